#include "lower/edge.h"
#include "lower/pairs.h"

/* Whether b on a line of `never` comes after a on a line of `after`. */
static gboolean
succeeds(const FollowRule *follow, const Slot *a, const Slot *b)
{
    int days = b->day - a->day;
    return indexes_have(follow->after, a->line) && indexes_have(follow->never, b->line) &&
           a->start < b->start && days >= 0 && days <= follow->within;
}

static PairKind
judge_follow(const Lowering *lowering, const Rule *rule, const Item *a, const Item *b)
{
    if (never_both(lowering, a->provider, a->slot, b->slot))
        return PAIR_NEVER;
    const Slot *first = question_slot(lowering->question, a->slot);
    const Slot *second = question_slot(lowering->question, b->slot);
    if (succeeds(&rule->follow, first, second) || succeeds(&rule->follow, second, first))
        return PAIR_BREACH;
    return PAIR_FREE;
}

static gboolean
judge_edge(const Lowering *lowering, const Rule *rule, int slot, const Beyond *duty)
{
    const Slot *own = question_slot(lowering->question, slot);
    return succeeds(&rule->follow, own, &duty->slot) || succeeds(&rule->follow, &duty->slot, own);
}

void
lower_follow(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    Rule anywhere = *rule; /* `lines` says nothing here: after and never name them */
    anywhere.lines = NULL;
    for (int p = 0; p < lowering->program->providers; p++) {
        g_autoptr(GArray) slots = rule_slots(lowering, &anywhere, p);
        g_autoptr(GArray) items = items_new();
        items_add(lowering, items, p, slots);
        pairs_lower(lowering, items, rule->follow.within, judge_follow, rule, p, &tariff);
        for (guint i = 0; i < slots->len; i++)
            lower_edge(lowering, &anywhere, p, g_array_index(slots, int, i), p, judge_edge,
                       &tariff);
    }
}
