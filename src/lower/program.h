/* The middle language: an integer program that knows no doctors.
 *
 * Cells are taken or not. Tallies, chains, ranks, runs and spans price what is taken, each in a
 * tier. A provider's own elements (all but coupling tallies and spans) speak of one provider's
 * cells only: branch-and-price lives on that split. All numbers are whole. */
#pragma once

#include <glib.h>

/** A price that cannot be paid. */
#define NEVER G_MAXINT64

/** Strictly ordered: nothing in a later tier is worth one unit of an earlier. */
enum { TIER_FILL, TIER_RESERVE, TIER_FIRST_LEVEL, TIERS = TIER_FIRST_LEVEL + 9 };
/** Level 1 … 9 of a rule. */
#define TIER_OF_LEVEL(level) (TIER_FIRST_LEVEL + (level)-1)

/** A provider in a slot, possible at all. */
typedef struct {
    int provider;
    int slot;
} Cell;

/** Where an element came from: index into what the lowering keeps beside the program. -1: a law of
 *  nature, never offered for sacrifice. */
typedef int Ask;

/** A derived cell, for "any of" and "at least so many of": it counts as taken just where the
 * weighted sum of its cells reaches `least`. Only tallies name marks: mark k is their cell n_cells
 * + k. */
typedef struct {
    int provider; /* the owner of all cells, or -1 */
    int n;
    int *cell;
    int *weight;  /* above 0 */
    gint64 least; /* 1 … sum of weights */
} Mark;

/** The weighted sum of some cells and marks, priced: price[k] for the sum first + k, convex in k
 * where finite; sums outside are NEVER. NEVER may stand only at the two ends of price[]; a table of
 * one NEVER says that no choice can be paid for. n may be 0: a sum of 0. */
typedef struct {
    int provider; /* the owner of all cells, or -1: it couples providers */
    int n;
    int *cell;
    int *weight; /* not 0; may be negative */
    gint64 first;
    int count;
    gint64 *price;
    int tier;
    Ask ask;
} Tally;

/** Successive duties of one provider along an axis. A cell enters at in[i] and leaves at out[i];
 * from one taken cell to the next taken cell of the chain, d = in[next] - out[this]; below reach it
 * costs cost × ceil((reach - d) / unit), or NEVER. Cells are ordered by in, then out. */
typedef struct {
    int provider;
    int n;
    int *cell;
    gint64 *in;
    gint64 *out;
    gboolean *by_hand; /* NULL: none; a pair of two such cells is free */
    gint64 reach;
    gint64 unit;
    gint64 cost;   /* per unit, or NEVER */
    gint64 before; /* out of the last duty before the period, or G_MININT64 */
    gint64 after;  /* in of the first duty after it, or G_MAXINT64 */
    int tier;
    Ask ask;
} Chain;

/** The provider's i-th taken cell (i from 0) is due at due[i]; cell j covers the turns low[j] …
 *  high[j]; each taken cell costs cost × its distance from due[i] (0 inside), or NEVER where that
 * is not 0. There are n dues. Cells are in order of turns. */
typedef struct {
    int provider;
    int n;
    int *cell;
    gint64 *low;
    gint64 *high;
    gint64 *due;
    gboolean *by_hand; /* NULL: none */
    gint64 cost;
    int tier;
    Ask ask;
} Rank;

/** Runs of consecutive days with at least one taken cell. A run longer than max costs cost for each
 *  window of max + 1 days in it, free where all duties in the window are by hand; one shorter than
 *  min costs cost for each missing day (free where all its duties are by hand). Days before and
 * after the axis are not by hand; what lies wholly outside it costs nothing. */
typedef struct {
    int provider;
    int days; /* of the axis */
    int n;
    int *cell;
    int *day;          /* 0 … days - 1, ascending */
    gboolean *by_hand; /* NULL: none */
    int max;           /* 0: not said */
    int min;           /* 0, 1: not said */
    int before;        /* days worked without a break just before day 0 */
    int after;         /* and just after the last day */
    gint64 cost;       /* or NEVER */
    int tier;
    Ask ask;
} Run;

/** One side of a span: the provider's sum over some cells, on a common scale. */
typedef struct {
    int n;
    int *cell;
    int *weight;
    gint64 offset; /* added to sum × scale */
    gint64 share;  /* s */
} SpanSide;

/** cost × the least whole number not below |s_i c_j - s_j c_i| / divisor for every two sides, where
 *  c = scale × sum + offset. */
typedef struct {
    int n;
    SpanSide *side;
    gint64 scale;
    gint64 divisor;
    gint64 cost;
    int tier;
    Ask ask;
} Span;

typedef struct Program {
    int providers;
    int slots;
    int n_cells;
    Cell *cell; /* ordered by slot, then provider */
    int n_marks;
    Mark *mark;
    int n_tallies;
    Tally *tally;
    int n_chains;
    Chain *chain;
    int n_ranks;
    Rank *rank;
    int n_runs;
    Run *run;
    int n_spans;
    Span *span;
    gint64 constant[TIERS]; /* cost that no choice changes */
} Program;

/** Cells must be given in order. */
Program *program_new(int providers, int slots);
void program_free(Program *program);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Program, program_free)

/** Each returns the new element's index. The arrays inside the element are taken over: allocated
 * with g_new or g_memdup2. */
int program_add_cell(Program *program, int provider, int slot);
/** Returns what tallies call it, n_cells + k: all cells must stand before the first mark. */
int program_add_mark(Program *program, Mark mark);
int program_add_tally(Program *program, Tally tally);
int program_add_chain(Program *program, Chain chain);
int program_add_rank(Program *program, Rank rank);
int program_add_run(Program *program, Run run);
int program_add_span(Program *program, Span span);

/** The tier after the last one in which anything costs, and after TIER_RESERVE; TIERS: none. */
int program_free_tier(const Program *program);

/** Whether a cell or mark counts as taken. */
gboolean program_taken(const Program *program, const guint8 *taken, int cell);
/** Adds or multiplies costs; what passes 64 bits stays at the largest number below NEVER (or the
 *  least), so that an absurd input cannot wrap round. */
gint64 price_add(gint64 a, gint64 b);
gint64 price_times(gint64 a, gint64 b);

/** What a choice of cells (one byte each) costs in each tier; FALSE where it is NEVER. */
gboolean program_price(const Program *program, const guint8 *taken, gint64 cost[TIERS]);
