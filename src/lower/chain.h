/* Distances between a provider's successive duties. */
#pragma once

#include "lower/lowering.h"

/** Where a duty begins and ends on the axis of distances. */
typedef struct {
    int cell;
    gint64 in;
    gint64 out;
    gboolean by_hand;
} Stop;

/** The stops of a provider's duties that the rule sees, both ends still at 0; Stop. Their slots
 * come in the same order in *slots (the caller frees). */
GArray *chain_stops(const Lowering *lowering, const Rule *rule, int provider, GArray **slots);
/** Orders the stops and adds a chain where two of them lie below the reach. */
void lower_chain(Lowering *lowering, GArray *stops, int provider, gint64 reach, gint64 unit,
                 const Tariff *tariff);
