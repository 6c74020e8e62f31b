/* A first choice at once, and a better one by local search. */
#pragma once

#include "engine/incumbent.h"
#include "engine/search/state.h"

/** Builds a choice slot by slot, each place given where it costs least now; the state holds what is
 *  already given. */
void start_build(State *state, guint32 seed, const Budget *budget, const Limit *limit);

/** Betters the incumbent, or finds a first one, by simulated annealing within the limit. `from` is
 * a choice to begin with, or NULL. Deterministic where the limit's work is what ends it. TRUE: it
 * did. */
gboolean search_improve(Incumbent *incumbent, const guint8 *from, guint32 seed, const Limit *limit);
/** Work that a search of this program is worth. */
gint64 search_worth(const Program *program);
