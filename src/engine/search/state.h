/* A choice of cells priced while it changes: what flipping one cell costs is found without pricing
 * the program again. NEVER counts as breaches, so that a search may pass through them. */
#pragma once

#include "lower/program.h"

#include <glib.h>

/** A breach of the smallest kind; a wider one counts for more. */
enum { BREACH = 16 };

typedef enum { USE_TALLY, USE_MARK, USE_CHAIN, USE_RANK, USE_RUN, USE_SPAN, USE_KINDS } UseKind;

/** Where a cell or mark stands in an element. */
typedef struct {
    int kind;
    int element;
    int place;  /* its index inside the element; a span's side; a run's day */
    int weight; /* in tallies, marks and spans; in runs 1: by hand */
} Use;

typedef struct {
    gint64 sum;
    gint64 low; /* sums that can be paid; low > high: none, a breach for ever */
    gint64 high;
} TallyState;

typedef struct {
    guint64 *bits; /* taken places */
    int words;
    gint64 units; /* ranks: what it costs now */
    gint64 breaches;
} ChainState;

typedef struct {
    int *firm; /* duties not by hand, by day */
    int *hand;
} RunState;

typedef struct {
    gint64 *sum; /* by side */
    int *class;  /* by side: of equal share */
    int classes;
    gint64 units;
    gboolean stale;
} SpanState;

/** What a state costs, or what a flip changes. */
typedef struct {
    gint64 cost[TIERS];
    gint64 breaches;
    gint64 missing; /* breaches of another kind: sums too low, which more cells can cure */
} Charges;

typedef struct {
    const Program *program;
    guint8 *taken;
    Charges total;   /* the constants included */
    int *use_begin;  /* by cell and mark, and one more */
    int *use_shared; /* by cell and mark: the first of elements that couple providers */
    Use *use;
    TallyState *tally;
    gint64 *mark; /* sums */
    ChainState *chain;
    ChainState *rank;
    RunState *run;
    SpanState *span;
    GArray *stale;  /* int: spans to be priced again */
    int n_holders;  /* taken cells */
    int *holder;    /* which, in no order */
    int *holder_at; /* by cell: its index there */
    gint64 flips;   /* so far */
} State;

/** Nothing taken. */
State *state_new(const Program *program);
void state_free(State *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(State, state_free)

/** Takes the cell, or gives it up. */
void state_flip(State *state, int cell);
/** Brings cost and breaches up to date after flips. */
void state_settle(State *state);
/** Flips what differs. */
void state_load(State *state, const guint8 *taken);

/** What flipping an untaken or taken cell would change, spans left out. Other cells of the same
 * elements stay: `own` leaves out those that couple providers. */
void state_foresee(const State *state, int cell, gboolean own, Charges *charges);

/* For the families, one file each: state_tally.c, state_chain.c, state_run.c, state_span.c. What a
 * use's flip changes is charged first, then noted; sign is 1 for taking, -1 for giving up. */
void state_charge(Charges *charges, int tier, gint64 price, gint64 units, gint64 breaches);
void state_open_tally(State *state, int tally);
void state_charge_tally(const State *state, const Use *use, int sign, Charges *charges);
void state_note_tally(State *state, const Use *use, int sign);
void state_charge_mark(const State *state, const Use *use, int sign, Charges *charges);
void state_note_mark(State *state, const Use *use, int sign);
/** What this tally costs above its cheapest sum; breaches count as one each. */
gboolean state_tally_wants(const State *state, int tally);
void state_open_chain(State *state, int chain);
void state_charge_chain(const State *state, const Use *use, int sign, Charges *charges);
void state_note_chain(State *state, const Use *use, int sign);
void state_open_rank(State *state, int rank);
void state_charge_rank(const State *state, const Use *use, int sign, Charges *charges);
void state_note_rank(State *state, const Use *use, int sign);
/** Taken cells of the rank. */
int state_rank_taken(const State *state, int rank);
void state_open_run(State *state, int run);
void state_charge_run(const State *state, const Use *use, int sign, Charges *charges);
void state_note_run(State *state, const Use *use, int sign);
void state_open_span(State *state, int span);
void state_charge_span(const State *state, const Use *use, int sign, Charges *charges);
void state_note_span(State *state, const Use *use, int sign);
void state_settle_span(State *state, int span);
