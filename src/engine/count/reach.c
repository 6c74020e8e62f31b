#include "engine/count/reach.h"

#include <string.h>

/** The elements of one provider stand together. */
typedef struct {
    int *begin; /* by provider, and one more */
    int *index;
} Owned;

struct Reaches {
    const Program *program;
    Owned chain; /* hard ones, in order of in and of out */
    Owned tally; /* hard ones over cells, weights above 0 */
    gint8 *fate; /* by cell: 1 must be taken, -1 cannot */
    gint64 *weight;
    gint64 *best; /* room for a chain */
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

/* ---- lists by provider ---- */

static int
chain_owner(const Program *program, int index)
{
    return chain_counts(&program->chain[index]) ? program->chain[index].provider : -1;
}

static int
tally_owner(const Program *program, int index)
{
    return tally_counts(program, &program->tally[index]) ? program->tally[index].provider : -1;
}

static Owned
owned_new(const Program *program, int n, int (*owner)(const Program *, int))
{
    Owned owned = {g_new0(int, (gsize)program->providers + 1), g_new(int, (gsize)n + 1)};
    g_autofree int *of = g_new(int, (gsize)n + 1);
    for (int i = 0; i < n; i++)
        if ((of[i] = owner(program, i)) >= 0)
            owned.begin[of[i] + 1]++;
    for (int p = 0; p < program->providers; p++)
        owned.begin[p + 1] += owned.begin[p];
    g_autofree int *at = g_memdup2(owned.begin, ((gsize)program->providers + 1) * sizeof(int));
    for (int i = 0; i < n; i++)
        if (of[i] >= 0)
            owned.index[at[of[i]]++] = i;
    return owned;
}

static void
find_fates(Reaches *reaches)
{
    const Program *program = reaches->program;
    for (int k = 0; k < program->n_tallies; k++) {
        const Tally *tally = &program->tally[k];
        if (tally->n != 1 || tally->cell[0] >= program->n_cells || tally->weight[0] <= 0)
            continue;
        Reach payable = tally_payable(tally);
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
    reaches->chain = owned_new(program, program->n_chains, chain_owner);
    reaches->tally = owned_new(program, program->n_tallies, tally_owner);
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
    void *arrays[] = {
        reaches->chain.begin, reaches->chain.index, reaches->tally.begin, reaches->tally.index,
        reaches->fate,        reaches->weight,      reaches->best,        reaches};
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

static gint64
floor_of(gint64 a, gint64 b)
{
    return a / b - (a % b < 0);
}

/* A cell's weight in the sum for each unit that it brings to the tally, times what the tally
 * bounds: the greatest and the least of them. */
static Reach
bound_by_tally(const Reaches *reaches, const Tally *tally, gint64 whole)
{
    Reach payable = tally_payable(tally);
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
        most = MAX(most, floor_of(price_times(weight, payable.high), tally->weight[i]));
        if (weight > 0)
            least = MIN(least, -floor_of(-price_times(weight, rest), tally->weight[i]));
    }
    return (Reach){least == G_MAXINT64 ? 0 : least, MIN(bound.high, whole + most)};
}

static Reach
draw_in(const Reaches *reaches, int provider, Reach reach, gint64 whole)
{
    const Program *program = reaches->program;
    for (int i = reaches->chain.begin[provider]; i < reaches->chain.begin[provider + 1]; i++)
        reach.high =
            MIN(reach.high, most_apart(reaches, &program->chain[reaches->chain.index[i]], whole));
    for (int i = reaches->tally.begin[provider]; i < reaches->tally.begin[provider + 1]; i++) {
        Reach bound = bound_by_tally(reaches, &program->tally[reaches->tally.index[i]], whole);
        reach = (Reach){MAX(reach.low, bound.low), MIN(reach.high, bound.high)};
    }
    return reach;
}

Reach
reaches_find(Reaches *reaches, int provider, int n, const int *cell, const int *weight)
{
    Reach reach = {0, 0};
    gint64 whole = 0;
    for (int i = 0; i < n; i++) {
        reaches->weight[cell[i]] += weight[i];
        whole += weight[i];
        reach.low += reaches->fate[cell[i]] > 0 ? weight[i] : 0;
        reach.high += reaches->fate[cell[i]] < 0 ? 0 : weight[i];
    }
    reach = draw_in(reaches, provider, reach, whole);
    for (int i = 0; i < n; i++)
        reaches->weight[cell[i]] = 0;
    return reach;
}
