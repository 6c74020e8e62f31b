#include "engine/compact.h"

#include "engine/load.h"
#include "engine/search.h"

#include <math.h>

typedef struct {
    Incumbent *incumbent;
    Budget *budget;
    Model *model;
    Mip *mip;
    Limit limit;       /* of relaxations */
    Limit whole_limit; /* of the tree */
    gint64 toll;       /* work that one simplex iteration counts for */
    gint64 searched;   /* work done when the last local search ended */
    guint32 turn;      /* local searches so far */
    int tier;
    gint64 unit;       /* of the tier's prices; at least 1 */
    gint64 iterations; /* of the solver, already counted as work */
    gint64 *whole;     /* a value per column */
    guint8 *taken;
    gboolean offered; /* the incumbent is known to the search tree */
    gboolean news;    /* the search tree bettered the incumbent */
} Compact;

static void
count_work(Compact *compact, gint64 iterations)
{
    compact->budget->work += MAX(0, iterations - compact->iterations) * compact->toll;
    compact->iterations = iterations;
}

/* The objective counts units above the constant: the next whole number is a bound too. */
static void
raise_bound(Compact *compact, double objective)
{
    gint64 *bound = &compact->incumbent->bound[compact->tier];
    double least = ceil(objective - 1e-6 - 1e-9 * fabs(objective));
    if (fabs(least) > 4e15)
        return;
    gint64 cost = price_add(compact->model->constant[compact->tier],
                            price_times(compact->unit, (gint64)least));
    *bound = MAX(*bound, cost);
}

/* The incumbent is as good as can be in this tier. Numbers of the solver never outdo it. */
static gboolean
is_proven(const Compact *compact)
{
    const Incumbent *incumbent = compact->incumbent;
    return incumbent->found && incumbent->cost[compact->tier] <= incumbent->bound[compact->tier];
}

/* ---- the search tree's questions ---- */

static void
tree_found(const double *value, gpointer data)
{
    Compact *compact = data;
    for (int i = 0; i < compact->model->program->n_cells; i++)
        compact->taken[i] = value[i] > 0.5;
    if (!incumbent_offer(compact->incumbent, compact->taken))
        return;
    compact->offered = FALSE;
    compact->news = TRUE;
    incumbent_tell(compact->incumbent, FALSE);
}

static gboolean
tree_offer(double *value, gpointer data)
{
    Compact *compact = data;
    if (compact->offered || !compact->incumbent->found)
        return FALSE;
    compact->offered = TRUE;
    model_complete(compact->model, compact->incumbent->taken, compact->whole);
    for (int j = 0; j < model_columns(compact->model); j++)
        value[j] = (double)compact->whole[j];
    return TRUE;
}

/* Local search from the incumbent: before the tree, where the relaxation leaves a gap; in turns
 * with it; and after it, since a better choice that it stumbled upon may be poor in the later
 * tiers. Work decides on the turns and not time, so that a proof ends with the same rota on every
 * machine. */
static void
search_again(Compact *compact)
{
    Incumbent *incumbent = compact->incumbent;
    Limit limit = budget_share(compact->budget, 0.3, search_worth(incumbent->program));
    if (search_improve(incumbent, incumbent->found ? incumbent->taken : NULL,
                       compact->budget->effort->seed + ++compact->turn, &limit))
        compact->offered = FALSE;
    compact->searched = compact->budget->work;
    compact->news = FALSE;
}

static gboolean
tree_stop(double bound, gint64 iterations, gpointer data)
{
    Compact *compact = data;
    count_work(compact, iterations);
    raise_bound(compact, bound);
    incumbent_tell(compact->incumbent, FALSE);
    if (is_proven(compact) || budget_spent(compact->budget, &compact->whole_limit))
        return TRUE;
    if (compact->budget->work - compact->searched > 2 * search_worth(compact->model->program))
        search_again(compact);
    return is_proven(compact);
}

/* The tree is asked for its end at its own moments; beyond the whole budget it is torn down. */
static gboolean
tree_poll(gpointer data)
{
    const Compact *compact = data;
    Limit limit = compact->whole_limit;
    limit.work = G_MAXINT64; /* counted at the tree's own moments: these depend on the clock */
    return budget_spent(compact->budget, &limit);
}

/* ---- one tier ---- */

static double
seconds_left(const Compact *compact, const Limit *limit)
{
    if (limit->seconds == G_MAXDOUBLE)
        return 1e6;
    return MAX(0.001, limit->seconds - budget_seconds(compact->budget));
}

static gboolean
poll_relaxation(gpointer data)
{
    Compact *compact = data;
    incumbent_tell(compact->incumbent, FALSE);
    return budget_spent(compact->budget, &compact->limit);
}

static MipStatus
solve_relaxation(Compact *compact)
{
    if (budget_spent(compact->budget, &compact->limit))
        return MIP_STOPPED;
    gint64 left = (compact->limit.work - compact->budget->work) / compact->toll;
    MipStatus status = mip_solve_lp(compact->mip, left, seconds_left(compact, &compact->limit),
                                    poll_relaxation, compact);
    count_work(compact, mip_iterations(compact->mip));
    if (status == MIP_OPTIMAL)
        raise_bound(compact, mip_objective(compact->mip));
    return status;
}

/* Cuts, the pump and the choice of branches have no limit of their own: not where one round may
 * take long. */
