#include "lower/chain.h"

GArray *
chain_stops(const Lowering *lowering, const Rule *rule, int provider, GArray **slots)
{
    *slots = rule_slots(lowering, rule, provider);
    g_autofree gboolean *by_hand = rule_by_hand(lowering, rule, provider, *slots);
    GArray *stops = g_array_new(FALSE, FALSE, sizeof(Stop));
    for (guint i = 0; i < (*slots)->len; i++) {
        int slot = g_array_index(*slots, int, i);
        Stop stop = {.cell = duty_cell(lowering, provider, slot),
                     .by_hand = by_hand != NULL && by_hand[i]};
        g_array_append_val(stops, stop);
    }
    return stops;
}

static int
compare_stops(gconstpointer a, gconstpointer b)
{
    const Stop *x = a, *y = b;
    if (x->in != y->in)
        return x->in < y->in ? -1 : 1;
    if (x->out != y->out)
        return x->out < y->out ? -1 : 1;
    return (x->cell > y->cell) - (x->cell < y->cell);
}

/* Whether some duty follows another, or one outside the period, below the reach. */
static gboolean
binds(const GArray *stops, const Distance *distance)
{
    gint64 before = distance->before;
    for (guint i = 0; i < stops->len; i++) {
        const Stop *stop = &g_array_index(stops, Stop, i);
        if (distance->before != G_MININT64 && stop->in - distance->before < distance->reach)
            return TRUE;
        if (distance->after != G_MAXINT64 && distance->after - stop->out < distance->reach)
            return TRUE;
        if (i > 0 && stop->in - before < distance->reach)
            return TRUE;
        before = stop->out;
    }
    return FALSE;
}

void
lower_chain(Lowering *lowering, GArray *stops, int provider, const Distance *distance,
            const Tariff *tariff)
{
    g_array_sort(stops, compare_stops);
    if (!binds(stops, distance))
        return;
    guint n = stops->len;
    Chain chain = {.provider = provider,
                   .n = (int)n,
                   .cell = g_new(int, n),
                   .in = g_new(gint64, n),
                   .out = g_new(gint64, n),
                   .by_hand = g_new(gboolean, n),
                   .reach = distance->reach,
                   .unit = distance->unit,
                   .cost = tariff->cost,
                   .before = distance->before,
                   .after = distance->after,
                   .tier = tariff->tier,
                   .ask = tariff->ask};
    gboolean any_by_hand = FALSE;
    for (guint i = 0; i < n; i++) {
        const Stop *stop = &g_array_index(stops, Stop, i);
        chain.cell[i] = stop->cell;
        chain.in[i] = stop->in;
        chain.out[i] = stop->out;
        chain.by_hand[i] = stop->by_hand;
        any_by_hand |= stop->by_hand;
    }
    if (!any_by_hand)
        g_clear_pointer(&chain.by_hand, g_free);
    program_add_chain(lowering->program, chain);
}
