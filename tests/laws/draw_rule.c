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

/* A day of one of the winters before. */
static Day
draw_winter_day(Dice *dice)
{
    return day_of(2022 + dice_below(dice, 4), 12, 22) + dice_below(dice, 20);
}

/* A record of those winters, typed in. */
static void
draw_winters(Dice *dice, Town *town)
{
    Record *record = record_new();
    record->path = g_strdup("records/typed-in.yaml");
    record->period = (Period){town_day("2022-04-01"), town_day("2026-03-31")};
    record->revision = 1;
    for (guint line = 0; line < town->region->lines->len; line++)
        record_add_line(record)->id = g_strdup(region_line(town->region, (int)line)->id);
    for (int duties = 1 + dice_below(dice, 6); duties > 0; duties--) {
        RecordDuty *duty = record_add_duty(record);
        int line = dice_below(dice, (int)town->region->lines->len);
        int provider = dice_below(dice, (int)town->region->providers->len);
        duty->line = g_strdup(region_line(town->region, line)->id);
        duty->provider = g_strdup(region_provider(town->region, provider)->id);
        duty->day = draw_winter_day(dice);
        duty->role = g_strdup(dice_chance(dice, 90) ? "duty" : "reserve");
        duty->need = 1;
        duty->weight = 1;
    }
    g_ptr_array_add(town->region->records, record);
}

static void
draw_pair(Dice *dice, Town *town, Rule *rule)
{
    int lines = (int)town->region->lines->len;
    g_clear_pointer(&rule->lines, g_array_unref);
    rule->lines = draw_lines(dice, town);
    if (rule->lines->len < 2 && lines > 1) {
        int other = (g_array_index(rule->lines, int, 0) + 1) % lines;
        g_array_append_val(rule->lines, other);
    }
}

static void
draw_together(Dice *dice, Town *town, Rule *rule)
{
    if (!rule->who)
        rule->who = draw_who(dice, town);
}

static void
draw_handover(Dice *dice, Town *town, Rule *rule)
{
    static const char *const words[] = {"east", "west", "north"};
    rule->handover.by = (By)dice_below(dice, BY_DEPARTMENT + 1);
    for (guint p = 0; p < town->region->providers->len; p++) {
        Provider *provider = town_at(town, (int)p);
        const char *word = words[dice_below(dice, G_N_ELEMENTS(words))];
        if (!provider->area && dice_chance(dice, 80))
            provider->area = g_strdup(word);
        if (provider->tags->len < 2 && dice_chance(dice, 70))
            g_ptr_array_add(provider->tags, g_strdup(word));
        if (provider->departments->len < 2 && dice_chance(dice, 70))
            g_ptr_array_add(provider->departments, g_strdup(word));
    }
}

static void
draw_weekday_pattern(Dice *dice, Town *town, Rule *rule)
{
    for (int days = 1 + dice_below(dice, 3); days > 0; days--) {
        Day day = town_day("2026-12-24") + dice_below(dice, 16);
        DayWord word = {
            .kind = DAY_WORD_NTH, .weekday = day_weekday(day), .nth = (day_civil(day).day + 6) / 7};
        if (word.nth > 3 && dice_chance(dice, 30))
            word.nth = 0;
        StandingDay *standing = standing_day_new(word, PLACE_NONE);
        g_clear_pointer(&standing->who, g_array_unref);
        Who *who = draw_who(dice, town);
        standing->who = g_array_ref(who->ids);
        who_free(who);
        g_ptr_array_add(rule->weekday_pattern.days, standing);
    }
}

static void
draw_remember(Dice *dice, Town *town, Rule *rule)
{
    const Calendar *calendar = town->region->calendar;
    static const YearRun runs[] = {{{12, 24}, {12, 31}}, {{12, 28}, {1, 5}}, {{1, 1}, {1, 1}}};
    rule->remember.years = 1 + dice_below(dice, 3);
    if (calendar_season_count(calendar) > 0 && dice_chance(dice, 50))
        rule->remember.season = dice_below(dice, calendar_season_count(calendar));
    else
        rule->remember.run = runs[dice_below(dice, G_N_ELEMENTS(runs))];
    draw_winters(dice, town);
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

/* Everybody is of one kind or another; the law has no tiers. */
static void
draw_labour(Dice *dice, Town *town, Rule *rule)
{
    static const char *const hours[] = {"08:30-17:30", "09:00-13:00", "07:00-20:00", "20:00-06:00"};
    rule->level = LEVEL_HARD;
    for (guint p = 0; p < town->region->providers->len; p++) {
        Provider *provider = town_at(town, (int)p);
        if (provider->unit != UNIT_DOCTOR)
            continue;
        provider->labour = (Labour)dice_below(dice, LABOUR_C2 + 1);
        for (int weekday = MONDAY; dice_chance(dice, 60) && weekday <= SUNDAY; weekday++) {
            Hours *text = hours_parse(hours[dice_below(dice, G_N_ELEMENTS(hours))]);
            const Piece *piece = &g_array_index(text->pieces, Piece, 0);
            provider->work[weekday] = (WorkHours){piece->start, piece->end};
            hours_free(text);
        }
    }
    for (guint line = 0; line < town->region->lines->len; line++)
        town_line_at(town, (int)line)->permit = dice_chance(dice, 40);
}

static void
draw_keep(Dice *dice, Town *town, Rule *rule)
{
}

static void
draw_wish(Dice *dice, Town *town, Rule *rule)
{
}

static void
draw_everyone(Dice *dice, Town *town, Rule *rule)
{
    rule->everyone.min = 1 + dice_below(dice, 2);
}

static void
draw_prefer(Dice *dice, Town *town, Rule *rule)
{
    rule->prefer.avoid = dice_chance(dice, 50);
    rule->prefer.lines = draw_lines(dice, town);
}

static void
draw_quota(Dice *dice, Town *town, Rule *rule)
{
    draw_limit(dice, town, rule); /* the same members, told of all together */
}

/** At most so many, at least so many, or both. */
static void
draw_bounds(Dice *dice, int *min, int *max)
{
    if (dice_chance(dice, 60))
        *max = dice_below(dice, 3);
    if (*max < 0 || dice_chance(dice, 40))
        *min = 1 + dice_below(dice, 2);
    if (*max >= 0)
        *max = MAX(*max, *min);
}

static void
draw_mix(Dice *dice, Town *town, Rule *rule)
{
    g_clear_pointer(&rule->who, who_free);
    rule->who = draw_who(dice, town);
    draw_bounds(dice, &rule->mix.min, &rule->mix.max);
}

static void
draw_spread(Dice *dice, Town *town, Rule *rule)
{
    rule->spread.by = (By)dice_below(dice, BY_DEPARTMENT + 1);
    draw_bounds(dice, &rule->spread.min, &rule->spread.max);
}

static void
draw_accept(Dice *dice, Town *town, Rule *rule)
{
    rule->accept.max_days = 1 + dice_below(dice, 3);
}

static void
draw_accompany(Dice *dice, Town *town, Rule *rule)
{
    g_clear_pointer(&rule->who, who_free);
    rule->who = draw_who(dice, town);
    rule->accompany.with = draw_who(dice, town);
    rule->accompany.min = 1 + dice_below(dice, 2);
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
