#include "engine/tiers.h"

#include "engine/model/load.h"
#include "engine/price/price_tree.h"
#include "engine/search/search.h"
#include "engine/windows.h"

/** Share of the time, and work in what a local search is worth, that pricing may take of a tier:
 * the whole of a proof does not depend on the clock. */
#define PRICE_SHARE 0.7
#define PRICE_WORTH 300

/** The same for windows. */
#define WINDOWS_SHARE 0.4
#define WINDOWS_WORTH 100

/** Cells from which on patterns want a good rota to start from; in smaller programs pricing betters
 * a poor one faster than the search does. */
enum { MANY = 30000 };

/** Where the duty of the middle is one of more than LONG, and there are few cells in all, a pattern
 * is nearly a whole rota and the compact model is at its best: of the published on-call instances
 * 2s-200d takes it 0.4 s, and pricing 50. */
enum { LONG = 16, FEW = 4000 };

static gboolean
has_long_patterns(const Incumbent *incumbent)
{
    const Program *program = incumbent->program;
    g_autofree gint64 *duties = g_new0(gint64, (gsize)program->providers + 1);
    gint64 all = 0, fellows = 0;
    for (int c = 0; c < program->n_cells; c++)
        duties[program->cell[c].provider] += incumbent->taken[c];
    for (int p = 0; p < program->providers; p++) {
        all += duties[p];
        fellows += duties[p] * duties[p];
    }
    return program->n_cells < FEW && fellows > LONG * all;
}

static gboolean
prices(const Compact *compact)
{
    return compact->budget->effort->engine == ENGINE_PRICE && compact->incumbent->found &&
           !has_long_patterns(compact->incumbent);
}

void
tiers_search(Compact *compact, double share, gint64 work)
{
    Incumbent *incumbent = compact->incumbent;
    Limit limit = budget_share(compact->budget, share, work);
    if (search_improve(incumbent, incumbent->found ? incumbent->taken : NULL,
                       compact->budget->effort->seed + compact->turn++, &limit))
        compact->offered = FALSE;
}

/* The model, with all tiers before the present one held. FALSE: it has no solution. */
static gboolean
open_model(Compact *compact)
{
    const Incumbent *incumbent = compact->incumbent;
    if (compact->model != NULL)
        return TRUE;
    compact->model = model_new(incumbent->program);
    if (compact->model->impossible)
        return FALSE;
    compact->whole = g_new0(gint64, (gsize)model_columns(compact->model) + 1);
    compact->taken = g_new0(guint8, (gsize)incumbent->program->n_cells + 1);
    compact->toll = model_toll(compact->model);
    for (int tier = 0; tier < compact->tier; tier++)
        load_hold(NULL, compact->model, tier, incumbent->cost[tier]);
    tiers_take_ranges(compact, compact->tier);
    return TRUE;
}

static MipStatus
solve_tier(Compact *compact)
{
    const Incumbent *incumbent = compact->incumbent;
    if (!open_model(compact))
        return MIP_INFEASIBLE;
    tier_widen_spans(compact);
    if (tier_is_proven(compact, compact->tier))
        return MIP_OPTIMAL;
    if (incumbent->found)
        load_tighten(compact->mip, compact->model, compact->tier, incumbent->cost[compact->tier]);
    return tier_solve(compact);
}

/* The seam has room for one instance: the model stands, and is loaded again where it is needed. */
static void
make_room(Compact *compact)
{
    g_clear_pointer(&compact->mip, mip_free);
    compact->iterations = 0;
}

/* What patterns cannot close is left to the compact model. */
static void
price_first(Compact *compact)
{
    Incumbent *incumbent = compact->incumbent;
    if (!prices(compact))
        return;
    make_room(compact);
    Limit limit =
        budget_share(compact->budget, PRICE_SHARE, PRICE_WORTH * search_worth(incumbent->program));
    price_tier(incumbent, &limit);
    compact->offered = FALSE;
    compact->limit = budget_share(compact->budget, 0.8, 0);
}

static void
windows_first(Compact *compact)
{
    make_room(compact);
    Limit limit = budget_share(compact->budget, WINDOWS_SHARE,
                               WINDOWS_WORTH * search_worth(compact->incumbent->program));
    windows_improve(compact->incumbent, &limit);
    compact->offered = FALSE;
    compact->limit = budget_share(compact->budget, 0.8, 0);
}

