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
/** What is asked of successive duties, and the recorded ones at the period's edges. */
typedef struct {
    gint64 reach;
    gint64 unit;
    gint64 before; /* out of the last one before, or G_MININT64 */
    gint64 after;  /* in of the first one after, or G_MAXINT64 */
} Distance;
/** Orders the stops and adds a chain where one of them may follow another, or a recorded duty,
 *  below the reach. */
void lower_chain(Lowering *lowering, GArray *stops, int provider, const Distance *distance,
                 const Tariff *tariff);
