#include "lower/lowering.h"

static gboolean
named(const Lowering *lowering, const Rule *rule, int provider, Day day)
{
    const GPtrArray *days = rule->weekday_pattern.days;
    for (guint i = 0; i < days->len; i++) {
        const StandingDay *standing = g_ptr_array_index(days, i);
        if (day_word_matches(lowering->region->calendar, &standing->word, day) &&
            indexes_have(standing->who, provider))
            return TRUE;
    }
    return FALSE;
}

/* Costs where the provider takes none of these cells of one day. */
static void
lower_day(Lowering *lowering, int provider, const GArray *cells, const Tariff *tariff)
{
    Tally tally = tally_new(cells, provider, tariff);
    tally_prices(&tally, 0, tally.n + 1);
    tally.price[0] = tariff_price(tariff, 1);
    lowering_add(lowering, tally);
}

void
lower_weekday_pattern(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int p = 0; p < lowering->program->providers; p++) {
        g_autoptr(GArray) slots = rule_slots(lowering, rule, p);
        g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
        for (guint i = 0; i < slots->len; i++) {
            int slot = g_array_index(slots, int, i);
            Day day = question_slot(lowering->question, slot)->day;
            int cell = duty_cell(lowering, p, slot);
            g_array_append_val(cells, cell);
            gboolean last =
                i + 1 == slots->len ||
                question_slot(lowering->question, g_array_index(slots, int, i + 1))->day != day;
            if (last && named(lowering, rule, p, day))
                lower_day(lowering, p, cells, &tariff);
            if (last)
                g_array_set_size(cells, 0);
        }
    }
}
