/* Sets of duties that the law forbids together, said in fewer sentences. */
#pragma once

#include "lower/labour_law.h"

/** Joins sets that are forbidden whatever else is taken and differ in duties at the same hours
 * alone: as of those one at most can be taken, one sentence with all of them says as much, and
 * bounds a relaxation better. duties: as of labour_forbidden, which found them. */
void labour_merge(const GPtrArray *duties, GPtrArray *found);
