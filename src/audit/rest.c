/* rest: so many hours free between the end of one duty and the start of the next. */

#include "audit/count.h"

/** Every started hour that the pair is short of. */
static gint64
missing_hours(const Rule *rule, const Slot *earlier, const Slot *later)
{
    Minute missing = (Minute)rule->rest.hours * 60 - (later->start - earlier->end);
    return missing <= 0 ? 0 : (missing + 59) / 60;
}

static void
audit_successive(Count *count, int index, const Rule *rule, int provider, int earlier, int later)
{
    gint64 missing = missing_hours(rule, question_slot(count->question, earlier),
                                   question_slot(count->question, later));
    if (missing == 0 || count_spares(count, rule, provider, earlier, later))
        return;
    Breach breach = breach_between(count, provider, later, earlier);
    breach.units = missing;
    count_breach(count, breach, index, rule);
}

/** The provider's first duty against the last one recorded before, the last against the first
 *  recorded after. */
static void
audit_edge(Count *count, int index, const Rule *rule, int provider, const GArray *seen,
           gboolean after)
{
    g_autoptr(GArray) recorded = count_recorded(count, rule, provider);
    int beyond = count_edge(count, recorded, after, TRUE);
    if (beyond < 0)
        return;
    const Slot *there = &question_beyond(count->question, (guint)beyond)->slot;
    guint at = after ? seen->len - 1 : 0;
    const Slot *here = count_slot(count, seen, at);
    Breach breach = breach_beyond(count, provider, g_array_index(seen, int, at), (guint)beyond);
    breach.units = after ? missing_hours(rule, here, there) : missing_hours(rule, there, here);
    if (breach.units > 0)
        count_breach(count, breach, index, rule);
}

void
audit_rest(Count *count, int index, const Rule *rule)
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
