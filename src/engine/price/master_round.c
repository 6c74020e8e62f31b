/* One round of pricing, shared by the threads, and what it proves. */
#include "engine/price/master.h"

#include <math.h>

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
                       .ceiling = round->ceiling == NULL ? HUGE_VAL
                                                         : round->ceiling[p] - MASTER_NEGLIGIBLE,
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

double
master_bound_at_point(const Master *master)
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

gboolean
master_price(Master *master, gboolean exact, const double *ceiling, guint8 *alive)
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
