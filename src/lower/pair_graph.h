/* Items as a graph: two are linked where they cannot or should not be taken together. */
#pragma once

#include "lower/pairs.h"

typedef struct {
    PairKind kind;
    gboolean covered; /* by what was lowered already */
} Edge;

typedef struct {
    int to;
    int edge;
} Link;

typedef struct {
    const GArray *items;
    GArray **links; /* Link, per item, in ascending order of the other end */
    GArray *edges;  /* Edge */
} Graph;

/** Tells of two different items; a's slot is not after b's. */
typedef PairKind (*PairTeller)(const Lowering *lowering, const Item *a, const Item *b,
                               gconstpointer data);

/** Asks of all items no further apart than `days` and reach_days. The items must outlive it. */
Graph graph_new(const Lowering *lowering, const GArray *items, int days, PairTeller tell,
                gconstpointer data);
void graph_clear(Graph *graph);

static inline const Item *
graph_item(const Graph *graph, int item)
{
    return &g_array_index(graph->items, Item, item);
}

static inline Edge *
graph_edge(const Graph *graph, Link link)
{
    return &g_array_index(graph->edges, Edge, link.edge);
}

/** The edge between two items, or NULL. */
Edge *graph_between(const Graph *graph, int item, int other);
/** The items that breaches join to this one, itself first, which become `seen`; the caller unrefs
 * (int). */
GArray *graph_component(const Graph *graph, int first, gboolean *seen);
/** Whether every two of the members are linked. */
gboolean graph_complete(const Graph *graph, const GArray *members);
/** Grows a linked pair to a clique that no item can join, and calls its edges covered; the caller
 * unrefs (int). */
GArray *graph_clique(const Graph *graph, int item, int other);
