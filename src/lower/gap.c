#include "lower/chain.h"
#include "lower/edge.h"

/* From start date to start date; a breach is each missing day. */
void
lower_gap(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int p = 0; p < lowering->program->providers; p++) {
        GArray *slots;
        g_autoptr(GArray) stops = chain_stops(lowering, rule, p, &slots);
        for (guint i = 0; i < stops->len; i++) {
            Day day = question_slot(lowering->question, g_array_index(slots, int, i))->day;
            g_array_index(stops, Stop, i).in = day;
            g_array_index(stops, Stop, i).out = day;
        }
        g_array_unref(slots);
        const Beyond *before = edge_before(lowering, rule, p, FALSE);
        const Beyond *after = edge_after(lowering, rule, p, FALSE);
        Distance distance = {rule->gap.days, 1, before != NULL ? before->slot.day : G_MININT64,
                             after != NULL ? after->slot.day : G_MAXINT64};
        lower_chain(lowering, stops, p, &distance, &tariff);
    }
}
