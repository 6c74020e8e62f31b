/* Tallies of single providers that share out what covers tell. */
#pragma once

#include "engine/count/covers.h"

/** The least price of the tallies (const Tally) together; NEVER: no choice can pay it. Their
 * weights are above 0. */
gint64 share_out(Covers *covers, Reaches *reaches, const GPtrArray *tallies);
