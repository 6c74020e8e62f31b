#include "engine/master.h"

#include <math.h>

/** Reduced costs nearer to 0 are taken for 0. */
#define NEGLIGIBLE 1e-6
/** Bounds within this of a cost that can be met are that cost: relative to a unit of it. */
#define SLIGHTLY 1e-6

static double
bound_for(double bound)
{
    return bound == HUGE_VAL ? MIP_FREE : bound == -HUGE_VAL ? -MIP_FREE : bound;
}

/* -- building --------------------------------------------------------------------------------- */

static gboolean
make_pricers(Master *master, int tier)
{
    gboolean relevant[TIERS];
    for (int i = 0; i < TIERS; i++)
        relevant[i] = i <= tier;
    for (int p = 0; p < master->providers; p++) {
        master->view[p] = provider_view_new(master->program, p, relevant);
        if (master->view[p] == NULL)
            return FALSE;
        master->pricer[p] = pricer_new(master->view[p]);
    }
    return TRUE;
}

static void
make_mip(Master *master)
{
    const Frame *frame = master->frame;
    master->mip = mip_new();
    master->n_fixed = (int)frame->column->len;
    master->n_rows = (int)frame->row->len;
    for (int i = 0; i < master->n_rows; i++) {
        const FrameRow *row = &g_array_index(frame->row, FrameRow, i);
        mip_add_row(master->mip, 0, NULL, NULL, bound_for(row->low), bound_for(row->high));
    }
    if (master->n_fixed > 0)
        mip_add_columns(master->mip, master->n_fixed);
    g_autofree int *index = g_new(int, (gsize)frame->term->len + 1);
    g_autofree double *factor = g_new(double, (gsize)frame->term->len + 1);
    for (int j = 0; j < master->n_fixed; j++) {
        const FrameColumn *column = &g_array_index(frame->column, FrameColumn, j);
        int n = 0;
        for (guint i = column->begin; i < column->end; i++) {
            const FrameTerm *term = &g_array_index(frame->term, FrameTerm, i);
            index[n] = term->row;
            factor[n++] = term->factor;
        }
        mip_set_entries(master->mip, j, n, index, factor);
        mip_set_column(master->mip, j, column->low, column->high, FALSE);
        mip_set_objective(master->mip, j, column->cost);
    }
}

static void
make_arrays(Master *master)
{
    gsize rows = (gsize)master->n_rows + 1, providers = (gsize)master->providers + 1;
    master->pattern = g_ptr_array_new_with_free_func((GDestroyNotify)pattern_free);
    master->known = g_hash_table_new(pattern_hash, pattern_equal);
    master->dual = g_new0(double, rows);
    master->centre = g_new0(double, rows);
    master->point = g_new0(double, rows);
    master->entry = g_new0(double, rows);
    master->value =
        g_new0(double, (gsize)(master->program->n_cells + master->program->n_marks) + 1);
    master->priced = g_new0(Priced, providers);
    master->found = g_new0(GPtrArray *, providers);
    for (int p = 0; p < master->providers; p++)
        master->found[p] = g_ptr_array_new();
}

Master *
master_new(const Program *program, int tier, const gint64 held[TIERS], int threads)
{
    Master *master = g_new0(Master, 1);
    master->program = program;
    master->providers = program->providers;
    master->threads = threads;
    master->bound = -HUGE_VAL;
    master->view = g_new0(ProviderView *, (gsize)program->providers + 1);
    master->pricer = g_new0(Pricer *, (gsize)program->providers + 1);
    master->frame = frame_new(program, tier, held);
    master->divisor = frame_divisor(master->frame, &master->base);
    make_mip(master);
    make_arrays(master);
    if (!make_pricers(master, tier))
        g_clear_pointer(&master, master_free);
    return master;
}

void
master_free(Master *master)
{
    if (master == NULL)
        return;
    for (int p = 0; p < master->providers; p++) {
        pricer_free(master->pricer[p]);
        provider_view_free(master->view[p]);
        g_ptr_array_unref(master->found[p]);
    }
    g_free(master->view);
    g_free(master->pricer);
    g_free(master->found);
    g_free(master->priced);
    g_hash_table_unref(master->known);
    g_ptr_array_unref(master->pattern);
    mip_free(master->mip);
    frame_free(master->frame);
    g_free(master->dual);
    g_free(master->centre);
    g_free(master->point);
    g_free(master->entry);
    g_free(master->value);
    g_free(master);
}

/* -- columns ---------------------------------------------------------------------------------- */

static void
add_uses(Master *master, int cell)
{
    const GArray *use = master->frame->use[cell];
    for (guint i = 0; use != NULL && i < use->len; i++) {
        const FrameTerm *term = &g_array_index(use, FrameTerm, i);
        master->entry[term->row] += term->factor;
    }
}

static gboolean
reaches(const ProviderView *view, const OwnMark *mark, const Pattern *pattern)
{
    const Mark *all = &view->program->mark[mark->number - view->program->n_cells];
    gint64 sum = 0;
    for (int i = 0; i < all->n; i++)
        if (pattern_has(pattern, all->cell[i]))
            sum += all->weight[i];
    return sum >= all->least;
}

