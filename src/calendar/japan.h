/* Japanese public holidays, computed (Act on National Holidays, 1948-07-20, and its amendments). */
#pragma once

#include "base/day.h"

#define JAPAN_FIRST_YEAR 1949
#define JAPAN_LAST_YEAR 2099

/** The holiday's Japanese name, substitutes and sandwiched days included; NULL: none. Years outside
 *  1949-2099 have none. Equinoxes of years not yet announced are forecasts. The names are those of
 *  the Cabinet Office's list, which calls substitutes and sandwiched days alike 休日. May be called
 *  from several threads. */
const char *japan_holiday(Day day);
