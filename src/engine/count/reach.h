/* What one provider's cells can add up to, as far as single elements tell. */
#pragma once

#include "lower/program.h"

typedef struct {
    gint64 low;
    gint64 high;
} Reach;

/** The elements that bound sums; a weight for each cell of the program. */
typedef struct Reaches Reaches;

Reaches *reaches_new(const Program *program);
void reaches_free(Reaches *reaches);
/** The sum over cells, as those that must or cannot be taken alone tell. */
Reach reaches_fated(const Reaches *reaches, int n, const int *cell, const int *weight);
/** The sum over one provider's cells, whose weights are above 0, as all elements tell. */
Reach reaches_find(Reaches *reaches, int n, const int *cell, const int *weight);
/** The sums of a tally that can be paid. */
Reach tally_payable(const Tally *tally);
