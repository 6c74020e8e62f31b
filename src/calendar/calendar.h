/* Holidays and seasons of one region, and the day words that speak of them. */
#pragma once

#include "base/day.h"

#include <glib.h>

typedef struct Calendar Calendar;

Calendar *calendar_new(void);
void calendar_free(Calendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Calendar, calendar_free)

/** Adds the Japanese public holidays 1949-2099 (calendar/japan.h). */
void calendar_add_japan(Calendar *calendar);
/** A later name for the same date replaces the earlier. */
void calendar_add_holiday(Calendar *calendar, Day day, const char *name);
void calendar_remove_holiday(Calendar *calendar, Day day);
/** The holiday's name, or NULL. */
const char *calendar_holiday(const Calendar *calendar, Day day);

/** A month and day of every year; 02-29 exists in leap years only. */
typedef struct {
    int month;
    int day;
} MonthDay;

/** A run of days every year, both ends included; last before first: over New Year. */
typedef struct {
    MonthDay first;
    MonthDay last;
} YearRun;

/** Adds a run to the season of that name; returns the season's index. Runs that touch are one run,
 *  over New Year too. A name that day_word_parse accepts beforehand is not free: fixed day words
 * come before seasons. */
int calendar_add_season(Calendar *calendar, const char *name, YearRun run);
int calendar_season_count(const Calendar *calendar);
const char *calendar_season_name(const Calendar *calendar, int season);
/** -1: none of that name */
int calendar_find_season(const Calendar *calendar, const char *name);
/** Whether the day lies in the season; *year (may be NULL) is the year in which its run starts. */
gboolean calendar_in_season(const Calendar *calendar, int season, Day day, int *year);

/** MM-DD; false: no such day in any year. */
gboolean month_day_parse(const char *text, MonthDay *out);
/** MM-DD or MM-DD..MM-DD */
gboolean year_run_parse(const char *text, YearRun *out);

/* -- day words ------------------------------------------------------------------------------ */

typedef enum {
    DAY_WORD_EVERY,   /* every-day */
    DAY_WORD_WEEKDAY, /* monday … sunday */
    DAY_WORD_WORKING, /* weekday: Monday to Friday, no holiday */
    DAY_WORD_WEEKEND, /* weekend: Saturday, Sunday */
    DAY_WORD_HOLIDAY, /* holiday */
    DAY_WORD_OFF_DAY, /* off-day: Sunday or holiday */
    DAY_WORD_EVE,     /* eve: the day before an off-day */
    DAY_WORD_NTH,     /* 1st-thursday … 5th-thursday, last-friday */
    DAY_WORD_YEARLY,  /* 08-14, 12-29..01-03 */
    DAY_WORD_DATES,   /* 2026-08-14, 2026-08-14..2026-08-16 */
    DAY_WORD_SEASON   /* a season's name */
} DayWordKind;

typedef struct {
    DayWordKind kind;
    gboolean negated; /* not X */
    int weekday;      /* WEEKDAY, NTH */
    int nth;          /* NTH: 1 … 5, 0 = last */
    YearRun run;      /* YEARLY */
    Day first, last;  /* DATES */
    int season;       /* SEASON */
} DayWord;

/** A list of day words: the union of its positives (all days where there is none) minus its
 *  negatives. */
typedef struct {
    GArray *words; /* DayWord; NULL or empty: every day */
} DayWords;

/** False: the calendar has no such day word, and *out is left alone. Seasons must have been added
 *  before. */
gboolean day_word_parse(const Calendar *calendar, const char *text, DayWord *out);
gboolean day_word_matches(const Calendar *calendar, const DayWord *word, Day day);
gboolean day_words_match(const Calendar *calendar, const DayWords *words, Day day);
gboolean day_words_given(const DayWords *words);
void day_words_add(DayWords *words, DayWord word);
/** The caller clears it. */
DayWords day_words_copy(const DayWords *words);
void day_words_clear(DayWords *words);
/** Every fixed day word and the calendar's season names, for suggestions; free the array only. */
GPtrArray *day_word_names(const Calendar *calendar);
