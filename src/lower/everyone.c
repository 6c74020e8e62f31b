#include "lower/crew.h"

/* Whether the provider bears a share, and some duty that counts is not past. */
static gboolean
asked(const Lowering *lowering, const Rule *rule, int provider)
{
    gboolean share = FALSE, open = FALSE;
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        share = share || bears(lowering, rule, provider, s);
        open = open || (question_slot(lowering->question, s)->need > 0 &&
                        !rule_excuses(lowering, rule, s) &&
                        rule_sees(lowering->question, rule, provider, s));
    }
    return share && open;
}

void
lower_everyone(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int p = 0; p < lowering->program->providers; p++) {
        if (!asked(lowering, rule, p))
            continue;
        g_autoptr(GArray) slots = rule_slots(lowering, rule, p);
        g_autofree int *cells = duty_cells(lowering, p, slots);
        g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(int));
        g_array_append_vals(list, cells, slots->len);
        Tally tally = tally_new(list, p, &tariff);
        tally_prices(&tally, 0, tally.n + 1);
        for (int sum = 0; sum <= tally.n; sum++)
            tally.price[sum] = tariff_price(&tariff, MAX(0, rule->everyone.min - sum));
        lowering_add(lowering, tally);
    }
}
