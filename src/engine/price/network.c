#include "engine/price/network.h"
#include "engine/price/memory.h"

/** More than this is not worth a shortest path. */
#define MOST_LINKS 8000000

typedef struct {
    GPtrArray *memory; /* Memory */
    ChargeBook *book;
    GHashTable *number; /* of a node, by its states */
    GPtrArray *states;  /* by node: how many, then each memory's */
    GArray *live;       /* int: nodes */
    GArray *seen;       /* int, by node: the last position + 1 at which it was live */
    GArray *link;
} Weaving;

static guint
states_hash(gconstpointer data)
{
    const int *states = data;
    guint64 hash = 0;
    for (int i = 0; i <= states[0]; i++)
        hash = (hash ^ (guint)states[i]) * 0x9e3779b97f4a7c15u;
    return (guint)(hash >> 32);
}

static gboolean
states_equal(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(int) * ((gsize) * (const int *)a + 1)) == 0;
}

static int
intern(Weaving *weaving, const int *states)
{
    gpointer found;
    if (g_hash_table_lookup_extended(weaving->number, states, NULL, &found))
        return GPOINTER_TO_INT(found);
    int node = (int)weaving->states->len, never = -1;
    int *own = g_memdup2(states, sizeof(int) * ((gsize)states[0] + 1));
    g_ptr_array_add(weaving->states, own);
    g_array_append_val(weaving->seen, never);
    g_hash_table_insert(weaving->number, own, GINT_TO_POINTER(node));
    return node;
}

static gboolean
fade(const Weaving *weaving, int *states, int position, Charge *charge)
{
    gboolean payable = TRUE;
    for (guint k = 0; payable && k < weaving->memory->len; k++) {
        const Memory *memory = g_ptr_array_index(weaving->memory, k);
        payable = memory->kind->fade(memory, &states[k + 1], position, charge);
    }
    return payable;
}

static void
add_link(Weaving *weaving, int from, int to, const Charge *charge)
{
    Link link = {from, to, to < 0 ? 0 : charge_enter(weaving->book, charge)};
    g_array_append_val(weaving->link, link);
}

/* The node lives at the position. */
static void
enliven(Weaving *weaving, int node, int position)
{
    int *seen = &g_array_index(weaving->seen, int, node);
    if (*seen == position)
        return;
    *seen = position;
    g_array_append_val(weaving->live, node);
}

static void
weave_moves(Weaving *weaving, int position, int *states)
{
    g_autoptr(GArray) old = weaving->live;
    weaving->live = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < old->len; i++) {
        int from = g_array_index(old, int, i);
        const int *before = g_ptr_array_index(weaving->states, from);
        gsize size = sizeof(int) * ((gsize)before[0] + 1);
        memcpy(states, before, size);
        Charge charge = {{0}};
        int to = fade(weaving, states, position, &charge) ? intern(weaving, states) : -1;
        if (to != from)
            add_link(weaving, from, to, &charge);
        if (to >= 0)
            enliven(weaving, to, position);
    }
}

static int
compare_targets(gconstpointer a, gconstpointer b)
{
    const Link *x = a, *y = b;
    return x->to != y->to ? (x->to > y->to) - (x->to < y->to)
                          : (x->from > y->from) - (x->from < y->from);
}

static void
weave_arcs(Weaving *weaving, int position, int *states)
{
    guint first = weaving->link->len, sources = weaving->live->len;
    for (guint i = 0; i < sources; i++) {
        int from = g_array_index(weaving->live, int, i);
        const int *before = g_ptr_array_index(weaving->states, from);
        memcpy(states, before, sizeof(int) * ((gsize)before[0] + 1));
        Charge charge = {{0}};
        gboolean payable = TRUE;
        for (guint k = 0; payable && k < weaving->memory->len; k++) {
            const Memory *memory = g_ptr_array_index(weaving->memory, k);
            int entry = memory->entry[position];
            payable = entry < 0 || memory->kind->take(memory, &states[k + 1], entry, &charge);
        }
        if (!payable || !fade(weaving, states, position + 1, &charge))
            continue;
        int to = intern(weaving, states);
        add_link(weaving, from, to, &charge);
        enliven(weaving, to, position);
    }
    if (weaving->link->len == first)
        return;
    qsort(&g_array_index(weaving->link, Link, first), weaving->link->len - first, sizeof(Link),
          compare_targets);
}