static void
find_entries(Master *master, const Pattern *pattern)
{
    const ProviderView *view = master->view[pattern->provider];
    memset(master->entry, 0, sizeof(double) * (gsize)master->n_rows);
    master->entry[pattern->provider] = 1;
    for (int i = 0; i < pattern->n; i++)
        add_uses(master, pattern->cell[i]);
    for (int k = 0; k < view->n_marks; k++)
        if (reaches(view, &view->mark[k], pattern))
            add_uses(master, view->mark[k].number);
    for (int tier = 0; tier < master->frame->tier; tier++)
        if (master->frame->held_row[tier] >= 0)
            master->entry[master->frame->held_row[tier]] += (double)pattern->cost[tier];
}

gboolean
master_add(Master *master, Pattern *pattern)
{
    if (g_hash_table_contains(master->known, pattern)) {
        pattern_free(pattern);
        return FALSE;
    }
    g_ptr_array_add(master->pattern, pattern);
    g_hash_table_add(master->known, pattern);
    find_entries(master, pattern);
    g_autofree int *row = g_new(int, (gsize)master->n_rows + 1);
    g_autofree double *factor = g_new(double, (gsize)master->n_rows + 1);
    int n = 0;
    for (int i = 0; i < master->n_rows; i++)
        if (master->entry[i] != 0) {
            row[n] = i;
            factor[n++] = master->entry[i];
        }
    int column = mip_add_columns(master->mip, 1);
    mip_set_entries(master->mip, column, n, row, factor);
    mip_set_column(master->mip, column, 0, MIP_FREE, FALSE);
    mip_set_objective(master->mip, column, (double)pattern->cost[master->frame->tier]);
    return TRUE;
}

void
master_add_choice(Master *master, const guint8 *taken)
{
    for (int p = 0; p < master->providers; p++) {
        const ProviderView *view = master->view[p];
        GArray *cells = g_array_new(FALSE, FALSE, sizeof(int));
        for (int t = 0; t < view->n; t++)
            if (taken[view->place[t].cell])
                g_array_append_val(cells, view->place[t].cell);
        int n = (int)cells->len;
        Pattern *pattern = pattern_new(view, n, (int *)(void *)g_array_free(cells, FALSE));
        if (pattern != NULL)
            master_add(master, pattern);
    }
}

/* -- pricing ---------------------------------------------------------------------------------- */

/** One round, shared by the threads. */
typedef struct {
    Master *master;
    gboolean exact;
    const double *ceiling; /* by provider, or NULL */
    int next;              /* provider, taken by whoever is free */
} Round;

static gpointer
price_some(gpointer data)
{
    Round *round = data;
    Master *master = round->master;
    for (;;) {
        int p = g_atomic_int_add(&round->next, 1);
        if (p >= master->providers)
            return NULL;
        Query query = {.weight = master->weight,
                       .value = master->value,
                       .ceiling =
                           round->ceiling == NULL ? HUGE_VAL : round->ceiling[p] - NEGLIGIBLE,
                       .most = 4,
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
        double cost = column->cost;
        for (guint i = column->begin; i < column->end; i++) {
            const FrameTerm *term = &g_array_index(frame->term, FrameTerm, i);
            cost -= master->point[term->row] * term->factor;
        }
        bound += cost * (cost > 0 ? column->low : column->high);
    }
    for (int p = 0; p < master->providers; p++)
        bound += master->priced[p].bound;
    return bound;
}

static void
price_all(Master *master, gboolean exact, const double *ceiling)
{
    gint64 begun = g_get_monotonic_time();
    tell_prices(master);
    Round round = {master, exact, ceiling, 0};
    int helpers = MIN(master->threads, master->providers) - 1;
    g_autofree GThread **thread = g_new(GThread *, (gsize)MAX(1, helpers));
    for (int i = 0; i < helpers; i++)
        thread[i] = g_thread_new("pricing", price_some, &round);
    price_some(&round);
    for (int i = 0; i < helpers; i++)
        g_thread_join(thread[i]);
    double bound = bound_at_point(master);
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
    find_entries(master, pattern);
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
            if (reduced_cost(master, pattern) < -NEGLIGIBLE)
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
    gint64 begun = g_get_monotonic_time();
    MipStatus status = mip_solve_lp(master->mip, G_MAXINT, MAX(0.001, seconds), NULL, NULL);
    for (int i = 0; status == MIP_OPTIMAL && i < master->n_rows; i++)
        master->dual[i] = mip_dual(master->mip, i);
    if (status == MIP_OPTIMAL)
        master->objective = mip_objective(master->mip) + master->frame->constant;
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

gint64
master_bound(const Master *master)
{
    return master->bound == -HUGE_VAL ? G_MININT64 : (gint64)round_up(master, master->bound);
}

static gboolean
is_closed(const Master *master)
{
    return master->bound > -HUGE_VAL &&
           round_up(master, master->bound) >= round_up(master, master->objective);
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
    static const double shares[] = {0.8, 0.4, 0};
    for (guint i = 0; i < G_N_ELEMENTS(shares); i++)
        if (price_round(master, shares[i], FALSE) > 0 || is_closed(master))
            return TRUE;
    return price_round(master, 0, TRUE) > 0;
}

MasterStatus
master_solve(Master *master, int rounds, double seconds)
{
    gint64 begun = g_get_monotonic_time();
    for (int round = 0;; round++) {
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
        if (!find_columns(master))
            return MASTER_SOLVED;
    }
}
