/* The densest part of a two-sided network, by maximum flow in whole numbers. */
#pragma once

#include "base/whole.h"

/** Givers on the left, takers on the right. */
typedef struct {
    int left;
    int right;
    const gint64 *supply; /* by left node */
    const gint64 *room;   /* by right node, positive */
    GArray **ties;        /* by left node: int, the right nodes it is tied to */
} Network;

/** A fraction, not reduced. */
typedef struct {
    gint64 load;
    gint64 share;
} Ratio;

/** Among the left nodes with alive[node], finds a set whose supply, divided by the room of all
 * right nodes with open[node] it is tied to, is greatest; marks it in dense[node]. Every alive node
 * must have supply and be tied to an open node; there must be one. */
Ratio network_densest(const Network *network, const guint8 *alive, const guint8 *open,
                      guint8 *dense);
