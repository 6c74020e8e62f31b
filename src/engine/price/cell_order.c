#include "engine/price/cell_order.h"

typedef struct {
    GArray **before; /* by cell: int, those that come first; or NULL */
    guint8 *mark;    /* 0: not seen, 1: under way, 2: placed */
    GArray *order;
} Sorting;

/* Whether entries i - 1 and i may change places. */
typedef gboolean (*Ties)(gconstpointer element, int i);

static gboolean
hands_tie(const gboolean *by_hand, int i)
{
    return by_hand == NULL || !by_hand[i] == !by_hand[i - 1];
}

static gboolean
chain_ties(gconstpointer element, int i)
{
    const Chain *chain = element;
    return chain->in[i] == chain->in[i - 1] && chain->out[i] == chain->out[i - 1] &&
           hands_tie(chain->by_hand, i);
}

static gboolean
rank_ties(gconstpointer element, int i)
{
    const Rank *rank = element;
    return rank->low[i] == rank->low[i - 1] && rank->high[i] == rank->high[i - 1] &&
           hands_tie(rank->by_hand, i);
}

static gboolean
run_ties(gconstpointer element, int i)
{
    const Run *run = element;
    return run->day[i] == run->day[i - 1];
}

static void
add_element(Sorting *sorting, gconstpointer element, int n, const int *cell, Ties ties)
{
    int last_group = 0;
    for (int i = 1, group = 0; i < n; i++) {
        if (!ties(element, i)) {
            last_group = group;
            group = i;
        }
        if (group == 0)
            continue;
        GArray **before = &sorting->before[cell[i]];
        if (*before == NULL)
            *before = g_array_new(FALSE, FALSE, sizeof(int));
        g_array_append_vals(*before, &cell[last_group], (guint)(group - last_group));
    }
}

static gboolean
place(Sorting *sorting, int cell)
{
    if (sorting->mark[cell] != 0)
        return sorting->mark[cell] == 2;
    sorting->mark[cell] = 1;
    const GArray *before = sorting->before[cell];
    for (guint i = 0; before != NULL && i < before->len; i++)
        if (!place(sorting, g_array_index(before, int, i)))
            return FALSE;
    sorting->mark[cell] = 2;
    g_array_append_val(sorting->order, cell);
    return TRUE;
}

gboolean
cell_order(const Memories *memories, int n_cells, GArray *cells)
{
    Sorting sorting = {g_new0(GArray *, (gsize)n_cells), g_new0(guint8, (gsize)n_cells),
                       g_array_new(FALSE, FALSE, sizeof(int))};
    for (guint i = 0; i < memories->chain->len; i++) {
        const Chain *chain = g_ptr_array_index(memories->chain, i);
        add_element(&sorting, chain, chain->n, chain->cell, chain_ties);
    }
    for (guint i = 0; i < memories->rank->len; i++) {
        const Rank *rank = g_ptr_array_index(memories->rank, i);
        add_element(&sorting, rank, rank->n, rank->cell, rank_ties);
    }
    for (guint i = 0; i < memories->run->len; i++) {
        const Run *run = g_ptr_array_index(memories->run, i);
        add_element(&sorting, run, run->n, run->cell, run_ties);
    }
    gboolean sorted = TRUE;
    for (guint i = 0; sorted && i < cells->len; i++)
        sorted = place(&sorting, g_array_index(cells, int, i));
    if (sorted && cells->len > 0)
        memcpy(cells->data, sorting.order->data, sizeof(int) * cells->len);
    for (int cell = 0; cell < n_cells; cell++)
        if (sorting.before[cell] != NULL)
            g_array_unref(sorting.before[cell]);
    g_free(sorting.before);
    g_free(sorting.mark);
    g_array_unref(sorting.order);
    return sorted;
}
