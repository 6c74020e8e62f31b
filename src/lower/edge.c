#include "lower/edge.h"

static gboolean
stands(const Lowering *lowering, const Rule *rule, const Beyond *duty, gboolean timed)
{
    return (duty->timed || !timed) && rule_sees_beyond(lowering->question, rule, duty);
}

const Beyond *
edge_before(const Lowering *lowering, const Rule *rule, int provider, gboolean timed)
{
    const Question *question = lowering->question;
    const Beyond *last = NULL;
    for (guint i = beyond_first(question, provider); i < beyond_end(question, provider); i++) {
        const Beyond *duty = question_beyond(question, i);
        if (duty->slot.day >= question->period.first)
            break;
        if (stands(lowering, rule, duty, timed))
            last = duty;
    }
    return last;
}

const Beyond *
edge_after(const Lowering *lowering, const Rule *rule, int provider, gboolean timed)
{
    const Question *question = lowering->question;
    for (guint i = beyond_first(question, provider); i < beyond_end(question, provider); i++) {
        const Beyond *duty = question_beyond(question, i);
        if (duty->slot.day > question->period.last && stands(lowering, rule, duty, timed))
            return duty;
    }
    return NULL;
}

void
lower_edge(Lowering *lowering, const Rule *rule, int provider, int slot, int other, EdgeJudge judge,
           const Tariff *tariff)
{
    const Question *question = lowering->question;
    gint64 units = 0;
    for (guint i = beyond_first(question, other); i < beyond_end(question, other); i++) {
        const Beyond *duty = question_beyond(question, i);
        units += rule_sees_beyond(question, rule, duty) && judge(lowering, rule, slot, duty);
    }
    if (units == 0)
        return;
    int cell = duty_cell(lowering, provider, slot);
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(cells, cell);
    Tally tally = tally_new(cells, provider, tariff);
    tally_prices(&tally, 0, 2);
    tally.price[1] = tariff_price(tariff, units);
    lowering_add(lowering, tally);
}
