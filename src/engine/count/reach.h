/* What one provider's cells can add up to, as far as single elements tell. */
#pragma once

#include "lower/program.h"

typedef struct {
    gint64 low;
    gint64 high;
} Reach;

/** A provider's elements that bound sums; a weight for each cell of the program. */
typedef struct Reaches Reaches;

Reaches *reaches_new(const Program *program);
void reaches_free(Reaches *reaches);
/** The sum over a provider's cells, whose weights are above 0. */
Reach reaches_find(Reaches *reaches, int provider, int n, const int *cell, const int *weight);
/** The sums of a tally that can be paid. */
Reach tally_payable(const Tally *tally);
