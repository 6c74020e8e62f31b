/* Dates as people and spreadsheets write them, with or without a year. */
#pragma once

#include "calendar/period.h"

/** As written; year 0: none was. */
typedef struct {
    int year;
    int month;
    int day;
} DateText;

typedef enum {
    DATE_READ,
    DATE_SHAPELESS, /* no date at all */
    DATE_IMPOSSIBLE /* 2026-02-30 */
} DateReading;

/** 2026-12-01, 2026/12/1, 12/1, 12月1日, 2026年12月1日; digits of full width too. 2/29 without a
 * year is read. */
DateReading date_text_read(const char *text, DateText *date);

typedef enum {
    DATES_SETTLED,
    DATES_WAIT,      /* not of this period, or the period is not known */
    DATES_AMBIGUOUS, /* without a year, and more than once in the period */
    DATES_BACKWARDS, /* the last day lies before the first */
    DATES_MISSING    /* 2/29 in a year without it */
} DatesSettled;

/** The days meant by a run of dates. Without years it is the run that begins in the period, else
 * the one that reaches into it; a run over New Year that would then last longer than half a year was
 * written backwards. Dates with a year are settled whether or not they lie in the period. period may be
 * NULL. */
DatesSettled dates_settle(DateText from, DateText to, const Period *period, Day *first, Day *last);
