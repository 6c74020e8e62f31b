#include "explain/capacity_limit.h"

static gboolean
binds(const Rule *rule)
{
    return rule->kind == RULE_limit && rule->level == LEVEL_HARD && !rule->disabled &&
           rule->limit.max >= 0 && !rule->limit.weigh && !rule->except_fixed &&
           rule->limit.per != PER_DAYS && rule->limit.per != PER_SEASON;
}

/** The number of the window that holds the day; windows follow each other. */
static int
window_of(Per per, Day day)
{
    Civil civil = day_civil(day);
    switch (per) {
    case PER_DAY:
        return day;
    case PER_WEEK:
        return day - day_weekday(day);
    case PER_MONTH:
        return civil.year * 12 + civil.month;
    case PER_YEAR:
        return civil.year;
    case PER_FISCAL_YEAR:
        return civil.month < 4 ? civil.year - 1 : civil.year;
    default:
        return 0;
    }
}

/** The slots that the rule does not see or that have a reserve, and of each window at most `max`.
 */
static int
limited(const Question *question, const Rule *rule, int provider, const GArray *slots)
{
    int most = 0, window = G_MININT, in_window = 0;
    for (guint i = 0; i < slots->len; i++) {
        int slot = g_array_index(slots, int, i);
        if (question_slot(question, slot)->reserve > 0 ||
            !rule_sees(question, rule, provider, slot)) {
            most++;
            continue;
        }
        int here = window_of(rule->limit.per, question_slot(question, slot)->day);
        in_window = here == window ? in_window + 1 : 1;
        window = here;
        most += in_window <= rule->limit.max;
    }
    return most;
}

int
capacity_limit(const Question *question, int provider, const GArray *slots)
{
    int most = (int)slots->len;
    for (guint i = 0; i < question->region->rules->len; i++) {
        const Rule *rule = g_ptr_array_index(question->region->rules, i);
        if (binds(rule))
            most = MIN(most, limited(question, rule, provider, slots));
    }
    return most;
}
