/* Periods as people name them: 2026-12, FY2026, 2026-H1, next … */
#pragma once

#include "base/day.h"

typedef struct {
    Day first;
    Day last; /* included */
} Period;

/** Ten years: what is made ready by day must have a bound. */
#define PERIOD_DAYS_AT_MOST 3653

/** Reads 2026-12, 2026-12-01..2027-01-31, 2026, FY2026 (April to March), 2026-H1, 2026-Q4, next,
 *  this (months, from today). False: not a period, last before first, or longer than ten years. */
gboolean period_parse(const char *text, Day today, Period *out);
/** The shortest such name (never next or this), by which folders are called: one per period. The
 *  caller frees. */
char *period_name(Period period);
/** 2026-12-05..2026-12-08, or 2026-12-05 for one day; the caller frees. */
char *period_dates(Period period);
static inline gboolean
period_has(Period period, Day day)
{
    return period.first <= day && day <= period.last;
}
