#include "lower/chain.h"

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
        lower_chain(lowering, stops, p, rule->gap.days, 1, &tariff);
    }
}
