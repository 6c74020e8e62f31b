/* Bounds from what each provider asks for alone: two wishes too near to each other, say. */
#pragma once

#include "lower/program.h"

/** The least cost, in a tier, of the providers' own elements, each provider for himself and free to
 * serve wherever he has a cell. Of own tallies only those not left out (by tally) and of this tier
 * count; sums outside a price table are free. Constants are not in it. NEVER: somebody can choose
 * nothing. */
gint64 alone_least(const Program *program, int tier, const guint8 *left_out);
