#include "base/day.h"

#include <stdlib.h>

static gboolean
is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
month_length(int year, int month)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : length[month - 1];
}

gboolean
civil_is_valid(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= month_length(year, month);
}

/* Both conversions count years from March, so that the leap day ends a year, in eras of 400 years
 * (146,097 days); 719,468 days lie between 0000-03-01 and 1970-01-01. */

Day
day_of(int year, int month, int day)
{
    g_assert(civil_is_valid(year, month, day));
    int y = month > 2 ? year : year - 1;
    int era = y / 400;
    int of_era = y - era * 400;
    int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Civil
day_civil(Day day)
{
    int days = day + 719468;
    int era = (days >= 0 ? days : days - 146096) / 146097;
    int in_era = days - era * 146097;
    int of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int of_year = in_era - (365 * of_era + of_era / 4 - of_era / 100);
    int march_month = (5 * of_year + 2) / 153;
    int month = march_month < 10 ? march_month + 3 : march_month - 9;
    return (Civil){of_era + era * 400 + (month <= 2), month,
                   of_year - (153 * march_month + 2) / 5 + 1};
}

int
day_weekday(Day day)
{
    /* 1970-01-01 was a Thursday */
    int weekday = (day + THURSDAY) % 7;
    return weekday < 0 ? weekday + 7 : weekday;
}

gboolean
day_parse(const char *text, Day *day)
{
    static const char shape[] = "dddd-dd-dd";
    for (gsize i = 0; i < sizeof shape; i++) {
        if (shape[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != shape[i])
            return FALSE;
    }
    int year = atoi(text), month = atoi(text + 5), of_month = atoi(text + 8);
    if (!civil_is_valid(year, month, of_month))
        return FALSE;
    *day = day_of(year, month, of_month);
    return TRUE;
}

char *
day_format(Day day)
{
    Civil civil = day_civil(day);
    return g_strdup_printf("%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

char *
minute_format(Minute minute)
{
    Minute of_day = minute % MINUTES_PER_DAY;
    if (of_day < 0)
        of_day += MINUTES_PER_DAY;
    g_autofree char *day = day_format((Day)((minute - of_day) / MINUTES_PER_DAY));
    return g_strdup_printf("%sT%02d:%02d", day, (int)of_day / 60, (int)of_day % 60);
}
