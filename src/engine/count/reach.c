#include "engine/count/reach.h"

#include "base/whole.h"

/** The elements of one kind that hold a cell stand together: one that holds none of a sum's cells
 * does not bound it. */
typedef struct {
    int *begin; /* by cell, and one more */
    int *index;
    guint *seen; /* by element: the last sum that it was seen in */
} Holders;

struct Reaches {
    const Program *program;
    Holders chain;  /* hard ones, in order of in and of out */
    Holders tally;  /* hard ones over cells, weights above 0 */
    Reach *payable; /* by tally */
    gint8 *fate;    /* by cell: 1 must be taken, -1 cannot */
    gint64 *weight;
    gint64 *best; /* room for a chain */
    guint sum;    /* the number of the one asked for */
};

Reach
tally_payable(const Tally *tally)
{
    int first = 0, last = tally->count - 1;
    while (first <= last && tally->price[first] == NEVER)
        first++;
    while (last >= first && tally->price[last] == NEVER)
        last--;
    return (Reach){tally->first + first, tally->first + last};
}

static gboolean
is_by_hand(const Chain *chain, int i)
{
    return chain->by_hand != NULL && chain->by_hand[i];
}

static gboolean
chain_counts(const Chain *chain)
{
    int hands = 0;
    if (chain->cost != NEVER || chain->reach < 0)
        return FALSE;
    for (int i = 0; i < chain->n; i++) {
        hands += is_by_hand(chain, i);
        if (chain->out[i] < chain->in[i] || (i > 0 && chain->out[i] < chain->out[i - 1]))
            return FALSE;
    }
    return hands < 2;
}

static gboolean
tally_counts(const Program *program, const Tally *tally)
{
    if (tally->provider < 0 || tally->n == 0 ||
        (tally->price[0] != NEVER && tally->price[tally->count - 1] != NEVER && tally->first <= 0 &&
         tally->count > tally->n))
        return FALSE;
    for (int i = 0; i < tally->n; i++)
        if (tally->cell[i] >= program->n_cells || tally->weight[i] <= 0)
            return FALSE;
    return TRUE;
}

/* ---- lists by cell ---- */

typedef struct {
    int n;
    const int *cell;
} Cells;

static Cells
chain_cells(const Program *program, int index)
{
    const Chain *chain = &program->chain[index];
    return (Cells){chain_counts(chain) ? chain->n : 0, chain->cell};
}

static Cells
tally_cells(const Program *program, int index)
{
    const Tally *tally = &program->tally[index];
    return (Cells){tally_counts(program, tally) ? tally->n : 0, tally->cell};
}

static Holders
holders_new(const Program *program, int n, Cells (*cells_of)(const Program *, int))
{
    gsize size = (gsize)program->n_cells + 1;
    Holders holders = {.begin = g_new0(int, size + 1), .seen = g_new0(guint, (gsize)n + 1)};
    for (int i = 0; i < n; i++) {
        Cells cells = cells_of(program, i);
        for (int k = 0; k < cells.n; k++)
            holders.begin[cells.cell[k] + 1]++;
    }
    for (gsize c = 0; c < size; c++)
        holders.begin[c + 1] += holders.begin[c];
    holders.index = g_new(int, (gsize)holders.begin[size] + 1);
    g_autofree int *at = g_memdup2(holders.begin, size * sizeof(int));
    for (int i = 0; i < n; i++) {
        Cells cells = cells_of(program, i);
        for (int k = 0; k < cells.n; k++)
            holders.index[at[cells.cell[k]]++] = i;
    }
    return holders;
}

static void
find_fates(Reaches *reaches)
{
    const Program *program = reaches->program;
    for (int k = 0; k < program->n_tallies; k++) {
        const Tally *tally = &program->tally[k];
        if (tally->n != 1 || tally->cell[0] >= program->n_cells || tally->weight[0] <= 0)
            continue;
        Reach payable = reaches->payable[k];
        if (payable.low > 0)
            reaches->fate[tally->cell[0]] = 1;
        else if (payable.high < tally->weight[0])
            reaches->fate[tally->cell[0]] = -1;
    }
}

Reaches *
reaches_new(const Program *program)
{
    Reaches *reaches = g_new0(Reaches, 1);
    int longest = 0;
    reaches->program = program;
    reaches->chain = holders_new(program, program->n_chains, chain_cells);
    reaches->tally = holders_new(program, program->n_tallies, tally_cells);
    reaches->payable = g_new(Reach, (gsize)program->n_tallies + 1);
    for (int k = 0; k < program->n_tallies; k++)
        reaches->payable[k] = tally_payable(&program->tally[k]);
    for (int i = 0; i < program->n_chains; i++)
        longest = MAX(longest, program->chain[i].n);
    reaches->fate = g_new0(gint8, (gsize)program->n_cells + 1);
    reaches->weight = g_new0(gint64, (gsize)program->n_cells + 1);
    reaches->best = g_new0(gint64, (gsize)longest + 1);
    find_fates(reaches);
    return reaches;
}

