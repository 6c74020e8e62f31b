#include "explain/maximum_flow.h"

/** Edge 2k and its reverse 2k + 1. */
typedef struct {
    int to;
    int next; /* of the same node, or -1 */
    gint64 capacity;
    gint64 left;
} Edge;

struct MaximumFlow {
    int nodes;
    GArray *edges; /* Edge */
    int *first;    /* by node: its first edge, or -1 */
    int *level;    /* by node: steps from the source, or -1 */
    int *current;  /* by node: the edge to go on with */
    int *queue;
};

MaximumFlow *
maximum_flow_new(int nodes)
{
    MaximumFlow *flow = g_new0(MaximumFlow, 1);
    flow->nodes = nodes;
    flow->edges = g_array_new(FALSE, FALSE, sizeof(Edge));
    flow->first = g_new(int, nodes);
    flow->level = g_new(int, nodes);
    flow->current = g_new(int, nodes);
    flow->queue = g_new(int, nodes);
    for (int i = 0; i < nodes; i++)
        flow->first[i] = -1;
    return flow;
}

void
maximum_flow_free(MaximumFlow *flow)
{
    if (!flow)
        return;
    g_array_unref(flow->edges);
    g_free(flow->first);
    g_free(flow->level);
    g_free(flow->current);
    g_free(flow->queue);
    g_free(flow);
}

static Edge *
edge_at(const MaximumFlow *flow, int edge)
{
    return &g_array_index(flow->edges, Edge, edge);
}

int
maximum_flow_add(MaximumFlow *flow, int from, int to, gint64 capacity)
{
    int number = (int)flow->edges->len;
    Edge there = {to, flow->first[from], capacity, 0};
    g_array_append_val(flow->edges, there);
    flow->first[from] = number;
    Edge back = {from, flow->first[to], 0, 0};
    g_array_append_val(flow->edges, back);
    flow->first[to] = number + 1;
    return number;
}

void
maximum_flow_set(MaximumFlow *flow, int edge, gint64 capacity)
{
    edge_at(flow, edge)->capacity = capacity;
}

static gboolean
find_levels(MaximumFlow *flow)
{
    for (int i = 0; i < flow->nodes; i++)
        flow->level[i] = -1;
    int filled = 0;
    flow->level[0] = 0;
    flow->queue[filled++] = 0;
    for (int at = 0; at < filled; at++) {
        int node = flow->queue[at];
        for (int e = flow->first[node]; e >= 0; e = edge_at(flow, e)->next) {
            const Edge *edge = edge_at(flow, e);
            if (edge->left <= 0 || flow->level[edge->to] >= 0)
                continue;
            flow->level[edge->to] = flow->level[node] + 1;
            flow->queue[filled++] = edge->to;
        }
    }
    return flow->level[1] >= 0;
}

/** The depth is the number of levels, four at most where demands meet supplies directly. */
static gint64
push(MaximumFlow *flow, int node, gint64 most)
{
    if (node == 1)
        return most;
    gint64 sent = 0;
    for (int *e = &flow->current[node]; *e >= 0 && sent < most; *e = edge_at(flow, *e)->next) {
        Edge *edge = edge_at(flow, *e);
        if (edge->left <= 0 || flow->level[edge->to] != flow->level[node] + 1)
            continue;
        gint64 part = push(flow, edge->to, MIN(most - sent, edge->left));
        edge->left -= part;
        edge_at(flow, *e ^ 1)->left += part;
        sent += part;
        if (sent == most)
            break;
    }
    return sent;
}

gint64
maximum_flow_value(MaximumFlow *flow)
{
    gint64 value = 0;
    for (guint e = 0; e < flow->edges->len; e++)
        edge_at(flow, (int)e)->left = edge_at(flow, (int)e)->capacity;
    while (find_levels(flow)) {
        for (int i = 0; i < flow->nodes; i++)
            flow->current[i] = flow->first[i];
        value += push(flow, 0, G_MAXINT64);
    }
    return value;
}
