/* prefer: duties on disliked lines, or beside the liked ones. */

#include "audit/count.h"

void
audit_prefer(Count *count, int index, const Rule *rule)
{
    for (int provider = count->first; provider <= count->last; provider++) {
        g_autoptr(GArray) seen = count_seen(count, rule, provider);
        for (guint i = 0; i < seen->len; i++) {
            const Slot *slot = count_slot(count, seen, i);
            gboolean liked = indexes_have(rule->prefer.lines, slot->line) != rule->prefer.avoid;
            Breach breach = breach_new(BREACH_RULE);
            breach.provider = provider;
            breach.slot = g_array_index(seen, int, i);
            breach.day = slot->day;
            if (!liked && !count_spares(count, rule, provider, breach.slot, breach.slot))
                count_breach(count, breach, index, rule);
        }
    }
}
