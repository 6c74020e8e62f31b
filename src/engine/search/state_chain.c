/* Chains and ranks: taken places as bits. */
#include "engine/search/state.h"

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
charge_link(const Chain *chain, int from, int to, int sign, Charges *charges)
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
        charges->breaches += sign * (BREACH + BREACH * missing / MAX(chain->reach, 1));
    else
        state_charge(charges, chain->tier, chain->cost,
                     sign * ((missing + chain->unit - 1) / chain->unit), 0);
}

void
state_charge_chain(const State *state, const Use *use, int sign, Charges *charges)
{
    const Chain *chain = &state->program->chain[use->element];
    const ChainState *now = &state->chain[use->element];
    int before = place_before(now, use->place), after = place_after(now, use->place);
    charge_link(chain, before, use->place, sign, charges);
    charge_link(chain, use->place, after, sign, charges);
    if (before >= 0 || after >= 0)
        charge_link(chain, before, after, -sign, charges);
}

void
state_note_chain(State *state, const Use *use, int sign)
{
    state->chain[use->element].bits[use->place >> 6] ^= (guint64)1 << (use->place & 63);
}

void
state_open_rank(State *state, int index)
{
    open_bits(&state->rank[index], state->program->rank[index].n);
}

/* What it costs with one place flipped. */
static void
price_rank(const Rank *rank, const ChainState *now, int flipped, gint64 *units, gint64 *breaches)
{
    int i = 0;
    *units = *breaches = 0;
    for (int word = 0; word < now->words; word++) {
        guint64 bits = now->bits[word];
        if (word == flipped >> 6)
            bits ^= (guint64)1 << (flipped & 63);
        for (; bits != 0; bits &= bits - 1) {
            int j = word * 64 + __builtin_ctzll(bits);
            gint64 due = rank->due[i++];
            gint64 distance = MAX(0, MAX(rank->low[j] - due, due - rank->high[j]));
            if (distance == 0 || (rank->by_hand != NULL && rank->by_hand[j]))
                continue;
            *units += distance;
            *breaches += BREACH + MIN(distance, BREACH);
        }
    }
}

void
state_charge_rank(const State *state, const Use *use, int sign, Charges *charges)
{
    const Rank *rank = &state->program->rank[use->element];
    const ChainState *now = &state->rank[use->element];
    gint64 units, breaches;
    price_rank(rank, now, use->place, &units, &breaches);
    state_charge(charges, rank->tier, rank->cost, units - now->units, breaches - now->breaches);
}

void
state_note_rank(State *state, const Use *use, int sign)
{
    ChainState *now = &state->rank[use->element];
    price_rank(&state->program->rank[use->element], now, use->place, &now->units, &now->breaches);
    now->bits[use->place >> 6] ^= (guint64)1 << (use->place & 63);
}

int
state_rank_taken(const State *state, int rank)
{
    const ChainState *now = &state->rank[rank];
    int taken = 0;
    for (int word = 0; word < now->words; word++)
        taken += __builtin_popcountll(now->bits[word]);
    return taken;
}
