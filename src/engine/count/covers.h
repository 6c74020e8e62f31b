/* How many cells are taken in all, as far as coupling tallies and held tiers tell. */
#pragma once

#include "engine/count/reach.h"

typedef struct Covers Covers;

/** The first `tiers` are held at `held`, constants included. */
Covers *covers_new(const Program *program, int tiers, const gint64 held[TIERS]);
void covers_free(Covers *covers);

/** TRUE where just so many cells are taken of those that stand with this one in a cover, which is
 * told by a number, and all of whose cells are its own. */
gboolean covers_tell(const Covers *covers, int cell, int *cover, int *cells, gint64 *places);
/** Covers are numbered from 0. */
int covers_count(const Covers *covers);

/** A sum of weights above 0 over cells of the program, which may come again; of the same covers one
 * at a time. */
typedef struct {
    Covers *covers;
    GArray *cover; /* int: those with cells in the sum */
    GArray *cell;  /* int: whose weight is not 0 */
} Total;

void total_begin(Total *total, Covers *covers);
void total_add(Total *total, int n, const int *cell, const int *weight);
/** The least and the greatest that the sum can be; frees what the total holds. */
Reach total_end(Total *total);

/** The least price of a tally, and the sums that its cells can have and pay (low > high: none, and
 * 0). */
gint64 least_price(const Program *program, const Tally *tally, Reach *at);
