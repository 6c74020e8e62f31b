#include "read/ics_value.h"

#include "base/day.h"

#include <stdlib.h>
#include <string.h>

#define COUNT_LIMIT 1000

/* -- dates and lengths ------------------------------------------------------------------------ */

static gboolean
take_digits(const char **text, int digits, int *number)
{
    for (*number = 0; digits > 0; digits--) {
        if (!g_ascii_isdigit(**text))
            return FALSE;
        *number = *number * 10 + (*(*text)++ - '0');
    }
    return TRUE;
}

gboolean
ics_stamp_parse(const char *text, gboolean *utc, IcsStamp *stamp)
{
    int year, month, day, hour, minute, second;
    *utc = FALSE;
    if (!take_digits(&text, 4, &year) || !take_digits(&text, 2, &month) ||
        !take_digits(&text, 2, &day) || !civil_is_valid(year, month, day))
        return FALSE;
    stamp->local = (gint64)day_of(year, month, day) * 86400;
    stamp->is_date = *text == '\0';
    if (stamp->is_date)
        return TRUE;
    if (*text++ != 'T' || !take_digits(&text, 2, &hour) || !take_digits(&text, 2, &minute) ||
        !take_digits(&text, 2, &second) || hour > 23 || minute > 59 || second > 60)
        return FALSE;
    stamp->local += hour * 3600 + minute * 60 + MIN(second, 59);
    *utc = *text == 'Z';
    return text[*utc] == '\0';
}

gboolean
ics_length_parse(const char *text, IcsLength *length)
{
    static const struct {
        char mark;
        gboolean of_day;
        int days, seconds;
    } units[] = {{'W', FALSE, 7, 0},
                 {'D', FALSE, 1, 0},
                 {'H', TRUE, 0, 3600},
                 {'M', TRUE, 0, 60},
                 {'S', TRUE, 0, 1}};
    gboolean in_time = FALSE, any = FALSE;
    gsize next = 0;
    *length = (IcsLength){0, 0};
    text += *text == '+';
    if (*text++ != 'P')
        return FALSE;
    while (*text) {
        if (*text == 'T' && !in_time) {
            in_time = TRUE;
            text++;
        }
        char *end;
        if (!g_ascii_isdigit(*text))
            return FALSE;
        gint64 number = g_ascii_strtoll(text, &end, 10);
        while (next < G_N_ELEMENTS(units) &&
               (units[next].mark != *end || units[next].of_day != in_time))
            next++;
        if (next == G_N_ELEMENTS(units) || number > 10000000)
            return FALSE;
        length->days += number * units[next].days;
        length->seconds += number * units[next++].seconds;
        text = end + 1;
        any = TRUE;
    }
    return any;
}

/* -- rules ------------------------------------------------------------------------------------ */

typedef enum { PART_FREQ, PART_UNTIL, PART_COUNT, PART_INTERVAL, PART_OTHER } PartKind;

/* Each part by its words; what RFC 5545 knows and this table does not is beyond what is read. */
static const struct {
    const char *name;
    PartKind kind;
    const char *form;
} parts[] = {
    {"FREQ", PART_FREQ, "(DAI|WEEK|MONTH|YEAR)LY"},
    {"UNTIL", PART_UNTIL, "\\d{8}(T\\d{6}Z?)?"},
    {"COUNT", PART_COUNT, "\\d{1,9}"},
    {"INTERVAL", PART_INTERVAL, "0*[1-9]\\d{0,3}"},
    {"BYDAY", PART_OTHER,
     "([+-]?\\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)(,([+-]?\\d{1,2})?(SU|MO|TU|WE|TH|FR|SA))*"},
    {"BYMONTHDAY", PART_OTHER, "[+-]?0*([1-9]|[12]\\d|3[01])(,[+-]?0*([1-9]|[12]\\d|3[01]))*"},
    {"BYMONTH", PART_OTHER, "0*([1-9]|1[0-2])(,0*([1-9]|1[0-2]))*"},
    {"BYSETPOS", PART_OTHER, "[+-]?0*[1-9]\\d{0,2}(,[+-]?0*[1-9]\\d{0,2})*"},
    {"WKST", PART_OTHER, "SU|MO|TU|WE|TH|FR|SA"},
};

