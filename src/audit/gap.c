/* gap: the start date of a duty and of the provider's next at least so many days apart. */

#include "audit/count.h"

static void
audit_pair(Count *count, int index, const Rule *rule, int provider, int earlier, int later)
{
    Day distance =
        question_slot(count->question, later)->day - question_slot(count->question, earlier)->day;
    if (distance >= rule->gap.days || count_spares(count, rule, provider, earlier, later))
        return;
    Breach breach = breach_between(count, provider, later, earlier);
    breach.units = rule->gap.days - distance;
    count_breach(count, breach, index, rule);
}

void
audit_gap(Count *count, int index, const Rule *rule)
{
    for (int provider = count->first; provider <= count->last; provider++) {
        g_autoptr(GArray) seen = count_seen(count, rule, provider);
        for (guint i = 0; i + 1 < seen->len; i++)
            audit_pair(count, index, rule, provider, g_array_index(seen, int, i),
                       g_array_index(seen, int, i + 1));
    }
}
