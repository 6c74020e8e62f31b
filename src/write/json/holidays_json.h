/* Japanese public holidays as JSON. */
#pragma once

#include "base/day.h"

/** {"format", "holidays": [{"date", "name"}]} for both days and those between. The caller frees. */
char *write_holidays_json(Day first, Day last);
