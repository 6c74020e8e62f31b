#include "lower/pairs.h"

typedef struct {
    PairKind kind;
    gboolean covered;
} Edge;

typedef struct {
    int to;
    int edge;
} Link;

/* The items as a graph: links in ascending order of the other end. */
typedef struct {
    const GArray *items;
    GArray **links; /* Link, per item */
    GArray *edges;  /* Edge */
} Graph;

GArray *
items_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(Item));
}

void
items_add(const Lowering *lowering, GArray *items, int provider, const GArray *slots)
{
    for (guint i = 0; i < slots->len; i++) {
        int slot = g_array_index(slots, int, i);
        Item item = {provider, slot, duty_cell(lowering, provider, slot)};
        g_array_append_val(items, item);
    }
}

static int
compare_items(gconstpointer a, gconstpointer b)
{
    const Item *x = a, *y = b;
    if (x->slot != y->slot)
        return x->slot < y->slot ? -1 : 1;
    if (x->provider != y->provider)
        return x->provider < y->provider ? -1 : 1;
    return (x->cell > y->cell) - (x->cell < y->cell);
}

void
items_sort(GArray *items)
{
    g_array_sort(items, compare_items);
}

static const Item *
item_at(const GArray *items, int i)
{
    return &g_array_index(items, Item, i);
}

static PairKind
judge_pair(const Lowering *lowering, PairJudge judge, const Rule *rule, const Item *a,
           const Item *b)
{
    PairKind kind = judge(lowering, rule, a, b);
    if (kind == PAIR_BREACH && rule != NULL && rule->except_fixed &&
        question_fixed(lowering->question, a->provider, a->slot) &&
        question_fixed(lowering->question, b->provider, b->slot))
        return PAIR_FREE;
    return kind;
}

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

static Graph
graph_new(const Lowering *lowering, const GArray *items, int days, PairJudge judge,
          const Rule *rule)
{
    int n = (int)items->len;
    Graph graph = graph_empty(items);
    days = MAX(days, lowering->reach_days);
    for (int i = 0; i < n; i++) {
        const Item *a = item_at(items, i);
        Day day = question_slot(lowering->question, a->slot)->day;
        for (int j = i + 1; j < n; j++) {
            const Item *b = item_at(items, j);
            if (question_slot(lowering->question, b->slot)->day - day > days)
                break;
            PairKind kind = judge_pair(lowering, judge, rule, a, b);
            if (kind != PAIR_FREE)
                link_items(&graph, i, j, kind);
        }
    }
    return graph;
}

static void
graph_clear(Graph *graph)
{
    for (guint i = 0; i < graph->items->len; i++)
        g_array_unref(graph->links[i]);
    g_free(graph->links);
    g_array_unref(graph->edges);
}

/* The edge between two items, or NULL. */
static Edge *
find_edge(const Graph *graph, int i, int j)
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
        if (find_edge(graph, item, g_array_index(clique, int, i)) == NULL)
            return FALSE;
    return TRUE;
}

/* Grows the pair i, j to a clique that no item can join, and calls its edges covered. */
static GArray *
grow_clique(const Graph *graph, int i, int j)
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
            find_edge(graph, g_array_index(clique, int, a), g_array_index(clique, int, b))
                ->covered = TRUE;
    return clique;
}

static GArray *
cells_of(const Graph *graph, const GArray *numbers)
{
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < numbers->len; i++) {
        int cell = item_at(graph->items, g_array_index(numbers, int, i))->cell;
        g_array_append_val(cells, cell);
    }
    return cells;
}

/* Hard: every pair lies in a clique of which at most one may be taken. */
static void
lower_cliques(Lowering *lowering, const Graph *graph, int provider, const Tariff *tariff)
{
    for (int i = 0; i < (int)graph->items->len; i++) {
        for (guint k = 0; k < graph->links[i]->len; k++) {
            Link link = g_array_index(graph->links[i], Link, k);
            const Edge *edge = &g_array_index(graph->edges, Edge, link.edge);
            if (link.to < i || edge->covered || edge->kind != PAIR_BREACH)
                continue;
            g_autoptr(GArray) clique = grow_clique(graph, i, link.to);
            g_autoptr(GArray) cells = cells_of(graph, clique);
            lower_crowd(lowering, cells, provider, (int)cells->len, tariff);
        }
    }
}

/* The items that breaches join to this one, itself first. */
static GArray *
component(const Graph *graph, int first, gboolean *seen)
{
    GArray *members = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(members, first);
    seen[first] = TRUE;
    for (guint m = 0; m < members->len; m++) {
        const GArray *links = graph->links[g_array_index(members, int, m)];
        for (guint k = 0; k < links->len; k++) {
            Link link = g_array_index(links, Link, k);
            if (seen[link.to] || g_array_index(graph->edges, Edge, link.edge).kind != PAIR_BREACH)
                continue;
            seen[link.to] = TRUE;
            g_array_append_val(members, link.to);
        }
    }
    return members;
}

static gboolean
complete(const Graph *graph, const GArray *members)
{
    for (guint i = 1; i < members->len; i++) {
        int item = g_array_index(members, int, i);
        if (graph->links[item]->len + 1 < members->len)
            return FALSE;
        for (guint j = 0; j < i; j++)
            if (find_edge(graph, item, g_array_index(members, int, j)) == NULL)
                return FALSE;
    }
    return TRUE;
}

