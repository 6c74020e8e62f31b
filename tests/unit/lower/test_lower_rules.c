#include "small.h"

static Small small;
static int day, night, ann, bob;

/* Two doctors, every day a day line and a night line. */
static void
begin(void)
{
    small = small_open();
    ann = plain_provider(small.region, UNIT_DOCTOR, "d01");
    bob = plain_provider(small.region, UNIT_DOCTOR, "d02");
    day = plain_line(small.region, "day", "every-day", "09:00-17:00");
    night = plain_line(small.region, "night", "every-day", "22:00-07:00");
}

static void
end(void)
{
    small_close(&small);
}

TestSuite(lower_rules, .init = begin, .fini = end);

/* Lowers the first ten days of December. */
static void
lower_ten(void)
{
    small_lower(&small, DEC(1), DEC(10));
}

/* -- rest ------------------------------------------------------------------------------------- */

Test(lower_rules, rest_costs_each_hour_begun)
{
    small_rule(&small, RULE_rest, 1)->rest.hours = 9;
    lower_ten();
    COSTS("d01 night 1, d01 day 2", 7);
    COSTS("d01 day 1, d01 night 1", 4);
    COSTS("d01 day 1, d01 day 2", 0);
    COSTS("d01 day 1, d01 night 1, d01 day 2", 11);
    COSTS("d01 night 1, d02 day 2", 0);
}

Test(lower_rules, rest_begins_an_hour_with_its_first_minute)
{
    plain_line(small.region, "noon", "every-day", "11:59-12:59");
    small_rule(&small, RULE_rest, 1)->rest.hours = 5;
    lower_ten();
    COSTS("d01 night 1, d01 noon 2", 1);
}

Test(lower_rules, rest_is_hard_and_spares_what_is_by_hand)
{
    Rule *rule = small_rule(&small, RULE_rest, LEVEL_HARD);
    rule->rest.hours = 9;
    rule->except_fixed = TRUE;
    small_fix(&small, ann, night, DEC(1));
    small_fix(&small, ann, day, DEC(2));
    lower_ten();
    COSTS("d01 night 1, d01 day 2", 0);
    COSTS("d01 night 1, d01 day 2, d01 night 2", -1);
}

/* -- gap -------------------------------------------------------------------------------------- */

Test(lower_rules, gap_costs_each_missing_day_between_neighbours)
{
    Rule *rule = small_rule(&small, RULE_gap, 1);
    rule->gap.days = 4;
    rule->cost = 10;
    lower_ten();
    COSTS("d01 day 1, d01 day 5", 0);
    COSTS("d01 day 1, d01 night 3", 20);
    COSTS("d01 day 1, d01 night 1", 40);
    COSTS("d01 day 1, d01 day 3, d01 day 4", 50);
}

Test(lower_rules, gap_sees_its_lines_days_and_who)
{
    Rule *rule = small_rule(&small, RULE_gap, 1);
    rule->gap.days = 4;
    rule->lines = plain_indexes(day, -1);
    plain_words(small.region, &rule->not_days, "2026-12-03");
    rule->who = plain_who(plain_indexes(ann, -1));
    lower_ten();
    COSTS("d01 day 1, d01 night 2", 0);
    COSTS("d01 day 1, d01 day 2", 3);
    COSTS("d01 day 1, d01 day 3, d01 day 4", 1);
    COSTS("d02 day 1, d02 day 2", 0);
}

Test(lower_rules, a_rule_switched_off_or_free_says_nothing)
{
    Rule *rule = small_rule(&small, RULE_gap, LEVEL_HARD);
    rule->gap.days = 4;
    rule->disabled = TRUE;
    rule = small_rule(&small, RULE_gap, 1);
    rule->gap.days = 4;
    rule->cost = 0;
    lower_ten();
    cr_assert_eq(small.lowered->program->n_chains, 0);
    COSTS("d01 day 1, d01 day 2", 0);
}

/* -- run -------------------------------------------------------------------------------------- */

Test(lower_rules, run_counts_days_on_duty)
{
    Rule *rule = small_rule(&small, RULE_run, 1);
    rule->run.max = 2;
    rule->run.min = 2;
    lower_ten();
    COSTS("d01 day 1, d01 day 2", 0);
    COSTS("d01 day 1, d01 night 1, d01 day 2", 0);
    COSTS("d01 day 1, d01 day 2, d01 day 3, d01 night 4", 2);
    COSTS("d01 day 1, d01 day 3", 2);
    COSTS("d01 day 10", 1);
}

Test(lower_rules, run_is_left_out_where_it_cannot_bind)
{
    Rule *rule = small_rule(&small, RULE_run, LEVEL_HARD);
    rule->run.max = 10;
    lower_ten();
    cr_assert_eq(small.lowered->program->n_runs, 0);
}

/* -- follow ----------------------------------------------------------------------------------- */

static Rule *
night_then_day(int level)
{
    Rule *rule = small_rule(&small, RULE_follow, level);
    rule->follow = (FollowRule){plain_indexes(night, -1), plain_indexes(day, -1), 1};
    return rule;
}

