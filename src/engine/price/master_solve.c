/* The master's relaxation, round by round. */
#include "engine/price/master.h"

#include <math.h>

/** The box grows with a better bound, shrinks without, and opens where nothing is left to find
 * inside.
 */
#define GROWTH 1.5
#define SHRINKAGE 0.9
#define OPENING 4

static void
price_all(Master *master, gboolean exact, const double *ceiling)
{
    gint64 begun = g_get_monotonic_time();
    gboolean done = master_price(master, exact, ceiling, NULL);
    double bound = done ? master_bound_at_point(master) : -HUGE_VAL;
    if (bound > master->bound) {
        master->bound = bound;
        memcpy(master->centre, master->point, sizeof(double) * (gsize)master->n_rows);
    }
    master->pricing_seconds += (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
}

static double
reduced_cost(Master *master, const Pattern *pattern)
{
    master_find_entries(master, pattern);
    double cost = (double)pattern->cost[master->frame->tier];
    for (int i = 0; i < master->n_rows; i++)
        cost -= master->dual[i] * master->entry[i];
    return cost;
}

/* Keeps what was found and is worth a column; returns how many. */
static int
take_columns(Master *master)
{
    int added = 0;
    for (int p = 0; p < master->providers; p++) {
        for (guint i = 0; i < master->found[p]->len; i++) {
            Pattern *pattern = g_ptr_array_index(master->found[p], i);
            if (master->active[p] == 0 || reduced_cost(master, pattern) < -MASTER_NEGLIGIBLE)
                added += master_add(master, pattern);
            else
                pattern_free(pattern);
        }
        g_ptr_array_set_size(master->found[p], 0);
    }
    return added;
}

static LpStatus
solve_lp(Master *master, double seconds)
{
    gint64 begun = g_get_monotonic_time(), iterations = lp_iterations(master->lp);
    LpStatus status =
        lp_solve(master->lp, MAX(0.001, seconds), master->watch.poll, master->watch.data);
    master->work += (lp_iterations(master->lp) - iterations) * (20 + master->n_rows / 2);
    for (int i = 0; status == LP_OPTIMAL && i < master->n_rows; i++)
        master->dual[i] = lp_dual(master->lp, i);
    if (status == LP_OPTIMAL)
        master->objective = lp_objective(master->lp) + master->frame->constant;
    master->slack = FALSE;
    for (int k = 0; status == LP_OPTIMAL && master->box > 0 && k < master->n_slacks; k++)
        master->slack =
            master->slack || lp_value(master->lp, master->n_fixed + k) > MASTER_NEGLIGIBLE;
    master->lp_seconds += (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    return status;
}

static double
round_up(const Master *master, double cost)
{
    if (master->divisor == 0)
        return (double)master->base;
    double units = (cost - (double)master->base) / (double)master->divisor;
    return (double)master->base + (double)master->divisor * ceil(units - MASTER_SLIGHTLY);
}

gboolean
master_is_beaten(const Master *master)
{
    return round_up(master, master->bound) >= master->cutoff;
}

gint64
master_bound(const Master *master)
{
    return master->bound == -HUGE_VAL ? G_MININT64 : (gint64)round_up(master, master->bound);
}

static gboolean
is_closed(const Master *master)
{
    double bound = MAX(master->bound, master->floor);
    return !master->slack && bound > -HUGE_VAL &&
           round_up(master, bound) >= round_up(master, master->objective);
}

/* Nothing more is asked for. */
static gboolean
is_over(const Master *master)
{
    return is_closed(master) || master_is_beaten(master) || master->stopped;
}

/* One pricing: smoothed as far as `share`; returns the columns added. */
static int
price_round(Master *master, double share, gboolean exact)
{
    if (master->bound == -HUGE_VAL)
        share = 0;
    for (int i = 0; i < master->n_rows; i++)
        master->point[i] = share * master->centre[i] + (1 - share) * master->dual[i];
    price_all(master, exact, exact && share == 0 ? master->dual : NULL);
    return take_columns(master);
}

/* Less and less smoothed until columns come; FALSE: there are none left. */
static gboolean
find_columns(Master *master)
{
    static const double shares[] = {0.3, 0};
    for (guint i = 0; i < G_N_ELEMENTS(shares); i++)
        if (price_round(master, shares[i], FALSE) > 0 || is_over(master))
            return TRUE;
    return price_round(master, 0, TRUE) > 0;
}

/* Where a restriction begins every provider gets a column. */
static void
begin(Master *master)
{
    master->fresh = FALSE;
    gboolean complete = TRUE;
    for (int p = 0; p < master->providers; p++)
        complete = complete && master->active[p] > 0;
    if (complete)
        return;
    memcpy(master->point, master->centre, sizeof(double) * (gsize)master->n_rows);
    price_all(master, FALSE, NULL);
    take_columns(master);
}

MasterStatus
master_solve(Master *master, int rounds, double seconds)
{
    gint64 begun = g_get_monotonic_time();
    master->stopped = FALSE;
    if (master->fresh)
        begin(master);
    for (int round = 0;; round++) {
        if (master->stopped ||
            (master->watch.poll != NULL && master->watch.poll(master->watch.data)))
            return MASTER_STOPPED;
        if (master_is_beaten(master))
            return MASTER_SOLVED;
        double left = seconds - (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
        LpStatus status = solve_lp(master, left);
        if (status != LP_OPTIMAL)
            return status == LP_BROKEN       ? MASTER_BROKEN
                   : status == LP_INFEASIBLE ? MASTER_EMPTY
                                             : MASTER_STOPPED;
        if (is_closed(master))
            return MASTER_SOLVED;
        if (round >= rounds || left <= 0)
            return MASTER_STOPPED;
        master->rounds++;
        double bound = master->bound;
        gboolean found = find_columns(master);
        if (!found && !master->slack)
            return MASTER_SOLVED;
        if (master->slack)
            master->box *= !found ? OPENING : master->bound > bound ? GROWTH : SHRINKAGE;
        master_place_box(master);
    }
}
