/* weekday-pattern: on days such as the 1st Thursday these stand. */

#include "audit/count.h"
#include "region/frozen.h"

/** Whether the provider is named for the day. */
static gboolean
is_named(const Count *count, const Rule *rule, int provider, Day day)
{
    for (guint i = 0; i < rule->weekday_pattern.days->len; i++) {
        const StandingDay *standing = g_ptr_array_index(rule->weekday_pattern.days, i);
        if (indexes_have(standing->who, provider) &&
            day_word_matches(count->question->region->calendar, &standing->word, day))
            return TRUE;
    }
    return FALSE;
}

/** Whether some duty of the day is open to the provider, and none that the rule sees is theirs. */
static gboolean
is_missing(const Count *count, const Rule *rule, int provider, Day day)
{
    gboolean open = FALSE;
    for (int slot = 0; slot < question_slot_count(count->question); slot++) {
        const Slot *s = question_slot(count->question, slot);
        if (s->day != day || s->need == 0 || !rule_sees(count->question, rule, provider, slot) ||
            question_bar(count->question, provider, slot) != BAR_NONE ||
            slot_keeps(count->question, provider, slot, ROLE_RESERVE))
            continue;
        if (count_serves(count, provider, slot))
            return FALSE;
        open = TRUE;
    }
    return open;
}

void
audit_weekday_pattern(Count *count, int index, const Rule *rule)
{
    Period period = count->question->period;
    for (int provider = count->first; provider <= count->last; provider++)
        for (Day day = period.first; day <= period.last; day++) {
            if (!is_named(count, rule, provider, day) || !is_missing(count, rule, provider, day))
                continue;
            Breach breach = breach_new(BREACH_RULE);
            breach.provider = provider;
            breach.day = day;
            breach.under = TRUE;
            count_breach(count, breach, index, rule);
        }
}
