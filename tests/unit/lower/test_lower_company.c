#include "small.h"

static Small small;
static int day, night, ann, bob, cid;

/* Three doctors, every day a day line and a night line; 2026-12-05 is a Saturday. */
static void
begin(void)
{
    small = small_open();
    ann = plain_provider(small.region, UNIT_DOCTOR, "d01");
    bob = plain_provider(small.region, UNIT_DOCTOR, "d02");
    cid = plain_provider(small.region, UNIT_DOCTOR, "d03");
    day = plain_line(small.region, "day", "every-day", "09:00-17:00");
    night = plain_line(small.region, "night", "every-day", "22:00-07:00");
}

static void
end(void)
{
    small_close(&small);
}

TestSuite(lower_company, .init = begin, .fini = end);

static void
lower_ten(void)
{
    small_lower(&small, DEC(1), DEC(10));
}

/* -- pair ------------------------------------------------------------------------------------- */

static Rule *
night_and_day(int level)
{
    Rule *rule = small_rule(&small, RULE_pair, level);
    rule->lines = plain_indexes(night, day, -1);
    return rule;
}

Test(lower_company, pair_prices_one_without_the_other)
{
    night_and_day(1)->cost = 3;
    lower_ten();
    COSTS("d01 night 1, d01 day 2", 0);
    COSTS("d01 night 1", 3);
    COSTS("d01 night 1, d02 day 2", 6);
    COSTS("d01 day 1", 0);    /* its night lies before the period */
    COSTS("d01 night 10", 0); /* its day behind it */
}

Test(lower_company, pair_is_hard_and_minds_who_is_absent)
{
    night_and_day(LEVEL_HARD);
    plain_request(small.region, ann, REQUEST_ABSENT, DEC(3), DEC(3))->line = day;
    lower_ten();
    COSTS("d01 night 1, d01 day 2", 0);
    COSTS("d01 night 1", -1);
    COSTS("d01 night 2", -1); /* the day after is barred */
    COSTS("d02 night 2, d02 day 3", 0);
}

Test(lower_company, pair_excuses_what_is_by_hand)
{
    night_and_day(1)->except_fixed = TRUE;
    small_fix(&small, ann, night, DEC(1));
    lower_ten();
    COSTS("d01 night 1", 0);
    COSTS("d01 night 1, d02 day 2", 1);
    COSTS("d01 night 1, d01 day 2", 0);
}

Test(lower_company, pair_reaches_two_days)
{
    int sat = plain_line(small.region, "sat", "saturday", "18:00-20:00");
    int mon = plain_line(small.region, "mon", "monday", "18:00-20:00");
    int tue = plain_line(small.region, "tue", "tuesday", "18:00-20:00");
    small_rule(&small, RULE_pair, 1)->lines = plain_indexes(sat, mon, -1);
    small_rule(&small, RULE_pair, 1)->lines = plain_indexes(sat, tue, -1);
    lower_ten();
    COSTS("d01 sat 5", 1);
    COSTS("d01 sat 5, d01 mon 7", 0);
    COSTS("d01 tue 8", 0);
}

Test(lower_company, pair_of_slots_at_one_time_is_for_clinics)
{
    plain_provider(small.region, UNIT_CLINIC, "c01");
    int doors = plain_line(small.region, "doors", "every-day", "09:00-12:00");
    int phone = plain_line(small.region, "phone", "every-day", "09:00-12:00");
    plain_line_at(small.region, doors)->unit = UNIT_CLINIC;
    plain_line_at(small.region, phone)->unit = UNIT_CLINIC;
    small_rule(&small, RULE_pair, LEVEL_HARD)->lines = plain_indexes(doors, phone, -1);
    lower_ten();
    COSTS("c01 doors 1, c01 phone 1", 0);
    COSTS("c01 doors 1, c01 phone 2", -1);
}

/* -- together --------------------------------------------------------------------------------- */

static Rule *
together(int level, GArray *who)
{
    Rule *rule = small_rule(&small, RULE_together, level);
    rule->who = plain_who(who);
    return rule;
}

Test(lower_company, together_wants_overlapping_hours)
{
    int late = plain_line(small.region, "late", "every-day", "16:00-18:00");
    cr_assert_gt(late, night);
    together(1, plain_indexes(ann, bob, -1));
    lower_ten();
    COSTS("d01 day 1, d02 late 1", 0);
    COSTS("d01 day 1, d02 night 1", 2);
    COSTS("d01 day 1", 1);
    COSTS("d03 day 1", 0);
}

Test(lower_company, together_counts_each_other_person)
{
    plain_map(small.region, &plain_line_at(small.region, day)->need, NULL, 3);
    together(1, plain_indexes(ann, bob, cid, -1));
    lower_ten();
    COSTS("d01 day 1", 2);
    COSTS("d01 day 1, d02 day 1", 2);
    COSTS("d01 day 1, d02 day 1, d03 day 1", 0);
}

Test(lower_company, together_hard_does_not_wait_for_leave)
{
    together(LEVEL_HARD, plain_indexes(ann, bob, -1))->except_fixed = TRUE;
    plain_map(small.region, &plain_line_at(small.region, day)->need, NULL, 2);
    plain_leave(small.region, bob, DEC(2), DEC(3));
    small_fix(&small, ann, night, DEC(5));
    lower_ten();
    COSTS("d01 night 5", 0); /* by hand */
    COSTS("d01 night 5, d01 day 1", -1);
    COSTS("d01 night 5, d01 day 1, d02 day 1", 0);
    COSTS("d01 night 5, d01 day 2", 0);
}

/* -- handover --------------------------------------------------------------------------------- */

static Rule *
handover(int level)
{
    Rule *rule = small_rule(&small, RULE_handover, level);
    plain_at(small.region, ann)->area = g_strdup("east");
    plain_at(small.region, bob)->area = g_strdup("east");
    rule->lines = plain_indexes(day, -1);
    return rule;
}

Test(lower_company, handover_prices_one_area_twice)
{
    handover(1);
    lower_ten();
    COSTS("d01 day 1, d02 day 2", 1);
    COSTS("d01 day 1, d01 day 2, d02 day 3", 2);
    COSTS("d01 day 1, d01 day 3", 0);
    COSTS("d03 day 1, d03 day 2", 0); /* of no area */
    COSTS("d01 night 1, d01 night 2", 0);
}

Test(lower_company, handover_of_several_places_counts_a_value_once)
{
    handover(1);
    plain_at(small.region, cid)->area = g_strdup("west");
    plain_map(small.region, &plain_line_at(small.region, day)->need, NULL, 3);
    lower_ten();
    COSTS("d01 day 1, d02 day 1, d01 day 2, d02 day 2", 1);
    COSTS("d01 day 1, d03 day 1, d02 day 2, d03 day 2", 2);
}

Test(lower_company, handover_is_hard_and_spares_what_is_by_hand)
{
    handover(LEVEL_HARD)->except_fixed = TRUE;
    small_fix(&small, ann, day, DEC(1));
    small_fix(&small, bob, day, DEC(2));
    lower_ten();
    COSTS("d01 day 1, d02 day 2", 0);
    COSTS("d01 day 1, d02 day 2, d01 day 3", -1);
    COSTS("d01 day 1, d02 day 2, d03 day 3", 0);
}
