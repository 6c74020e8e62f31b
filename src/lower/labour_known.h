/* What the law forbids, found once for all doctors of the same hours. */
#pragma once

#include "lower/labour_law.h"

/** An empty memory; the caller unrefs. */
GHashTable *labour_known_new(void);
/** As labour_forbidden, merged; the array is the memory's. */
const GPtrArray *labour_known(GHashTable *known, const GArray *always, const GPtrArray *duties,
                              gboolean trainee, gboolean spare);
