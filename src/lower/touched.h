/* Providers whom a least change touches: who stands anew, or does not keep all that was published.
 */
#pragma once

#include "lower/lowering.h"

/** A least change while it is lowered. */
typedef struct {
    Lowering *lowering;
    const LeastChange *change;
    guint8 *published; /* by cell */
    GPtrArray *kept;   /* by provider: GArray of int, published cells */
    GPtrArray *fresh;  /* by provider: the other cells */
    int *gains;        /* by provider: the mark or cell “stands anew”, or -1: not made yet */
    gboolean *lost;    /* by provider: has lost a duty whatever is chosen */
} Changes;

static inline const GArray *
changes_kept(const Changes *changes, int provider)
{
    return g_ptr_array_index(changes->kept, provider);
}
static inline const GArray *
changes_fresh(const Changes *changes, int provider)
{
    return g_ptr_array_index(changes->fresh, provider);
}

/** What tallies call "the provider, who has other cells, takes one of them". */
int changes_gain(Changes *changes, int provider);
/** Each provider who is touched costs one. */
void price_touched(Changes *changes, const Tariff *tariff);
/** No more are touched than the change says. */
void hold_touched(Changes *changes);
