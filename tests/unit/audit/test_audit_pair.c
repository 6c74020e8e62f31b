#include "town.h"

#include <criterion/criterion.h>

enum { NIGHT, DAY };

/* Saturday nights and Sunday days of December 2026; the 5th is a Saturday. */
static Town *
town(void)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_line(town, UNIT_DOCTOR, "sat-night", "18:00-23:00");
    town_line(town, UNIT_DOCTOR, "sun-day", "09:00-17:00");
    town_word(town, &town_line_at(town, NIGHT)->days, "saturday");
    town_word(town, &town_line_at(town, DAY)->days, "sunday");
    Rule *rule = town_rule(town, RULE_pair, 1);
    town_add_index(&rule->lines, NIGHT);
    town_add_index(&rule->lines, DAY);
    return town;
}

static Rule *
rule_of(Town *town)
{
    return g_ptr_array_index(town->region->rules, 0);
}

static void
ask(Town *town)
{
    town_ask(town, "2026-12-01", "2026-12-31");
}

Test(audit_pair, both_or_none)
{
    Town *t = town();
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-05");
    town_stand(t, 0, DAY, "2026-12-06"); /* both */
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 0, NIGHT, "2026-12-12");
    town_stand(t, 1, DAY, "2026-12-13"); /* one each: two units */
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_stand(t, 1, DAY, "2026-12-20"); /* alone: one more */
    cr_assert_eq(town_count(t)->cost[1], 3 * COST_UNIT);
    town_free(t);
}

Test(audit_pair, the_last_before_the_next)
{
    Town *t = town();
    day_words_clear(&town_line_at(t, NIGHT)->days);
    town_word(t, &town_line_at(t, NIGHT)->days, "friday");
    town_word(t, &town_line_at(t, NIGHT)->days, "saturday");
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-04"); /* Saturday's night lies between */
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 0, NIGHT, "2026-12-05");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_free(t);
}

Test(audit_pair, no_couple_beyond_two_days)
{
    Town *t = town();
    day_words_clear(&town_line_at(t, DAY)->days);
    town_word(t, &town_line_at(t, DAY)->days, "monday"); /* two days later */
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-05");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_free(t);
    t = town();
    day_words_clear(&town_line_at(t, DAY)->days);
    town_word(t, &town_line_at(t, DAY)->days, "tuesday"); /* three */
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-05");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_free(t);
}

Test(audit_pair, couples_along_three_lines)
{
    Town *t = town();
    int monday = town_line(t, UNIT_DOCTOR, "monday", "09:00-12:00");
    town_word(t, &town_line_at(t, monday)->days, "monday");
    town_add_index(&rule_of(t)->lines, monday);
    ask(t);
    town_stand(t, 0, DAY, "2026-12-06"); /* neither the night before nor the Monday after */
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_stand(t, 0, monday, "2026-12-07");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_free(t);
}

Test(audit_pair, what_stands_by_hand_is_free)
{
    Town *t = town();
    rule_of(t)->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-05", NIGHT);
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-05");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 1, DAY, "2026-12-06"); /* this one is not by hand */
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_free(t);
}

Test(audit_pair, days_and_who_narrow_it)
{
    Town *t = town();
    town_word(t, &rule_of(t)->not_days, "12-06"); /* without its Sunday, no couple */
    town_name(&rule_of(t)->who, 0);
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-05");
    town_stand(t, 1, NIGHT, "2026-12-12");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 0, DAY, "2026-12-13");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_free(t);
}
