#include "lower/crew.h"

/* Counted are those who accompany; whom they accompany is loose. */
static void
lower_slot(Lowering *lowering, const Rule *rule, int slot, const Tariff *tariff)
{
    Day day = question_slot(lowering->question, slot)->day;
    g_auto(Crew) crew = crew_new();
    crew_add_places(lowering, &crew, slot, 1);
    for (int p = 0; p < lowering->program->providers; p++) {
        int cell = duty_cell(lowering, p, slot);
        if (cell >= 0 && who_has(lowering->region, rule->accompany.with, p, day))
            g_array_append_val(crew.counted, cell);
        else if (rule_sees(lowering->question, rule, p, slot))
            crew_add(lowering, &crew, rule, p, slot, FALSE, 1);
    }
    int presence = -1;
    crew_lower_least(lowering, &crew, rule->accompany.min, &presence, tariff);
}

void
lower_accompany(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    if (rule->accompany.min == 0)
        return;
    for (int s = 0; s < question_slot_count(lowering->question); s++)
        if (question_slot(lowering->question, s)->need > 0 && !rule_excuses(lowering, rule, s) &&
            rule_sees_slot(lowering->question, rule, s))
            lower_slot(lowering, rule, s, &tariff);
}
