/* keep: changes against what was published last. */

#include "audit/count.h"

static void
audit_published(Count *count, int index, const Rule *rule, int provider, int slot)
{
    if (!question_published(count->question, provider, slot) ||
        !rule_sees(count->question, rule, provider, slot) || count_serves(count, provider, slot))
        return;
    if (rule->level == LEVEL_HARD && question_bar(count->question, provider, slot) != BAR_NONE)
        return; /* nobody is asked for the impossible */
    Breach breach = breach_new(BREACH_RULE);
    breach.provider = provider;
    breach.slot = slot;
    breach.day = question_slot(count->question, slot)->day;
    count_breach(count, breach, index, rule);
}

void
audit_keep(Count *count, int index, const Rule *rule)
{
    for (int provider = count->first; provider <= count->last; provider++)
        for (int slot = 0; slot < question_slot_count(count->question); slot++)
            audit_published(count, index, rule, provider, slot);
}
