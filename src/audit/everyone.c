/* everyone: each who bears a share of the rule's duties serves at least so often. */

#include "audit/count.h"

static gboolean
asked(const Count *count, const Rule *rule, int provider)
{
    for (int slot = 0; slot < question_slot_count(count->question); slot++)
        if (count_has_member(count, rule, provider, slot))
            return TRUE;
    return FALSE;
}

void
audit_everyone(Count *count, int index, const Rule *rule)
{
    for (int provider = count->first; provider <= count->last; provider++) {
        g_autoptr(GArray) seen = count_seen(count, rule, provider);
        if ((int)seen->len >= rule->everyone.min || !asked(count, rule, provider))
            continue;
        Breach breach = breach_new(BREACH_RULE);
        breach.provider = provider;
        breach.units = rule->everyone.min - (int)seen->len;
        breach.under = TRUE;
        count_breach(count, breach, index, rule);
    }
}
