/* limit: at most, at least so many duties (or so much load) in every day, week, month … */

#include "audit/count.h"
#include "audit/window.h"
#include "region/frozen.h"

/** What the provider serves in a window. */
typedef struct {
    gint64 all;
    gint64 by_hand;  /* of it fixed by hand */
    gint64 recorded; /* in the window, but outside the period */
    int latest;      /* duty, or -1 */
} Served;

static gint64
recorded_in(const Count *count, const Rule *rule, const GArray *recorded, const Window *window)
{
    gint64 load = 0;
    for (guint i = 0; i < recorded->len; i++) {
        const Beyond *duty = question_beyond(count->question, g_array_index(recorded, guint, i));
        if (audit_window_has(count->question, window, duty->slot.day))
            load += rule->limit.weigh ? duty->slot.weight : 1;
    }
    return load;
}

static Served
served_in(const Count *count, const Rule *rule, int provider, const GArray *seen,
          const Window *window)
{
    Served served = {0, 0, 0, -1};
    for (guint i = 0; i < seen->len; i++) {
        const Slot *slot = count_slot(count, seen, i);
        if (!audit_window_has(count->question, window, slot->day))
            continue;
        gint64 load = rule->limit.weigh ? slot->weight : 1;
        served.all += load;
        if (load > 0)
            served.latest = g_array_index(seen, int, i);
        if (question_fixed(count->question, provider, g_array_index(seen, int, i)))
            served.by_hand += load;
    }
    return served;
}

/** Whether some duty of the rule is open to the provider, or closed only by their own wish to be
 * away; a soft rule goes on counting those that are past. */
static gboolean
can_stand(const Count *count, const Rule *rule, int provider)
{
    const Question *question = count->question;
    for (int slot = 0; slot < question_slot_count(question); slot++) {
        Bar bar = rule->level == LEVEL_HARD ? question_bar(question, provider, slot)
                                            : slot_bar_once(question, provider, slot);
        if ((bar == BAR_NONE || bar == BAR_ABSENT || bar == BAR_NEVER) &&
            question_slot(question, slot)->need > 0 && rule_sees(question, rule, provider, slot))
            return TRUE;
    }
    return FALSE;
}

/** Whether some day of the window inside the period is one of the rule's days. */
static gboolean
holds(const Count *count, const Rule *rule, const Window *window)
{
    const Question *question = count->question;
    Day last = MIN(window->last, question->period.last);
    for (Day day = MAX(window->first, question->period.first); day <= last; day++)
        if (audit_window_has(question, window, day) && rule_sees_day(question, rule, day))
            return TRUE;
    return FALSE;
}

/** Whether a hard minimum can still be asked for: not where all duties of the provider's in the
 * window, or its days, are past. */
static gboolean
goes_on(const Count *count, const Rule *rule, int provider, const Window *window)
{
    const Question *question = count->question;
    if (rule->level != LEVEL_HARD || question->kept == NULL)
        return TRUE;
    gboolean past = day_is_frozen(question, window->last);
    for (int slot = 0; slot < question_slot_count(question); slot++)
        if (question_slot(question, slot)->need > 0 && rule_sees(question, rule, provider, slot) &&
            audit_window_has(question, window, question_slot(question, slot)->day)) {
            if (count_goes_on(count, rule, slot))
                return TRUE;
            past = TRUE;
        }
    return !past;
}

/** Whether the provider takes part on some day of the window inside the period. */
static gboolean
takes_part(const Count *count, const Rule *rule, int provider, const Window *window)
{
    const Question *question = count->question;
    const Provider *p = region_provider(question->region, provider);
    Day last = MIN(window->last, question->period.last);
    for (Day day = MAX(window->first, question->period.first); day <= last; day++)
        if (audit_window_has(question, window, day) && provider_is_member(p, day) &&
            !provider_leave(p, day) && provider_share(p, day) > 0 &&
            who_has(question->region, rule->who, provider, day))
            return TRUE;
    return FALSE;
}

static void
audit_window(Count *count, int index, const Rule *rule, int provider, Served served,
             const Window *window, gboolean able)
{
    const LimitRule *limit = &rule->limit;
    gint64 all = served.all + served.recorded;
    gint64 max = MAX(limit->max, served.recorded); /* what others have exceeded is theirs */
    if (rule->except_fixed)
        max = MAX(max, served.by_hand);
    Breach breach = breach_new(BREACH_RULE);
    breach.provider = provider;
    breach.slot = served.latest;
    breach.day = window->first;
    if (limit->max >= 0 && all > max) {
        breach.units = all - max;
        count_breach(count, breach, index, rule);
    }
    if (able && all < limit->min && window->last <= count->question->period.last &&
        takes_part(count, rule, provider, window) && holds(count, rule, window) &&
        goes_on(count, rule, provider, window)) {
        breach.units = limit->min - all;
        breach.under = TRUE;
        count_breach(count, breach, index, rule);
    }
}

void
audit_limit(Count *count, int index, const Rule *rule)
{
    g_autoptr(GArray) windows = audit_windows(count->question, &rule->limit);
    for (int provider = count->first; provider <= count->last; provider++) {
        g_autoptr(GArray) seen = count_seen(count, rule, provider);
        gboolean able = rule->limit.min > 0 && can_stand(count, rule, provider);
        g_autoptr(GArray) recorded = count_recorded(count, rule, provider);
        for (guint i = 0; i < windows->len && (able || seen->len > 0); i++) {
            const Window *window = &g_array_index(windows, Window, i);
            Served served = served_in(count, rule, provider, seen, window);
            served.recorded = recorded_in(count, rule, recorded, window);
            audit_window(count, index, rule, provider, served, window, able);
        }
    }
}
