/* Large neighbourhoods: the choice stays as it is, but for some slots or some providers, which the
 * compact model decides anew (Shaw 1998; Pisinger and Ropke 2010). */
#pragma once

#include "engine/incumbent.h"

/** Betters the incumbent in its present tier, the earlier ones held. Work ends it: the same choice
 * whatever the clock says, unless the limit's time is over first. No other instance of the solver
 * may live. */
void windows_improve(Incumbent *incumbent, const Limit *limit);
