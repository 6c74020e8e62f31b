/* Where the records have left each rotation. */
#pragma once

#include "region/question.h"

/** The place in the rotation's order (from 0) that has the first turn of the line's cycle in the
 *  period; season -1: the main cycle. Told by the newest publication of the last recorded period
 *  that ends before this one, and by the turns of days which publications cover since. Where the
 *  provider whose turn it was has left the order, it is the turn of the next one of the old order
 *  who is still there. */
guint rotation_start(const Question *question, int rule, int line, int season);

/** The cycle's name in a record. */
const char *rotation_cycle_name(const Question *question, int season);
