/* Turns: the i-th taken cell is due at due[i]. One column per cell and place in the order. */
#include "engine/model/model.h"

static gint64
distance(const Rank *rank, int j, int i)
{
    if (rank->by_hand != NULL && rank->by_hand[j])
        return 0;
    return MAX(0, MAX(rank->low[j] - rank->due[i], rank->due[i] - rank->high[j]));
}

/* Where cells and dues are in order, the cheapest assignment is the ordered one. */
static gboolean
is_ordered(const Rank *rank)
{
    for (int j = 0; j < rank->n; j++) {
        if (rank->by_hand != NULL && rank->by_hand[j])
            return FALSE;
        if (j > 0 && (rank->low[j] < rank->low[j - 1] || rank->high[j] < rank->high[j - 1] ||
                      rank->due[j] < rank->due[j - 1]))
            return FALSE;
    }
    return TRUE;
}

/* How many cells a hard limit over all of them lets be taken. */
static int
most_taken(const Program *program, const Rank *rank)
{
    int most = rank->n;
    for (int k = 0; k < program->n_tallies; k++) {
        const Tally *tally = &program->tally[k];
        if (tally->provider != rank->provider || tally->n < rank->n)
            continue;
        g_autoptr(GHashTable) counted = g_hash_table_new(NULL, NULL);
        gboolean plain = TRUE;
        for (int i = 0; i < tally->n; i++) {
            plain = plain && tally->weight[i] > 0;
            g_hash_table_add(counted, GINT_TO_POINTER(tally->cell[i]));
        }
        for (int j = 0; plain && j < rank->n; j++)
            plain = g_hash_table_contains(counted, GINT_TO_POINTER(rank->cell[j]));
        int last = tally->count - 1;
        while (last > 0 && tally->price[last] == NEVER)
            last--;
        if (plain && tally->first + last < most)
            most = (int)MAX(0, tally->first + last);
    }
    return most;
}

/* Column of cell j at place i <= min(j, most - 1); places come cell by cell. */
static int
place_column(int first, int most, int j, int i)
{
    int full = MIN(j, most);
    return first + full * (full + 1) / 2 + (j - full) * most + i;
}

static int
places(int most, int j)
{
    return MIN(j + 1, most);
}

static void
add_columns(Model *model, const Rank *rank, int most)
{
    for (int j = 0; j < rank->n; j++)
        for (int i = 0; i < places(most, j); i++) {
            gint64 far = distance(rank, j, i);
            gboolean never = rank->cost == NEVER && far > 0;
            int column = model_add_column(model, 0, never ? 0 : 1, FALSE);
            if (!never && far > 0)
                model_charge(model, rank->tier, column, price_times(rank->cost, far));
        }
}

static void
assign_cells(Model *model, const Rank *rank, int first, int most)
{
    for (int j = 0; j < rank->n; j++) {
        for (int i = 0; i < places(most, j); i++)
            model_term(model, place_column(first, most, j, i), 1);
        model_term(model, rank->cell[j], -1);
        model_row(model, 0, 0);
    }
}

/* Place i is used where more than i cells are taken: `used` columns follow the places' columns. */
static void
assign_places(Model *model, const Rank *rank, int first, int most, int used)
{
    for (int i = 0; i < most; i++) {
        for (int j = i; j < rank->n; j++)
            model_term(model, place_column(first, most, j, i), 1);
        model_term(model, used + i, -1);
        model_row(model, 0, 0);
        if (i == 0)
            continue;
        model_term(model, used + i - 1, 1);
        model_term(model, used + i, -1);
        model_row(model, 0, BOUNDLESS);
    }
}

/* Place i may be given only to a cell behind that of place i - 1. */
static void
order_places(Model *model, const Rank *rank, int first, int most)
{
    for (int i = 1; i < most; i++)
        for (int j = i; j < rank->n; j++) {
            for (int k = i - 1; k < j; k++)
                model_term(model, place_column(first, most, k, i - 1), 1);
            for (int k = i; k <= j; k++)
                model_term(model, place_column(first, most, k, i), -1);
            model_row(model, 0, BOUNDLESS);
        }
}

void
model_add_rank(Model *model, int index)
{
    const Rank *rank = &model->program->rank[index];
    if (rank->cost == 0 || rank->n == 0)
        return;
    int most = most_taken(model->program, rank);
    if (most == 0) {
        for (int j = 0; j < rank->n; j++)
            model_forbid(model, rank->cell[j]);
        return;
    }
    int first = model_columns(model);
    add_columns(model, rank, most);
    int used = model_columns(model);
    for (int i = 0; i < most; i++)
        model_add_column(model, 0, 1, TRUE);
    int row = (int)model->row->len;
    assign_cells(model, rank, first, most);
    assign_places(model, rank, first, most, used);
    if (!is_ordered(rank))
        order_places(model, rank, first, most);
    model_fill(model, (Fill){FILL_RANK, first, used - first + most, row, most, index});
}

void
model_rank_complete(const Model *model, const Fill *fill, gint64 *value)
{
    const Rank *rank = &model->program->rank[fill->element];
    int most = fill->rows, used = fill->column + fill->columns - most;
    for (int j = 0; j < fill->columns; j++)
        value[fill->column + j] = 0;
    for (int j = 0, i = 0; j < rank->n && i < most; j++) {
        if (value[rank->cell[j]] == 0)
            continue;
        value[place_column(fill->column, most, j, i)] = 1;
        value[used + i] = 1;
        i++;
    }
}