static void
weave_ends(Weaving *weaving)
{
    for (guint i = 0; i < weaving->live->len; i++) {
        int node = g_array_index(weaving->live, int, i);
        const int *states = g_ptr_array_index(weaving->states, node);
        Charge charge = {{0}};
        gboolean payable = TRUE;
        for (guint k = 0; payable && k < weaving->memory->len; k++) {
            const Memory *memory = g_ptr_array_index(weaving->memory, k);
            payable = memory->kind->end(memory, states[k + 1], &charge);
        }
        add_link(weaving, node, payable ? 0 : -1, &charge);
    }
}

static Weaving
weaving_begin(const Memories *memories, ChargeBook *book)
{
    Weaving weaving = {.memory = g_ptr_array_new_with_free_func((GDestroyNotify)memory_free),
                       .book = book,
                       .number = g_hash_table_new(states_hash, states_equal),
                       .states = g_ptr_array_new_with_free_func(g_free),
                       .live = g_array_new(FALSE, FALSE, sizeof(int)),
                       .seen = g_array_new(FALSE, FALSE, sizeof(int)),
                       .link = g_array_new(FALSE, FALSE, sizeof(Link))};
    static Memory *(*const make[])(gconstpointer, int, const int *) = {memory_chain, memory_rank,
                                                                       memory_run};
    const GPtrArray *elements[] = {memories->chain, memories->rank, memories->run};
    for (guint kind = 0; kind < G_N_ELEMENTS(elements); kind++)
        for (guint i = 0; i < elements[kind]->len; i++)
            g_ptr_array_add(weaving.memory, make[kind](g_ptr_array_index(elements[kind], i),
                                                       memories->n, memories->position));
    return weaving;
}

static void
weaving_end(Weaving *weaving)
{
    g_hash_table_unref(weaving->number);
    g_ptr_array_unref(weaving->memory);
    g_ptr_array_unref(weaving->states);
    g_array_unref(weaving->live);
    g_array_unref(weaving->seen);
    if (weaving->link != NULL)
        g_array_unref(weaving->link);
}

/* Position by position; FALSE: it grows too large. */
static gboolean
weave(Weaving *weaving, Network *network, int n)
{
    g_autofree int *states = g_new0(int, weaving->memory->len + 1);
    states[0] = (int)weaving->memory->len;
    for (guint k = 0; k < weaving->memory->len; k++)
        states[k + 1] = ((const Memory *)g_ptr_array_index(weaving->memory, k))->start;
    network->start = intern(weaving, states);
    enliven(weaving, network->start, -2);
    for (int t = 0; t <= n; t++) {
        network->moves[t] = (int)weaving->link->len;
        weave_moves(weaving, t, states);
        network->arcs[t] = (int)weaving->link->len;
        if (t < n)
            weave_arcs(weaving, t, states);
        if (weaving->link->len > MOST_LINKS)
            return FALSE;
    }
    network->end = (int)weaving->link->len;
    weave_ends(weaving);
    return TRUE;
}

Network *
network_new(const Memories *memories, ChargeBook *book)
{
    Weaving weaving = weaving_begin(memories, book);
    Network *network = g_new0(Network, 1);
    network->moves = g_new(int, (gsize)memories->n + 1);
    network->arcs = g_new(int, (gsize)memories->n + 1);
    gboolean woven = weave(&weaving, network, memories->n);
    network->nodes = (int)weaving.states->len;
    network->n_links = (int)weaving.link->len;
    network->link = (Link *)(void *)g_array_free(g_steal_pointer(&weaving.link), FALSE);
    weaving_end(&weaving);
    if (!woven)
        g_clear_pointer(&network, network_free);
    return network;
}

void
network_free(Network *network)
{
    if (network == NULL)
        return;
    g_free(network->link);
    g_free(network->moves);
    g_free(network->arcs);
    g_free(network);
}
