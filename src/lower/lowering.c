#include "lower/lowering.h"

#include "region/frozen.h"

const Tariff tariff_nature = {TIER_FILL, NEVER, -1};

Ask
lowering_ask(Lowering *lowering, AskSource source)
{
    g_array_append_val(lowering->lowered->asks, source);
    return (Ask)lowering->lowered->asks->len - 1;
}

Tariff
tariff_hard(Lowering *lowering, AskSource source)
{
    return (Tariff){TIER_FILL, NEVER, lowering_ask(lowering, source)};
}

Tariff
tariff_rule(Lowering *lowering, int rule)
{
    const Rule *said = g_ptr_array_index(lowering->region->rules, rule);
    AskSource source = {ASK_RULE, rule, said->place};
    if (said->level == LEVEL_HARD)
        return tariff_hard(lowering, source);
    return (Tariff){TIER_OF_LEVEL(said->level), price_times(COST_UNIT, said->cost),
                    lowering_ask(lowering, source)};
}

gint64
tariff_price(const Tariff *tariff, gint64 units)
{
    if (units == 0)
        return 0;
    return tariff->cost == NEVER ? NEVER : price_times(tariff->cost, units);
}

gboolean
rule_excuses(const Lowering *lowering, const Rule *rule, int slot)
{
    return rule->level == LEVEL_HARD && slot_is_frozen(lowering->question, slot);
}

GArray *
rule_slots(const Lowering *lowering, const Rule *rule, int provider)
{
    GArray *slots = g_array_new(FALSE, FALSE, sizeof(int));
    for (int s = 0; s < question_slot_count(lowering->question); s++)
        if (duty_cell(lowering, provider, s) >= 0 &&
            rule_sees(lowering->question, rule, provider, s))
            g_array_append_val(slots, s);
    return slots;
}

gboolean *
rule_by_hand(const Lowering *lowering, const Rule *rule, int provider, const GArray *slots)
{
    if (!rule->except_fixed)
        return NULL;
    gboolean *by_hand = g_new(gboolean, slots->len);
    for (guint i = 0; i < slots->len; i++)
        by_hand[i] = question_fixed(lowering->question, provider, g_array_index(slots, int, i));
    return by_hand;
}

int *
duty_cells(const Lowering *lowering, int provider, const GArray *slots)
{
    int *cells = g_new(int, slots->len);
    for (guint i = 0; i < slots->len; i++)
        cells[i] = duty_cell(lowering, provider, g_array_index(slots, int, i));
    return cells;
}

gboolean
never_both(const Lowering *lowering, int provider, int slot, int other)
{
    if (region_provider(lowering->region, provider)->unit != UNIT_DOCTOR ||
        (slot_is_frozen(lowering->question, slot) && slot_is_frozen(lowering->question, other)))
        return FALSE;
    const Slot *a = question_slot(lowering->question, slot);
    const Slot *b = question_slot(lowering->question, other);
    if (ABS(a->day - b->day) > lowering->reach_days)
        return FALSE;
    return slots_overlap(a, region_line(lowering->region, a->line)->travel, b,
                         region_line(lowering->region, b->line)->travel);
}

gboolean
one_at_most(const Lowering *lowering, int provider, const GArray *slots)
{
    for (guint i = 0; i < slots->len; i++)
        for (guint j = 0; j < i; j++)
            if (!never_both(lowering, provider, g_array_index(slots, int, i),
                            g_array_index(slots, int, j)))
                return FALSE;
    return TRUE;
}

Tally
tally_new(const GArray *cells, int provider, const Tariff *tariff)
{
    Tally tally = {.provider = provider,
                   .n = (int)cells->len,
                   .cell = g_memdup2(cells->data, sizeof(int) * cells->len),
                   .weight = g_new(int, cells->len),
                   .tier = tariff->tier,
                   .ask = tariff->ask};
    for (guint i = 0; i < cells->len; i++)
        tally.weight[i] = 1;
    return tally;
}

void
tally_prices(Tally *tally, gint64 first, int count)
{
    tally->first = first;
    tally->count = count;
    tally->price = g_new0(gint64, (gsize)count);
}

void
lowering_add(Lowering *lowering, Tally tally)
{
    int low = 0;
    while (tally.count > 1 && tally.price[tally.count - 1] == NEVER)
        tally.count--;
    while (low < tally.count - 1 && tally.price[low] == NEVER)
        low++;
    for (int i = low; low > 0 && i < tally.count; i++)
        tally.price[i - low] = tally.price[i];
    tally.first += low;
    tally.count -= low;
    program_add_tally(lowering->program, tally);
}

void
lower_crowd(Lowering *lowering, const GArray *cells, int provider, int most, const Tariff *tariff)
{
    most = MIN(most, (int)cells->len);
    if (most < 2)
        return;
    Tally tally = tally_new(cells, provider, tariff);
    tally_prices(&tally, 0, most + 1);
    for (int k = 2; k <= most; k++)
        tally.price[k] = tariff_price(tariff, (gint64)k * (k - 1) / 2);
    lowering_add(lowering, tally);
}

int
lower_any(Lowering *lowering, const GArray *cells, int provider)
{
    Mark mark = {.provider = provider,
                 .n = (int)cells->len,
                 .cell = g_memdup2(cells->data, sizeof(int) * cells->len),
                 .weight = g_new(int, cells->len),
                 .least = 1};
    for (guint i = 0; i < cells->len; i++)
        mark.weight[i] = 1;
    return program_add_mark(lowering->program, mark);
}
