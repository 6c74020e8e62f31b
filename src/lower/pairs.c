#include "lower/pair_graph.h"

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

static GArray *
cells_of(const Graph *graph, const GArray *numbers)
{
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < numbers->len; i++) {
        int cell = graph_item(graph, g_array_index(numbers, int, i))->cell;
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
            const Edge *edge = graph_edge(graph, link);
            if (link.to < i || edge->covered || edge->kind != PAIR_BREACH)
                continue;
            g_autoptr(GArray) clique = graph_clique(graph, i, link.to);
            g_autoptr(GArray) cells = cells_of(graph, clique);
            lower_crowd(lowering, cells, provider, (int)cells->len, tariff);
        }
    }
}

/* How many of the members can be taken: the places of their slots. */
static int
places(const Lowering *lowering, const Graph *graph, const GArray *members)
{
    g_autoptr(GHashTable) slots = g_hash_table_new(NULL, NULL);
    int sum = 0;
    for (guint i = 0; i < members->len; i++) {
        int slot = graph_item(graph, g_array_index(members, int, i))->slot;
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
            if (link.to < item || graph_edge(graph, link)->kind != PAIR_BREACH)
                continue;
            g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
            g_array_append_val(cells, graph_item(graph, item)->cell);
            g_array_append_val(cells, graph_item(graph, link.to)->cell);
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
        g_autoptr(GArray) members = graph_component(graph, i, seen);
        if (members->len < 2)
            continue;
        g_autoptr(GArray) cells = cells_of(graph, members);
        if (graph_complete(graph, members))
            lower_crowd(lowering, cells, provider, places(lowering, graph, members), tariff);
        else
            lower_each_pair(lowering, graph, members, provider, tariff);
    }
}

static void
lower_graph(Lowering *lowering, const Graph *graph, int provider, const Tariff *tariff)
{
    if (tariff->cost == NEVER)
        lower_cliques(lowering, graph, provider, tariff);
    else
        lower_components(lowering, graph, provider, tariff);
}

/* -- pairs that are judged --------------------------------------------------------------------- */

typedef struct {
    PairJudge judge;
    const Rule *rule;
} Judging;

static PairKind
tell_judged(const Lowering *lowering, const Item *a, const Item *b, gconstpointer data)
{
    const Judging *judging = data;
    const Rule *rule = judging->rule;
    PairKind kind = judging->judge(lowering, rule, a, b);
    if (kind == PAIR_BREACH && rule != NULL && rule->except_fixed &&
        question_fixed(lowering->question, a->provider, a->slot) &&
        question_fixed(lowering->question, b->provider, b->slot))
        return PAIR_FREE;
    return kind;
}

void
pairs_lower(Lowering *lowering, const GArray *items, int days, PairJudge judge, const Rule *rule,
            int provider, const Tariff *tariff)
{
    Judging judging = {judge, rule};
    Graph graph = graph_new(lowering, items, days, tell_judged, &judging);
    lower_graph(lowering, &graph, provider, tariff);
    graph_clear(&graph);
}

/* -- pairs that are known ---------------------------------------------------------------------- */

static gint64
couple_number(int cell, int other)
{
    return (gint64)MIN(cell, other) << 32 | MAX(cell, other);
}

static PairKind
tell_known(const Lowering *lowering, const Item *a, const Item *b, gconstpointer data)
{
    gint64 number = couple_number(a->cell, b->cell);
    if (g_hash_table_contains((GHashTable *)data, &number))
        return PAIR_BREACH;
    return never_both(lowering, a->provider, a->slot, b->slot) ? PAIR_NEVER : PAIR_FREE;
}

static Day
day_of_cell(const Lowering *lowering, int cell)
{
    int slot = g_array_index(lowering->lowered->slot_of, int, lowering->program->cell[cell].slot);
    return question_slot(lowering->question, slot)->day;
}

void
pairs_lower_couples(Lowering *lowering, const GArray *items, const GArray *couples, int provider,
                    const Tariff *tariff)
{
    if (couples->len == 0)
        return;
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    Day farthest = 0;
    for (guint i = 0; i < couples->len; i++) {
        const Couple *couple = &g_array_index(couples, Couple, i);
        gint64 number = couple_number(couple->one, couple->other);
        Day apart = day_of_cell(lowering, couple->other) - day_of_cell(lowering, couple->one);
        g_hash_table_add(known, g_memdup2(&number, sizeof number));
        farthest = MAX(farthest, ABS(apart));
    }
    Graph graph = graph_new(lowering, items, farthest, tell_known, known);
    lower_graph(lowering, &graph, provider, tariff);
    graph_clear(&graph);
}
