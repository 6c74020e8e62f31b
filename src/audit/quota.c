/* quota: of all together at most, at least so many duties (or so much load) in every day, week … */

#include "audit/count.h"
#include "audit/window.h"
#include "region/beyond.h"

/** What they all serve in a window. */
typedef struct {
    gint64 all;
    gint64 by_hand;  /* of it fixed by hand */
    gint64 recorded; /* outside the period */
    gint64 past;     /* of it on days that are past, where the rule is hard */
} Served;

static void
add_served(const Count *count, const Rule *rule, int provider, const GArray *seen,
           const Window *window, Served *served)
{
    for (guint i = 0; i < seen->len; i++) {
        const Slot *slot = count_slot(count, seen, i);
        if (!audit_window_has(count->question, window, slot->day))
            continue;
        gint64 load = rule->quota.weigh ? slot->weight : 1;
        served->all += load;
        if (!count_goes_on(count, rule, g_array_index(seen, int, i)))
            served->past += load;
        if (question_fixed(count->question, provider, g_array_index(seen, int, i)))
            served->by_hand += load;
    }
}

static void
add_recorded(const Count *count, const Rule *rule, const Window *window, Served *served)
{
    const Question *question = count->question;
    for (guint i = 0; i < question->beyond->duties->len; i++) {
        const Beyond *duty = question_beyond(question, i);
        if (!rule_sees_beyond(question, rule, duty) ||
            !audit_window_has(question, window, duty->slot.day))
            continue;
        served->recorded += rule->quota.weigh ? duty->slot.weight : 1;
    }
}

/** Whether the minimum binds: the window ends inside the period, and holds a duty of the rule that
 * may still come. */
static gboolean
binds(const Count *count, const Rule *rule, const Window *window)
{
    const Question *question = count->question;
    if (!period_has(question->period, window->last))
        return FALSE;
    for (int slot = 0; slot < question_slot_count(question); slot++)
        if (count_goes_on(count, rule, slot) && rule_sees_slot(question, rule, slot) &&
            audit_window_has(question, window, question_slot(question, slot)->day))
            return TRUE;
    return FALSE;
}

static void
audit_window(Count *count, int index, const Rule *rule, const GPtrArray *seen, const Window *window)
{
    const LimitRule *quota = &rule->quota;
    Served served = {0, 0, 0, 0};
    for (guint p = 0; p < seen->len; p++)
        add_served(count, rule, (int)p, g_ptr_array_index(seen, p), window, &served);
    add_recorded(count, rule, window, &served);
    gint64 all = served.all + served.recorded;
    gint64 max = MAX(quota->max, served.recorded + served.past);
    if (rule->except_fixed)
        max = MAX(max, served.by_hand);
    Breach breach = breach_new(BREACH_RULE);
    breach.day = window->first;
    if (quota->max >= 0 && all > max) {
        breach.units = all - max;
        count_breach(count, breach, index, rule);
    }
    if (all < quota->min && binds(count, rule, window)) {
        breach.units = quota->min - all;
        breach.under = TRUE;
        count_breach(count, breach, index, rule);
    }
}

void
audit_quota(Count *count, int index, const Rule *rule)
{
    g_autoptr(GArray) windows = audit_windows(count->question, &rule->quota);
    g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (int p = 0; p < question_provider_count(count->question); p++)
        g_ptr_array_add(seen, count_seen(count, rule, p));
    for (guint i = 0; i < windows->len; i++)
        audit_window(count, index, rule, seen, &g_array_index(windows, Window, i));
}
