#include "engine/master.h"

#include <math.h>

/** Half the first box, in the cost of a duty on average. */
#define BOX 1.5

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
    if (master->n_slacks == 0)
        return;
    mip_add_columns(master->mip, master->n_slacks);
    for (int k = 0; k < master->n_slacks; k++) {
        int row = first_boxed(master) + k / 2, column = master->n_fixed + k;
        double factor = k % 2 == 0 ? 1 : -1;
        mip_set_entries(master->mip, column, 1, &row, &factor);
        mip_set_column(master->mip, column, 0, 0, FALSE);
    }
}

/* The box stands around the centre; without one the slacks are shut. */
void
master_place_box(Master *master)
{
    for (int k = 0; k < master->n_slacks; k++) {
        double centre = master->centre[first_boxed(master) + k / 2];
        int column = master->n_fixed + k;
        mip_set_column(master->mip, column, 0, master->box > 0 ? MIP_FREE : 0, FALSE);
        mip_set_objective(master->mip, column, master->box + (k % 2 == 0 ? centre : -centre));
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
    make_mip(master);
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
    mip_free(master->mip);
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

void
master_find_entries(Master *master, const Pattern *pattern)
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

static gboolean
keeps_fates(const Master *master, const Pattern *pattern)
{
    int forced = 0;
    for (int i = 0; i < pattern->n; i++) {
        if (master->fate[pattern->cell[i]] < 0)
            return FALSE;
        forced += master->fate[pattern->cell[i]];
    }
    return forced == master->forced[pattern->provider];
}

static void
open_column(Master *master, const Pattern *pattern, int column)
{
    gboolean open = keeps_fates(master, pattern);
    master->active[pattern->provider] += open;
    mip_set_column(master->mip, column, 0, open ? MIP_FREE : 0, FALSE);
}

void
master_restrict(Master *master, const gint8 *fate, const double *centre)
{
    memcpy(master->fate, fate, (gsize)master->program->n_cells);
    memset(master->forced, 0, sizeof(int) * (gsize)master->providers);
    memset(master->active, 0, sizeof(int) * (gsize)master->providers);
    for (int c = 0; c < master->program->n_cells; c++)
        if (fate[c] > 0)
            master->forced[master->program->cell[c].provider]++;
    for (guint i = 0; i < master->pattern->len; i++)
        open_column(master, g_ptr_array_index(master->pattern, i),
                    master->n_fixed + master->n_slacks + (int)i);
    memmove(master->centre, centre, sizeof(double) * (gsize)master->n_rows);
    memcpy(master->dual, master->centre, sizeof(double) * (gsize)master->n_rows);
    master->bound = -HUGE_VAL;
    master->fresh = TRUE;
    master->box = master->first_box;
    master_place_box(master);
}

void
master_values(const Master *master, double *value)
{
    memset(value, 0, sizeof(double) * (gsize)master->program->n_cells);
    for (guint i = 0; i < master->pattern->len; i++) {
        const Pattern *pattern = g_ptr_array_index(master->pattern, i);
        double share = mip_value(master->mip, master->n_fixed + master->n_slacks + (int)i);
        for (int k = 0; share > 0 && k < pattern->n; k++)
            value[pattern->cell[k]] += share;
    }
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
    master_find_entries(master, pattern);
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
    open_column(master, pattern, column);
    mip_set_objective(master->mip, column, (double)pattern->cost[master->frame->tier]);
    return TRUE;
}

void
master_add_choice(Master *master, const guint8 *taken)
{
    double cost = 0;
    for (int p = 0; p < master->providers; p++) {
        const ProviderView *view = master->view[p];
        GArray *cells = g_array_new(FALSE, FALSE, sizeof(int));
        for (int t = 0; t < view->n; t++)
            if (taken[view->place[t].cell])
                g_array_append_val(cells, view->place[t].cell);
        int n = (int)cells->len;
        Pattern *pattern = pattern_new(view, n, (int *)(void *)g_array_free(cells, FALSE));
        if (pattern == NULL)
            continue;
        cost += fabs((double)pattern->cost[master->frame->tier]);
        master_add(master, pattern);
    }
    /* Duals are of the size of what a duty costs. */
    if (master->n_slacks > 0 && master->box == 0)
        master->box = BOX * cost / (master->n_slacks / 2);
    master->first_box = master->box > 0 ? master->box : 1;
    master_place_box(master);
}
