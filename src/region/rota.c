#include "region/rota.h"

#include <string.h>

Rota *
rota_new(void)
{
    Rota *rota = g_new0(Rota, 1);
    rota->assignments = g_array_new(FALSE, FALSE, sizeof(Assignment));
    return rota;
}

void
rota_free(Rota *rota)
{
    if (rota == NULL)
        return;
    g_array_unref(rota->assignments);
    g_free(rota);
}

void
rota_add(Rota *rota, Assignment assignment)
{
    g_array_append_val(rota->assignments, assignment);
}

/* A line has one duty a day, so date and line settle the start. */
static gint
compare(gconstpointer first, gconstpointer second, gpointer data)
{
    const Assignment *a = first;
    const Assignment *b = second;
    const Region *region = data;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    int order = 0;
    if (a->line != b->line)
        order = strcmp(region_line(region, a->line)->id, region_line(region, b->line)->id);
    if (order == 0 && a->provider != b->provider)
        order = strcmp(region_provider(region, a->provider)->id,
                       region_provider(region, b->provider)->id);
    return order != 0 ? order : (int)a->role - (int)b->role;
}

void
rota_sort(Rota *rota, const Question *question)
{
    g_array_sort_with_data(rota->assignments, compare, (gpointer)question->region);
}

gboolean
rota_has(const Rota *rota, int provider, int slot, Role role)
{
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->provider == provider && a->slot == slot && a->role == role)
            return TRUE;
    }
    return FALSE;
}

int
rota_filled(const Rota *rota, int slot, Role role)
{
    int filled = 0;
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        filled += a->slot == slot && a->role == role;
    }
    return filled;
}
