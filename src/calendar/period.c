#include "calendar/period.h"

#include <string.h>

/* Whole months of one year have a name: so many from the first month of the year. */
typedef struct {
    const char *prefix;
    const char *suffix;
    int month;  /* the first, 1 … 12 */
    int months; /* may reach into the next year */
} Name;

static const Name names[] = {
    {"", "", 1, 12},   {"FY", "", 4, 12},  {"", "-H1", 1, 6},  {"", "-H2", 7, 6},
    {"", "-Q1", 1, 3}, {"", "-Q2", 4, 3},  {"", "-Q3", 7, 3},  {"", "-Q4", 10, 3},
    {"", "-01", 1, 1}, {"", "-02", 2, 1},  {"", "-03", 3, 1},  {"", "-04", 4, 1},
    {"", "-05", 5, 1}, {"", "-06", 6, 1},  {"", "-07", 7, 1},  {"", "-08", 8, 1},
    {"", "-09", 9, 1}, {"", "-10", 10, 1}, {"", "-11", 11, 1}, {"", "-12", 12, 1},
};

/* False where the months reach beyond the calendar's end. */
static gboolean
months_from(int year, int month, int months, Period *out)
{
    int last = month + months - 1;
    int last_year = year + (last - 1) / 12;
    int last_month = (last - 1) % 12 + 1;
    if (!civil_is_valid(year, month, 1) || !civil_is_valid(last_year, last_month, 1))
        return FALSE;
    out->first = day_of(year, month, 1);
    out->last = day_of(last_year, last_month, month_length(last_year, last_month));
    return TRUE;
}

static gboolean
parse_named(const char *text, Period *out)
{
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        gsize prefix = strlen(names[i].prefix);
        if (!g_str_has_prefix(text, names[i].prefix) || strlen(text) < prefix + 4 ||
            !g_str_equal(text + prefix + 4, names[i].suffix))
            continue;
        int year = 0;
        for (const char *digit = text + prefix; digit < text + prefix + 4; digit++) {
            if (!g_ascii_isdigit(*digit))
                return FALSE;
            year = year * 10 + (*digit - '0');
        }
        return months_from(year, names[i].month, names[i].months, out);
    }
    return FALSE;
}

static gboolean
parse_range(const char *text, Period *out)
{
    const char *dots = strstr(text, "..");
    if (!dots)
        return FALSE;
    g_autofree char *first = g_strndup(text, (gsize)(dots - text));
    Period range;
    if (!day_parse(first, &range.first) || !day_parse(dots + 2, &range.last) ||
        range.last < range.first || range.last - range.first >= PERIOD_DAYS_AT_MOST)
        return FALSE;
    *out = range;
    return TRUE;
}

gboolean
period_parse(const char *text, Day today, Period *out)
{
    Civil date = day_civil(today);
    if (g_str_equal(text, "this"))
        return months_from(date.year, date.month, 1, out);
    if (g_str_equal(text, "next"))
        return months_from(date.year + date.month / 12, date.month % 12 + 1, 1, out);
    return parse_named(text, out) || parse_range(text, out);
}

char *
period_name(Period period)
{
    int year = day_civil(period.first).year;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        Period named;
        if (months_from(year, names[i].month, names[i].months, &named) &&
            named.first == period.first && named.last == period.last)
            return g_strdup_printf("%s%04d%s", names[i].prefix, year, names[i].suffix);
    }
    g_autofree char *first = day_format(period.first);
    g_autofree char *last = day_format(period.last);
    return g_strdup_printf("%s..%s", first, last);
}

char *
period_dates(Period period)
{
    g_autofree char *first = day_format(period.first);
    g_autofree char *last = day_format(period.last);
    return period.first == period.last ? g_steal_pointer(&first)
                                       : g_strdup_printf("%s..%s", first, last);
}
