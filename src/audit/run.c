/* run: at most, at least so many duty days in a row. */

#include "audit/count.h"

static void
add_day(GArray *days, Day day)
{
    if (days->len == 0 || g_array_index(days, Day, days->len - 1) != day)
        g_array_append_val(days, day);
}

/** Days with duties, recorded ones before and after the period included. */
static GArray *
days_of(const Count *count, const Rule *rule, int provider, const GArray *seen)
{
    GArray *days = g_array_new(FALSE, FALSE, sizeof(Day));
    g_autoptr(GArray) recorded = count_recorded(count, rule, provider);
    guint at = 0;
    for (gboolean after = FALSE;; after = TRUE) {
        for (; at < recorded->len; at++) {
            Day day =
                question_beyond(count->question, g_array_index(recorded, guint, at))->slot.day;
            if (!after && day > count->question->period.last)
                break;
            add_day(days, day);
        }
        if (after)
            return days;
        for (guint i = 0; i < seen->len; i++)
            add_day(days, count_slot(count, seen, i)->day);
    }
}

/** Takes down one breach over the days from first to last, unless none of their duties lies in the
 *  period or all are spared. */
static void
add(Count *count, int index, const Rule *rule, int provider, const GArray *seen, Period days,
    gint64 units)
{
    Breach breach = breach_new(BREACH_RULE);
    Period period = count->question->period;
    gboolean by_hand = days.first >= period.first && days.last <= period.last;
    for (guint i = 0; i < seen->len; i++) {
        if (!period_has(days, count_slot(count, seen, i)->day))
            continue;
        breach.other = breach.slot;
        breach.slot = g_array_index(seen, int, i);
        by_hand = by_hand && question_fixed(count->question, provider, breach.slot);
    }
    if (breach.slot < 0 || (rule->except_fixed && by_hand))
        return;
    breach.provider = provider;
    breach.day = days.first;
    breach.units = units;
    count_breach(count, breach, index, rule);
}

static void
audit_max(Count *count, int index, const Rule *rule, int provider, const GArray *seen,
          const GArray *days)
{
    guint max = (guint)rule->run.max;
    for (guint i = 0; i + max < days->len; i++) {
        Period window = {g_array_index(days, Day, i), g_array_index(days, Day, i + max)};
        if (window.last - window.first == rule->run.max)
            add(count, index, rule, provider, seen, window, 1);
    }
}

static void
audit_min(Count *count, int index, const Rule *rule, int provider, const GArray *seen,
          const GArray *days)
{
    for (guint i = 0; i < days->len;) {
        Period run = {g_array_index(days, Day, i), g_array_index(days, Day, i)};
        for (i++; i < days->len && g_array_index(days, Day, i) == run.last + 1; i++)
            run.last++;
        Day length = run.last - run.first + 1;
        if (length < rule->run.min)
            add(count, index, rule, provider, seen, run, rule->run.min - length);
    }
}

void
audit_run(Count *count, int index, const Rule *rule)
{
    for (int provider = count->first; provider <= count->last; provider++) {
        g_autoptr(GArray) seen = count_seen(count, rule, provider);
        g_autoptr(GArray) days = days_of(count, rule, provider, seen);
        if (rule->run.max > 0)
            audit_max(count, index, rule, provider, seen, days);
        audit_min(count, index, rule, provider, seen, days);
    }
}
