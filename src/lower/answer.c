#include "lower/lower.h"

static const Cell *
cell_at(const Lowered *lowered, int cell)
{
    return &lowered->program->cell[cell];
}

Rota *
lowered_rota(const Lowered *lowered, const guint8 *taken)
{
    Rota *rota = rota_new();
    for (int i = 0; i < lowered->program->n_cells; i++) {
        if (!taken[i])
            continue;
        const Cell *cell = cell_at(lowered, i);
        int number = g_array_index(lowered->slot_of, int, cell->slot);
        const Slot *slot = question_slot(lowered->question, number);
        rota_add(rota, (Assignment){.provider = cell->provider,
                                    .slot = number,
                                    .line = slot->line,
                                    .day = slot->day,
                                    .role = (Role)g_array_index(lowered->role_of, int, cell->slot),
                                    .place = PLACE_NONE});
    }
    rota_sort(rota, lowered->question);
    return rota;
}

/* The program slot of a question's slot in a role, or -1. */
static int
find_slot(const Lowered *lowered, int slot, Role role)
{
    for (guint i = 0; i < lowered->slot_of->len; i++)
        if (g_array_index(lowered->slot_of, int, i) == slot &&
            g_array_index(lowered->role_of, int, i) == (int)role)
            return (int)i;
    return -1;
}

/* Cells are ordered by slot, then provider. */
static int
find_cell(const Lowered *lowered, int slot, int provider)
{
    int low = 0, high = lowered->program->n_cells;
    while (low < high) {
        int middle = low + (high - low) / 2;
        const Cell *cell = cell_at(lowered, middle);
        if (cell->slot < slot || (cell->slot == slot && cell->provider < provider))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == lowered->program->n_cells)
        return -1;
    const Cell *cell = cell_at(lowered, low);
    return cell->slot == slot && cell->provider == provider ? low : -1;
}

guint8 *
lowered_choice(const Lowered *lowered, const Rota *rota, int *dropped)
{
    guint8 *taken = g_new0(guint8, (gsize)MAX(lowered->program->n_cells, 1));
    int lost = 0;
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *assignment = &g_array_index(rota->assignments, Assignment, i);
        int slot = find_slot(lowered, assignment->slot, assignment->role);
        int cell = slot < 0 ? -1 : find_cell(lowered, slot, assignment->provider);
        if (cell < 0 || taken[cell])
            lost++;
        else
            taken[cell] = 1;
    }
    if (dropped != NULL)
        *dropped = lost;
    return taken;
}
