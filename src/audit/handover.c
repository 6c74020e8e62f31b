/* handover: successive slots of a line go to different areas, clinics, tags or departments. */

#include "audit/count.h"
#include "region/beyond.h"
#include "region/traits.h"

typedef struct {
    Count *count;
    int index;
    const Rule *rule;
} Handover;

/** Those of one value who stand in a slot. */
typedef struct {
    int first;          /* the first of them, or the first who is asked about; -1: nobody */
    gboolean asked;     /* one of them is asked about */
    gboolean all_fixed; /* all of them stand by hand */
} Standing;

static gboolean
has_value(const Handover *handover, int provider, const char *value)
{
    const Region *region = handover->count->question->region;
    g_autoptr(GPtrArray) values = provider_traits(region, provider, handover->rule->handover.by);
    return g_ptr_array_find_with_equal_func(values, value, g_str_equal, NULL);
}

static Standing
standing_in(const Handover *handover, int slot, const char *value)
{
    const Count *count = handover->count;
    Standing standing = {-1, FALSE, TRUE};
    for (int p = 0; p < question_provider_count(count->question); p++) {
        if (!count_serves(count, p, slot) || !rule_sees(count->question, handover->rule, p, slot) ||
            !has_value(handover, p, value))
            continue;
        if (standing.first < 0 || (count_asks(count, p) && !standing.asked))
            standing.first = p;
        standing.asked = standing.asked || count_asks(count, p);
        standing.all_fixed = standing.all_fixed && question_fixed(count->question, p, slot);
    }
    return standing;
}

static void
add(const Handover *handover, int slot, int provider, int other, int partner)
{
    Breach breach = breach_new(BREACH_RULE);
    breach.provider = provider;
    breach.partner = partner;
    breach.slot = slot;
    breach.other = other;
    breach.day = question_slot(handover->count->question, slot)->day;
    count_breach(handover->count, breach, handover->index, handover->rule);
}

/** All values that stand in a slot; no text twice. */
static GPtrArray *
values_in(const Handover *handover, int slot)
{
    const Count *count = handover->count;
    GPtrArray *all = g_ptr_array_new();
    for (int p = 0; p < question_provider_count(count->question); p++) {
        if (!count_serves(count, p, slot) || !rule_sees(count->question, handover->rule, p, slot))
            continue;
        g_autoptr(GPtrArray) values =
            provider_traits(count->question->region, p, handover->rule->handover.by);
        for (guint i = 0; i < values->len; i++)
            if (!g_ptr_array_find_with_equal_func(all, values->pdata[i], g_str_equal, NULL))
                g_ptr_array_add(all, values->pdata[i]);
    }
    return all;
}

/** Whether somebody who is asked about stands in the slot. */
static gboolean
concerns(const Count *count, int slot)
{
    for (int p = count->first; p <= count->last; p++)
        if (count_serves(count, p, slot))
            return TRUE;
    return FALSE;
}

static void
audit_successive(const Handover *handover, int earlier, int later)
{
    if (!concerns(handover->count, earlier) && !concerns(handover->count, later))
        return;
    g_autoptr(GPtrArray) values = values_in(handover, later);
    for (guint i = 0; i < values->len; i++) {
        Standing before = standing_in(handover, earlier, values->pdata[i]);
        Standing after = standing_in(handover, later, values->pdata[i]);
        if (before.first < 0 || (!before.asked && !after.asked) ||
            (handover->rule->except_fixed && before.all_fixed && after.all_fixed))
            continue;
        add(handover, later, after.first, earlier, before.first);
    }
}

/* -- over the period's edges ------------------------------------------------------------------ */

/** Whether a recorded duty of the line that the rule sees lies on that side of the period. */
static gboolean
lies_there(const Handover *handover, int line, gboolean after, const Beyond *duty)
{
    Period period = handover->count->question->period;
    return duty->slot.line == line &&
           (after ? duty->slot.day > period.last : duty->slot.day < period.first) &&
           rule_sees_beyond(handover->count->question, handover->rule, duty);
}

/** The day of the line's recorded slot next to the period, or DAY_NONE. */
static Day
recorded_day(const Handover *handover, int line, gboolean after)
{
    const Question *question = handover->count->question;
    Day day = DAY_NONE;
    for (guint i = 0; i < question->beyond->duties->len; i++) {
        const Beyond *duty = question_beyond(question, i);
        if (!lies_there(handover, line, after, duty))
            continue;
        Day there = duty->slot.day;
        day = day == DAY_NONE ? there : after ? MIN(day, there) : MAX(day, there);
    }
    return day;
}

static gboolean
recorded_has(const Handover *handover, int line, Day day, const char *value)
{
    const Question *question = handover->count->question;
    for (guint i = 0; i < question->beyond->duties->len; i++) {
        const Beyond *duty = question_beyond(question, i);
        if (duty->slot.day == day && duty->slot.line == line &&
            rule_sees_beyond(question, handover->rule, duty) &&
            has_value(handover, duty->provider, value))
            return TRUE;
    }
    return FALSE;
}

static void
audit_edge(const Handover *handover, int line, int slot, gboolean after)
{
    Day day = concerns(handover->count, slot) ? recorded_day(handover, line, after) : DAY_NONE;
    if (day == DAY_NONE)
        return;
    g_autoptr(GPtrArray) values = values_in(handover, slot);
    for (guint i = 0; i < values->len; i++) {
        Standing standing = standing_in(handover, slot, values->pdata[i]);
        if (standing.asked && recorded_has(handover, line, day, values->pdata[i]))
            add(handover, slot, standing.first, -1, -1);
    }
}

static void
audit_line(const Handover *handover, int line)
{
    const Question *question = handover->count->question;
    int last = -1;
    for (int slot = 0; slot < question_slot_count(question); slot++) {
        const Slot *s = question_slot(question, slot);
        if (s->line != line || s->need == 0 || !rule_sees_slot(question, handover->rule, slot))
            continue;
        if (last < 0)
            audit_edge(handover, line, slot, FALSE);
        else
            audit_successive(handover, last, slot);
        last = slot;
    }
    if (last >= 0)
        audit_edge(handover, line, last, TRUE);
}

void
audit_handover(Count *count, int index, const Rule *rule)
{
    Handover handover = {count, index, rule};
    for (int line = 0; line < (int)count->question->region->lines->len; line++)
        if (indexes_have(rule->lines, line))
            audit_line(&handover, line);
}
