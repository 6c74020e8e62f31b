/* Duties of which certain pairs must not, or should not, be taken together. */
#pragma once

#include "lower/lowering.h"

/** A duty cell with what a judge needs to know. */
typedef struct {
    int provider;
    int slot; /* of the question */
    int cell;
} Item;

typedef enum {
    PAIR_FREE,
    PAIR_NEVER, /* excluded already, by nature */
    PAIR_BREACH /* a unit of breach */
} PairKind;

/** Judges two different items; a's slot is not after b's in the question's order. */
typedef PairKind (*PairJudge)(const Lowering *lowering, const Rule *rule, const Item *a,
                              const Item *b);

GArray *items_new(void);
/** Adds the provider's duty cell of each slot. */
void items_add(const Lowering *lowering, GArray *items, int provider, const GArray *slots);
/** Orders by slot, then provider, as pairs_lower wants them. */
void items_sort(GArray *items);

/** Lowers the pairs that the judge calls a breach; those further apart than `days` and reach_days
 * are free. A rule that excuses what is fixed by hand frees pairs of such duties. rule NULL:
 * nature. */
void pairs_lower(Lowering *lowering, const GArray *items, int days, PairJudge judge,
                 const Rule *rule, int provider, const Tariff *tariff);

/** Two duty cells. */
typedef struct {
    int one;
    int other;
} Couple;

/** The same for breaches that are known (Couple, of one provider's items). */
void pairs_lower_couples(Lowering *lowering, const GArray *items, const GArray *couples,
                         int provider, const Tariff *tariff);
