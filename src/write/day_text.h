/* Dates as people write them, in the language in force. */
#pragma once

#include "calendar/period.h"

/** 土; Sat */
const char *weekday_text(int weekday);
/** 12月; December. month: 1 … 12 */
const char *month_name(int month);
/** 2026年12月5日(土); Sat 5 December 2026. The caller frees; so too below. */
char *day_text(Day day);
/** 12月5日(土); Sat 5 December */
char *day_text_short(Day day);
/** 2026年12月; December 2026 */
char *month_text(Day day);
/** A month, a year, a Japanese fiscal year (2026年度; fiscal year 2026), or from one day to
 * another.
 */
char *period_text(Period period);
/** A moment of a record (2026-11-20T00:00:00Z) in an IANA zone: 2026年11月20日(金) 9:00; NULL where
 * it is none. */
char *moment_text(const char *moment, const char *timezone);
