/* The steps of the local search. */
#pragma once

#include "engine/dice.h"
#include "engine/state.h"

enum { MOST_FLIPS = 64 };

/** How a state is judged while searching: costs and breaches on one scale. */
typedef struct {
    double tier[TIERS];
    double breach;
    double missing;
} Weights;

/** Cells flipped so far, in order, and what a step needs to choose well. */
typedef struct {
    State *state;
    Dice dice;
    const Weights *weights;
    int flip[MOST_FLIPS];
    int n;
    int *slot_begin;     /* by slot, and one more: its cells */
    int *provider_begin; /* by provider, and one more: in provider_cell */
    int *provider_cell;  /* cells by provider, then slot */
    GArray *wanting;     /* int: tallies that may want cells: coverage and hard limits */
} Moves;

void moves_begin(Moves *moves, State *state, guint32 seed);
void moves_end(Moves *moves);

double moves_energy(const Moves *moves);
void moves_flip(Moves *moves, int cell);
/** Takes all flips back. */
void moves_undo(Moves *moves);

/** One random step: flips some cells, perhaps none. `urgent`: places are open or something is in
 *  breach. */
void moves_step(Moves *moves, gboolean urgent);
