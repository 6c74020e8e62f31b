/* The inside of a pricer, shared by its two passes. */
#pragma once

#include "engine/price/pricing.h"

#include <math.h>

enum { MOST_EXACT = 4 };

/** Costs nearer than this are the same to a bound made of sums in doubles. */
#define ROUNDING 1e-9

/** Arcs at one position that lead to one node. */
typedef struct {
    int to;
    int first; /* links */
    int end;
    double skip; /* from there to the end, nothing more taken */
} Arcs;

/** A digit of the combined sum: it counts sums that are open one after the other, each from 0. */
typedef struct {
    int stride;
    int range; /* the greatest of its sums' */
    int n;
    int *sum;    /* in order */
    int *sum_at; /* by position: the sum that is open there, or -1 */
} Digit;

/** What a place's cell adds to the digits. */
typedef struct {
    int sum[MOST_EXACT]; /* -1: it adds nothing */
    int weight[MOST_EXACT];
    int offset;
    double *cost; /* by combined sum; infinite where the sum leaves its range */
} Step;

typedef struct {
    guint64 key[KEY_WORDS];
    double cost;
    double bound;
    int trace;
} Label;

typedef struct {
    Label *label;
    int n;
    int room;
} Bucket;

/** A cell taken, and the trace before it (-1: none). */
typedef struct {
    int before;
    int position;
} Trace;

typedef struct {
    double cost; /* infinite: none */
    int trace;
} Ending;

/** Where a sum's supporting line touches its price. */
typedef struct {
    double at;
    double stride; /* of its last move; 0: none yet */
} Line;

struct Pricer {
    const ProviderView *view;
    const Query *query;
    /* The query, laid out. */
    double *charge; /* by charge of the book */
    double *value;  /* by position: linear costs */
    double *mark_value;
    gint8 *fate;    /* by position */
    double **price; /* by sum */
    double idle;    /* cost of nothing taken, ends aside */
    /* Bounds. */
    int n_exact;
    Digit digit[MOST_EXACT];
    guint8 *exact;   /* by sum: whether a digit counts it */
    int width;       /* combined sums */
    int *node_first; /* by node: the first position whose links name it */
    int length;      /* of a row: width and as much room as a step may reach */
    int n_steps;
    Step *step;
    int *step_at;        /* by position */
    Line *line;          /* by sum */
    double *slope;       /* by sum: of its supporting line */
    double steepness;    /* of lines beyond what can be paid, a unit of the sum */
    double **rest;       /* by sum: the least it may still change beyond its line; NULL: exact */
    double *closed_rest; /* by position: the same for all that begins there or later */
    guint8 *idle_ends;   /* by position: sums that begin there or later may stay untouched */
    double *future;      /* by node: a row */
    double *skip;        /* by node */
    int n_arcs;
    Arcs *arcs;
    int *arcs_at;  /* by position, n + 1 */
    double *after; /* by Arcs: a row: the future of its node just after */
    double *row;
    /* Labels. */
    Bucket *bucket; /* by node */
    int n_live;
    int *live; /* nodes with labels */
    Bucket stage;
    Bucket fresh;
    int *slot; /* of the stage's hash table */
    guint *stamp;
    guint now;
    int slots;
    GArray *trace;    /* Trace */
    Ending *ending;   /* by last position, n + 1; the last: nothing taken */
    gboolean overrun; /* the last pass was left: too many labels */
    double best;
    double limit;
    double reach; /* of the last optimistic pass beyond the bound */
    int beam;     /* labels kept of one node at one position; 0: all */
};

/** Which sums are exact, and the steps. */
void pricer_begin_digits(Pricer *pricer);
void pricer_end_digits(Pricer *pricer);
void pricer_price_steps(Pricer *pricer);
/** The digits that count a sum whose last position this is begin anew behind it: rows in front of
 * the position's end are all as those of 0. */
void pricer_close_digits(Pricer *pricer, int position);
/** The combined sum behind the position, of one in front of its end. */
int pricer_closed(const Pricer *pricer, int position, int combined);

/** Fills in future, after and skip; returns the bound on any pattern. */
double pricer_look_back(Pricer *pricer);
/** The same with supporting lines that lean as they should, as long as the bound is not enough,
 * at most so many times. */
double pricer_find_bound(Pricer *pricer, double enough, int rounds);
void pricer_begin_bounds(Pricer *pricer);
void pricer_end_bounds(Pricer *pricer);

static inline int
pricer_arcs_end(const Pricer *pricer, int position)
{
    return pricer->arcs_at[position + 1];
}