Test(lower_rules, follow_forbids_one_order_only)
{
    night_then_day(LEVEL_HARD);
    lower_ten();
    COSTS("d01 night 1, d01 day 2", -1);
    COSTS("d01 day 1, d01 night 1", 0);
    COSTS("d01 night 1, d01 day 3", 0);
    COSTS("d01 night 1, d02 day 2", 0);
}

Test(lower_rules, follow_prices_each_pair)
{
    night_then_day(1)->follow.within = 2;
    lower_ten();
    COSTS("d01 night 1, d01 day 2, d01 day 3", 2);
    COSTS("d01 night 1, d01 night 2, d01 day 3", 2);
    COSTS("d01 night 1, d01 night 2, d01 day 4", 1);
}

Test(lower_rules, follow_spares_a_pair_by_hand)
{
    night_then_day(1)->except_fixed = TRUE;
    small_fix(&small, ann, night, DEC(1));
    small_fix(&small, ann, day, DEC(2));
    lower_ten();
    COSTS("d01 night 1, d01 day 2", 0);
    COSTS("d01 night 1, d01 day 2, d01 night 2, d01 day 3", 1);
}

/* -- apart ------------------------------------------------------------------------------------ */

static Rule *
apart(int level, Within within)
{
    Rule *rule = small_rule(&small, RULE_apart, level);
    rule->apart.within = within;
    return rule;
}

Test(lower_rules, apart_by_day_counts_pairs_of_people)
{
    apart(1, WITHIN_DAY);
    plain_provider(small.region, UNIT_DOCTOR, "d03");
    plain_line(small.region, "evening", "every-day", "18:00-21:00");
    lower_ten();
    COSTS("d01 day 1, d02 night 1", 1);
    COSTS("d01 day 1, d01 evening 1, d02 night 1", 1);
    COSTS("d01 day 1, d02 evening 1, d03 night 1", 3);
    COSTS("d01 day 1, d02 night 2", 0);
    COSTS("d01 day 1, d01 night 1", 0);
}

Test(lower_rules, apart_by_day_can_be_hard)
{
    apart(LEVEL_HARD, WITHIN_DAY)->who = plain_who(plain_indexes(ann, bob, -1));
    plain_provider(small.region, UNIT_DOCTOR, "d03");
    lower_ten();
    COSTS("d01 day 1, d02 night 1", -1);
    COSTS("d01 day 1, d01 night 1", 0);
    COSTS("d01 day 1, d03 night 1", 0);
}

Test(lower_rules, apart_by_day_spares_what_is_all_by_hand)
{
    apart(LEVEL_HARD, WITHIN_DAY)->except_fixed = TRUE;
    plain_line(small.region, "evening", "every-day", "18:00-21:00");
    small_fix(&small, ann, day, DEC(1));
    small_fix(&small, bob, night, DEC(1));
    lower_ten();
    COSTS("d01 day 1, d02 night 1", 0);
    COSTS("d01 day 1, d02 night 1, d01 evening 1", -1);
    COSTS("d01 day 1, d02 night 1, d02 day 2, d01 night 2", -1);
}

Test(lower_rules, apart_by_hours_counts_overlapping_duties)
{
    apart(1, WITHIN_HOURS);
    plain_line(small.region, "visits", "every-day", "16:00-18:00");
    lower_ten();
    COSTS("d01 day 1, d02 visits 1", 1);
    COSTS("d01 day 1, d02 night 1", 0);
}

Test(lower_rules, apart_by_slot_counts_pairs)
{
    apart(1, WITHIN_SLOT)->cost = 5;
    plain_provider(small.region, UNIT_DOCTOR, "d03");
    plain_map(small.region, &plain_line_at(small.region, day)->need, NULL, 3);
    lower_ten();
    COSTS("d01 day 1, d02 day 1", 5);
    COSTS("d01 day 1, d02 day 1, d03 day 1", 15);
    COSTS("d01 day 1, d02 night 1", 0);
}

Test(lower_rules, apart_of_lines_speaks_of_one_provider)
{
    Rule *rule = apart(1, WITHIN_DAY);
    rule->apart.of_lines = TRUE;
    rule->lines = plain_indexes(day, night, -1);
    plain_line(small.region, "evening", "every-day", "18:00-21:00");
    lower_ten();
    COSTS("d01 day 1, d01 night 1", 1);
    COSTS("d01 day 1, d01 evening 1", 0);
    COSTS("d01 day 1, d02 night 1", 0);
    COSTS("d01 day 2, d01 night 1", 0);
}

Test(lower_rules, apart_of_lines_by_hours_minds_clinics)
{
    Rule *rule = apart(LEVEL_HARD, WITHIN_HOURS);
    rule->apart.of_lines = TRUE;
    plain_provider(small.region, UNIT_CLINIC, "c01");
    int doors = plain_line(small.region, "doors", "every-day", "09:00-12:00");
    int phone = plain_line(small.region, "phone", "every-day", "11:00-15:00");
    plain_line_at(small.region, doors)->unit = UNIT_CLINIC;
    plain_line_at(small.region, phone)->unit = UNIT_CLINIC;
    rule->lines = plain_indexes(doors, phone, -1);
    lower_ten();
    COSTS("c01 doors 1, c01 phone 1", -1);
    COSTS("c01 doors 1, c01 phone 2", 0);
}
