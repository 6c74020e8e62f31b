/* The best choice so far and what is proven about better ones. */
#pragma once

#include "engine/budget.h"

typedef struct {
    const Program *program;
    Budget *budget;
    gboolean found;
    guint8 *taken;
    gint64 cost[TIERS];
    gint64 bound[TIERS];
    int tier;    /* being solved */
    double told; /* seconds at which progress was last told */
} Incumbent;

void incumbent_begin(Incumbent *incumbent, const Program *program, Budget *budget);
/** Frees taken, unless it was taken out. */
void incumbent_end(Incumbent *incumbent);
/** Keeps a copy where it is payable and better; TRUE then. */
gboolean incumbent_offer(Incumbent *incumbent, const guint8 *taken);
/** Calls the caller's progress: at once, or once in a while. */
void incumbent_tell(Incumbent *incumbent, gboolean at_once);
/** Below, equal, above 0: a is better, as good, worse. */
int cost_compare(const gint64 a[TIERS], const gint64 b[TIERS]);
