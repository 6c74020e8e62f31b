/* remember: not the same season, or date, again within so many years. */

#include "audit/count.h"
#include "region/beyond.h"

/** Whether a duty on the first day forbids, or prices, one on the second. */
static gboolean
is_remembered(const Count *count, const Rule *rule, Day earlier, Day later)
{
    const Calendar *calendar = count->question->region->calendar;
    int before, now;
    if (!remember_year(calendar, &rule->remember, earlier, &before) ||
        !remember_year(calendar, &rule->remember, later, &now))
        return FALSE;
    return 1 <= now - before && now - before <= rule->remember.years;
}

static gboolean
has_recorded(const Count *count, const Rule *rule, int provider, Day day)
{
    guint end = beyond_end(count->question, provider);
    for (guint i = beyond_first(count->question, provider); i < end; i++) {
        const Beyond *duty = question_beyond(count->question, i);
        if (duty->slot.day < count->question->period.first &&
            rule_sees_beyond(count->question, rule, duty) &&
            is_remembered(count, rule, duty->slot.day, day))
            return TRUE;
    }
    return FALSE;
}

/** The provider's first duty that the one on the day repeats, or -1. */
static int
first_repeated(const Count *count, const Rule *rule, const GArray *seen, Day day)
{
    for (guint i = 0; i < seen->len; i++)
        if (is_remembered(count, rule, count_slot(count, seen, i)->day, day))
            return g_array_index(seen, int, i);
    return -1;
}

void
audit_remember(Count *count, int index, const Rule *rule)
{
    for (int provider = count->first; provider <= count->last; provider++) {
        g_autoptr(GArray) seen = count_seen(count, rule, provider);
        for (guint i = 0; i < seen->len; i++) {
            int slot = g_array_index(seen, int, i);
            Day day = question_slot(count->question, slot)->day;
            int other = first_repeated(count, rule, seen, day);
            if ((other < 0 && !has_recorded(count, rule, provider, day)) ||
                count_spares(count, rule, provider, slot, slot))
                continue;
            Breach breach = breach_new(BREACH_RULE);
            breach.provider = provider;
            breach.slot = slot;
            breach.other = other;
            breach.day = day;
            count_breach(count, breach, index, rule);
        }
    }
}
