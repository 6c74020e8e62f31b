/* Steps that look for the best, and that fill what is open. */
#include "engine/search/moves.h"

enum { DEPTH = 4, SERVE_TRIALS = 16 };

gboolean
step_toggle(Moves *moves)
{
    moves_flip(moves, dice_roll(&moves->dice, moves->state->program->n_cells));
    return moves_accept(moves, moves_room(moves), 0);
}

/* The best untaken cell of a slot, other than `not`, or -1. */
static int
best_of_slot(Moves *moves, int slot, int not )
{
    int best = -1;
    double least = 0;
    for (int cell = moves->slot_begin[slot]; cell < moves->slot_begin[slot + 1]; cell++) {
        if (moves->state->taken[cell] || cell == not )
            continue;
        double rise = moves_foresee(moves, cell, FALSE);
        if (best < 0 || rise < least) {
            best = cell;
            least = rise;
        }
    }
    return best;
}

/* The provider's taken cell whose loss helps most, other than `not`, or -1. */
static int
worst_of_provider(Moves *moves, int provider, int not )
{
    int worst = -1;
    double least = 0;
    for (int i = moves->provider_begin[provider]; i < moves->provider_begin[provider + 1]; i++) {
        int cell = moves->provider_cell[i];
        if (!moves->state->taken[cell] || cell == not )
            continue;
        double rise = moves_foresee(moves, cell, TRUE);
        if (worst < 0 || rise < least) {
            worst = cell;
            least = rise;
        }
    }
    return worst;
}

gboolean
step_best(Moves *moves)
{
    int from = moves_holder(moves);
    if (from < 0)
        return FALSE;
    moves_flip(moves, from);
    int to = best_of_slot(moves, moves_cell(moves, from)->slot, from);
    if (to < 0) {
        moves_undo(moves, 0);
        return FALSE;
    }
    moves_flip(moves, to);
    return moves_accept(moves, moves_room(moves), 0);
}

static gboolean
eject(Moves *moves, int cell)
{
    double room = moves_room(moves);
    moves_flip(moves, cell);
    for (int depth = 0; depth < DEPTH && moves_rise(moves) >= 0; depth++) {
        int given = worst_of_provider(moves, moves_cell(moves, cell)->provider, cell);
        if (given < 0)
            break;
        moves_flip(moves, given);
        int next = best_of_slot(moves, moves_cell(moves, given)->slot, given);
        if (next < 0)
            break;
        moves_flip(moves, next);
        cell = next;
    }
    return moves_accept(moves, room, 0);
}

gboolean
step_eject(Moves *moves)
{
    int from = moves_holder(moves);
    if (from < 0)
        return FALSE;
    int slot = moves_cell(moves, from)->slot, begin = moves->slot_begin[slot];
    int to = begin + dice_roll(&moves->dice, moves->slot_begin[slot + 1] - begin);
    if (moves->state->taken[to])
        return FALSE;
    moves_flip(moves, from);
    return eject(moves, to);
}

/* A cell that would help a tally that wants more, or -1. */
static int
wanted(Moves *moves)
{
    for (int trial = 0; trial < SERVE_TRIALS && moves->wanting->len > 0; trial++) {
        int pick = dice_roll(&moves->dice, (int)moves->wanting->len);
        int index = g_array_index(moves->wanting, int, pick);
        const Tally *tally = &moves->state->program->tally[index];
        if (tally->n == 0 || !state_tally_wants(moves->state, index))
            continue;
        int at = dice_roll(&moves->dice, tally->n);
        if (moves->state->taken[tally->cell[at]] == (tally->weight[at] < 0))
            return tally->cell[at];
    }
    return -1;
}

gboolean
step_serve(Moves *moves)
{
    int cell = wanted(moves);
    if (cell < 0)
        return FALSE;
    moves_flip(moves, cell);
    return moves_accept(moves, moves_room(moves), 0);
}

gboolean
step_serve_deep(Moves *moves)
{
    int cell = wanted(moves);
    return cell >= 0 && !moves->state->taken[cell] && eject(moves, cell);
}

gboolean
step_serve_stretch(Moves *moves)
{
    int cell = wanted(moves), partner = moves_holder(moves);
    if (cell < 0 || partner < 0 || moves->state->taken[cell])
        return FALSE;
    int one = moves_cell(moves, cell)->provider, other = moves_cell(moves, partner)->provider;
    int slot = moves_cell(moves, cell)->slot, end = moves->state->program->slots;
    gboolean behind = dice_roll(&moves->dice, 2);
    moves_flip(moves, cell);
    if (one == other ||
        !moves_exchange(moves, one, other, behind ? slot + 1 : 0, behind ? end : slot)) {
        moves_undo(moves, 0);
        return FALSE;
    }
    return moves_accept(moves, moves_room(moves), 0);
}
