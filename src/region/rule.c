#include "region/rule.h"

static const struct {
    const char *word;
    int level;
} kinds[RULE_COUNT] = {
#define RULE(name, word, level) {word, level},
#include "region/rules.def"
#undef RULE
};

const char *
rule_kind_word(RuleKind kind)
{
    return kinds[kind].word;
}

int
rule_kind_default_level(RuleKind kind)
{
    return kinds[kind].level;
}

static void
set_defaults(Rule *rule)
{
    switch (rule->kind) {
    case RULE_limit:
        rule->limit.max = -1;
        break;
    case RULE_follow:
        rule->follow.after = g_array_new(FALSE, FALSE, sizeof(int));
        rule->follow.never = g_array_new(FALSE, FALSE, sizeof(int));
        rule->follow.within = 1;
        break;
    case RULE_rotation:
        rule->rotation.order = g_array_new(FALSE, FALSE, sizeof(int));
        break;
    case RULE_weekday_pattern:
        rule->weekday_pattern.days =
            g_ptr_array_new_with_free_func((GDestroyNotify)standing_day_free);
        break;
    case RULE_remember:
        rule->remember.season = -1;
        break;
    case RULE_everyone:
        rule->everyone.min = 1;
        break;
    case RULE_quota:
        rule->quota.max = -1;
        break;
    case RULE_mix:
        rule->mix.max = -1;
        break;
    case RULE_spread:
        rule->spread.max = -1;
        break;
    case RULE_accompany:
        rule->accompany.min = 1;
        break;
    default:
        break;
    }
}

StandingDay *
standing_day_new(DayWord word, Place place)
{
    StandingDay *day = g_new0(StandingDay, 1);
    day->word = word;
    day->who = g_array_new(FALSE, FALSE, sizeof(int));
    day->place = place;
    return day;
}

void
standing_day_free(StandingDay *day)
{
    g_array_unref(day->who);
    g_free(day);
}

gboolean
remember_year(const Calendar *calendar, const RememberRule *rule, Day day, int *year)
{
    if (rule->season >= 0)
        return calendar_in_season(calendar, rule->season, day, year);
    Civil date = day_civil(day);
    int at = date.month * 100 + date.day;
    int first = rule->run.first.month * 100 + rule->run.first.day;
    int last = rule->run.last.month * 100 + rule->run.last.day;
    gboolean over_new_year = last < first;
    *year = over_new_year && at < first ? date.year - 1 : date.year;
    return over_new_year ? at >= first || at <= last : first <= at && at <= last;
}

Rule *
rule_new(RuleKind kind, Place place)
{
    Rule *rule = g_new0(Rule, 1);
    rule->kind = kind;
    rule->id = g_strdup(rule_kind_word(kind));
    rule->level = rule_kind_default_level(kind);
    rule->cost = 1;
    rule->place = place;
    set_defaults(rule);
    return rule;
}

void
rule_free(Rule *rule)
{
    if (rule == NULL)
        return;
    g_free(rule->id);
    g_clear_pointer(&rule->lines, g_array_unref);
    day_words_clear(&rule->days);
    day_words_clear(&rule->not_days);
    who_free(rule->who);
    if (rule->kind == RULE_follow) {
        g_array_unref(rule->follow.after);
        g_array_unref(rule->follow.never);
    } else if (rule->kind == RULE_rotation) {
        g_array_unref(rule->rotation.order);
    } else if (rule->kind == RULE_weekday_pattern) {
        g_ptr_array_unref(rule->weekday_pattern.days);
    } else if (rule->kind == RULE_prefer) {
        g_clear_pointer(&rule->prefer.lines, g_array_unref);
    } else if (rule->kind == RULE_accompany) {
        who_free(rule->accompany.with);
    }
    g_free(rule);
}

Fair *
fair_new(Place place)
{
    Fair *fair = g_new0(Fair, 1);
    fair->memory_months = 12;
    fair->cost = 1;
    fair->level = 2;
    fair->place = place;
    return fair;
}

void
fair_free(Fair *fair)
{
    if (fair == NULL)
        return;
    g_free(fair->count);
    g_clear_pointer(&fair->lines, g_array_unref);
    day_words_clear(&fair->days);
    day_words_clear(&fair->not_days);
    who_free(fair->who);
    g_free(fair);
}

gboolean
indexes_have(const GArray *indexes, int index)
{
    if (indexes == NULL)
        return TRUE;
    for (guint i = 0; i < indexes->len; i++)
        if (g_array_index(indexes, int, i) == index)
            return TRUE;
    return FALSE;
}
