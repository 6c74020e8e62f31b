/* Chains and ranks: taken places as bits. */
#include "engine/state.h"

static void
open_bits(ChainState *now, int n)
{
    now->words = (n + 63) / 64;
    now->bits = g_new0(guint64, (gsize)now->words + 1);
}

/* The nearest taken place below or above, or -1. */
static int
place_before(const ChainState *now, int place)
{
    int word = place >> 6;
    guint64 rest = now->bits[word] & (((guint64)1 << (place & 63)) - 1);
    while (rest == 0 && word > 0)
        rest = now->bits[--word];
    return rest == 0 ? -1 : word * 64 + 63 - __builtin_clzll(rest);
}

static int
place_after(const ChainState *now, int place)
{
    if (++place >= now->words * 64)
        return -1;
    int word = place >> 6;
    guint64 rest = now->bits[word] & (~(guint64)0 << (place & 63));
    while (rest == 0 && ++word < now->words)
        rest = now->bits[word];
    return rest == 0 ? -1 : word * 64 + __builtin_ctzll(rest);
}

void
state_open_chain(State *state, int index)
{
    open_bits(&state->chain[index], state->program->chain[index].n);
}

/* Pays for the link between two places, either -1: the duty outside. */
static void
charge_link(State *state, const Chain *chain, int from, int to, int sign)
{
    if (from >= 0 && to >= 0 && chain->by_hand != NULL && chain->by_hand[from] &&
        chain->by_hand[to])
        return;
    gint64 out = from < 0 ? chain->before : chain->out[from];
    gint64 in = to < 0 ? chain->after : chain->in[to];
    if (out == G_MININT64 || in == G_MAXINT64 || in - out >= chain->reach)
        return;
    gint64 missing = chain->reach - (in - out);
    if (chain->cost == NEVER)
        state->breaches += sign * (BREACH + BREACH * missing / MAX(chain->reach, 1));
    else
        state_charge(state, chain->tier, chain->cost,
                     sign * ((missing + chain->unit - 1) / chain->unit), 0);
}

void
state_flip_chain(State *state, const Use *use, int sign)
{
    const Chain *chain = &state->program->chain[use->element];
    ChainState *now = &state->chain[use->element];
    int before = place_before(now, use->place), after = place_after(now, use->place);
    now->bits[use->place >> 6] ^= (guint64)1 << (use->place & 63);
    charge_link(state, chain, before, use->place, sign);
    charge_link(state, chain, use->place, after, sign);
    if (before >= 0 || after >= 0)
        charge_link(state, chain, before, after, -sign);
}

void
state_open_rank(State *state, int index)
{
    open_bits(&state->rank[index], state->program->rank[index].n);
}

static void
price_rank(const Rank *rank, ChainState *now)
{
    now->units = now->breaches = 0;
    int i = 0;
    for (int word = 0; word < now->words; word++)
        for (guint64 rest = now->bits[word]; rest != 0; rest &= rest - 1) {
            int j = word * 64 + __builtin_ctzll(rest);
            gint64 due = rank->due[i++];
            gint64 distance = MAX(0, MAX(rank->low[j] - due, due - rank->high[j]));
            if (distance == 0 || (rank->by_hand != NULL && rank->by_hand[j]))
                continue;
            now->units += distance;
            now->breaches += BREACH + MIN(distance, BREACH);
        }
}

void
state_flip_rank(State *state, const Use *use, int sign)
{
    const Rank *rank = &state->program->rank[use->element];
    ChainState *now = &state->rank[use->element];
    gint64 units = now->units, breaches = now->breaches;
    now->bits[use->place >> 6] ^= (guint64)1 << (use->place & 63);
    price_rank(rank, now);
    state_charge(state, rank->tier, rank->cost, now->units - units, now->breaches - breaches);
}
