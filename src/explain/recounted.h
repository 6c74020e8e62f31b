/* What a recount says, tier by tier, as the engine says it. */
#pragma once

#include "audit/audit.h"
#include "lower/program.h"

static inline void
recounted_cost(const Audit *audit, gint64 cost[TIERS])
{
    cost[TIER_FILL] = audit->short_places;
    cost[TIER_RESERVE] = audit->short_reserves;
    for (int level = 1; level <= LEVEL_MAX; level++)
        cost[TIER_OF_LEVEL(level)] = audit->cost[level];
}
