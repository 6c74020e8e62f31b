/* Ways out of a contradiction: changes that are made together. */
#pragma once

#include "explain/change.h"

/** Changes after which there is a rota, tried by solving and recounted. */
typedef struct {
    GArray *changes; /* Change: one, or two where no single one suffices */
    int price;       /* their sum */
} Repair;

/** Of one change, or of two (second NULL: one). */
Repair *repair_new(const Change *first, const Change *second);
/** For arrays of Repair *. */
void repair_free(gpointer repair);
/** Whether each change of `weaker` is part of one of the repair's. */
gboolean repair_includes(const Repair *repair, const Repair *weaker);
/** Orders Repair *: the cheapest first, then by what they change. */
gint repair_by_price(gconstpointer a, gconstpointer b);
