/* A chain remembers its last duty: when it ended, and whether it was by hand. */
#include "engine/price/memory.h"

enum { NOTHING, BEFORE, FIRST_CLASS };

static gint64
units(const Chain *chain, gint64 out, gint64 in)
{
    if (out == G_MININT64 || in == G_MAXINT64 || in - out >= chain->reach)
        return 0;
    return (chain->reach - (in - out) + chain->unit - 1) / chain->unit;
}

/* What an entry costs next after a duty of the class. */
static gint64
class_units(const Memory *memory, int class, int entry)
{
    const Chain *chain = memory->chain;
    if (class == NOTHING || (memory->by_hand[class] && chain->by_hand[entry]))
        return 0;
    gint64 missing = units(chain, memory->out[class], chain->in[entry]);
    return chain->cost == NEVER ? MIN(missing, 1) : missing;
}

static gint64
end_units(const Memory *memory, int class)
{
    if (class < FIRST_CLASS)
        return 0;
    gint64 missing = units(memory->chain, memory->out[class], memory->chain->after);
    return memory->chain->cost == NEVER ? MIN(missing, 1) : missing;
}

static gboolean
chain_take(const Memory *memory, int *state, int entry, Charge *charge)
{
    gint64 missing = class_units(memory, *state, entry);
    *state = memory->class_of[entry];
    return charge_add(charge, memory->chain->tier, memory->chain->cost, missing);
}

/* Whether two classes cost the same whatever comes at or after the entry. */
static gboolean
same_future(const Memory *memory, int a, int b, int entry)
{
    const Chain *chain = memory->chain;
    gint64 out = MAX(a == NOTHING ? G_MININT64 : memory->out[a], memory->out[b]);
    for (int j = entry; j < chain->n && chain->in[j] - out < chain->reach; j++)
        if (class_units(memory, a, j) != class_units(memory, b, j))
            return FALSE;
    return end_units(memory, a) == end_units(memory, b);
}

static gboolean
chain_fade(const Memory *memory, int *state, int position, Charge *charge)
{
    int entry = memory->next[position];
    if (*state != NOTHING && same_future(memory, NOTHING, *state, entry))
        *state = NOTHING;
    while (*state > FIRST_CLASS && memory->by_hand[*state] == memory->by_hand[*state - 1] &&
           same_future(memory, *state - 1, *state, entry))
        --*state;
    return TRUE;
}

static gboolean
chain_end(const Memory *memory, int state, Charge *charge)
{
    return charge_add(charge, memory->chain->tier, memory->chain->cost, end_units(memory, state));
}

typedef struct {
    gint64 out;
    gboolean by_hand;
    int entry;
} Leave;

static int
compare_leaves(gconstpointer a, gconstpointer b)
{
    const Leave *x = a, *y = b;
    if (x->by_hand != y->by_hand)
        return x->by_hand ? 1 : -1;
    return (x->out > y->out) - (x->out < y->out);
}

static void
make_classes(Memory *memory)
{
    const Chain *chain = memory->chain;
    gsize n = (gsize)chain->n;
    g_autofree Leave *leave = g_new(Leave, n);
    for (int i = 0; i < chain->n; i++)
        leave[i] = (Leave){chain->out[i], chain->by_hand != NULL && chain->by_hand[i] != 0, i};
    qsort(leave, n, sizeof *leave, compare_leaves);
    memory->class_of = g_new(int, n);
    memory->out = g_new0(gint64, n + FIRST_CLASS);
    memory->by_hand = g_new0(gboolean, n + FIRST_CLASS);
    memory->out[BEFORE] = chain->before;
    memory->classes = FIRST_CLASS;
    for (int i = 0; i < chain->n; i++) {
        if (i == 0 || compare_leaves(&leave[i - 1], &leave[i]) != 0) {
            memory->out[memory->classes] = leave[i].out;
            memory->by_hand[memory->classes++] = leave[i].by_hand;
        }
        memory->class_of[leave[i].entry] = memory->classes - 1;
    }
}

Memory *
memory_chain(gconstpointer element, int n, const int *position)
{
    const Chain *chain = element;
    static const MemoryKind kind = {chain_take, chain_fade, chain_end};
    Memory *memory = memory_new(&kind, n, chain->n, chain->cell, position);
    memory->chain = chain;
    memory->start = chain->before == G_MININT64 ? NOTHING : BEFORE;
    make_classes(memory);
    return memory;
}
