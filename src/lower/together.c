#include "lower/lowering.h"

/* Of the other's slots those that overlap; their cells. */
static GArray *
company(const Lowering *lowering, int slot, int other, const GArray *slots)
{
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(int));
    const Slot *duty = question_slot(lowering->question, slot);
    for (guint i = 0; i < slots->len; i++) {
        int at = g_array_index(slots, int, i);
        const Slot *with = question_slot(lowering->question, at);
        if (with->day - duty->day > lowering->reach_days)
            break;
        if (duty->day - with->day > lowering->reach_days || !slots_overlap(duty, 0, with, 0))
            continue;
        int cell = duty_cell(lowering, other, at);
        g_array_append_val(cells, cell);
    }
    return cells;
}

/* The duty less the other's duties at its hours: 1 where they are missing, else 0 or below. */
static void
lower_duty(Lowering *lowering, int provider, int slot, int other, const GArray *slots,
           const Tariff *tariff)
{
    int duty = duty_cell(lowering, provider, slot);
    g_autoptr(GArray) cells = company(lowering, slot, other, slots);
    g_array_prepend_val(cells, duty);
    Tally tally = tally_new(cells, cells->len > 1 ? -1 : provider, tariff);
    for (int i = 1; i < tally.n; i++)
        tally.weight[i] = -1;
    tally_prices(&tally, 1 - tally.n, tally.n + 1);
    tally.price[tally.n] = tariff_price(tariff, 1);
    lowering_add(lowering, tally);
}

static gboolean
belongs(const Lowering *lowering, const Rule *rule, int provider, Day day)
{
    const Provider *who = region_provider(lowering->region, provider);
    return who_has(lowering->region, rule->who, provider, day) && provider_is_member(who, day) &&
           provider_leave(who, day) == NULL;
}

static void
lower_provider(Lowering *lowering, const Rule *rule, int provider, GPtrArray *seen,
               const Tariff *tariff)
{
    const GArray *slots = g_ptr_array_index(seen, (guint)provider);
    for (guint i = 0; i < slots->len; i++) {
        int slot = g_array_index(slots, int, i);
        if (rule_excuses(lowering, rule, slot) ||
            (rule->except_fixed && question_fixed(lowering->question, provider, slot)))
            continue;
        Day day = question_slot(lowering->question, slot)->day;
        for (guint other = 0; other < seen->len; other++)
            if ((int)other != provider && belongs(lowering, rule, (int)other, day))
                lower_duty(lowering, provider, slot, (int)other, g_ptr_array_index(seen, other),
                           tariff);
    }
}

void
lower_together(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (int p = 0; p < lowering->program->providers; p++)
        g_ptr_array_add(seen, rule_slots(lowering, rule, p));
    for (int p = 0; p < lowering->program->providers; p++)
        lower_provider(lowering, rule, p, seen, &tariff);
}
