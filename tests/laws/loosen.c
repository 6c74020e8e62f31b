#include "loosen.h"

static Rule *
any_rule(Dice *dice, Town *town, RuleKind kind)
{
    guint count = town->region->rules->len, first = (guint)dice_below(dice, 100);
    for (guint i = 0; i < count; i++) {
        Rule *rule = g_ptr_array_index(town->region->rules, (first + i) % count);
        if (!rule->disabled && (kind == RULE_COUNT || rule->kind == kind))
            return rule;
    }
    return NULL;
}

/* The kinds that say at most or at least, and where their numbers stand. */
static const struct {
    RuleKind kind;
    size_t min;
    size_t max; /* 0: has none */
} bounded[] = {
    {RULE_limit, offsetof(Rule, limit.min), offsetof(Rule, limit.max)},
    {RULE_quota, offsetof(Rule, quota.min), offsetof(Rule, quota.max)},
    {RULE_mix, offsetof(Rule, mix.min), offsetof(Rule, mix.max)},
    {RULE_spread, offsetof(Rule, spread.min), offsetof(Rule, spread.max)},
    {RULE_everyone, offsetof(Rule, everyone.min), 0},
    {RULE_accompany, offsetof(Rule, accompany.min), 0},
};

/* Sets *min and *max (NULL: has none) to the bounds of some rule; FALSE: there is none. */
static gboolean
any_bounds(Dice *dice, Town *town, int **min, int **max)
{
    guint first = (guint)dice_below(dice, G_N_ELEMENTS(bounded));
    for (guint i = 0; i < G_N_ELEMENTS(bounded); i++) {
        guint at = (first + i) % G_N_ELEMENTS(bounded);
        Rule *rule = any_rule(dice, town, bounded[at].kind);
        if (!rule)
            continue;
        *min = &G_STRUCT_MEMBER(int, rule, bounded[at].min);
        *max = bounded[at].max ? &G_STRUCT_MEMBER(int, rule, bounded[at].max) : NULL;
        return TRUE;
    }
    return FALSE;
}

gboolean
change_max(Dice *dice, Town *town)
{
    int *min, *max;
    if (!any_bounds(dice, town, &min, &max) || !max || *max < 0)
        return FALSE;
    ++*max;
    return TRUE;
}

gboolean
change_min(Dice *dice, Town *town)
{
    int *min, *max;
    if (!any_bounds(dice, town, &min, &max) || *min < 1 || (*min == 1 && (!max || *max < 0)))
        return FALSE;
    --*min;
    return TRUE;
}

gboolean
change_gap(Dice *dice, Town *town)
{
    Rule *rule = any_rule(dice, town, RULE_gap);
    if (!rule || rule->gap.days < 2)
        return FALSE;
    rule->gap.days--;
    return TRUE;
}

gboolean
change_rest(Dice *dice, Town *town)
{
    Rule *rule = any_rule(dice, town, RULE_rest);
    if (!rule || rule->rest.hours < 2)
        return FALSE;
    rule->rest.hours /= 2;
    return TRUE;
}

gboolean
change_run(Dice *dice, Town *town)
{
    Rule *rule = any_rule(dice, town, RULE_run);
    if (!rule || rule->run.max == 0)
        return FALSE;
    rule->run.max++;
    return TRUE;
}

gboolean
change_follow(Dice *dice, Town *town)
{
    Rule *rule = any_rule(dice, town, RULE_follow);
    if (!rule || rule->follow.within < 1)
        return FALSE;
    rule->follow.within--;
    return TRUE;
}

/* What stands by a pattern of weekdays stands by hand, and what is by hand is pardoned elsewhere;
 * the law of labour has no tier; what cannot be kept any more costs a soft `keep` its unit, and a
 * hard one nothing. */
static gboolean
is_plain(const Rule *rule)
{
    return rule && rule->kind != RULE_weekday_pattern && rule->kind != RULE_labour &&
           rule->kind != RULE_keep;
}

gboolean
change_soften(Dice *dice, Town *town)
{
    Rule *rule = any_rule(dice, town, RULE_COUNT);
    if (!is_plain(rule) || rule->level != LEVEL_HARD)
        return FALSE;
    rule->level = 1 + dice_below(dice, 3);
    rule->cost = 1000000;
    return TRUE;
}

gboolean
change_cheapen(Dice *dice, Town *town)
{
    Rule *rule = any_rule(dice, town, RULE_COUNT);
    if (!rule || rule->level == LEVEL_HARD || rule->cost < 1)
        return FALSE;
    rule->cost--;
    return TRUE;
}

gboolean
change_silence(Dice *dice, Town *town)
{
    Rule *rule = any_rule(dice, town, RULE_COUNT);
    if (!is_plain(rule))
        return FALSE;
    rule->disabled = TRUE;
    return TRUE;
}

static gboolean
is_standing(const Town *town, int provider)
{
    for (guint i = 0; i < town->region->rules->len; i++) {
        const Rule *rule = g_ptr_array_index(town->region->rules, i);
        for (guint k = 0; rule->kind == RULE_weekday_pattern && k < rule->weekday_pattern.days->len;
             k++) {
            const StandingDay *day = g_ptr_array_index(rule->weekday_pattern.days, k);
            if (day->who->len > 0 && indexes_have(day->who, provider))
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean
wants(const Town *town, int provider)
{
    for (guint i = 0; i < town->region->requests->len; i++) {
        const Request *request = g_ptr_array_index(town->region->requests, i);
        if (request->provider == provider && request->kind == REQUEST_WANT)
            return TRUE;
    }
    return FALSE;
}

/* Of somebody who wants nothing and has no standing day: what no duty could meet costs nothing
 * until one can. */
gboolean
change_drop_absence(Dice *dice, Town *town)
{
    for (guint i = 0; i < town->region->requests->len; i++) {
        const Request *request = g_ptr_array_index(town->region->requests, i);
        if (request->kind != REQUEST_ABSENT || wants(town, request->provider) ||
            is_standing(town, request->provider))
            continue;
        g_ptr_array_remove_index(town->region->requests, i);
        return TRUE;
    }
    return FALSE;
}
