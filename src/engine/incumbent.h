/* The best choice so far and what is proven about better ones. */
#pragma once

#include "engine/budget.h"

typedef struct Incumbent Incumbent;

struct Incumbent {
    const Program *program;
    Budget *budget;
    Incumbent *whole;      /* of the program that this one is a part of; or NULL */
    const int *whole_cell; /* by cell: the whole's */
    gboolean found;
    guint8 *taken;
    gint64 cost[TIERS];
    gint64 bound[TIERS];
    GPtrArray *pool; /* guint8 *, by cell: the last choices that were the best for a while */
    gint8 *dead;     /* by cell: -1 where no choice as good in the tiers proven so far takes it */
    int tier;        /* being solved */
    double told;     /* seconds at which progress was last told */
};

void incumbent_begin(Incumbent *incumbent, const Program *program, Budget *budget);
/** Begins one of a part of the whole's program, with its choice and bounds; what it is offered is
 * offered to the whole too. The whole must have been found, and take none of the cells left out. */
void incumbent_begin_part(Incumbent *part, const Program *program, const int *whole_cell,
                          Incumbent *whole);
/** Frees taken, unless it was taken out. */
void incumbent_end(Incumbent *incumbent);
/** Keeps a copy where it is payable and better; TRUE then. */
gboolean incumbent_offer(Incumbent *incumbent, const guint8 *taken);
/** Calls the caller's progress: at once, or once in a while. */
void incumbent_tell(Incumbent *incumbent, gboolean at_once);
/** Below, equal, above 0: a is better, as good, worse. */
int cost_compare(const gint64 a[TIERS], const gint64 b[TIERS]);
