#include "draw.h"

#include "dice.h"

static const char *const all_hours[] = {
    "09:00-17:00", "22:00-07:00", "09:00-12:00,13:00-17:00",
    "12:00-13:00", "08:30-08:30", "18:00-21:00",
    "16:00-20:00", "00:00-08:00", "08:00-12:00,22:00-06:00",
};
static const char *const day_words[] = {"every-day", "sunday", "weekend",     "weekday",
                                        "off-day",   "12-30",  "not-a-season"};

void
draw_day_words(Dice *dice, Town *town, DayWords *words)
{
    int count = dice_below(dice, 2) + 1;
    for (int i = 0; i < count; i++) {
        const char *word = day_words[dice_below(dice, G_N_ELEMENTS(day_words) - 1)];
        if (calendar_season_count(town->region->calendar) > 0 && dice_chance(dice, 20))
            word = calendar_season_name(town->region->calendar, 0);
        town_word(town, words, word);
        if (dice_chance(dice, 15))
            g_array_index(words->words, DayWord, words->words->len - 1).negated = TRUE;
    }
}

Who *
draw_who(Dice *dice, Town *town)
{
    Who *who = NULL;
    int providers = (int)town->region->providers->len;
    town_name(&who, dice_below(dice, providers));
    for (int p = 0; p < providers; p++)
        if (dice_chance(dice, 40) && !indexes_have(who->ids, p))
            town_name(&who, p);
    if (dice_chance(dice, 10))
        who->age_under = 70;
    return who;
}

GArray *
draw_lines(Dice *dice, Town *town)
{
    GArray *lines = NULL;
    int count = (int)town->region->lines->len;
    town_add_index(&lines, dice_below(dice, count));
    for (int line = 0; line < count; line++)
        if (dice_chance(dice, 40) && !indexes_have(lines, line))
            town_add_index(&lines, line);
    return lines;
}

static void
draw_share(Dice *dice, Provider *provider, Day first, int days)
{
    static const int shares[] = {100, 100, 50, 30, 150, 0};
    if (dice_chance(dice, 40)) {
        Share share = {DAY_NONE, shares[dice_below(dice, G_N_ELEMENTS(shares))]};
        g_array_append_val(provider->shares, share);
    }
    if (dice_chance(dice, 15)) {
        Share later = {first + dice_below(dice, days), shares[dice_below(dice, 6)]};
        g_array_append_val(provider->shares, later);
    }
}

static void
draw_words(Dice *dice, Provider *provider)
{
    static const char *const words[] = {"east", "west"};
    if (dice_chance(dice, 70))
        provider->area = g_strdup(words[dice_below(dice, 2)]);
    for (int i = 0; i < 2; i++) {
        if (dice_chance(dice, 40))
            g_ptr_array_add(provider->tags, g_strdup(words[i]));
        if (dice_chance(dice, 40))
            g_ptr_array_add(provider->departments, g_strdup(words[i]));
    }
}

static void
draw_person(Dice *dice, Town *town, Provider *provider, Day first, int days)
{
    draw_share(dice, provider, first, days);
    draw_words(dice, provider);
    if (dice_chance(dice, 10))
        provider->from = first + dice_below(dice, days);
    if (dice_chance(dice, 10))
        provider->until = first + dice_below(dice, days);
    if (dice_chance(dice, 10)) {
        Day from = first + dice_below(dice, days);
        Leave leave = {{from, from + dice_below(dice, days)}, PLACE_NONE};
        g_array_append_val(provider->leaves, leave);
    }
    if (dice_chance(dice, 12))
        draw_day_words(dice, town, &provider->never);
    if (dice_chance(dice, 30)) {
        Civil birthday = day_civil(first + dice_below(dice, days));
        provider->born = day_of(birthday.year - 70, birthday.month, MIN(birthday.day, 28));
    }
    if (dice_chance(dice, 20)) {
        Opening opening = {g_strdup("duties"), dice_below(dice, 4000001) - 2000000, PLACE_NONE};
        g_array_append_val(provider->openings, opening);
    }
}

static void
draw_people(Dice *dice, Town *town, int most, Day first, int days)
{
    int count = 2 + dice_below(dice, most - 1);
    int clinics = dice_chance(dice, 35) ? 1 + dice_below(dice, 2) : 0;
    for (int i = 0; i < count; i++) {
        g_autofree char *id = g_strdup_printf("%c%d", i < clinics ? 'c' : 'd', i);
        int index = town_provider(town, i < clinics ? UNIT_CLINIC : UNIT_DOCTOR, id);
        draw_person(dice, town, town_at(town, index), first, days);
        if (i >= clinics && clinics > 0 && dice_chance(dice, 60))
            town_at(town, index)->clinic = dice_below(dice, clinics);
    }
}

