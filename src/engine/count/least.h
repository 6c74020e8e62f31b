/* The least that sums can cost when only their total is known: bounds from counting. */
#pragma once

#include <glib.h>

/** A side of a span: a sum of low … high, c = scale × sum + offset, share above 0. */
typedef struct {
    gint64 share;
    gint64 offset;
    gint64 low;
    gint64 high;
} LeastSide;

typedef struct {
    int n;
    const LeastSide *side;
    gint64 scale;   /* above 0 */
    gint64 divisor; /* above 0 */
    gint64 low;     /* of all sums together */
    gint64 high;
} LeastSpan;

/** No whole sums have such a total. */
#define LEAST_NONE G_MAXINT64

/** The least whole number not below |s_i c_j - s_j c_i| / divisor for every two sides, over all
 * whole sums; where that would take long, a number that is not above it. */
gint64 least_span(const LeastSpan *span);

/** A sum of low … high whose price is convex; price[k - low]. */
typedef struct {
    gint64 low;
    gint64 high;
    const gint64 *price;
    int stride; /* of the prices: price[(k - low) × stride] */
} LeastSum;

/** The least price of n sums together whose total lies in low … high. */
gint64 least_sums(int n, const LeastSum *sum, gint64 low, gint64 high);

/** Supplies that can go to some of the sums only, each unit freely. */
typedef struct {
    int n_sums;
    const LeastSum *sum;
    int n_supplies;
    const gint64 *supply;
    const int *begin; /* by supply, and one more: in to */
    const int *to;    /* sums that it can go to */
} LeastFlow;

/** The least price of all sums together; where that would take long, less. */
gint64 least_flow(const LeastFlow *flow);
