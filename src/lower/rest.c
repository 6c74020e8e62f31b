#include "lower/chain.h"
#include "lower/edge.h"

/* From the end of one duty to the start of the next; a breach is each started hour missing. */
void
lower_rest(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int p = 0; p < lowering->program->providers; p++) {
        GArray *slots;
        g_autoptr(GArray) stops = chain_stops(lowering, rule, p, &slots);
        for (guint i = 0; i < stops->len; i++) {
            const Slot *slot = question_slot(lowering->question, g_array_index(slots, int, i));
            g_array_index(stops, Stop, i).in = slot->start;
            g_array_index(stops, Stop, i).out = slot->end;
        }
        g_array_unref(slots);
        const Beyond *before = edge_before(lowering, rule, p, TRUE);
        const Beyond *after = edge_after(lowering, rule, p, TRUE);
        Distance distance = {(gint64)rule->rest.hours * 60, 60,
                             before != NULL ? before->slot.end : G_MININT64,
                             after != NULL ? after->slot.start : G_MAXINT64};
        lower_chain(lowering, stops, p, &distance, &tariff);
    }
}
