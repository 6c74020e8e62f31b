/* Japanese public holidays, computed (Act on National Holidays, 1948-07-20, and its amendments). */
#pragma once

#include "base/day.h"

/** The holiday's Japanese name, substitutes and sandwiched days included; NULL: none. Years outside
 *  1949-2099 have none. Equinoxes of years not yet announced are forecasts. */
const char *japan_holiday(Day day);
