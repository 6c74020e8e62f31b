#include "region/question.h"

static gboolean
days_have(const Calendar *calendar, const DayWords *days, const DayWords *not_days, Day day)
{
    return day_words_match(calendar, days, day) &&
           !(day_words_given(not_days) && day_words_match(calendar, not_days, day));
}

static gboolean
scope_has(const Calendar *calendar, const GArray *lines, const DayWords *days,
          const DayWords *not_days, const Slot *slot)
{
    return indexes_have(lines, slot->line) && days_have(calendar, days, not_days, slot->day);
}

gboolean
rule_sees_day(const Question *question, const Rule *rule, Day day)
{
    return days_have(question->region->calendar, &rule->days, &rule->not_days, day);
}

gboolean
rule_sees_slot(const Question *question, const Rule *rule, int slot)
{
    return scope_has(question->region->calendar, rule->lines, &rule->days, &rule->not_days,
                     question_slot(question, slot));
}

gboolean
rule_sees(const Question *question, const Rule *rule, int provider, int slot)
{
    return rule_sees_slot(question, rule, slot) &&
           who_has(question->region, rule->who, provider, question_slot(question, slot)->day);
}

gboolean
fair_sees_slot(const Question *question, const Fair *fair, int slot)
{
    return scope_has(question->region->calendar, fair->lines, &fair->days, &fair->not_days,
                     question_slot(question, slot));
}

int
fair_load(const Question *question, const Fair *fair, int slot)
{
    return fair->weigh ? question_slot(question, slot)->weight : 1;
}

gboolean
fair_has_member(const Question *question, const Fair *fair, int provider, Day day)
{
    const Region *region = question->region;
    const Provider *who = region_provider(region, provider);
    if (!provider_is_member(who, day) || provider_leave(who, day) != NULL ||
        provider_share(who, day) <= 0 || !who_has(region, fair->who, provider, day))
        return FALSE;
    for (guint line = 0; line < region->lines->len; line++)
        if (indexes_have(fair->lines, (int)line) && line_admits(question, (int)line, provider, day))
            return TRUE;
    return FALSE;
}

gboolean
fair_counts(const Question *question, const Fair *fair, int provider, int slot)
{
    return fair_sees_slot(question, fair, slot) &&
           fair_has_member(question, fair, provider, question_slot(question, slot)->day);
}
