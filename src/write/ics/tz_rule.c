#include "write/ics/tz_rule.h"

#include <string.h>

#define SECONDS_PER_DAY 86400

static gboolean
take(const char **at, char c)
{
    if (**at != c)
        return FALSE;
    (*at)++;
    return TRUE;
}

static gboolean
take_number(const char **at, int least, int most, int *number)
{
    if (!g_ascii_isdigit(**at))
        return FALSE;
    int value = 0;
    for (; g_ascii_isdigit(**at) && value < 10000; (*at)++)
        value = value * 10 + (**at - '0');
    *number = value;
    return least <= value && value <= most;
}

/* hh[:mm[:ss]] with a sign; hours to 167 as in RFC 8536. */
static gboolean
take_time(const char **at, int *seconds)
{
    int sign = take(at, '-') ? -1 : (take(at, '+'), 1);
    int hours, minutes = 0, rest = 0;
    if (!take_number(at, 0, 167, &hours))
        return FALSE;
    if (take(at, ':') && !take_number(at, 0, 59, &minutes))
        return FALSE;
    if (take(at, ':') && !take_number(at, 0, 59, &rest))
        return FALSE;
    *seconds = sign * (hours * 3600 + minutes * 60 + rest);
    return TRUE;
}

static char *
take_name(const char **at)
{
    gboolean quoted = take(at, '<');
    const char *start = *at;
    while (g_ascii_isalpha(**at) ||
           (quoted && (g_ascii_isdigit(**at) || strchr("+-", **at) != NULL)))
        if (*(*at)++ == '\0')
            return NULL;
    char *name = g_strndup(start, (gsize)(*at - start));
    if (*name != '\0' && (!quoted || take(at, '>')))
        return name;
    g_free(name);
    return NULL;
}

static gboolean
take_change(const char **at, TzChange *change)
{
    int from_sunday;
    if (!take(at, ',') || !take(at, 'M') || !take_number(at, 1, 12, &change->month) ||
        !take(at, '.') || !take_number(at, 1, 5, &change->week) || !take(at, '.') ||
        !take_number(at, 0, 6, &from_sunday))
        return FALSE;
    change->weekday = (from_sunday + SUNDAY) % 7;
    change->seconds = 2 * 3600;
    return !take(at, '/') || take_time(at, &change->seconds);
}

static gboolean
take_rule(const char **at, TzRule *rule)
{
    rule->standard.name = take_name(at);
    if (rule->standard.name == NULL || !take_time(at, &rule->standard.offset))
        return FALSE;
    rule->standard.offset = -rule->standard.offset;
    if (**at == '\0')
        return TRUE;
    rule->summer.name = take_name(at);
    if (rule->summer.name == NULL)
        return FALSE;
    rule->summer.offset = rule->standard.offset + 3600;
    if (**at != ',') {
        if (!take_time(at, &rule->summer.offset))
            return FALSE;
        rule->summer.offset = -rule->summer.offset;
    }
    return take_change(at, &rule->summer.begin) && take_change(at, &rule->standard.begin) &&
           **at == '\0';
}

TzRule *
tz_rule_parse(const char *text)
{
    g_autoptr(TzRule) rule = g_new0(TzRule, 1);
    return take_rule(&text, rule) ? g_steal_pointer(&rule) : NULL;
}

void
tz_rule_free(TzRule *rule)
{
    if (rule == NULL)
        return;
    g_free(rule->standard.name);
    g_free(rule->summer.name);
    g_free(rule);
}

gint64
tz_change_in(const TzChange *change, int year)
{
    Day first = day_of(year, change->month, 1);
    int day = (change->weekday - day_weekday(first) + 7) % 7 + 7 * (change->week - 1);
    if (day >= month_length(year, change->month))
        day -= 7;
    return (gint64)(first + day) * SECONDS_PER_DAY + change->seconds;
}

int
tz_rule_offset(const TzRule *rule, gint64 utc)
{
    if (rule->summer.name == NULL)
        return rule->standard.offset;
    gint64 local = utc + rule->standard.offset;
    Day today = (Day)((local - (local < 0 ? SECONDS_PER_DAY - 1 : 0)) / SECONDS_PER_DAY);
    int year = day_civil(today).year;
    gint64 on = tz_change_in(&rule->summer.begin, year) - rule->standard.offset;
    gint64 off = tz_change_in(&rule->standard.begin, year) - rule->summer.offset;
    gboolean summer = on < off ? on <= utc && utc < off : !(off <= utc && utc < on);
    return summer ? rule->summer.offset : rule->standard.offset;
}

static int
clock_offset(const Zone *zone, gint64 utc)
{
    int interval = g_time_zone_find_interval(zone->clock, G_TIME_TYPE_UNIVERSAL, utc);
    return g_time_zone_get_offset(zone->clock, interval);
}

/* A clock that stands alike at both ends of a day, by both counts, was not changed within it. */
static gboolean
agrees_on_day(const TzRule *rule, const Zone *zone, gint64 start)
{
    gint64 end = start + SECONDS_PER_DAY;
    int ours = tz_rule_offset(rule, start);
    if (ours == clock_offset(zone, start) && ours == tz_rule_offset(rule, end) &&
        ours == clock_offset(zone, end))
        return TRUE;
    for (gint64 at = start; at < end; at += 900)
        if (tz_rule_offset(rule, at) != clock_offset(zone, at))
            return FALSE;
    return TRUE;
}

gboolean
tz_rule_agrees(const TzRule *rule, const Zone *zone, Day first, Day last)
{
    for (Day day = first - 1; day <= last + 1; day++)
        if (!agrees_on_day(rule, zone, (gint64)day * SECONDS_PER_DAY))
            return FALSE;
    return TRUE;
}