static MipStatus
solve_tree(Compact *compact)
{
    gboolean small = model_columns(compact->model) + (int)compact->model->row->len < 4000;
    MipWatch watch = {.found = tree_found,
                      .offer = tree_offer,
                      .stop = tree_stop,
                      .poll = tree_poll,
                      .data = compact,
                      .pump = small && !compact->incumbent->found,
                      .cuts = small,
                      .branch_first = small ? 0 : compact->model->program->n_cells};
    compact->offered = FALSE;
    double bound = 0;
    MipStatus status =
        mip_solve(compact->mip, &watch, seconds_left(compact, &compact->whole_limit), &bound);
    count_work(compact, mip_iterations(compact->mip));
    if (status == MIP_OPTIMAL || status == MIP_STOPPED)
        raise_bound(compact, bound);
    return status;
}

static MipStatus
solve_tier(Compact *compact)
{
    const Incumbent *incumbent = compact->incumbent;
    load_objective(compact->mip, compact->model, compact->tier, compact->unit);
    MipStatus status = solve_relaxation(compact);
    if (status == MIP_OPTIMAL && incumbent->found)
        load_reduce(compact->mip, compact->model, compact->tier, compact->unit,
                    incumbent->cost[compact->tier]);
    if (status != MIP_OPTIMAL || is_proven(compact))
        return status;
    search_again(compact);
    return is_proven(compact) ? status : solve_tree(compact);
}

/* What the columns' bounds alone prove of the tiers from `first` on. */
static void
take_ranges(Compact *compact, int first)
{
    for (int tier = first; tier < TIERS; tier++) {
        gint64 least, greatest;
        model_range(compact->model, tier, &least, &greatest);
        compact->incumbent->bound[tier] = MAX(compact->incumbent->bound[tier], least);
    }
}

typedef enum { TIER_PROVEN, TIER_OPEN, TIER_IMPOSSIBLE } TierEnd;

/* FALSE: the model has no solution as good as the incumbent. */
static gboolean
open_solver(Compact *compact)
{
    if (compact->mip != NULL)
        return TRUE;
    load_propagate(compact->model);
    if (compact->model->impossible)
        return FALSE;
    compact->mip = load_model(compact->model);
    return TRUE;
}

static TierEnd
run_tier(Compact *compact)
{
    Incumbent *incumbent = compact->incumbent;
    gint64 divisor = model_divisor(compact->model, compact->tier);
    compact->unit = MAX(divisor, 1);
    incumbent->tier = compact->tier;
    if (!is_proven(compact)) {
        if (incumbent->found)
            load_tighten(compact->mip, compact->model, compact->tier,
                         incumbent->cost[compact->tier]);
        MipStatus status = open_solver(compact) ? solve_tier(compact) : MIP_INFEASIBLE;
        if (status == MIP_INFEASIBLE && !incumbent->found)
            return TIER_IMPOSSIBLE;
        if (compact->news)
            search_again(compact);
    }
    if (!is_proven(compact))
        return TIER_OPEN;
    incumbent->bound[compact->tier] = incumbent->cost[compact->tier];
    load_hold(compact->mip, compact->model, compact->tier, incumbent->cost[compact->tier]);
    take_ranges(compact, compact->tier + 1);
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

/* Local search with a share of what is left; work ends it, so that time does not choose the rota.
 */
static void
search_first(Compact *compact)
{
    Incumbent *incumbent = compact->incumbent;
    const Effort *effort = compact->budget->effort;
    Limit limit = budget_share(compact->budget, 0.5, search_worth(incumbent->program));
    search_improve(incumbent, effort->start, effort->seed, &limit);
    incumbent_tell(incumbent, TRUE);
}

/* What is left when the solver could not finish. */
static void
search_on(Compact *compact)
{
    Incumbent *incumbent = compact->incumbent;
    const Limit *limit = &compact->whole_limit;
    if (limit->seconds < G_MAXDOUBLE || limit->work < G_MAXINT64)
        search_improve(incumbent, incumbent->found ? incumbent->taken : NULL,
                       compact->budget->effort->seed + ++compact->turn, limit);
}

/* Bounds are proven, however the choice was found. */
static AnswerStatus
judge(const Incumbent *incumbent)
{
    if (!incumbent->found)
        return ANSWER_UNKNOWN;
    return cost_compare(incumbent->cost, incumbent->bound) <= 0 ? ANSWER_OPTIMAL : ANSWER_FEASIBLE;
}

static AnswerStatus
solve_model(Compact *compact)
{
    Incumbent *incumbent = compact->incumbent;
    for (int tier = 0; tier < TIERS; tier++)
        incumbent->bound[tier] = G_MININT64;
    take_ranges(compact, 0);
    search_first(compact);
    compact->whole_limit = budget_whole(compact->budget);
    compact->limit = budget_share(compact->budget, 0.8, 0);
    compact->toll = 20 + compact->model->row->len / 2;
    AnswerStatus status = run_tiers(compact);
    if (status == ANSWER_FEASIBLE || status == ANSWER_UNKNOWN) {
        search_on(compact);
        status = judge(incumbent);
    }
    incumbent_tell(incumbent, TRUE);
    return status;
}

AnswerStatus
compact_solve(Incumbent *incumbent)
{
    g_autoptr(Model) model = model_new(incumbent->program);
    if (model->impossible)
        return ANSWER_INFEASIBLE;
    Compact compact = {.incumbent = incumbent, .budget = incumbent->budget, .model = model};
    compact.whole = g_new0(gint64, (gsize)model_columns(model) + 1);
    compact.taken = g_new0(guint8, (gsize)incumbent->program->n_cells + 1);
    AnswerStatus status = solve_model(&compact);
    mip_free(compact.mip);
    g_free(compact.whole);
    g_free(compact.taken);
    return status;
}
