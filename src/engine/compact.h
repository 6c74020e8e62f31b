/* The compact engine: one integer program, tier after tier. */
#pragma once

#include "engine/incumbent.h"
#include "engine/model.h"

/** Solves into the incumbent; its bounds are those of Answer. */
AnswerStatus compact_solve(Incumbent *incumbent);
