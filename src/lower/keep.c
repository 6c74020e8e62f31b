#include "lower/lowering.h"
#include "region/beyond.h"

/* A published duty that stands no more is a unit; one that its provider cannot have any more asks
 * nothing of a hard rule. */
static void
lower_published(Lowering *lowering, int provider, int slot, const Tariff *tariff)
{
    int cell = duty_cell(lowering, provider, slot);
    if (cell < 0) {
        if (tariff->cost != NEVER)
            lowering->program->constant[tariff->tier] =
                price_add(lowering->program->constant[tariff->tier], tariff->cost);
        return;
    }
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(cells, cell);
    Tally tally = tally_new(cells, provider, tariff);
    tally_prices(&tally, 0, 2);
    tally.price[0] = tariff_price(tariff, 1);
    lowering_add(lowering, tally);
}

void
lower_keep(Lowering *lowering, int number)
{
    const Question *question = lowering->question;
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int p = 0; p < lowering->program->providers; p++)
        for (int s = 0; s < question_slot_count(question); s++)
            if (question_published(question, p, s) && rule_sees(question, rule, p, s))
                lower_published(lowering, p, s, &tariff);
}
