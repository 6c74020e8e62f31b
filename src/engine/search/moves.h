/* The steps of the local search. */
#pragma once

#include "engine/search/dice.h"
#include "engine/search/state.h"

enum { MOST_FLIPS = 512 };

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
    double energy;      /* of the state before the step */
    double temperature; /* what is worse is taken the less likely the colder it is */
    int flip[MOST_FLIPS];
    int n;
    int n_tiers; /* in which anything costs */
    int tier[TIERS];
    int *slot_begin;     /* by slot, and one more: its cells */
    int *provider_begin; /* by provider, and one more: in provider_cell */
    int *provider_cell;  /* cells by provider, then slot */
    int *place;          /* by cell: where in provider_cell */
    GArray *wanting;     /* int: tallies that may want cells: coverage and hard limits */
} Moves;

void moves_begin(Moves *moves, State *state, guint32 seed);
void moves_end(Moves *moves);

/** Of the state as it is, spans settled. */
double moves_energy(const Moves *moves);
/** How the energy would rise with one cell flipped, spans left out; `own`: only by what its
 * provider has alone. */
double moves_foresee(Moves *moves, int cell, gboolean own);
void moves_flip(Moves *moves, int cell);
/** Takes flips back until n are left. */
void moves_undo(Moves *moves, int n);

/** One random step: flips some cells, or none. `urgent`: places are open or something is in breach.
 * TRUE: the state has changed; moves->energy is its own. */
gboolean moves_step(Moves *moves, gboolean urgent);

/* For the steps. */

/** How much worse the state may become now. */
double moves_room(Moves *moves);
/** Keeps the flips where the energy rises no more than that; else takes back all but the first n.
 */
gboolean moves_accept(Moves *moves, double room, int n);
/** How the energy has risen since the step began, spans left out. */
double moves_rise(const Moves *moves);
/** Of the provider in the slot, or -1. */
int moves_find(const Moves *moves, int provider, int slot);
/** A taken cell, or -1. */
int moves_holder(Moves *moves);
/** A taken cell of the slot, or -1. */
int moves_holder_of(Moves *moves, int slot);

/** Two providers exchange all their duties in slots from … to - 1; FALSE: they cannot, and all
 * flips are taken back. */
gboolean moves_exchange(Moves *moves, int one, int other, int from, int to);

static inline const Cell *
moves_cell(const Moves *moves, int cell)
{
    return &moves->state->program->cell[cell];
}

/** Somebody else takes a duty. */
gboolean step_shift(Moves *moves);
/** Two exchange two duties: any, or those of slots not far from each other. */
gboolean step_swap(Moves *moves);
gboolean step_swap_near(Moves *moves);
/** The holders of neighbouring slots move on by one, in a ring. */
gboolean step_ring(Moves *moves);
/** Some duties near each other are dealt out anew, at best. */
gboolean step_deal(Moves *moves);
/** Two providers exchange all their duties in a stretch of slots. */
gboolean step_stretch(Moves *moves);
/** A cell changes, whatever it is. */
gboolean step_toggle(Moves *moves);
/** The best of all takes a duty. */
gboolean step_best(Moves *moves);
/** A tally that wants more cells gets one; deep: its provider gives up another duty, and so on. */
gboolean step_serve(Moves *moves);
gboolean step_serve_deep(Moves *moves);
/** The same, and its provider exchanges all duties before or behind it with another. */
gboolean step_serve_stretch(Moves *moves);
/** Somebody else takes a duty and gives up another, which the best of all takes, and so on. */
gboolean step_eject(Moves *moves);
