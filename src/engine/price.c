#include "engine/price.h"

#include "engine/compact.h"
#include "engine/counting.h"
#include "engine/price_tree.h"
#include "engine/search.h"

/** Share of the time that pricing may take before the compact engine has its turn, and work in
 * what a local search is worth: the whole of a proof does not depend on the clock. */
#define SHARE 0.7
#define WORTH 300

static void
raise_bound(Incumbent *incumbent, int tier, gint64 least)
{
    if (least != NEVER)
        incumbent->bound[tier] = MAX(incumbent->bound[tier], least);
}

/* What counting proves of the tier, the earlier ones held as the incumbent has them. */
static void
count_tier(Incumbent *incumbent, int tier)
{
    g_autoptr(Counting) counting = counting_new(incumbent->program, tier, incumbent->cost);
    raise_bound(incumbent, tier, counting_tier(counting, tier));
}

static gboolean
is_proven(const Incumbent *incumbent, int tier)
{
    return incumbent->cost[tier] <= incumbent->bound[tier];
}

/* As far as the incumbent is proven, and one tier further; the others as if nothing was held: a
 * search ends where all are met. TRUE: every tier is proven. */
static gboolean
count_tiers(Incumbent *incumbent)
{
    int tier = 0;
    do
        count_tier(incumbent, tier);
    while (is_proven(incumbent, tier) && ++tier < TIERS);
    if (tier == TIERS)
        return TRUE;
    g_autoptr(Counting) counting = counting_new(incumbent->program, 0, incumbent->cost);
    while (++tier < TIERS)
        raise_bound(incumbent, tier, counting_tier(counting, tier));
    return FALSE;
}

/* Local search, and more of it where counting does not prove what it found; work ends it, so that
 * time does not choose the rota. TRUE: every tier is proven. */
static gboolean
search_first(Incumbent *incumbent)
{
    const Effort *effort = incumbent->budget->effort;
    gint64 worth = search_worth(incumbent->program);
    Limit limit = budget_share(incumbent->budget, 0.5, worth / 16);
    search_improve(incumbent, effort->start, effort->seed, &limit);
    incumbent_tell(incumbent, TRUE);
    if (!incumbent->found || count_tiers(incumbent))
        return incumbent->found;
    limit = budget_share(incumbent->budget, 0.5, worth / 4);
    search_improve(incumbent, incumbent->taken, effort->seed + 1, &limit);
    incumbent_tell(incumbent, TRUE);
    return FALSE;
}

/* TRUE: every tier is proven. */
static gboolean
run_tiers(Incumbent *incumbent)
{
    Limit limit = budget_share(incumbent->budget, SHARE, WORTH * search_worth(incumbent->program));
    for (int tier = 0; tier < TIERS; tier++) {
        incumbent->tier = tier;
        count_tier(incumbent, tier);
        if (!is_proven(incumbent, tier) && !price_tier(incumbent, &limit))
            return FALSE;
        incumbent->bound[tier] = incumbent->cost[tier];
    }
    return TRUE;
}

/* The better of what both engines prove. */
static AnswerStatus
solve_rest(Incumbent *incumbent)
{
    gint64 bound[TIERS];
    memcpy(bound, incumbent->bound, sizeof bound);
    AnswerStatus status = compact_solve(incumbent);
    for (int tier = 0; tier < TIERS; tier++)
        incumbent->bound[tier] = MAX(incumbent->bound[tier], bound[tier]);
    if (status == ANSWER_FEASIBLE && cost_compare(incumbent->cost, incumbent->bound) <= 0)
        return ANSWER_OPTIMAL;
    return status;
}

AnswerStatus
price_solve(Incumbent *incumbent)
{
    for (int tier = 0; tier < TIERS; tier++)
        incumbent->bound[tier] = G_MININT64;
    if (incumbent->found)
        count_tiers(incumbent);
    if (!search_first(incumbent) && (!incumbent->found || !run_tiers(incumbent)))
        return solve_rest(incumbent);
    incumbent_tell(incumbent, TRUE);
    return ANSWER_OPTIMAL;
}
