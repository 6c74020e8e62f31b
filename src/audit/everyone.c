/* everyone: each who bears a share of the rule's duties serves at least so often. */

#include "audit/count.h"

/** Whether the provider bears a share, and one of their duties may still come. */
static gboolean
asked(const Count *count, const Rule *rule, int provider)
{
    gboolean member = FALSE, comes = FALSE;
    for (int slot = 0; slot < question_slot_count(count->question); slot++) {
        member = member || count_has_member(count, rule, provider, slot);
        comes = comes || (rule_sees(count->question, rule, provider, slot) &&
                          count_goes_on(count, rule, slot));
    }
    return member && comes;
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
