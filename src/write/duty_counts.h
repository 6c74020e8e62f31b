/* How often each provider was on duty, by what a fee depends on. */
#pragma once

#include "region/rota.h"

/** Duties of one provider in one line on days of one class, at the same fee. */
typedef struct {
    int provider;
    int line;
    const char *class; /* day_class_word */
    const char *hours; /* as in region.yaml; NULL: not told apart, or unknown */
    gint64 rate;
    gint64 duties, reserves, load;
    gint64 minutes; /* of the duties, by the clock on the wall */
    gint64 late;    /* those of them between 22:00 and 05:00 (Labour Standards Act, article 37) */
} DutyCount;

/** By provider, line's id, class, hours and rate; with `by_hours` duties of different hours are
 * told apart. A reserve bears no rate, load or minutes. The caller unrefs. */
GArray *duty_counts(const Question *question, const Rota *rota, gboolean by_hours);
