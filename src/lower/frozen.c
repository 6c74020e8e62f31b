#include "region/frozen.h"
#include "lower/lowering.h"

/* Who stood on a day that is past stands: a law of nature. */
static void
keep(Lowering *lowering, int provider, int cell)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(cells, cell);
    Tally tally = tally_new(cells, provider, &tariff_nature);
    tally_prices(&tally, 1, 1);
    lowering_add(lowering, tally);
}

void
lower_frozen(Lowering *lowering)
{
    const Question *question = lowering->question;
    for (int s = 0; s < question_slot_count(question) && slot_is_frozen(question, s); s++)
        for (int p = 0; p < lowering->program->providers; p++) {
            if (slot_keeps(question, p, s, ROLE_DUTY))
                keep(lowering, p, duty_cell(lowering, p, s));
            if (slot_keeps(question, p, s, ROLE_RESERVE))
                keep(lowering, p, reserve_cell(lowering, p, s));
        }
}
