#include "lower/lowering.h"

/* At least one of the duties that the fix names. */
static void
lower_fix(Lowering *lowering, int index)
{
    const Fix *fix = g_ptr_array_index(lowering->question->fixes, index);
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < fix->slots->len; i++) {
        int cell = duty_cell(lowering, fix->provider, g_array_index(fix->slots, int, i));
        if (cell >= 0)
            g_array_append_val(cells, cell);
    }
    AskSource source = {ASK_FIX, index, fix->request ? fix->request->place : PLACE_NONE};
    Tariff tariff = tariff_hard(lowering, source);
    Tally tally = tally_new(cells, fix->provider, &tariff);
    tally_prices(&tally, 0, tally.n + 1);
    tally.price[0] = NEVER;
    lowering_add(lowering, tally);
}

void
lower_fixes(Lowering *lowering)
{
    for (guint i = 0; i < lowering->question->fixes->len; i++)
        lower_fix(lowering, (int)i);
}
