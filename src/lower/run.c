#include "lower/edge.h"

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

/* The unbroken days with recorded duties that end just before the period, or begin just after it.
 */
static int
days_beyond(const Lowering *lowering, const Rule *rule, int provider, Day next, int step)
{
    const Question *question = lowering->question;
    g_autoptr(GHashTable) days = g_hash_table_new(NULL, NULL);
    for (guint i = beyond_first(question, provider); i < beyond_end(question, provider); i++) {
        const Beyond *duty = question_beyond(question, i);
        if (rule_sees_beyond(question, rule, duty))
            g_hash_table_add(days, GINT_TO_POINTER(duty->slot.day));
    }
    int length = 0; /* no more than the rule can tell apart */
    while (length < MAX(rule->run.max, rule->run.min) &&
           g_hash_table_contains(days, GINT_TO_POINTER(next + length * step)))
        length++;
    return length;
}

static gboolean
binds(const RunRule *rule, int longest, int before, int after)
{
    return longest > 0 &&
           (rule->min > 1 || (rule->max > 0 && longest + before + after > rule->max));
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
    int before = days_beyond(lowering, rule, provider, period.first - 1, -1);
    int after = days_beyond(lowering, rule, provider, period.last + 1, 1);
    if (!binds(&rule->run, longest_run(day, slots->len), before, after))
        return;
    Run run = {.provider = provider,
               .days = period.last - period.first + 1,
               .n = (int)slots->len,
               .cell = duty_cells(lowering, provider, slots),
               .day = g_steal_pointer(&day),
               .by_hand = rule_by_hand(lowering, rule, provider, slots),
               .max = rule->run.max,
               .min = rule->run.min,
               .before = before,
               .after = after,
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
