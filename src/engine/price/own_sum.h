/* A provider's own tally, made ready for pricing. */
#pragma once

#include "engine/price/provider_view.h"

/** A tally by position. */
typedef struct {
    const Tally *tally;
    int *weight; /* by position: of its cells */
    int n_marks;
    SumUse *mark; /* sum: the view's mark */
    gint64 low;   /* sums that can be paid; low above high: none */
    gint64 high;
    int *least_rest;
    int *most_rest;
} Weighing;

/** `chains` are those of the provider, `position` tells where the program's cells stand. */
Weighing weighing_begin(const ProviderView *view, const Tally *tally, const GPtrArray *chains,
                        const int *position);
void weighing_end(Weighing *weighing);
/** Charges a linear price to the base and the places and returns TRUE; else leaves all as it is. */
gboolean weighing_charge(const Weighing *weighing, ProviderView *view, Charge *base, Charge *place);
/** FALSE: no choice can pay it. */
gboolean weighing_sum(const Weighing *weighing, const ProviderView *view, OwnSum *sum);
/** What all weights are multiples of: sums are counted in it. */
int weighing_factor(const Weighing *weighing, int n);
void own_sum_clear(OwnSum *sum);

/** What the entries from each position on can add at most (n + 1), seeing hard chains. */
int *most_rest(int n, const int *weight, const GPtrArray *chains, const int *position);
