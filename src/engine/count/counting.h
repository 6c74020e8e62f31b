/* Bounds from counting: how many places are filled is known once earlier tiers are held; only how
 * they are shared out is free. */
#pragma once

#include "lower/program.h"

typedef struct Counting Counting;

/** The first `tiers` are held at `held`, constants included. */
Counting *counting_new(const Program *program, int tiers, const gint64 held[TIERS]);
void counting_free(Counting *counting);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Counting, counting_free)

/** The least units that the span can have; NEVER: no choice holds those tiers. */
gint64 counting_span(const Counting *counting, int span);
/** The least cost of a tier; NEVER as above. */
gint64 counting_tier(const Counting *counting, int tier);
/** The same, with what each provider's own elements cost together: dearer to find. */
gint64 counting_tier_alone(const Counting *counting, int tier);
