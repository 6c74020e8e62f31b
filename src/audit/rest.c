/* rest: so many hours free between the end of one duty and the start of the next. */

#include "audit/count.h"

static void
audit_pair(Count *count, int index, const Rule *rule, int provider, int earlier, int later)
{
    Minute free =
        question_slot(count->question, later)->start - question_slot(count->question, earlier)->end;
    Minute missing = (Minute)rule->rest.hours * 60 - free;
    if (missing <= 0 || count_spares(count, rule, provider, earlier, later))
        return;
    Breach breach = breach_between(count, provider, later, earlier);
    breach.units = (missing + 59) / 60; /* every started hour */
    count_breach(count, breach, index, rule);
}

void
audit_rest(Count *count, int index, const Rule *rule)
{
    for (int provider = count->first; provider <= count->last; provider++) {
        g_autoptr(GArray) seen = count_seen(count, rule, provider);
        for (guint i = 0; i + 1 < seen->len; i++)
            audit_pair(count, index, rule, provider, g_array_index(seen, int, i),
                       g_array_index(seen, int, i + 1));
    }
}
