#include "region/frozen.h"
#include "region/lay.h"

/* The key of region.yaml or of a request that bars; NULL: nothing does. */
static const char *
bar_word(Bar bar)
{
    static const char *const words[] = {
        [BAR_WHO] = "who",     [BAR_MEMBER] = "from, until", [BAR_LEAVE] = "leave",
        [BAR_SHARE] = "share", [BAR_ABSENT] = "absent",      [BAR_NEVER] = "never",
        [BAR_BAN] = "--ban",   [BAR_ELSEWHERE] = "records",
    };
    return words[bar];
}

static void
tell(const Question *question, const StandingDay *standing, int provider, Day day, Bar bar,
     Messages *messages)
{
    g_autofree char *date = day_format(day);
    const char *who = region_provider(question->region, provider)->id;
    if (bar == BAR_NONE)
        messages_add(messages, MSG_standing_without_duty, standing->place, "who", who, "date", date,
                     NULL);
    else
        messages_add(messages, MSG_standing_not_bound, standing->place, "who", who, "date", date,
                     "reason", bar_word(bar), NULL);
}

/* Whether a duty of the day is open to the provider. *bar becomes what bars them from one they are
 * admitted to, else BAR_WHO; BAR_NONE: there is no duty at all. */
static gboolean
is_open(const Question *question, const Rule *rule, int provider, Day day, Bar *bar)
{
    int end = first_slot_of(question, day + 1);
    *bar = BAR_NONE;
    for (int slot = first_slot_of(question, day); slot < end; slot++) {
        if (question_slot(question, slot)->need == 0 || !rule_sees(question, rule, provider, slot))
            continue;
        Bar here = question_bar(question, provider, slot);
        if (here == BAR_NONE)
            return TRUE;
        if (*bar == BAR_NONE || *bar == BAR_WHO)
            *bar = here;
    }
    return FALSE;
}

static void
lay_day(const Question *question, const Rule *rule, const StandingDay *standing, Day day,
        Messages *messages)
{
    for (guint i = 0; i < standing->who->len; i++) {
        int provider = g_array_index(standing->who, int, i);
        Bar bar;
        if (who_has(question->region, rule->who, provider, day) &&
            !is_open(question, rule, provider, day, &bar))
            tell(question, standing, provider, day, bar, messages);
    }
}

void
lay_standing(const Question *question, Messages *messages)
{
    const Region *region = question->region;
    for (guint r = 0; r < region->rules->len; r++) {
        const Rule *rule = g_ptr_array_index(region->rules, r);
        if (rule->kind != RULE_weekday_pattern || rule->disabled)
            continue;
        for (guint i = 0; i < rule->weekday_pattern.days->len; i++) {
            const StandingDay *standing = g_ptr_array_index(rule->weekday_pattern.days, i);
            for (Day day = question->period.first; day <= question->period.last; day++)
                if (!day_is_frozen(question, day) &&
                    day_word_matches(region->calendar, &standing->word, day) &&
                    rule_sees_day(question, rule, day))
                    lay_day(question, rule, standing, day, messages);
        }
    }
}