void
reaches_free(Reaches *reaches)
{
    if (reaches == NULL)
        return;
    void *arrays[] = {reaches->chain.begin,
                      reaches->chain.index,
                      reaches->chain.seen,
                      reaches->tally.begin,
                      reaches->tally.index,
                      reaches->tally.seen,
                      reaches->payable,
                      reaches->fate,
                      reaches->weight,
                      reaches->best,
                      reaches};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_free(arrays[i]);
}

/* ---- what bounds a sum ---- */

/* The heaviest cells that stand far enough apart; those outside the chain count in full. */
static gint64
most_apart(const Reaches *reaches, const Chain *chain, gint64 whole)
{
    gint64 *best = reaches->best; /* of the cells before */
    int before = 0;
    best[0] = 0;
    for (int i = 0; i < chain->n; i++) {
        gint64 weight = reaches->weight[chain->cell[i]];
        whole -= weight;
        while (before < i && chain->out[before] + chain->reach <= chain->in[i])
            before++;
        best[i + 1] = MAX(best[i], best[before] + weight);
    }
    return whole + best[chain->n];
}

/* A cell's weight in the sum for each unit that it brings to the tally, times what the tally
 * bounds: the greatest and the least of them. */
static Reach
bound_by_tally(const Reaches *reaches, int index, gint64 whole)
{
    const Tally *tally = &reaches->program->tally[index];
    Reach payable = reaches->payable[index];
    Reach bound = {0, whole};
    if (payable.low > payable.high || payable.high < 0)
        return bound;
    gint64 outside = 0, most = 0, least = G_MAXINT64;
    for (int i = 0; i < tally->n; i++)
        outside += reaches->weight[tally->cell[i]] == 0 ? tally->weight[i] : 0;
    gint64 rest = MAX(0, payable.low - outside);
    for (int i = 0; i < tally->n; i++) {
        gint64 weight = reaches->weight[tally->cell[i]];
        whole -= weight;
        most = MAX(most, divide_down(price_times(weight, payable.high), tally->weight[i]));
        if (weight > 0)
            least = MIN(least, divide_up(price_times(weight, rest), tally->weight[i]));
    }
    return (Reach){least == G_MAXINT64 ? 0 : least, MIN(bound.high, whole + most)};
}

/* Whether the element of the list is met for the first time in this sum. */
static gboolean
meets(const Reaches *reaches, const Holders *holders, int at)
{
    guint *seen = &holders->seen[holders->index[at]];
    gboolean first = *seen != reaches->sum;
    *seen = reaches->sum;
    return first;
}

static Reach
draw_in(const Reaches *reaches, int cell, Reach reach, gint64 whole)
{
    const Program *program = reaches->program;
    const Holders *chain = &reaches->chain, *tally = &reaches->tally;
    for (int i = chain->begin[cell]; i < chain->begin[cell + 1]; i++)
        if (meets(reaches, chain, i))
            reach.high =
                MIN(reach.high, most_apart(reaches, &program->chain[chain->index[i]], whole));
    for (int i = tally->begin[cell]; i < tally->begin[cell + 1]; i++) {
        if (!meets(reaches, tally, i))
            continue;
        Reach bound = bound_by_tally(reaches, tally->index[i], whole);
        reach = (Reach){MAX(reach.low, bound.low), MIN(reach.high, bound.high)};
    }
    return reach;
}

Reach
reaches_fated(const Reaches *reaches, int n, const int *cell, const int *weight)
{
    Reach reach = {0, 0};
    for (int i = 0; i < n; i++) {
        reach.low += reaches->fate[cell[i]] > 0 ? weight[i] : 0;
        reach.high += reaches->fate[cell[i]] < 0 ? 0 : weight[i];
    }
    return reach;
}

Reach
reaches_find(Reaches *reaches, int n, const int *cell, const int *weight)
{
    Reach reach = reaches_fated(reaches, n, cell, weight);
    gint64 whole = 0;
    for (int i = 0; i < n; i++) {
        reaches->weight[cell[i]] += weight[i];
        whole += weight[i];
    }
    reaches->sum++;
    for (int i = 0; i < n; i++)
        reach = draw_in(reaches, cell[i], reach, whole);
    for (int i = 0; i < n; i++)
        reaches->weight[cell[i]] = 0;
    return reach;
}
