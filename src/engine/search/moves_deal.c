/* One duty each is taken from some providers and dealt out among them again: what each of these
 * costs each of them does not depend on the others, as far as own elements go. */
#include "engine/search/assignment.h"
#include "engine/search/moves.h"

enum { STRIDES = 3 };

/* What cannot stand at all; finite, for the assignment to go round it. */
#define NO_CELL 1e12

typedef struct {
    Moves *moves;
    int n;
    int held[ASSIGNMENT_MOST];
} Deal;

static gboolean
has_provider(const Deal *deal, int provider)
{
    for (int i = 0; i < deal->n; i++)
        if (moves_cell(deal->moves, deal->held[i])->provider == provider)
            return TRUE;
    return FALSE;
}

static void
add_slot(Deal *deal, int slot)
{
    int cell = moves_holder_of(deal->moves, slot);
    if (cell >= 0 && !has_provider(deal, moves_cell(deal->moves, cell)->provider))
        deal->held[deal->n++] = cell;
}

/* Slots where one of them may stand, from theirs on, at equal distance: lines often alternate. */
static void
pick(Deal *deal)
{
    Moves *moves = deal->moves;
    int want = 4 + dice_roll(&moves->dice, ASSIGNMENT_MOST - 3);
    int stride = 1 + dice_roll(&moves->dice, STRIDES), first = moves_holder(moves);
    if (first < 0)
        return;
    deal->held[deal->n++] = first;
    int end = moves->provider_begin[moves_cell(moves, first)->provider + 1];
    for (int at = moves->place[first] + stride; deal->n < want && at < end; at += stride)
        add_slot(deal, moves_cell(moves, moves->provider_cell[at])->slot);
}

static void
price_cards(const Deal *deal, Assignment *assignment)
{
    Moves *moves = deal->moves;
    assignment->n = deal->n;
    for (int i = 0; i < deal->n; i++)
        for (int j = 0; j < deal->n; j++) {
            int cell = moves_find(moves, moves_cell(moves, deal->held[i])->provider,
                                  moves_cell(moves, deal->held[j])->slot);
            assignment->cost[i][j] = cell < 0 || moves->state->taken[cell]
                                         ? NO_CELL
                                         : moves_foresee(moves, cell, TRUE) + moves_room(moves);
        }
}

gboolean
step_deal(Moves *moves)
{
    Deal deal = {.moves = moves};
    Assignment assignment;
    pick(&deal);
    if (deal.n < 3)
        return FALSE;
    for (int i = 0; i < deal.n; i++)
        moves_flip(moves, deal.held[i]);
    price_cards(&deal, &assignment);
    assignment_solve(&assignment);
    gboolean same = TRUE;
    for (int i = 0; i < deal.n; i++) {
        const Cell *to = moves_cell(moves, deal.held[assignment.column[i]]);
        int cell = moves_find(moves, moves_cell(moves, deal.held[i])->provider, to->slot);
        same = same && assignment.column[i] == i;
        if (cell >= 0)
            moves_flip(moves, cell);
    }
    if (same || moves->n < 2 * deal.n) {
        moves_undo(moves, 0);
        return FALSE;
    }
    return moves_accept(moves, moves_room(moves), 0);
}
