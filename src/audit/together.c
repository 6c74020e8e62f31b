/* together: these are on duty at overlapping hours, or not at all. */

#include "audit/count.h"

/** Whether the provider is one of them on the day: members who are not on leave. */
static gboolean
is_one(const Count *count, const Rule *rule, int provider, Day day)
{
    const Region *region = count->question->region;
    const Provider *p = region_provider(region, provider);
    return provider_is_member(p, day) && !provider_leave(p, day) &&
           who_has(region, rule->who, provider, day);
}

static gboolean
stands_beside(const Count *count, const GArray *seen, const Slot *duty)
{
    for (guint i = 0; i < seen->len; i++)
        if (slots_overlap(duty, 0, count_slot(count, seen, i), 0))
            return TRUE;
    return FALSE;
}

/** The duties of one during which the other has none. */
static void
audit_alone(Count *count, int index, const Rule *rule, int provider, const GArray *duties,
            int other, const GArray *others)
{
    for (guint i = 0; i < duties->len; i++) {
        int slot = g_array_index(duties, int, i);
        const Slot *duty = question_slot(count->question, slot);
        if (!is_one(count, rule, other, duty->day) || stands_beside(count, others, duty) ||
            (rule->except_fixed && question_fixed(count->question, provider, slot)))
            continue;
        Breach breach = breach_new(BREACH_RULE);
        breach.provider = provider;
        breach.partner = other;
        breach.slot = slot;
        breach.day = duty->day;
        count_breach(count, breach, index, rule);
    }
}

void
audit_together(Count *count, int index, const Rule *rule)
{
    int providers = question_provider_count(count->question);
    g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (int p = 0; p < providers; p++)
        g_ptr_array_add(seen, count_seen(count, rule, p));
    for (int p = 0; p < providers; p++)
        for (int q = 0; q < providers; q++)
            if (p != q && (count_asks(count, p) || count_asks(count, q)))
                audit_alone(count, index, rule, p, g_ptr_array_index(seen, p), q,
                            g_ptr_array_index(seen, q));
}
