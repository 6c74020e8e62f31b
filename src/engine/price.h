/* The engine that prices patterns: branch-and-price, tier after tier. */
#pragma once

#include "engine/incumbent.h"

/** Solves into the incumbent; its bounds are those of Answer. What patterns cannot close is left to
 * the compact engine. */
AnswerStatus price_solve(Incumbent *incumbent);
