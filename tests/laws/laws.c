#include "laws.h"

gint64
law_cost(const Audit *audit, int tier)
{
    if (tier == TIER_FILL)
        return audit->short_places;
    if (tier == TIER_RESERVE)
        return audit->short_reserves;
    return audit->cost[tier - TIER_FIRST_LEVEL + 1];
}

int
law_draws(int usual)
{
    const char *times = g_getenv("RINBAN_LAWS");
    return (int)(usual * (times ? CLAMP(g_ascii_strtod(times, NULL), 0.001, 10000) : 1));
}

char *
law_choice_text(const Lowered *lowered, const guint8 *taken)
{
    GString *text = g_string_new("taken:");
    const Program *program = lowered->program;
    for (int c = 0; c < program->n_cells; c++)
        if (taken[c])
            g_string_append_printf(
                text, " %d@%d%s", program->cell[c].provider,
                g_array_index(lowered->slot_of, int, program->cell[c].slot),
                g_array_index(lowered->role_of, int, program->cell[c].slot) ? "r" : "");
    return g_string_free(text, FALSE);
}

char *
law_breaches_text(const Lowered *lowered, const guint8 *taken)
{
    g_autoptr(Rota) rota = lowered_rota(lowered, taken);
    g_autoptr(Audit) audit = audit_rota(lowered->question, rota);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < audit->breaches->len; i++) {
        const Breach *b = &g_array_index(audit->breaches, Breach, i);
        g_string_append_printf(
            text, "breach %d of %d level %d provider %d partner %d slot %d other %d units %d\n",
            b->kind, b->index, b->level, b->provider, b->partner, b->slot, b->other, (int)b->units);
    }
    return g_string_free(text, FALSE);
}
