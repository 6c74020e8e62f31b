#include "dice.h"

static void
draw_rest(Dice *dice, Town *town, Rule *rule)
{
    static const int hours[] = {1, 9, 11, 24, 30};
    rule->rest.hours = hours[dice_below(dice, G_N_ELEMENTS(hours))];
}

static void
draw_gap(Dice *dice, Town *town, Rule *rule)
{
    rule->gap.days = 1 + dice_below(dice, 5);
}

static void
draw_limit(Dice *dice, Town *town, Rule *rule)
{
    rule->limit.per = (Per)dice_below(dice, PER_DAYS + 1);
    rule->limit.per_days = 1 + dice_below(dice, 4);
    rule->limit.weigh = dice_chance(dice, 30);
    if (dice_chance(dice, 75))
        rule->limit.max = dice_below(dice, 4);
    if (rule->limit.max < 0 || dice_chance(dice, 20))
        rule->limit.min = 1 + dice_below(dice, 2);
    if (rule->limit.max >= 0)
        rule->limit.max = MAX(rule->limit.max, rule->limit.min); /* reading refuses the contrary */
}

static void
draw_run(Dice *dice, Town *town, Rule *rule)
{
    if (dice_chance(dice, 70))
        rule->run.max = 1 + dice_below(dice, 2);
    if (rule->run.max == 0 || dice_chance(dice, 30))
        rule->run.min = 2 + dice_below(dice, 2);
}

static void
draw_follow(Dice *dice, Town *town, Rule *rule)
{
    g_array_unref(rule->follow.after);
    g_array_unref(rule->follow.never);
    rule->follow.after = draw_lines(dice, town);
    rule->follow.never = draw_lines(dice, town);
    rule->follow.within = dice_below(dice, 3);
}

static void
draw_apart(Dice *dice, Town *town, Rule *rule)
{
    rule->apart.within = (Within)dice_below(dice, 3);
    rule->apart.of_lines = dice_chance(dice, 40);
    g_clear_pointer(&rule->who, who_free);
    if (!rule->apart.of_lines)
        rule->who = draw_who(dice, town);
    else if (!rule->lines)
        rule->lines = draw_lines(dice, town);
}

static void
draw_rotation(Dice *dice, Town *town, Rule *rule)
{
    int providers = (int)town->region->providers->len;
    int places = 1 + dice_below(dice, providers + 1);
    for (int i = 0; i < places; i++) {
        int provider = dice_below(dice, providers);
        g_array_append_val(rule->rotation.order, provider);
    }
    rule->rotation.own_seasons = dice_chance(dice, 40);
}

static void
draw_wish(Dice *dice, Town *town, Rule *rule)
{
}

typedef void Draw(Dice *dice, Town *town, Rule *rule);

static Draw *const draws[RULE_COUNT] = {
#define RULE(name, word, level) [RULE_##name] = draw_##name,
#include "region/rules.def"
#undef RULE
};

void
draw_rule(Dice *dice, Town *town)
{
    Rule *rule = town_rule(town, (RuleKind)dice_below(dice, RULE_COUNT), LEVEL_HARD);
    if (dice_chance(dice, 75))
        rule->level = 1 + dice_below(dice, 3);
    rule->cost = dice_below(dice, 4);
    rule->disabled = dice_chance(dice, 5);
    rule->except_fixed = dice_chance(dice, 40);
    if (dice_chance(dice, 25))
        rule->lines = draw_lines(dice, town);
    if (dice_chance(dice, 20))
        draw_day_words(dice, town, &rule->days);
    if (dice_chance(dice, 15))
        draw_day_words(dice, town, &rule->not_days);
    if (dice_chance(dice, 20))
        rule->who = draw_who(dice, town);
    draws[rule->kind](dice, town, rule);
}
