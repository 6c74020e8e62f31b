/* Pricing: one provider's pattern of least reduced cost.
 *
 * A label is a beginning: what is taken among the first cells, told by its node in the network and
 * a key of sums. Labels of one node and key merge, the cheaper stays. Bounds on what may still come
 * are found first, from the end backwards: exact in the network and a few sums, the other sums
 * replaced by supporting lines. A label whose bound is no better than what is known goes no
 * further. */
#pragma once

#include "engine/price/pattern.h"

/** A provider's memory for pricing, used again and again; by one thread at a time. */
typedef struct Pricer Pricer;

typedef struct {
    const double *weight; /* by tier: of own costs */
    const double *value;  /* by cell and mark of the program: added where taken */
    const gint8 *fate;    /* by cell of the program: -1 not to be taken, 1 to be taken; or NULL */
    double ceiling;       /* patterns must cost less */
    int most;             /* patterns wanted */
    gboolean optimistic;  /* content with good ones, where some are found */
    guint8 *alive; /* by cell of the program: set to 1 where a pattern below the ceiling may take
                      it; or NULL */
} Query;

typedef struct {
    double bound;   /* proven: no pattern that the query allows costs less */
    gboolean exact; /* the first pattern is the cheapest, or none costs less than the ceiling */
    int n;
} Priced;

Pricer *pricer_new(const ProviderView *view);
void pricer_free(Pricer *pricer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pricer, pricer_free)

/** Adds patterns (Pattern) below the ceiling, the cheapest found first, no two alike. */
Priced pricer_price(Pricer *pricer, const Query *query, GPtrArray *patterns);
/** The cost that queries speak of. */
double pattern_value(const Pattern *pattern, const ProviderView *view, const Query *query);
