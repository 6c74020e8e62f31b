#include "engine/price/memory.h"

Memory *
memory_new(const MemoryKind *kind, int n, int cells, const int *cell, const int *position)
{
    Memory *memory = g_new0(Memory, 1);
    memory->kind = kind;
    memory->entry = g_new(int, (gsize)n + 1);
    memory->next = g_new(int, (gsize)n + 1);
    for (int t = 0; t <= n; t++)
        memory->entry[t] = -1;
    for (int i = 0; i < cells; i++)
        memory->entry[position[cell[i]]] = i;
    /* Cells that the element tells apart in no way may stand in another order. */
    int passed = cells;
    for (int t = n; t >= 0; t--) {
        if (memory->entry[t] >= 0)
            passed = MIN(passed, memory->entry[t]);
        memory->next[t] = passed;
    }
    return memory;
}

void
memory_free(Memory *memory)
{
    if (memory == NULL)
        return;
    g_free(memory->entry);
    g_free(memory->next);
    g_free(memory->class_of);
    g_free(memory->out);
    g_free(memory->by_hand);
    g_free(memory);
}

/* -- ranks: how many turns are taken ---------------------------------------------------------- */

static gboolean
rank_take(const Memory *memory, int *state, int entry, Charge *charge)
{
    const Rank *rank = memory->rank;
    gint64 due = rank->due[(*state)++];
    if (rank->by_hand != NULL && rank->by_hand[entry])
        return TRUE;
    gint64 distance = MAX(0, MAX(rank->low[entry] - due, due - rank->high[entry]));
    return charge_add(charge, rank->tier, rank->cost, distance);
}

static gboolean
rank_fade(const Memory *memory, int *state, int position, Charge *charge)
{
    if (memory->next[position] == memory->rank->n)
        *state = 0;
    return TRUE;
}

static gboolean
rank_end(const Memory *memory, int state, Charge *charge)
{
    return TRUE;
}

Memory *
memory_rank(gconstpointer element, int n, const int *position)
{
    const Rank *rank = element;
    static const MemoryKind kind = {rank_take, rank_fade, rank_end};
    Memory *memory = memory_new(&kind, n, rank->n, rank->cell, position);
    memory->rank = rank;
    return memory;
}
