/* Cells that reduced costs prove to be of no use. */
#include "engine/price/master.h"

#include <math.h>

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
    gboolean done = master_price(master, TRUE, NULL, NULL);
    drop_found(master);
    if (!done)
        return FALSE;
    double gap = master->cutoff - (double)MAX(1, master->divisor) - master_bound_at_point(master);
    g_autofree double *ceiling = g_new(double, (gsize)master->providers + 1);
    for (int p = 0; p < master->providers; p++)
        ceiling[p] = master->priced[p].bound + MAX(0, gap) + 10 * MASTER_NEGLIGIBLE +
                     MASTER_SLIGHTLY * (double)master->divisor;
    done = master_price(master, TRUE, ceiling, alive);
    drop_found(master);
    for (int p = 0; p < master->providers; p++)
        done = done && master->priced[p].exact;
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
