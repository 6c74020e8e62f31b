#include "town.h"

#include <criterion/criterion.h>

enum { DAY, NIGHT };

/* Thursdays of December 2026: 3, 10, 17, 24, 31. */
static Town *
town(int level)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_line(town, UNIT_DOCTOR, "night", "22:00-07:00");
    town_rule(town, RULE_weekday_pattern, level);
    return town;
}

static Rule *
rule_of(Town *town)
{
    return g_ptr_array_index(town->region->rules, 0);
}

static StandingDay *
add_day(Town *town, const char *text, int provider)
{
    DayWord word;
    cr_assert(day_word_parse(town->region->calendar, text, &word));
    StandingDay *day = standing_day_new(word, PLACE_NONE);
    g_array_append_val(day->who, provider);
    g_ptr_array_add(rule_of(town)->weekday_pattern.days, day);
    return day;
}

static guint
warnings(const Town *town, MessageCode code)
{
    guint found = 0;
    for (guint i = 0; i < messages_count(town->messages); i++)
        found += messages_get(town->messages, i)->code == code;
    return found;
}

Test(audit_weekday_pattern, stands_on_the_named_days)
{
    Town *t = town(LEVEL_HARD);
    add_day(t, "1st-thursday", 0);
    add_day(t, "last-thursday", 1);
    town_ask(t, "2026-12-01", "2026-12-31");
    cr_assert_eq(town_count(t)->hard, 2);
    town_stand(t, 1, DAY, "2026-12-03"); /* the wrong one */
    town_stand(t, 0, DAY, "2026-12-10"); /* the wrong week */
    cr_assert_eq(town_count(t)->hard, 2);
    town_stand(t, 0, NIGHT, "2026-12-03"); /* any of the day's duties */
    town_stand(t, 1, DAY, "2026-12-31");
    cr_assert_eq(town_count(t)->hard, 0);
    cr_assert_eq(messages_count(t->messages), 0);
    town_free(t);
}

Test(audit_weekday_pattern, each_of_several_names_and_each_once)
{
    Town *t = town(1);
    StandingDay *day = add_day(t, "5th-thursday", 0);
    g_array_append_val(day->who, ((int[]){1})[0]);
    add_day(t, "last-thursday", 0); /* the same day */
    rule_of(t)->cost = 5;
    town_ask(t, "2026-12-01", "2026-12-31");
    cr_assert_eq(town_count(t)->cost[1], 10 * COST_UNIT);
    town_stand(t, 1, DAY, "2026-12-31");
    cr_assert_eq(town_count(t)->cost[1], 5 * COST_UNIT);
    town_free(t);
}

Test(audit_weekday_pattern, lines_and_days_narrow_it)
{
    Town *t = town(1);
    add_day(t, "1st-thursday", 0);
    add_day(t, "2nd-thursday", 0);
    town_add_index(&rule_of(t)->lines, NIGHT);
    town_word(t, &rule_of(t)->not_days, "12-10");
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, 0, DAY, "2026-12-03");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_stand(t, 0, NIGHT, "2026-12-03");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_free(t);
}

Test(audit_weekday_pattern, who_is_barred_is_warned_of_and_not_bound)
{
    Town *t = town(LEVEL_HARD);
    add_day(t, "1st-thursday", 0);
    add_day(t, "2nd-thursday", 0);
    add_day(t, "3rd-thursday", 0);
    town_request(t, REQUEST_ABSENT, 0, "2026-12-03", "2026-12-03", -1);
    town_request(t, REQUEST_ABSENT, 0, "2026-12-10", "2026-12-10", DAY); /* the night is open */
    town_at(t, 0)->until = town_day("2026-12-15");
    town_ask(t, "2026-12-01", "2026-12-31");
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(warnings(t, MSG_standing_not_bound), 2);
    cr_assert_str_eq(message_fact(messages_get(t->messages, 0), "reason"), "absent");
    cr_assert_str_eq(message_fact(messages_get(t->messages, 1), "reason"), "from, until");
    cr_assert_str_eq(message_fact(messages_get(t->messages, 1), "date"), "2026-12-17");
    town_free(t);
}

Test(audit_weekday_pattern, a_day_without_duties_is_warned_of)
{
    Town *t = town(LEVEL_HARD);
    add_day(t, "1st-thursday", 0);
    town_word(t, &town_line_at(t, DAY)->days, "sunday");
    town_word(t, &town_line_at(t, NIGHT)->days, "sunday");
    town_ask(t, "2026-12-01", "2026-12-31");
    cr_assert_eq(town_count(t)->hard, 0);
    cr_assert_eq(warnings(t, MSG_standing_without_duty), 1);
    town_free(t);
}
