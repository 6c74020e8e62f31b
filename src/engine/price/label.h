/* The pass forwards: labels. */
#pragma once

#include "engine/price/pricer.h"

void pricer_begin_labels(Pricer *pricer);
void pricer_end_labels(Pricer *pricer);
/** Labels from the first cell to the last; endings found are kept with those of earlier passes.
 * With `tighten`, what is no better than the best ending goes no further. */
void pricer_look_forward(Pricer *pricer, int beam, gboolean tighten);
/** In label_take.c: takes the cell at the position along arcs, by their number; the labels are put
 * among the fresh ones, their endings kept. */
void labels_take(Pricer *pricer, int position, int arcs);
/** Nothing more is taken after the position; n: nothing at all. */
void ending_keep(Pricer *pricer, int position, double cost, int trace);
/** In stage.c: labels of one node. */
void stage_open(Pricer *pricer);
/** Keeps the cheaper of labels with equal keys. */
void stage_put(Pricer *pricer, const Label *label);
/** Drops what another label makes superfluous, after the position. */
void stage_thin(Pricer *pricer, int position);
void bucket_put(Bucket *bucket, const Label *label);
