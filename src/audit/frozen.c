/* Days that are past stay as published: whoever stood there stands. */

#include "region/frozen.h"
#include "audit/count.h"

static void
audit_place_kept(Count *count, int provider, int slot, Role role)
{
    if (!slot_keeps(count->question, provider, slot, role) ||
        rota_has(count->rota, provider, slot, role))
        return;
    Breach breach = breach_new(BREACH_PAST);
    breach.provider = provider;
    breach.slot = slot;
    breach.day = question_slot(count->question, slot)->day;
    count_breach(count, breach, -1, NULL);
}

void
audit_frozen(Count *count)
{
    for (int slot = 0; slot < question_slot_count(count->question); slot++) {
        if (!slot_is_frozen(count->question, slot))
            continue;
        for (int provider = 0; provider < question_provider_count(count->question); provider++) {
            audit_place_kept(count, provider, slot, ROLE_DUTY);
            audit_place_kept(count, provider, slot, ROLE_RESERVE);
        }
    }
}
