#include "audit/count.h"

#include "region/frozen.h"

Breach
breach_new(BreachKind kind)
{
    return (Breach){.kind = kind,
                    .index = -1,
                    .level = LEVEL_HARD,
                    .provider = -1,
                    .partner = -1,
                    .slot = -1,
                    .other = -1,
                    .beyond = -1,
                    .line = -1,
                    .day = DAY_NONE,
                    .units = 1};
}

Breach
breach_between(const Count *count, int provider, int slot, int other)
{
    Breach breach = breach_new(BREACH_RULE);
    gboolean later =
        question_slot(count->question, slot)->start >= question_slot(count->question, other)->start;
    breach.provider = provider;
    breach.slot = later ? slot : other;
    breach.other = later ? other : slot;
    breach.day = question_slot(count->question, breach.slot)->day;
    return breach;
}

Breach
breach_beyond(const Count *count, int provider, int slot, guint beyond)
{
    Breach breach = breach_new(BREACH_RULE);
    breach.provider = provider;
    breach.slot = slot;
    breach.beyond = (int)beyond;
    breach.day = question_slot(count->question, slot)->day;
    return breach;
}

void
count_charge(Count *count, int level, __int128 amount)
{
    __int128 sum = count->audit->cost[level] + amount;
    count->audit->cost[level] = sum > G_MAXINT64 ? G_MAXINT64 : (gint64)sum;
}

/* Of these rules a breach lies between the duties that it names; too little is no matter of them.
 */
static const gboolean among_duties[RULE_COUNT] = {
    [RULE_rest] = TRUE,     [RULE_gap] = TRUE,      [RULE_limit] = TRUE, [RULE_run] = TRUE,
    [RULE_follow] = TRUE,   [RULE_labour] = TRUE,   [RULE_apart] = TRUE, [RULE_remember] = TRUE,
    [RULE_wish] = TRUE,     [RULE_prefer] = TRUE,   [RULE_pair] = TRUE,  [RULE_handover] = TRUE,
    [RULE_together] = TRUE, [RULE_rotation] = TRUE,
};
/* Of these it lies within one day. */
static const gboolean within_day[RULE_COUNT] = {[RULE_mix] = TRUE,
                                                [RULE_spread] = TRUE,
                                                [RULE_weekday_pattern] = TRUE,
                                                [RULE_accompany] = TRUE};

/* Whether all that breaks the hard rule is past, and so no choice any more: the breach is told by
 * its last duty, or by its day. */
static gboolean
is_excused(const Count *count, const Breach *breach, const Rule *rule)
{
    if (breach->level != LEVEL_HARD)
        return FALSE;
    if (breach->kind == BREACH_RULE && within_day[rule->kind])
        return day_is_frozen(count->question, breach->day);
    if (breach->kind == BREACH_RULE && rule->kind == RULE_run && rule->except_fixed)
        return FALSE; /* a run goes over the edge with what was fixed before it */
    gboolean among = breach->kind == BREACH_RULE
                         ? among_duties[rule->kind]
                         : breach->kind == BREACH_OVERLAP || breach->kind == BREACH_CLINIC;
    return among && !breach->under && breach->slot >= 0 &&
           slot_is_frozen(count->question, breach->slot) &&
           (breach->other < 0 || slot_is_frozen(count->question, breach->other));
}

gboolean
count_goes_on(const Count *count, const Rule *rule, int slot)
{
    return question_slot(count->question, slot)->need > 0 &&
           (rule->level != LEVEL_HARD || !slot_is_frozen(count->question, slot));
}

void
count_breach(Count *count, Breach breach, int index, const Rule *rule)
{
    if (rule) {
        breach.index = index;
        breach.level = rule->level;
    }
    g_assert(rule || (breach.kind != BREACH_RULE && breach.level == LEVEL_HARD));
    if (is_excused(count, &breach, rule))
        return;
    if (breach.line < 0 && breach.slot >= 0)
        breach.line = question_slot(count->question, breach.slot)->line;
    if (breach.level == LEVEL_HARD)
        count->audit->hard++;
    else
        count_charge(count, breach.level, (__int128)breach.units * rule->cost * COST_UNIT);
    g_array_append_val(count->audit->breaches, breach);
}

GArray *
count_seen(const Count *count, const Rule *rule, int provider)
{
    GArray *seen = g_array_new(FALSE, FALSE, sizeof(int));
    const GArray *duties = count_duties(count, provider);
    for (guint i = 0; i < duties->len; i++) {
        int slot = g_array_index(duties, int, i);
        if (rule_sees(count->question, rule, provider, slot))
            g_array_append_val(seen, slot);
    }
    return seen;
}

GArray *
count_recorded(const Count *count, const Rule *rule, int provider)
{
    const Question *question = count->question;
    GArray *recorded = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = beyond_first(question, provider); i < beyond_end(question, provider); i++)
        if (rule_sees_beyond(question, rule, question_beyond(question, i)))
            g_array_append_val(recorded, i);
    return recorded;
}

int
count_edge(const Count *count, const GArray *recorded, gboolean after, gboolean timed)
{
    const Question *question = count->question;
    int last = -1;
    for (guint i = 0; i < recorded->len; i++) {
        guint index = g_array_index(recorded, guint, i);
        const Beyond *duty = question_beyond(question, index);
        if (timed && !duty->timed)
            continue;
        if (duty->slot.day > question->period.last)
            return after ? (int)index : last;
        if (!after)
            last = (int)index;
    }
    return last;
}

gboolean
count_has_member(const Count *count, const Rule *rule, int provider, int slot)
{
    const Question *question = count->question;
    const Slot *duty = question_slot(question, slot);
    const Provider *who = region_provider(question->region, provider);
    return duty->need > 0 && rule_sees(question, rule, provider, slot) &&
           line_admits(question, duty->line, provider, duty->day) &&
           provider_is_member(who, duty->day) && !provider_leave(who, duty->day) &&
           provider_share(who, duty->day) > 0;
}

gboolean
count_serves(const Count *count, int provider, int slot)
{
    const GArray *duties = count_duties(count, provider);
    for (guint i = 0; i < duties->len; i++)
        if (g_array_index(duties, int, i) == slot)
            return TRUE;
    return FALSE;
}

gboolean
count_spares(const Count *count, const Rule *rule, int provider, int slot, int other)
{
    return rule->except_fixed && question_fixed(count->question, provider, slot) &&
           question_fixed(count->question, provider, other);
}
