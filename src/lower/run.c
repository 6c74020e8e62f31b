#include "lower/lowering.h"

/* The most consecutive days on which the provider can have a duty. */
static int
longest_run(const int *day, guint n)
{
    int longest = 0, length = 0;
    for (guint i = 0; i < n; i++) {
        if (i > 0 && day[i] == day[i - 1])
            continue;
        length = i > 0 && day[i] == day[i - 1] + 1 ? length + 1 : 1;
        longest = MAX(longest, length);
    }
    return longest;
}

static void
lower_own_run(Lowering *lowering, const Rule *rule, int provider, const Tariff *tariff)
{
    g_autoptr(GArray) slots = rule_slots(lowering, rule, provider);
    Period period = lowering->question->period;
    g_autofree int *day = g_new(int, slots->len);
    for (guint i = 0; i < slots->len; i++)
        day[i] =
            question_slot(lowering->question, g_array_index(slots, int, i))->day - period.first;
    int longest = longest_run(day, slots->len);
    if (longest == 0 || (rule->run.min <= 1 && (rule->run.max <= 0 || longest <= rule->run.max)))
        return;
    Run run = {.provider = provider,
               .days = period.last - period.first + 1,
               .n = (int)slots->len,
               .cell = duty_cells(lowering, provider, slots),
               .day = g_steal_pointer(&day),
               .by_hand = rule_by_hand(lowering, rule, provider, slots),
               .max = rule->run.max,
               .min = rule->run.min,
               .cost = tariff->cost,
               .tier = tariff->tier,
               .ask = tariff->ask};
    program_add_run(lowering->program, run);
}

void
lower_run(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int p = 0; p < lowering->program->providers; p++)
        lower_own_run(lowering, rule, p, &tariff);
}
