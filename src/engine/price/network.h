/* What chains, ranks and runs of one provider remember of the cells taken so far, as a network.
 *
 * A node is a memory: the last duty of every chain while it still matters, the number of turns
 * taken, the run under way. Before the decision at a position some memories fade into others
 * (moves); then the cell may be taken (arcs), or not, which leaves the node as it is. */
#pragma once

#include "engine/charge.h"

#include <glib.h>

typedef struct {
    int from;
    int to;     /* -1: cannot be paid */
    int charge; /* in the book */
} Link;

typedef struct {
    int nodes;
    int start;
    int n_links;
    Link *link;
    int *moves; /* by position, n + 1 of them: the first link of its moves … */
    int *arcs;  /* … and of its arcs, sorted by `to`; moves[t + 1] ends them */
    int end;    /* the first of the last links, of the nodes that live at the end (to: -1 or 0) */
} Network;

/** Elements of one provider that the network remembers. */
typedef struct {
    int n;               /* positions */
    const int *position; /* by cell of the program, or -1 */
    GPtrArray *chain;    /* const Chain */
    GPtrArray *rank;
    GPtrArray *run;
} Memories;

/** Enters its charges in the book. NULL where it would grow beyond all measure. */
Network *network_new(const Memories *memories, ChargeBook *book);
void network_free(Network *network);
