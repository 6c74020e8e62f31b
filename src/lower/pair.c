#include "lower/lowering.h"

#define SUCCESSOR_DAYS 2

/* The slots of a line with places on duty that the rule sees, by start; int. */
static GArray *
slots_of_line(const Lowering *lowering, const Rule *rule, int line)
{
    GArray *slots = g_array_new(FALSE, FALSE, sizeof(int));
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        const Slot *slot = question_slot(lowering->question, s);
        if (slot->line == line && slot->need > 0 && rule_sees_slot(lowering->question, rule, s))
            g_array_append_val(slots, s);
    }
    return slots;
}

/* The cell of a duty by weight 1 or -1, where the provider can have it. */
static void
add_side(const Lowering *lowering, int provider, int slot, int weight, Tally *tally)
{
    int cell = duty_cell(lowering, provider, slot);
    if (cell < 0)
        return;
    tally->cell[tally->n] = cell;
    tally->weight[tally->n++] = weight;
}

/* 1 - 0 costs, 0 - 1 costs; what was taken by hand is excused. */
static void
lower_couple(Lowering *lowering, const Rule *rule, int provider, int first, int second,
             const Tariff *tariff)
{
    if (!rule_sees(lowering->question, rule, provider, first) ||
        !rule_sees(lowering->question, rule, provider, second))
        return;
    gboolean first_free = rule->except_fixed && question_fixed(lowering->question, provider, first);
    gboolean second_free =
        rule->except_fixed && question_fixed(lowering->question, provider, second);
    Tally tally = {.provider = provider,
                   .cell = g_new(int, 2),
                   .weight = g_new(int, 2),
                   .tier = tariff->tier,
                   .ask = tariff->ask};
    add_side(lowering, provider, first, 1, &tally);
    add_side(lowering, provider, second, -1, &tally);
    gboolean too_late = rule_excuses(lowering, rule, first) &&
                        question_bar(lowering->question, provider, second) != BAR_NONE;
    if (tally.n == 0 || too_late || (first_free && second_free)) {
        g_free(tally.cell);
        g_free(tally.weight);
        return;
    }
    tally_prices(&tally, -1, 3);
    tally.price[0] = second_free ? 0 : tariff_price(tariff, 1);
    tally.price[2] = first_free ? 0 : tariff_price(tariff, 1);
    lowering_add(lowering, tally);
}

/* Walks both lines at once: each slot of the first goes with the next of the second, unless another
 * slot of the first comes between. */
static void
lower_lines(Lowering *lowering, const Rule *rule, int line, int next_line, const Tariff *tariff)
{
    g_autoptr(GArray) firsts = slots_of_line(lowering, rule, line);
    g_autoptr(GArray) seconds = slots_of_line(lowering, rule, next_line);
    guint k = 0;
    for (guint i = 0; i < firsts->len; i++) {
        int first = g_array_index(firsts, int, i);
        const Slot *a = question_slot(lowering->question, first);
        while (k < seconds->len &&
               question_slot(lowering->question, g_array_index(seconds, int, k))->start < a->start)
            k++;
        if (k == seconds->len)
            return;
        int second = g_array_index(seconds, int, k);
        const Slot *b = question_slot(lowering->question, second);
        gboolean last =
            i + 1 == firsts->len ||
            question_slot(lowering->question, g_array_index(firsts, int, i + 1))->start > b->start;
        if (!last || b->day - a->day > SUCCESSOR_DAYS ||
            (rule_excuses(lowering, rule, first) && rule_excuses(lowering, rule, second)))
            continue;
        for (int p = 0; p < lowering->program->providers; p++)
            lower_couple(lowering, rule, p, first, second, tariff);
    }
}

void
lower_pair(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (guint i = 0; i + 1 < rule->lines->len; i++)
        lower_lines(lowering, rule, g_array_index(rule->lines, int, i),
                    g_array_index(rule->lines, int, i + 1), &tariff);
}
