#include "engine/price/master.h"

#include <math.h>

static double
bound_for(double bound)
{
    return bound == HUGE_VAL ? LP_FREE : bound == -HUGE_VAL ? -LP_FREE : bound;
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
make_lp(Master *master)
{
    const Frame *frame = master->frame;
    master->lp = lp_new();
    master->n_fixed = (int)frame->column->len;
    master->n_rows = (int)frame->row->len;
    for (int i = 0; i < master->n_rows; i++) {
        const FrameRow *row = &g_array_index(frame->row, FrameRow, i);
        lp_add_row(master->lp, bound_for(row->low), bound_for(row->high));
    }
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
        lp_add_column(master->lp, column->low, column->high, n, index, factor);
        lp_set_cost(master->lp, j, column->cost);
    }
}

/* Rows with a box: not those of providers. */
static int
first_boxed(const Master *master)
{
    return master->providers;
}

static void
make_slacks(Master *master)
{
    master->n_slacks = 2 * (master->n_rows - first_boxed(master));
    for (int k = 0; k < master->n_slacks; k++) {
        int row = first_boxed(master) + k / 2;
        double factor = k % 2 == 0 ? 1 : -1;
        lp_add_column(master->lp, 0, 0, 1, &row, &factor);
    }
}

void
master_place_box(Master *master)
{
    for (int k = 0; k < master->n_slacks; k++) {
        double centre = master->centre[first_boxed(master) + k / 2];
        int column = master->n_fixed + k;
        lp_set_bounds(master->lp, column, 0, master->box > 0 ? LP_FREE : 0);
        lp_set_cost(master->lp, column, master->box + (k % 2 == 0 ? centre : -centre));
    }
}

static void
make_arrays(Master *master)
{
    gsize rows = (gsize)master->n_rows + 1, providers = (gsize)master->providers + 1;
    master->pattern = g_ptr_array_new_with_free_func((GDestroyNotify)pattern_free);
    master->known = g_hash_table_new(pattern_hash, pattern_equal);
    master->fate = g_new0(gint8, (gsize)master->program->n_cells + 1);
    master->forced = g_new0(int, providers);
    master->active = g_new0(int, providers);
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
    master->floor = -HUGE_VAL;
    master->cutoff = HUGE_VAL;
    master->view = g_new0(ProviderView *, (gsize)program->providers + 1);
    master->pricer = g_new0(Pricer *, (gsize)program->providers + 1);
    master->frame = frame_new(program, tier, held);
    master->divisor = frame_divisor(master->frame, &master->base);
    make_lp(master);
    make_slacks(master);
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
    lp_free(master->lp);
    frame_free(master->frame);
    g_free(master->fate);
    g_free(master->forced);
    g_free(master->active);
    g_free(master->dual);
    g_free(master->centre);
    g_free(master->point);
    g_free(master->entry);
    g_free(master->value);
    g_free(master);
}