static const char *const known_beyond[] = {"BYSECOND", "BYMINUTE", "BYHOUR", "BYYEARDAY",
                                           "BYWEEKNO", "RSCALE",   "SKIP",   NULL};
static const char *const frequent[] = {"SECONDLY", "MINUTELY", "HOURLY", NULL};

typedef struct {
    guint seen; /* bits, by index in parts */
    GString *rest;
    char *until;
    gboolean sparse; /* MONTHLY or YEARLY: may count weekdays and days of the month */
    gboolean counts_weekdays;
} RuleParts;

static gboolean
has_form(const char *value, const char *form)
{
    g_autofree char *whole = g_strconcat("^(?:", form, ")$", NULL);
    return g_regex_match_simple(whole, value, G_REGEX_DOLLAR_ENDONLY, 0);
}

static RuleReading
take_value(RuleParts *rule, gsize index, const char *value)
{
    if (parts[index].kind == PART_FREQ && g_strv_contains(frequent, value))
        return RULE_BEYOND;
    if ((rule->seen & 1u << index) || strlen(value) > 600 || !has_form(value, parts[index].form))
        return RULE_WRONG;
    rule->seen |= 1u << index;
    if (parts[index].kind == PART_COUNT && (atoi(value) < 1 || atoi(value) > COUNT_LIMIT))
        return atoi(value) < 1 ? RULE_WRONG : RULE_BEYOND;
    if (parts[index].kind == PART_FREQ)
        rule->sparse = *value == 'M' || *value == 'Y';
    if (strcmp(parts[index].name, "BYDAY") == 0)
        rule->counts_weekdays = strpbrk(value, "0123456789") != NULL;
    if (parts[index].kind == PART_UNTIL)
        rule->until = g_strdup(value);
    else
        g_string_append_printf(rule->rest, "%s%s=%s", rule->rest->len ? ";" : "", parts[index].name,
                               value);
    return RULE_READ;
}

static RuleReading
take_part(RuleParts *rule, const char *part)
{
    g_auto(GStrv) halves = g_strsplit(part, "=", 2);
    if (g_strv_length(halves) != 2)
        return RULE_WRONG;
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        if (strcmp(parts[i].name, halves[0]) == 0)
            return take_value(rule, i, halves[1]);
    return g_strv_contains(known_beyond, halves[0]) ? RULE_BEYOND : RULE_WRONG;
}

static gboolean
has_part(const RuleParts *rule, const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        if (strcmp(parts[i].name, name) == 0)
            return (rule->seen & 1u << i) != 0;
    return FALSE;
}

/* RFC 5545, section 3.3.10: what parts may not stand together. */
static const char *
find_conflict(const RuleParts *rule)
{
    if (!has_part(rule, "FREQ"))
        return "FREQ";
    if (has_part(rule, "UNTIL") && has_part(rule, "COUNT"))
        return "UNTIL, COUNT";
    if (rule->counts_weekdays && !rule->sparse)
        return "BYDAY";
    if (has_part(rule, "BYSETPOS") && !has_part(rule, "BYDAY") && !has_part(rule, "BYMONTHDAY") &&
        !has_part(rule, "BYMONTH"))
        return "BYSETPOS";
    return NULL;
}

RuleReading
ics_rule_parse(const char *text, char **rest, char **until, char **part)
{
    g_autofree char *capitals = g_ascii_strup(text, -1);
    g_auto(GStrv) all = g_strsplit(capitals, ";", -1);
    g_autoptr(GString) kept = g_string_new(NULL);
    RuleParts rule = {.rest = kept};
    RuleReading reading = RULE_READ;
    *part = *until = *rest = NULL;
    for (char **one = all; *one && reading == RULE_READ; one++) {
        reading = **one || one[1] ? take_part(&rule, *one) : RULE_READ;
        if (reading != RULE_READ)
            *part = g_utf8_make_valid(*one, MIN(60, (gssize)strlen(*one)));
    }
    const char *conflict = reading == RULE_READ ? find_conflict(&rule) : NULL;
    if (conflict) {
        reading = RULE_WRONG;
        *part = g_strdup(conflict);
    }
    if (reading != RULE_READ) {
        g_free(rule.until);
        return reading;
    }
    *until = rule.until;
    *rest = g_strdup(kept->str);
    return RULE_READ;
}
