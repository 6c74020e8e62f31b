#include "lower/pair_graph.h"

static void
link_items(Graph *graph, int i, int j, PairKind kind)
{
    Edge edge = {kind, FALSE};
    Link there = {j, (int)graph->edges->len}, back = {i, (int)graph->edges->len};
    g_array_append_val(graph->edges, edge);
    g_array_append_val(graph->links[i], there);
    g_array_append_val(graph->links[j], back);
}

static Graph
graph_empty(const GArray *items)
{
    Graph graph = {items, g_new(GArray *, items->len), g_array_new(FALSE, FALSE, sizeof(Edge))};
    for (guint i = 0; i < items->len; i++)
        graph.links[i] = g_array_new(FALSE, FALSE, sizeof(Link));
    return graph;
}

Graph
graph_new(const Lowering *lowering, const GArray *items, int days, PairTeller tell,
          gconstpointer data)
{
    int n = (int)items->len;
    Graph graph = graph_empty(items);
    days = MAX(days, lowering->reach_days);
    for (int i = 0; i < n; i++) {
        const Item *a = graph_item(&graph, i);
        Day day = question_slot(lowering->question, a->slot)->day;
        for (int j = i + 1; j < n; j++) {
            const Item *b = graph_item(&graph, j);
            if (question_slot(lowering->question, b->slot)->day - day > days)
                break;
            PairKind kind = tell(lowering, a, b, data);
            if (kind != PAIR_FREE)
                link_items(&graph, i, j, kind);
        }
    }
    return graph;
}

void
graph_clear(Graph *graph)
{
    for (guint i = 0; i < graph->items->len; i++)
        g_array_unref(graph->links[i]);
    g_free(graph->links);
    g_array_unref(graph->edges);
}

Edge *
graph_between(const Graph *graph, int i, int j)
{
    const GArray *links = graph->links[i];
    guint low = 0, high = links->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(links, Link, middle).to < j)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == links->len || g_array_index(links, Link, low).to != j)
        return NULL;
    return &g_array_index(graph->edges, Edge, g_array_index(links, Link, low).edge);
}

static gboolean
linked_to_all(const Graph *graph, int item, const GArray *clique)
{
    for (guint i = 0; i < clique->len; i++)
        if (graph_between(graph, item, g_array_index(clique, int, i)) == NULL)
            return FALSE;
    return TRUE;
}

GArray *
graph_clique(const Graph *graph, int i, int j)
{
    GArray *clique = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(clique, i);
    g_array_append_val(clique, j);
    for (guint k = 0; k < graph->links[i]->len; k++) {
        int item = g_array_index(graph->links[i], Link, k).to;
        if (item != j && linked_to_all(graph, item, clique))
            g_array_append_val(clique, item);
    }
    for (guint a = 0; a < clique->len; a++)
        for (guint b = 0; b < a; b++)
            graph_between(graph, g_array_index(clique, int, a), g_array_index(clique, int, b))
                ->covered = TRUE;
    return clique;
}

GArray *
graph_component(const Graph *graph, int first, gboolean *seen)
{
    GArray *members = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(members, first);
    seen[first] = TRUE;
    for (guint m = 0; m < members->len; m++) {
        const GArray *links = graph->links[g_array_index(members, int, m)];
        for (guint k = 0; k < links->len; k++) {
            Link link = g_array_index(links, Link, k);
            if (seen[link.to] || graph_edge(graph, link)->kind != PAIR_BREACH)
                continue;
            seen[link.to] = TRUE;
            g_array_append_val(members, link.to);
        }
    }
    return members;
}

gboolean
graph_complete(const Graph *graph, const GArray *members)
{
    for (guint i = 1; i < members->len; i++) {
        int item = g_array_index(members, int, i);
        if (graph->links[item]->len + 1 < members->len)
            return FALSE;
        for (guint j = 0; j < i; j++)
            if (graph_between(graph, item, g_array_index(members, int, j)) == NULL)
                return FALSE;
    }
    return TRUE;
}
