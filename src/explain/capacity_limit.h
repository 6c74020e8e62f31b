/* How many of some duties one provider can take under the hard limits. */
#pragma once

#include "region/question.h"

/** At most so many of the slots (int, in order), each window of each hard, unweighed `limit` alone:
 * never fewer than a rota could give. Recorded duties are not counted; rolling windows are left
 * aside. */
int capacity_limit(const Question *question, int provider, const GArray *slots);
