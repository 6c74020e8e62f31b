/* accompany: where one of these stands in a slot, at least so many of those do too. */

#include "audit/count.h"

/** Who stands in a slot. */
typedef struct {
    int accompany;
    int accompanied; /* not by hand, where the rule spares that */
} Company;

static void
note(const Count *count, const Rule *rule, int provider, Company *companies)
{
    const GArray *duties = count_duties(count, provider);
    for (guint i = 0; i < duties->len; i++) {
        int slot = g_array_index(duties, int, i);
        Day day = question_slot(count->question, slot)->day;
        if (who_has(count->question->region, rule->accompany.with, provider, day))
            companies[slot].accompany++;
        else if (rule_sees(count->question, rule, provider, slot) &&
                 !count_spares(count, rule, provider, slot, slot))
            companies[slot].accompanied++;
    }
}

void
audit_accompany(Count *count, int index, const Rule *rule)
{
    int slots = question_slot_count(count->question);
    g_autofree Company *companies = g_new0(Company, slots + 1);
    for (int p = 0; p < question_provider_count(count->question); p++)
        note(count, rule, p, companies);
    for (int slot = 0; slot < slots; slot++) {
        const Company *company = &companies[slot];
        if (company->accompanied == 0 || company->accompany >= rule->accompany.min)
            continue;
        Breach breach = breach_new(BREACH_RULE);
        breach.slot = slot;
        breach.day = question_slot(count->question, slot)->day;
        breach.units = rule->accompany.min - company->accompany;
        breach.under = TRUE;
        count_breach(count, breach, index, rule);
    }
}
