/* Time, work and the caller's wish to stop. */
#pragma once

#include "engine/engine.h"

typedef struct {
    const Effort *effort;
    gint64 begun; /* monotonic microseconds */
    gint64 work;  /* done so far */
} Budget;

/** A part of a budget: nothing beyond these. */
typedef struct {
    double seconds; /* since the budget began */
    gint64 work;
} Limit;

void budget_begin(Budget *budget, const Effort *effort);
double budget_seconds(const Budget *budget);
/** The whole budget less a margin for coming to an end. */
Limit budget_whole(const Budget *budget);
/** This share (0 … 1) of what is left now, and at most so much work (0: as much as there is). */
Limit budget_share(const Budget *budget, double share, gint64 work);
/** TRUE where nothing more may be done. */
gboolean budget_spent(const Budget *budget, const Limit *limit);
/** The same of time and the caller's wish alone, for moments that depend on the clock. */
gboolean budget_time_is_up(const Budget *budget, const Limit *limit);
/** Until the limit; above 0, and very many where there is none. */
double budget_seconds_left(const Budget *budget, const Limit *limit);
