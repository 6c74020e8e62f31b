/* What providers bring along into a period: recorded duties within a tally's memory, and openings.
 */
#pragma once

#include "region/question.h"

/** B of contract section 4 for each provider of the region, in millionths; the caller frees. */
gint64 *fair_before(const Question *question, const Fair *fair);
