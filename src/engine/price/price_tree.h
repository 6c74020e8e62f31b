/* One tier by branch-and-price. */
#pragma once

#include "engine/incumbent.h"
#include "engine/price/master.h"

/** Betters the incumbent's tier and its bound until the two meet; TRUE: they do. The incumbent
 * exists; its earlier tiers are proven. FALSE: the limit is reached, some provider cannot be
 * priced, or patterns bring a small program no further. */
gboolean price_tier(Incumbent *incumbent, const Limit *limit);
