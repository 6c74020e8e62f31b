/* What a provider's recorded duties outside the period bring to its edges. */
#pragma once

#include "lower/lowering.h"
#include "region/beyond.h"

/** The provider's last duty before the period, and the first after it, which the rule sees; NULL:
 *  none. timed: of those whose hours are known. */
const Beyond *edge_before(const Lowering *lowering, const Rule *rule, int provider, gboolean timed);
const Beyond *edge_after(const Lowering *lowering, const Rule *rule, int provider, gboolean timed);

/** Judges a duty of the provider's in the period against a recorded one. */
typedef gboolean (*EdgeJudge)(const Lowering *lowering, const Rule *rule, int slot,
                              const Beyond *duty);

/** Prices the provider's duty by the number of recorded duties (of `other`, who may be the same)
 *  which the rule sees and the judge finds in breach with it. */
void lower_edge(Lowering *lowering, const Rule *rule, int provider, int slot, int other,
                EdgeJudge judge, const Tariff *tariff);
