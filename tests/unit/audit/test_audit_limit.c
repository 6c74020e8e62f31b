#include "town.h"

#include <criterion/criterion.h>

static Town *
town(int level, int max, int min, Per per)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    Rule *rule = town_rule(town, RULE_limit, level);
    rule->limit.max = max;
    rule->limit.min = min;
    rule->limit.per = per;
    return town;
}

static Rule *
rule_of(Town *town)
{
    return g_ptr_array_index(town->region->rules, 0);
}

Test(audit_limit, weeks_begin_on_monday)
{
    Town *t = town(1, 1, 0, PER_WEEK);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, 0, 0, "2026-12-04"); /* Friday */
    town_stand(t, 0, 0, "2026-12-06"); /* Sunday of the same week: one too many */
    town_stand(t, 0, 0, "2026-12-07"); /* Monday */
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->day, town_day("2026-11-30"));
    town_free(t);
}

Test(audit_limit, days_and_months)
{
    Town *t = town(1, 1, 0, PER_DAY);
    town_line(t, UNIT_DOCTOR, "night", "22:00-07:00");
    Rule *month = town_rule(t, RULE_limit, 2);
    month->limit.max = 2;
    month->limit.per = PER_MONTH;
    town_ask(t, "2026-12-01", "2027-01-31");
    town_stand(t, 0, 0, "2026-12-04");
    town_stand(t, 0, 1, "2026-12-04"); /* two on a day */
    town_stand(t, 0, 0, "2026-12-31");
    town_stand(t, 0, 1, "2026-12-30"); /* four in December: two too many */
    town_stand(t, 0, 0, "2027-01-01"); /* January has one */
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    cr_assert_eq(t->audit->cost[2], 2 * COST_UNIT);
    town_free(t);
}

Test(audit_limit, rolling_windows_reach_over_both_ends)
{
    Town *t = town(1, 1, 0, PER_DAYS);
    rule_of(t)->limit.per_days = 4;
    town_ask(t, "2026-12-01", "2026-12-10");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 0, "2026-12-02"); /* together in the windows from 11-29, 11-30 and 12-01 */
    town_stand(t, 0, 0, "2026-12-10");
    town_stand(t, 0, 0, "2026-12-08"); /* together in those from 12-07 and 12-08 */
    cr_assert_eq(town_count(t)->cost[1], (3 + 2) * COST_UNIT);
    town_free(t);
}

Test(audit_limit, min_binds_where_the_window_ends_in_the_period)
{
    Town *t = town(1, -1, 2, PER_MONTH);
    town_ask(t, "2026-12-01", "2027-01-15");
    town_stand(t, 0, 0, "2026-12-10");
    /* December: d01 lacks one, d02 two; January does not end here */
    cr_assert_eq(town_count(t)->cost[1], (1 + 2) * COST_UNIT);
    town_free(t);
}

Test(audit_limit, min_asks_only_who_takes_part)
{
    Town *t = town(1, -1, 1, PER_MONTH);
    for (int i = 3; i <= 7; i++) {
        g_autofree char *id = g_strdup_printf("d%02d", i);
        town_doctor(t, id);
    }
    Share none = {DAY_NONE, 0};
    g_array_append_val(town_at(t, 2)->shares, none);
    town_at(t, 3)->until = town_day("2026-12-05");
    Leave leave = {{town_day("2026-12-01"), town_day("2027-01-31")}, PLACE_NONE};
    g_array_append_val(town_at(t, 4)->leaves, leave);
    town_word(t, &town_at(t, 5)->never, "every-day");
    town_request(t, REQUEST_ABSENT, 6, "2026-12-01", "2027-01-31", -1);
    town_ask(t, "2026-12-01", "2027-01-31");
    town_stand(t, 0, 0, "2026-12-10");
    town_stand(t, 0, 0, "2027-01-10");
    town_count(t);
    gint64 units[7] = {0};
    for (guint i = 0; i < t->audit->breaches->len; i++)
        units[town_breach(t, i)->provider] += town_breach(t, i)->units;
    cr_assert_eq(units[0], 0);
    cr_assert_eq(units[1], 2);
    cr_assert_eq(units[2], 0, "share 0 is asked for nothing");
    cr_assert_eq(units[3], 1, "a leaver is asked for the months as member");
    cr_assert_eq(units[4], 0, "who is on leave is asked for nothing");
    cr_assert_eq(units[5], 2, "who never can is asked all the same");
    cr_assert_eq(units[6], 2, "so is who is absent");
    town_free(t);
}