/* How many of the members can be taken: the places of their slots. */
static int
places(const Lowering *lowering, const Graph *graph, const GArray *members)
{
    g_autoptr(GHashTable) slots = g_hash_table_new(NULL, NULL);
    int sum = 0;
    for (guint i = 0; i < members->len; i++) {
        int slot = item_at(graph->items, g_array_index(members, int, i))->slot;
        if (g_hash_table_add(slots, GINT_TO_POINTER(slot)))
            sum += question_slot(lowering->question, slot)->need;
    }
    return sum;
}

static void
lower_each_pair(Lowering *lowering, const Graph *graph, const GArray *members, int provider,
                const Tariff *tariff)
{
    for (guint i = 0; i < members->len; i++) {
        int item = g_array_index(members, int, i);
        for (guint k = 0; k < graph->links[item]->len; k++) {
            Link link = g_array_index(graph->links[item], Link, k);
            if (link.to < item || g_array_index(graph->edges, Edge, link.edge).kind != PAIR_BREACH)
                continue;
            g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
            g_array_append_val(cells, item_at(graph->items, item)->cell);
            g_array_append_val(cells, item_at(graph->items, link.to)->cell);
            lower_crowd(lowering, cells, provider, 2, tariff);
        }
    }
}

/* Soft: where every two items of a component break the rule, or cannot be taken together, the
 * number taken tells the number of pairs; elsewhere each pair is priced by itself. */
static void
lower_components(Lowering *lowering, const Graph *graph, int provider, const Tariff *tariff)
{
    g_autofree gboolean *seen = g_new0(gboolean, graph->items->len);
    for (int i = 0; i < (int)graph->items->len; i++) {
        if (seen[i])
            continue;
        g_autoptr(GArray) members = component(graph, i, seen);
        if (members->len < 2)
            continue;
        g_autoptr(GArray) cells = cells_of(graph, members);
        if (complete(graph, members))
            lower_crowd(lowering, cells, provider, places(lowering, graph, members), tariff);
        else
            lower_each_pair(lowering, graph, members, provider, tariff);
    }
}

void
pairs_lower(Lowering *lowering, const GArray *items, int days, PairJudge judge, const Rule *rule,
            int provider, const Tariff *tariff)
{
    Graph graph = graph_new(lowering, items, days, judge, rule);
    if (tariff->cost == NEVER)
        lower_cliques(lowering, &graph, provider, tariff);
    else
        lower_components(lowering, &graph, provider, tariff);
    graph_clear(&graph);
}

static gint
compare_couples(gconstpointer a, gconstpointer b)
{
    const Couple *x = a, *y = b;
    if (x->one != y->one)
        return x->one < y->one ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

/* The couples by the places of their cells among the items, the smaller first, in order; *farthest
 * is the greatest distance in days of two of them. */
static GArray *
couples_of_items(const Lowering *lowering, const GArray *items, const GArray *couples,
                 Day *farthest)
{
    g_autoptr(GHashTable) place = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < items->len; i++)
        g_hash_table_insert(place, GINT_TO_POINTER(item_at(items, (int)i)->cell),
                            GUINT_TO_POINTER(i));
    GArray *found = g_array_new(FALSE, FALSE, sizeof(Couple));
    for (guint i = 0; i < couples->len; i++) {
        const Couple *couple = &g_array_index(couples, Couple, i);
        int a = GPOINTER_TO_INT(g_hash_table_lookup(place, GINT_TO_POINTER(couple->one)));
        int b = GPOINTER_TO_INT(g_hash_table_lookup(place, GINT_TO_POINTER(couple->other)));
        Couple ordered = {MIN(a, b), MAX(a, b)};
        g_array_append_val(found, ordered);
        Day apart = question_slot(lowering->question, item_at(items, ordered.other)->slot)->day -
                    question_slot(lowering->question, item_at(items, ordered.one)->slot)->day;
        *farthest = MAX(*farthest, apart);
    }
    g_array_sort(found, compare_couples);
    return found;
}

static Graph
graph_of_couples(const Lowering *lowering, const GArray *items, const GArray *couples)
{
    Graph graph = graph_empty(items);
    Day days = lowering->reach_days;
    g_autoptr(GArray) known = couples_of_items(lowering, items, couples, &days);
    guint next = 0;
    for (int i = 0; i < (int)items->len; i++) {
        const Item *a = item_at(items, i);
        Day day = question_slot(lowering->question, a->slot)->day;
        for (int j = i + 1; j < (int)items->len; j++) {
            const Item *b = item_at(items, j);
            if (question_slot(lowering->question, b->slot)->day - day > days)
                break;
            const Couple this = {i, j};
            gboolean breach = next < known->len &&
                              compare_couples(&g_array_index(known, Couple, next), &this) == 0;
            while (next < known->len &&
                   compare_couples(&g_array_index(known, Couple, next), &this) == 0)
                next++;
            if (breach)
                link_items(&graph, i, j, PAIR_BREACH);
            else if (never_both(lowering, a->provider, a->slot, b->slot))
                link_items(&graph, i, j, PAIR_NEVER);
        }
    }
    return graph;
}

void
pairs_lower_couples(Lowering *lowering, const GArray *items, const GArray *couples, int provider,
                    const Tariff *tariff)
{
    if (couples->len == 0)
        return;
    Graph graph = graph_of_couples(lowering, items, couples);
    if (tariff->cost == NEVER)
        lower_cliques(lowering, &graph, provider, tariff);
    else
        lower_components(lowering, &graph, provider, tariff);
    graph_clear(&graph);
}
