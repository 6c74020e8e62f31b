#include "engine/count/counting.h"
#include "engine/model/load.h"
#include "engine/tiers.h"

#include <string.h>

static gboolean
tier_is_empty(const Program *program, int tier)
{
    gboolean empty = TRUE;
    for (int k = 0; k < program->n_tallies; k++)
        empty = empty && program->tally[k].tier != tier;
    for (int k = 0; k < program->n_spans; k++)
        empty = empty && program->span[k].tier != tier;
    return empty;
}

static void
raise_bound(Compact *compact, int tier, gint64 least)
{
    gint64 *bound = &compact->incumbent->bound[tier];
    if (least != NEVER)
        *bound = MAX(*bound, least);
}

/* Where it says nothing, nothing is known with the earlier tiers as the incumbent has them now. */
static Counted *
counted_now(Compact *compact, int tier)
{
    Counted *counted = &compact->counted[tier];
    const gint64 *held = compact->incumbent->cost;
    gsize size = sizeof *held * (gsize)tier;
    if (memcmp(counted->held, held, size) != 0) {
        *counted = (Counted){FALSE};
        memcpy(counted->held, held, size);
    }
    return counted;
}

/* What each provider's own elements cost together is dearer to count. */
static gboolean
wants_alone(const Compact *compact, int tier, const Counted *counted)
{
    return !counted->alone && compact->incumbent->found && !tier_is_proven(compact, tier) &&
           !tiers_time_is_up(compact);
}

void
tier_count(Compact *compact, int tier)
{
    const Program *program = compact->incumbent->program;
    if (tier_is_empty(program, tier)) {
        raise_bound(compact, tier, program->constant[tier]);
        return;
    }
    Counted *counted = counted_now(compact, tier);
    if (counted->together && !wants_alone(compact, tier, counted))
        return;
    g_autoptr(Counting) counting = counting_new(program, tier, compact->incumbent->cost);
    if (!counted->together)
        raise_bound(compact, tier, counting_tier(counting, tier));
    counted->together = TRUE;
    if (!wants_alone(compact, tier, counted))
        return;
    raise_bound(compact, tier, counting_tier_alone(counting, tier));
    counted->alone = TRUE;
}

int
tiers_count(Compact *compact)
{
    int tier = 0;
    do
        tier_count(compact, tier);
    while (tier_is_proven(compact, tier) && ++tier < TIERS);
    return tier;
}

void
tiers_count_after(Compact *compact, int tier)
{
    g_autoptr(Counting) counting =
        counting_new(compact->incumbent->program, 0, compact->incumbent->cost);
    while (++tier < TIERS)
        raise_bound(compact, tier, counting_tier(counting, tier));
}

void
tiers_take_ranges(Compact *compact, int first)
{
    for (int tier = first; tier < TIERS; tier++) {
        gint64 least, greatest;
        model_range(compact->model, tier, &least, &greatest);
        raise_bound(compact, tier, least);
    }
}

void
tier_widen_spans(Compact *compact)
{
    const Program *program = compact->incumbent->program;
    g_autoptr(Counting) counting = NULL;
    for (int k = 0; k < program->n_spans; k++) {
        if (program->span[k].tier != compact->tier || compact->model->width[k] < 0)
            continue;
        if (counting == NULL)
            counting = counting_new(program, compact->tier, compact->incumbent->cost);
        gint64 units = counting_span(counting, k);
        if (units != NEVER)
            load_raise(compact->mip, compact->model, compact->model->width[k], units);
    }
}
