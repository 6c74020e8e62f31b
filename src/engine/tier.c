/* One tier of the compact model: the relaxation, then the search tree in turns with local search.
 */
#include "engine/model/load.h"
#include "engine/search/search.h"
#include "engine/tiers.h"

#include <math.h>

static void
count_work(Compact *compact, gint64 iterations)
{
    compact->budget->work += MAX(0, iterations - compact->iterations) * compact->toll;
    compact->iterations = iterations;
}

static gboolean
is_proven(const Compact *compact)
{
    return tier_is_proven(compact, compact->tier);
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

/* In turns with the tree, and after it, since a better choice that it stumbled upon may be poor in
 * the later tiers. */
static void
search_again(Compact *compact)
{
    tiers_search(compact, 0.3, search_worth(compact->incumbent->program));
    compact->searched = compact->budget->work;
    compact->news = FALSE;
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
    return tiers_time_is_up(data);
}

/* ---- the solver ---- */

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
    MipStatus status =
        mip_solve_lp(compact->mip, left, budget_seconds_left(compact->budget, &compact->limit),
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
    MipStatus status = mip_solve(
        compact->mip, &watch, budget_seconds_left(compact->budget, &compact->whole_limit), &bound);
    count_work(compact, mip_iterations(compact->mip));
    if (status == MIP_OPTIMAL || status == MIP_STOPPED)
        raise_bound(compact, bound);
    return status;
}

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

MipStatus
tier_solve(Compact *compact)
{
    const Incumbent *incumbent = compact->incumbent;
    compact->unit = MAX(model_divisor(compact->model, compact->tier), 1);
    if (!open_solver(compact))
        return MIP_INFEASIBLE;
    load_objective(compact->mip, compact->model, compact->tier, compact->unit);
    MipStatus status = solve_relaxation(compact);
    if (status == MIP_OPTIMAL && incumbent->found)
        load_reduce(compact->mip, compact->model, compact->tier, compact->unit,
                    incumbent->cost[compact->tier]);
    if (status != MIP_OPTIMAL || is_proven(compact))
        return status;
    search_again(compact);
    if (!is_proven(compact))
        status = solve_tree(compact);
    if (compact->news)
        search_again(compact);
    return status;
}
