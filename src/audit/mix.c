/* mix: of those who stand in one slot at least, at most so many are of the rule's. */

#include "audit/count.h"

/** Who stands in a slot. */
typedef struct {
    int ours;
    int ours_by_hand;
    int not_by_hand; /* of all */
} Crew;

static void
note(const Count *count, const Rule *rule, int provider, Crew *crews)
{
    const GArray *duties = count_duties(count, provider);
    for (guint i = 0; i < duties->len; i++) {
        int slot = g_array_index(duties, int, i);
        gboolean ours = rule_sees(count->question, rule, provider, slot);
        gboolean spared = count_spares(count, rule, provider, slot, slot);
        crews[slot].ours += ours;
        crews[slot].ours_by_hand += ours && spared;
        crews[slot].not_by_hand += !spared;
    }
}

static void
audit_slot(Count *count, int index, const Rule *rule, int slot, const Crew *crew)
{
    int max = MAX(rule->mix.max, crew->ours_by_hand);
    Breach breach = breach_new(BREACH_RULE);
    breach.slot = slot;
    breach.day = question_slot(count->question, slot)->day;
    if (rule->mix.max >= 0 && crew->ours > max) {
        breach.units = crew->ours - max;
        count_breach(count, breach, index, rule);
    }
    if (crew->not_by_hand > 0 && crew->ours < rule->mix.min) {
        breach.units = rule->mix.min - crew->ours;
        breach.under = TRUE;
        count_breach(count, breach, index, rule);
    }
}

void
audit_mix(Count *count, int index, const Rule *rule)
{
    int slots = question_slot_count(count->question);
    g_autofree Crew *crews = g_new0(Crew, slots + 1);
    for (int p = 0; p < question_provider_count(count->question); p++)
        note(count, rule, p, crews);
    for (int slot = 0; slot < slots; slot++)
        if (rule_sees_slot(count->question, rule, slot))
            audit_slot(count, index, rule, slot, &crews[slot]);
}
