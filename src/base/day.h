/* Civil dates as whole numbers (proleptic Gregorian calendar). */
#pragma once

#include <glib.h>

/** A civil date: days since 1970-01-01. */
typedef gint32 Day;
#define DAY_NONE G_MININT32

/** Minutes of local civil time since 1970-01-01T00:00; clock changes are not seen. */
typedef gint64 Minute;
#define MINUTES_PER_DAY 1440

/** Monday is 0, as in ISO 8601 less one. */
enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

typedef struct {
    int year;
    int month; /* 1 .. 12 */
    int day;   /* 1 .. 31 */
} Civil;

/** Whether the date exists; years 1 .. 9999. */
gboolean civil_is_valid(int year, int month, int day);
/** The date must exist. */
Day day_of(int year, int month, int day);
Civil day_civil(Day day);
int day_weekday(Day day);
int month_length(int year, int month);
/** Reads exactly YYYY-MM-DD; false leaves *day alone. */
gboolean day_parse(const char *text, Day *day);
/** YYYY-MM-DD; the caller frees. */
char *day_format(Day day);
/** YYYY-MM-DDTHH:MM; the caller frees. */
char *minute_format(Minute minute);
static inline Minute
day_minute(Day day)
{
    return (Minute)day * MINUTES_PER_DAY;
}
