#include "lower/crew.h"

static void
lower_slot(Lowering *lowering, const Rule *rule, int slot, const Tariff *tariff)
{
    g_auto(Crew) crew = crew_new();
    crew_add_places(lowering, &crew, slot, 1);
    for (int p = 0; p < lowering->program->providers; p++)
        crew_add(lowering, &crew, rule, p, slot, rule_sees(lowering->question, rule, p, slot), 1);
    if (rule->mix.max >= 0 && MIN(crew.most, (gint64)crew.counted->len) > rule->mix.max)
        crew_lower(lowering, &crew, 0, rule->mix.max, 1, tariff);
    int presence = -1;
    if (rule->mix.min > 0)
        crew_lower_least(lowering, &crew, rule->mix.min, &presence, tariff);
}

void
lower_mix(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int s = 0; s < question_slot_count(lowering->question); s++)
        if (question_slot(lowering->question, s)->need > 0 && !rule_excuses(lowering, rule, s) &&
            rule_sees_slot(lowering->question, rule, s))
            lower_slot(lowering, rule, s, &tariff);
}