/* Whatever comes next takes a while to begin with. */
static gboolean
wants_more(const Compact *compact)
{
    return !tier_is_proven(compact, compact->tier) &&
           !(compact->incumbent->found && tiers_time_is_up(compact));
}

typedef enum { TIER_PROVEN, TIER_OPEN, TIER_IMPOSSIBLE } TierEnd;

static TierEnd
run_tier(Compact *compact)
{
    Incumbent *incumbent = compact->incumbent;
    incumbent->tier = compact->tier;
    tier_count(compact, compact->tier);
    if (wants_more(compact))
        price_first(compact);
    if (wants_more(compact))
        windows_first(compact);
    if (wants_more(compact) && solve_tier(compact) == MIP_INFEASIBLE && !incumbent->found)
        return TIER_IMPOSSIBLE;
    if (!tier_is_proven(compact, compact->tier))
        return TIER_OPEN;
    incumbent->bound[compact->tier] = incumbent->cost[compact->tier];
    if (compact->model != NULL) {
        load_hold(compact->mip, compact->model, compact->tier, incumbent->cost[compact->tier]);
        tiers_take_ranges(compact, compact->tier + 1);
    }
    return TIER_PROVEN;
}

static AnswerStatus
run_tiers(Compact *compact)
{
    for (compact->tier = 0; compact->tier < TIERS; compact->tier++) {
        TierEnd end = run_tier(compact);
        if (end == TIER_IMPOSSIBLE)
            return ANSWER_INFEASIBLE;
        if (end == TIER_OPEN)
            return compact->incumbent->found ? ANSWER_FEASIBLE : ANSWER_UNKNOWN;
    }
    return ANSWER_OPTIMAL;
}

/* Bounds are proven, however the choice was found. */
static AnswerStatus
judge(const Incumbent *incumbent)
{
    if (!incumbent->found)
        return ANSWER_UNKNOWN;
    return cost_compare(incumbent->cost, incumbent->bound) <= 0 ? ANSWER_OPTIMAL : ANSWER_FEASIBLE;
}

/* Of the search, before pricing. */
static gint64
work_before_pricing(const Program *program)
{
    return MAX(1, search_worth(program) / 4 * MIN(program->n_cells, MANY) / MANY);
}

/* A first rota, and more of the search where counting does not prove it. */
static void
search_first(Compact *compact)
{
    Incumbent *incumbent = compact->incumbent;
    const Effort *effort = compact->budget->effort;
    gint64 worth = search_worth(incumbent->program);
    Limit limit = budget_share(compact->budget, 0.5, worth / 16);
    search_improve(incumbent, effort->start, effort->seed, &limit);
    tiers_count(compact);
    if (judge(incumbent) != ANSWER_OPTIMAL)
        tiers_search(compact, 0.5,
                     prices(compact) ? work_before_pricing(incumbent->program) : worth);
    incumbent_tell(incumbent, TRUE);
}

/* What is left when the solver could not finish. */
static void
search_on(Compact *compact)
{
    const Limit *limit = &compact->whole_limit;
    if (limit->seconds < G_MAXDOUBLE || limit->work < G_MAXINT64)
        tiers_search(compact, 1, 0);
}

AnswerStatus
tiers_solve(Incumbent *incumbent)
{
    Compact compact = {.incumbent = incumbent, .budget = incumbent->budget, .turn = 1};
    for (int tier = 0; tier < TIERS; tier++)
        incumbent->bound[tier] = G_MININT64;
    compact.whole_limit = budget_whole(compact.budget);
    tiers_count_after(&compact, tiers_count(&compact));
    search_first(&compact);
    compact.limit = budget_share(compact.budget, 0.8, 0);
    AnswerStatus status = run_tiers(&compact);
    if (status == ANSWER_FEASIBLE || status == ANSWER_UNKNOWN) {
        search_on(&compact);
        status = judge(incumbent);
    }
    incumbent_tell(incumbent, TRUE);
    mip_free(compact.mip);
    model_free(compact.model);
    g_free(compact.whole);
    g_free(compact.taken);
    return status;
}
