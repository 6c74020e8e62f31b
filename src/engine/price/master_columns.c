/* The columns of the master: patterns as rows see them, and as fates leave them open. */
#include "engine/price/master.h"

#include <math.h>

/** Half the first box, in the cost of a duty on average. */
#define BOX 1.5

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
    lp_set_bounds(master->lp, column, 0, open ? LP_FREE : 0);
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
        double share = lp_value(master->lp, master->n_fixed + master->n_slacks + (int)i);
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
    int column = lp_add_column(master->lp, 0, LP_FREE, n, row, factor);
    open_column(master, pattern, column);
    lp_set_cost(master->lp, column, (double)pattern->cost[master->frame->tier]);
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
