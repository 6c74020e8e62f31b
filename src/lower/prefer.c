#include "lower/lowering.h"

/* Whether a duty of the provider's there is disliked, or lies beside the liked ones. */
static gboolean
costs(const Lowering *lowering, const Rule *rule, int provider, int slot)
{
    gboolean named =
        indexes_have(rule->prefer.lines, question_slot(lowering->question, slot)->line);
    gboolean excused = rule->except_fixed && question_fixed(lowering->question, provider, slot);
    return named == rule->prefer.avoid && !excused;
}

static void
lower_provider(Lowering *lowering, const Rule *rule, int provider, const Tariff *tariff)
{
    g_autoptr(GArray) slots = rule_slots(lowering, rule, provider);
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < slots->len; i++) {
        int slot = g_array_index(slots, int, i);
        int cell = duty_cell(lowering, provider, slot);
        if (costs(lowering, rule, provider, slot))
            g_array_append_val(cells, cell);
    }
    if (cells->len == 0)
        return;
    Tally tally = tally_new(cells, provider, tariff);
    tally_prices(&tally, 0, tally.n + 1);
    for (int sum = 0; sum <= tally.n; sum++)
        tally.price[sum] = tariff_price(tariff, sum);
    lowering_add(lowering, tally);
}

void
lower_prefer(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int p = 0; p < lowering->program->providers; p++)
        lower_provider(lowering, rule, p, &tariff);
}