static void
draw_line(Dice *dice, Town *town, int number)
{
    g_autofree char *id = g_strdup_printf("l%d", number);
    gboolean clinics = region_provider(town->region, 0)->unit == UNIT_CLINIC;
    Unit unit = clinics && dice_chance(dice, 50) ? UNIT_CLINIC : UNIT_DOCTOR;
    const char *hours = all_hours[dice_below(dice, G_N_ELEMENTS(all_hours))];
    Line *line = town_line_at(town, town_line(town, unit, id, hours));
    if (dice_chance(dice, 25))
        draw_day_words(dice, town, &line->not_days);
    if (dice_chance(dice, 30))
        town_set(&line->need, 2);
    if (dice_chance(dice, 15))
        town_set(&line->reserve, 1 + dice_below(dice, 2));
    if (dice_chance(dice, 5))
        town_set(&line->need, 0);
    if (dice_chance(dice, 40))
        town_set(&line->weight, dice_below(dice, 4));
    if (dice_chance(dice, 20))
        line->travel = 60 * dice_below(dice, 4);
    if (dice_chance(dice, 25))
        line->who = draw_who(dice, town);
}

static void
draw_request(Dice *dice, Town *town, Day first, int days)
{
    static const RequestKind kinds[] = {REQUEST_ABSENT, REQUEST_AVOID, REQUEST_AVOID,
                                        REQUEST_WANT,   REQUEST_WANT,  REQUEST_FIX};
    Day from = first + dice_below(dice, days);
    g_autofree char *date = day_format(from);
    g_autofree char *to = day_format(from + (dice_chance(dice, 30) ? dice_below(dice, 3) : 0));
    int lines = (int)town->region->lines->len;
    Request *request = town_request(town, kinds[dice_below(dice, G_N_ELEMENTS(kinds))],
                                    dice_below(dice, (int)town->region->providers->len), date, to,
                                    dice_chance(dice, 60) ? -1 : dice_below(dice, lines));
    request->strength = 1 + dice_below(dice, 3);
    if (dice_chance(dice, 15))
        request->window = (Piece){12 * 60, 20 * 60};
}

static void
draw_fair(Dice *dice, Town *town)
{
    Fair *fair = town_fair(town, (Form)dice_below(dice, 3));
    fair->level = 1 + dice_below(dice, 3);
    fair->cost = 1 + dice_below(dice, 3);
    fair->weigh = dice_chance(dice, 50);
    if (dice_chance(dice, 30))
        fair->lines = draw_lines(dice, town);
    if (dice_chance(dice, 30))
        draw_day_words(dice, town, &fair->days);
    if (dice_chance(dice, 15))
        fair->who = draw_who(dice, town);
}

static void
draw_seasons(Dice *dice, Town *town)
{
    if (dice_chance(dice, 50))
        town_season(town, "new-year", "12-29..01-03");
    if (dice_chance(dice, 30)) {
        town_season(town, "split", "12-28..12-28");
        town_season(town, "split", "12-30..12-31");
    }
    if (dice_chance(dice, 50))
        calendar_add_japan(town->region->calendar);
}

Town *
draw_town(guint32 seed, DrawSize size)
{
    Dice *dice = dice_new(seed);
    Town *town = town_new();
    int days = 1 + dice_below(dice, size.days);
    Day first = town_day("2026-12-24") + dice_below(dice, 12);
    draw_seasons(dice, town);
    draw_people(dice, town, size.providers, first, days);
    int lines = 1 + dice_below(dice, size.lines);
    for (int i = 0; i < lines; i++)
        draw_line(dice, town, i);
    int rules = dice_below(dice, size.rules + 1);
    for (int i = 0; i < rules; i++)
        draw_rule(dice, town);
    for (int fairs = dice_below(dice, 3); fairs > 0; fairs--)
        draw_fair(dice, town);
    for (int requests = dice_below(dice, 5); requests > 0; requests--)
        draw_request(dice, town, first, days);
    draw_records(dice, town, (Period){first, first + days - 1});
    dice_free(dice);
    town->question =
        question_new(town->region, (Period){first, first + days - 1}, NULL, town->messages);
    if (town->question)
        return town;
    town_free(town);
    return NULL;
}
