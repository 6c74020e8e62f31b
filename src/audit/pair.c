/* pair: one provider takes both of two successive slots, or none of them. */

#include "audit/count.h"

#define MOST_DAYS 2 /* from a slot to its successor */

/** The line's slot of the day, or -1: none that the rule sees. */
static int
slot_on(const Count *count, const Rule *rule, int line, Day day)
{
    int slot = question_find_slot(count->question, line, day);
    return slot >= 0 && question_slot(count->question, slot)->need > 0 &&
                   rule_sees_slot(count->question, rule, slot)
               ? slot
               : -1;
}

/** The next slot of the line from a on, or -1. */
static int
successor(const Count *count, const Rule *rule, int a, int line)
{
    const Slot *first = question_slot(count->question, a);
    for (Day day = first->day; day <= first->day + MOST_DAYS; day++) {
        int b = slot_on(count, rule, line, day);
        if (b >= 0 && question_slot(count->question, b)->start >= first->start)
            return b;
    }
    return -1;
}

/** Whether another slot of a's line starts after it and not after b. */
static gboolean
is_overtaken(const Count *count, const Rule *rule, int a, int b)
{
    const Slot *first = question_slot(count->question, a);
    const Slot *second = question_slot(count->question, b);
    for (Day day = first->day + 1; day <= second->day; day++) {
        int other = slot_on(count, rule, first->line, day);
        if (other >= 0 && question_slot(count->question, other)->start <= second->start)
            return TRUE;
    }
    return FALSE;
}

/** Whether the first is past, and with the second so barred that a hard rule has no say any more.
 */
static gboolean
is_too_late(const Count *count, const Rule *rule, int provider, int a, int b)
{
    return !count_goes_on(count, rule, a) && question_bar(count->question, provider, b) != BAR_NONE;
}

static void
audit_couple(Count *count, int index, const Rule *rule, int a, int b)
{
    for (int provider = count->first; provider <= count->last; provider++) {
        gboolean first = count_serves(count, provider, a);
        gboolean second = count_serves(count, provider, b);
        if (first == second || !rule_sees(count->question, rule, provider, a) ||
            !rule_sees(count->question, rule, provider, b))
            continue;
        int served = first ? a : b;
        if ((rule->except_fixed && question_fixed(count->question, provider, served)) ||
            is_too_late(count, rule, provider, a, b))
            continue;
        Breach breach = breach_new(BREACH_RULE);
        breach.provider = provider;
        breach.slot = served;
        breach.other = first ? b : a;
        breach.day = question_slot(count->question, served)->day;
        count_breach(count, breach, index, rule);
    }
}

void
audit_pair(Count *count, int index, const Rule *rule)
{
    Period period = count->question->period;
    for (guint i = 1; i < rule->lines->len; i++) {
        int line = g_array_index(rule->lines, int, i - 1);
        int next = g_array_index(rule->lines, int, i);
        for (Day day = period.first; day <= period.last; day++) {
            int a = slot_on(count, rule, line, day);
            int b = a < 0 ? -1 : successor(count, rule, a, next);
            if (b >= 0 && !is_overtaken(count, rule, a, b))
                audit_couple(count, index, rule, a, b);
        }
    }
}
