/* Steps that give the same duties to others. */
#include "engine/search/moves.h"

/* Others looked at for one duty taken away. */
enum { TRIALS = 6, NEAR = 12, STRIDES = 3 };

static int
any_cell_of(Moves *moves, int slot)
{
    int begin = moves->slot_begin[slot];
    return begin + dice_roll(&moves->dice, moves->slot_begin[slot + 1] - begin);
}

static gboolean
try_shift(Moves *moves, int from)
{
    int to = any_cell_of(moves, moves_cell(moves, from)->slot);
    if (to == from || moves->state->taken[to])
        return FALSE;
    double room = moves_room(moves);
    if (moves_rise(moves) + moves_foresee(moves, to, FALSE) > room)
        return FALSE;
    moves_flip(moves, to);
    return moves_accept(moves, room, 1);
}

gboolean
step_shift(Moves *moves)
{
    int from = moves_holder(moves);
    if (from < 0)
        return FALSE;
    moves_flip(moves, from);
    for (int i = 0; i < TRIALS; i++)
        if (try_shift(moves, from))
            return TRUE;
    moves_undo(moves, 0);
    return FALSE;
}

/* a is given up already, for the provider to take c. What the provider alone would lose is seen
 * before anybody else is touched. */
static gboolean
try_exchange(Moves *moves, int a, int c)
{
    const State *state = moves->state;
    int slot = moves_cell(moves, a)->slot;
    if (state->taken[c] || moves_cell(moves, c)->slot == slot)
        return FALSE;
    double room = moves_room(moves);
    if (moves_foresee(moves, c, TRUE) > room + moves->weights->breach)
        return FALSE;
    int b = moves_holder_of(moves, moves_cell(moves, c)->slot);
    int d = b < 0 ? -1 : moves_find(moves, moves_cell(moves, b)->provider, slot);
    if (d < 0 || state->taken[d])
        return FALSE;
    moves_flip(moves, b);
    double rise =
        moves_rise(moves) + moves_foresee(moves, c, FALSE) + moves_foresee(moves, d, FALSE);
    if (rise > room) {
        moves_undo(moves, 1);
        return FALSE;
    }
    moves_flip(moves, c);
    moves_flip(moves, d);
    return moves_accept(moves, room, 1);
}

/* Among the provider's cells at most `reach` away. */
static gboolean
swap(Moves *moves, int reach)
{
    int a = moves_holder(moves);
    if (a < 0)
        return FALSE;
    int provider = moves_cell(moves, a)->provider;
    int from = MAX(moves->provider_begin[provider], moves->place[a] - reach);
    int to = MIN(moves->provider_begin[provider + 1], moves->place[a] + reach + 1);
    moves_flip(moves, a);
    for (int i = 0; i < TRIALS; i++) {
        int c = moves->provider_cell[from + dice_roll(&moves->dice, to - from)];
        if (try_exchange(moves, a, c))
            return TRUE;
    }
    moves_undo(moves, 0);
    return FALSE;
}

gboolean
step_swap(Moves *moves)
{
    return swap(moves, moves->state->program->n_cells);
}

gboolean
step_swap_near(Moves *moves)
{
    return swap(moves, 2 + dice_roll(&moves->dice, NEAR));
}

/* Taken cells of slots at equal distance: lines often alternate. */
static int
pick_ring(Moves *moves, int *held, int most)
{
    int first = moves_holder(moves), n = 0;
    int want = 3 + dice_roll(&moves->dice, most - 2), stride = 1 + dice_roll(&moves->dice, STRIDES);
    if (first < 0)
        return 0;
    held[n++] = first;
    for (int slot = moves_cell(moves, first)->slot + stride;
         n < want && slot < moves->state->program->slots; slot += stride) {
        int cell = moves_holder_of(moves, slot);
        if (cell >= 0)
            held[n++] = cell;
    }
    return n;
}

gboolean
step_ring(Moves *moves)
{
    int held[8], n = pick_ring(moves, held, G_N_ELEMENTS(held));
    int by = dice_roll(&moves->dice, 2) ? 1 : n - 1;
    for (int i = 0; i < n; i++) {
        int to = moves_find(moves, moves_cell(moves, held[(i + by) % n])->provider,
                            moves_cell(moves, held[i])->slot);
        if (to < 0) {
            moves_undo(moves, 0);
            return FALSE;
        }
        moves_flip(moves, held[i]);
        moves_flip(moves, to);
    }
    return moves_accept(moves, moves_room(moves), 0);
}

/* Flips what differs between two providers in a slot; FALSE: one of them cannot. */
static gboolean
exchange_slot(Moves *moves, int cell, int partner, gboolean first)
{
    int other = moves_find(moves, partner, moves_cell(moves, cell)->slot);
    gboolean is = moves->state->taken[cell];
    if (other < 0)
        return !is;
    if (!first || is == moves->state->taken[other])
        return TRUE;
    if (moves->n + 2 > MOST_FLIPS)
        return FALSE;
    moves_flip(moves, cell);
    moves_flip(moves, other);
    return TRUE;
}

gboolean
moves_exchange(Moves *moves, int one, int other, int from, int to)
{
    int pair[2] = {one, other};
    for (int k = 0; k < 2; k++)
        for (int i = moves->provider_begin[pair[k]]; i < moves->provider_begin[pair[k] + 1]; i++) {
            int cell = moves->provider_cell[i], slot = moves_cell(moves, cell)->slot;
            if (slot >= from && slot < to && !exchange_slot(moves, cell, pair[1 - k], k == 0)) {
                moves_undo(moves, 0);
                return FALSE;
            }
        }
    return TRUE;
}

gboolean
step_stretch(Moves *moves)
{
    int a = moves_holder(moves), b = moves_holder(moves);
    if (a < 0 || moves_cell(moves, a)->provider == moves_cell(moves, b)->provider)
        return FALSE;
    int from = moves_cell(moves, a)->slot;
    int to = dice_roll(&moves->dice, 2) ? moves->state->program->slots
                                        : from + 2 + dice_roll(&moves->dice, 24);
    return moves_exchange(moves, moves_cell(moves, a)->provider, moves_cell(moves, b)->provider,
                          from, to) &&
           moves_accept(moves, moves_room(moves), 0);
}
