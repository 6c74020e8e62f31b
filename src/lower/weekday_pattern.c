#include "lower/lowering.h"
#include "region/frozen.h"

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

/* Costs where the provider takes none of these cells of one day; there may be none left to take. */
static void
lower_day(Lowering *lowering, int provider, const GArray *cells, const Tariff *tariff)
{
    Tally tally = tally_new(cells, provider, tariff);
    tally_prices(&tally, 0, tally.n + 1);
    tally.price[0] = tariff_price(tariff, 1);
    lowering_add(lowering, tally);
}

/* Whether the duty is open to the provider, be it that a repair leaves it to whoever stands there.
 */
static gboolean
is_open(const Lowering *lowering, const Rule *rule, int provider, int slot)
{
    const Question *question = lowering->question;
    return question_slot(question, slot)->need > 0 && rule_sees(question, rule, provider, slot) &&
           question_bar(question, provider, slot) == BAR_NONE &&
           !slot_keeps(question, provider, slot, ROLE_RESERVE);
}

static void
lower_provider(Lowering *lowering, const Rule *rule, int provider, const Tariff *tariff)
{
    int count = question_slot_count(lowering->question);
    for (int s = 0, next; s < count; s = next) {
        g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
        Day day = question_slot(lowering->question, s)->day;
        gboolean open = FALSE;
        for (next = s; next < count && question_slot(lowering->question, next)->day == day;
             next++) {
            int cell = duty_cell(lowering, provider, next);
            if (!is_open(lowering, rule, provider, next))
                continue;
            open = TRUE;
            if (cell >= 0)
                g_array_append_val(cells, cell);
        }
        if (open && !rule_excuses(lowering, rule, s) && named(lowering, rule, provider, day))
            lower_day(lowering, provider, cells, tariff);
    }
}

void
lower_weekday_pattern(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int p = 0; p < lowering->program->providers; p++)
        lower_provider(lowering, rule, p, &tariff);
}
