/* gap: the start date of a duty and of the provider's next at least so many days apart. */

#include "audit/count.h"

static void
audit_successive(Count *count, int index, const Rule *rule, int provider, int earlier, int later)
{
    Day distance =
        question_slot(count->question, later)->day - question_slot(count->question, earlier)->day;
    if (distance >= rule->gap.days || count_spares(count, rule, provider, earlier, later))
        return;
    Breach breach = breach_between(count, provider, later, earlier);
    breach.units = rule->gap.days - distance;
    count_breach(count, breach, index, rule);
}

/** The provider's first duty against the last one recorded before, the last against the first
 *  recorded after. */
static void
audit_edge(Count *count, int index, const Rule *rule, int provider, const GArray *seen,
           gboolean after)
{
    g_autoptr(GArray) recorded = count_recorded(count, rule, provider);
    int beyond = count_edge(count, recorded, after, FALSE);
    if (beyond < 0)
        return;
    int slot = g_array_index(seen, int, after ? seen->len - 1 : 0);
    Day distance = question_slot(count->question, slot)->day -
                   question_beyond(count->question, (guint)beyond)->slot.day;
    Breach breach = breach_beyond(count, provider, slot, (guint)beyond);
    breach.units = rule->gap.days - ABS(distance);
    if (breach.units > 0)
        count_breach(count, breach, index, rule);
}

void
audit_gap(Count *count, int index, const Rule *rule)
{
    for (int provider = count->first; provider <= count->last; provider++) {
        g_autoptr(GArray) seen = count_seen(count, rule, provider);
        for (guint i = 0; i + 1 < seen->len; i++)
            audit_successive(count, index, rule, provider, g_array_index(seen, int, i),
                             g_array_index(seen, int, i + 1));
        for (int after = 0; after <= 1 && seen->len > 0; after++)
            audit_edge(count, index, rule, provider, seen, after);
    }
}