Test(audit_limit, min_only_of_those_admitted)
{
    Town *t = town(1, -1, 1, PER_PERIOD);
    town_name(&rule_of(t)->who, 0);
    town_ask(t, "2026-12-01", "2026-12-31");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->provider, 0);
    town_free(t);
}

Test(audit_limit, min_binds_where_the_rule_holds)
{
    Town *t = town(1, -1, 1, PER_DAY);
    town_word(t, &rule_of(t)->days, "sunday");
    town_ask(t, "2026-12-04", "2026-12-08");
    town_stand(t, 0, 0, "2026-12-06");
    /* of the days that end here only Sunday is the rule's: d02 lacks one duty */
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->provider, 1);
    town_free(t);
}

Test(audit_limit, a_window_without_a_duty_lacks_its_minimum_hard_or_soft)
{
    for (int level = LEVEL_HARD; level <= 1; level++) {
        Town *t = town(level, -1, 1, PER_DAY);
        town_word(t, &town_line_at(t, 0)->days, "sunday");
        town_ask(t, "2026-12-05", "2026-12-06");
        town_stand(t, 0, 0, "2026-12-06");
        town_count(t);
        gint64 units = 0;
        for (guint i = 0; i < t->audit->breaches->len; i++)
            units += town_breach(t, i)->units;
        cr_assert_eq(units, 3, "both on Saturday, d02 on Sunday");
        town_free(t);
    }
}

Test(audit_limit, load_counts_weights)
{
    Town *t = town(1, 4, 0, PER_PERIOD);
    rule_of(t)->limit.weigh = TRUE;
    town_set(&town_line_at(t, 0)->weight, 3);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, 0, 0, "2026-12-10");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 0, 0, "2026-12-20");
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_free(t);
}

Test(audit_limit, what_is_fixed_by_hand_raises_the_limit)
{
    Town *t = town(LEVEL_HARD, 1, 0, PER_PERIOD);
    rule_of(t)->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-01", 0);
    town_fix(t, 0, "2026-12-02", 0);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 0, "2026-12-02");
    cr_assert_eq(town_count(t)->hard, 0);
    town_stand(t, 0, 0, "2026-12-03");
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->units, 1);
    town_free(t);
}

Test(audit_limit, a_season_over_new_year_is_one)
{
    Town *t = town(1, 1, 0, PER_SEASON);
    town_season(t, "new-year", "12-29..01-03");
    town_season(t, "obon", "08-13..08-15");
    town_ask(t, "2026-01-01", "2026-12-31");
    town_stand(t, 0, 0, "2026-01-02"); /* of 2025 */
    town_stand(t, 0, 0, "2026-12-29"); /* of 2026 */
    town_stand(t, 0, 0, "2026-12-31"); /* one too many */
    town_stand(t, 0, 0, "2026-08-14");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->day, town_day("2026-12-29"));
    town_free(t);
}

Test(audit_limit, years_from_january_and_from_april)
{
    Town *t = town(1, 1, 0, PER_YEAR);
    Rule *fiscal = town_rule(t, RULE_limit, 2);
    fiscal->limit.max = 1;
    fiscal->limit.per = PER_FISCAL_YEAR;
    town_ask(t, "2026-12-01", "2027-04-30");
    town_stand(t, 0, 0, "2026-12-10");
    town_stand(t, 0, 0, "2027-03-31"); /* same fiscal year, other year */
    town_stand(t, 0, 0, "2027-04-01"); /* same year as the last, other fiscal year */
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    cr_assert_eq(t->audit->cost[2], COST_UNIT);
    town_free(t);
}

/* The first five days stay as published; d02 left with the last of them and never stood. */
static Town *
of_a_leaver(int level)
{
    Town *t = town(level, -1, 1, PER_PERIOD);
    town_begun(t, "day", "2026-12-01", "2026-12-10", "2026-12-06");
    town_at(t, 1)->until = town_day("2026-12-05");
    town_ask(t, "2026-12-01", "2026-12-10");
    town_stand(t, 0, 0, "2026-12-06");
    return t;
}

Test(audit_limit, a_soft_minimum_goes_on_asking_who_could_have_stood)
{
    Town *t = of_a_leaver(1);
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->provider, 1);
    town_free(t);
}

Test(audit_limit, a_hard_minimum_asks_only_who_still_can)
{
    Town *t = of_a_leaver(LEVEL_HARD);
    cr_assert_eq(town_count(t)->hard, 0);
    town_free(t);
}
