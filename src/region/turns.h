/* The days on which somebody's membership, share or age may change. */
#pragma once

#include "region/region.h"

/** One byte per day of the period, 1 where a provider of the region may turn from member to none,
 * to another share or to another age; the caller frees. */
guint8 *region_turns(const Region *region, Period period);
