/* The master's relaxation, round by round. */
#include "engine/master.h"

#include <math.h>

/** Reduced costs nearer to 0 are taken for 0. */
#define NEGLIGIBLE 1e-6
/** Bounds within this of a cost that can be met are that cost: relative to a unit of it. */
#define SLIGHTLY 1e-6

/** The box grows with a better bound, shrinks without, and opens where nothing is left to find
 * inside.
 */
#define GROWTH 1.5
#define SHRINKAGE 0.9
#define OPENING 4

/* -- pricing ---------------------------------------------------------------------------------- */

/** One round, shared by the threads. */
typedef struct {
    Master *master;
    gboolean exact;
    const double *ceiling; /* by provider, or NULL */
    guint8 *alive;         /* as in Query */
    int next;              /* provider, taken by whoever is free */
    int stopped;
} Round;

static gboolean
is_spent(const Master *master)
{
    return master->watch.spent != NULL && master->watch.spent(master->watch.data);
}

static gpointer
price_some(gpointer data)
{
    Round *round = data;
    Master *master = round->master;
    for (;;) {
        int p = g_atomic_int_add(&round->next, 1);
        if (p >= master->providers)
            return NULL;
        if (is_spent(master)) {
            g_atomic_int_set(&round->stopped, TRUE);
            return NULL;
        }
        Query query = {.weight = master->weight,
                       .value = master->value,
                       .fate = master->fate,
                       .alive = round->alive,
                       .ceiling =
                           round->ceiling == NULL ? HUGE_VAL : round->ceiling[p] - NEGLIGIBLE,
                       .most = 6,
                       .optimistic = !round->exact};
        master->priced[p] = pricer_price(master->pricer[p], &query, master->found[p]);
    }
}

/* Duals that no row's open side allows are 0. */
static void
tell_prices(Master *master)
{
    const Frame *frame = master->frame;
    for (int i = 0; i < master->n_rows; i++) {
        const FrameRow *row = &g_array_index(frame->row, FrameRow, i);
        if ((master->point[i] > 0 && row->low == -HUGE_VAL) ||
            (master->point[i] < 0 && row->high == HUGE_VAL))
            master->point[i] = 0;
    }
    for (int c = 0; c < master->program->n_cells + master->program->n_marks; c++) {
        const GArray *use = frame->use[c];
        double value = 0;
        for (guint i = 0; use != NULL && i < use->len; i++) {
            const FrameTerm *term = &g_array_index(use, FrameTerm, i);
            value -= master->point[term->row] * term->factor;
        }
        master->value[c] = value;
    }
    for (int tier = 0; tier < TIERS; tier++)
        master->weight[tier] =
            frame->held_row[tier] >= 0 ? -master->point[frame->held_row[tier]] : 0;
    master->weight[frame->tier] = 1;
}

/* What the point proves: rows and columns of the frame each at their cheapest, and the least
 * pattern of every provider. */
static double
bound_at_point(const Master *master)
{
    const Frame *frame = master->frame;
    double bound = frame->constant;
    for (int i = master->providers; i < master->n_rows; i++) {
        const FrameRow *row = &g_array_index(frame->row, FrameRow, i);
        double dual = master->point[i];
        if (dual != 0)
            bound += dual * (dual > 0 ? row->low : row->high);
    }
    for (int j = 0; j < master->n_fixed; j++) {
        const FrameColumn *column = &g_array_index(frame->column, FrameColumn, j);
        double cost = frame_reduced_cost(frame, j, master->point);
        bound += cost * (cost > 0 ? column->low : column->high);
    }
    for (int p = 0; p < master->providers; p++)
        bound += master->priced[p].bound;
    return bound;
}

/* One unit for about as much as a step of local search. */
static void
count_work(Master *master)
{
    for (int p = 0; p < master->providers; p++)
        master->work += 20 + master->view[p]->network->n_links / 4;
}

/* FALSE: left unfinished. */
static gboolean
run_round(Master *master, gboolean exact, const double *ceiling, guint8 *alive)
{
    tell_prices(master);
    Round round = {master, exact, ceiling, alive, 0, FALSE};
    int helpers = MIN(master->threads, master->providers) - 1;
    g_autofree GThread **thread = g_new(GThread *, (gsize)MAX(1, helpers));
    for (int i = 0; i < helpers; i++)
        thread[i] = g_thread_new("pricing", price_some, &round);
    price_some(&round);
    for (int i = 0; i < helpers; i++)
        g_thread_join(thread[i]);
    count_work(master);
    master->stopped = master->stopped || round.stopped;
    return !round.stopped;
}

