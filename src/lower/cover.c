#include "lower/lowering.h"

/* At most so many; each place that stays empty costs 1. */
static void
lower_places(Lowering *lowering, const int *cell_of, int slot, int need, int tier)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    for (int p = 0; p < lowering->program->providers; p++) {
        int cell = cell_of[(gsize)p * lowering->question->slots->len + (gsize)slot];
        if (cell >= 0)
            g_array_append_val(cells, cell);
    }
    if (cells->len == 0) {
        lowering->program->constant[tier] += need;
        return;
    }
    const Line *line = region_line(lowering->region, question_slot(lowering->question, slot)->line);
    Tariff tariff = {tier, 1, lowering_ask(lowering, (AskSource){ASK_COVER, slot, line->place})};
    Tally tally = tally_new(cells, -1, &tariff);
    tally_prices(&tally, 0, MIN(need, (int)cells->len) + 1);
    for (int k = 0; k < tally.count; k++)
        tally.price[k] = need - k;
    lowering_add(lowering, tally);
}

void
lower_cover(Lowering *lowering)
{
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        const Slot *slot = question_slot(lowering->question, s);
        if (slot->need > 0)
            lower_places(lowering, lowering->duty, s, slot->need, TIER_FILL);
        if (slot->reserve > 0)
            lower_places(lowering, lowering->reserve, s, slot->reserve, TIER_RESERVE);
    }
}
