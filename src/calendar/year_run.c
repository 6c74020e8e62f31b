#include "calendar/calendar.h"

#include <string.h>

#define LEAP_YEAR 2000 /* a year that has every month-day */

/* Two ASCII digits, or -1. */
static int
two_digits(const char *text)
{
    if (!g_ascii_isdigit(text[0]) || !g_ascii_isdigit(text[1]))
        return -1;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

gboolean
month_day_parse(const char *text, MonthDay *out)
{
    if (strlen(text) != strlen("MM-DD") || text[2] != '-')
        return FALSE;
    int month = two_digits(text);
    int day = two_digits(text + 3);
    if (!civil_is_valid(LEAP_YEAR, month, day))
        return FALSE;
    *out = (MonthDay){month, day};
    return TRUE;
}

gboolean
year_run_parse(const char *text, YearRun *out)
{
    YearRun run;
    const char *dots = strstr(text, "..");
    if (!dots) {
        if (!month_day_parse(text, &run.first))
            return FALSE;
        run.last = run.first;
    } else {
        g_autofree char *first = g_strndup(text, (gsize)(dots - text));
        if (!month_day_parse(first, &run.first) || !month_day_parse(dots + 2, &run.last))
            return FALSE;
    }
    *out = run;
    return TRUE;
}