static void
price_all(Master *master, gboolean exact, const double *ceiling)
{
    gint64 begun = g_get_monotonic_time();
    gboolean done = run_round(master, exact, ceiling, NULL);
    double bound = done ? bound_at_point(master) : -HUGE_VAL;
    if (bound > master->bound) {
        master->bound = bound;
        memcpy(master->centre, master->point, sizeof(double) * (gsize)master->n_rows);
    }
    master->pricing_seconds += (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
}

/* -- the loop --------------------------------------------------------------------------------- */

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
            if (master->active[p] == 0 || reduced_cost(master, pattern) < -NEGLIGIBLE)
                added += master_add(master, pattern);
            else
                pattern_free(pattern);
        }
        g_ptr_array_set_size(master->found[p], 0);
    }
    return added;
}

static MipStatus
solve_lp(Master *master, double seconds)
{
    gint64 begun = g_get_monotonic_time(), iterations = mip_iterations(master->mip);
    MipStatus status = mip_solve_lp(master->mip, G_MAXINT, MAX(0.001, seconds), master->watch.poll,
                                    master->watch.data);
    master->work += (mip_iterations(master->mip) - iterations) * (20 + master->n_rows / 2);
    for (int i = 0; status == MIP_OPTIMAL && i < master->n_rows; i++)
        master->dual[i] = mip_dual(master->mip, i);
    if (status == MIP_OPTIMAL)
        master->objective = mip_objective(master->mip) + master->frame->constant;
    master->slack = FALSE;
    for (int k = 0; status == MIP_OPTIMAL && master->box > 0 && k < master->n_slacks; k++)
        master->slack = master->slack || mip_value(master->mip, master->n_fixed + k) > NEGLIGIBLE;
    master->lp_seconds += (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    return status;
}

static double
round_up(const Master *master, double cost)
{
    if (master->divisor == 0)
        return (double)master->base;
    double units = (cost - (double)master->base) / (double)master->divisor;
    return (double)master->base + (double)master->divisor * ceil(units - SLIGHTLY);
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
        MipStatus status = solve_lp(master, left);
        if (status != MIP_OPTIMAL)
            return status == MIP_BROKEN       ? MASTER_BROKEN
                   : status == MIP_INFEASIBLE ? MASTER_EMPTY
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

/* -- reduced costs ---------------------------------------------------------------------------- */

static void
drop_found(Master *master)
{
    for (int p = 0; p < master->providers; p++) {
        for (guint i = 0; i < master->found[p]->len; i++)
            pattern_free(g_ptr_array_index(master->found[p], i));
        g_ptr_array_set_size(master->found[p], 0);
    }
}

/* A provider's pattern in a choice below the cutoff is no dearer than its cheapest by more than
 * what lies between the bound and the dearest cost below the cutoff. */
static gboolean
find_alive(Master *master, guint8 *alive)
{
    memcpy(master->point, master->centre, sizeof(double) * (gsize)master->n_rows);
    gboolean done = run_round(master, TRUE, NULL, NULL);
    drop_found(master);
    if (!done)
        return FALSE;
    double gap = master->cutoff - (double)MAX(1, master->divisor) - bound_at_point(master);
    g_autofree double *ceiling = g_new(double, (gsize)master->providers + 1);
    for (int p = 0; p < master->providers; p++)
        ceiling[p] = master->priced[p].bound + MAX(0, gap) + 10 * NEGLIGIBLE +
                     SLIGHTLY * (double)master->divisor;
    done = run_round(master, TRUE, ceiling, alive);
    drop_found(master);
    return done;
}

gboolean
master_bury(Master *master, gint8 *fate)
{
    g_autofree guint8 *alive = g_new0(guint8, (gsize)master->program->n_cells + 1);
    master->stopped = FALSE;
    if (!find_alive(master, alive))
        return FALSE;
    for (int c = 0; c < master->program->n_cells; c++)
        if (!alive[c] && fate[c] == 0)
            fate[c] = -1;
    return TRUE;
}
