/* everyone, prefer, quota, mix, spread: priced by hand. */
#include "small.h"

static Small small;
static int day, night, ann, bob, eve;

/* Three doctors, two of the east; two places by day, one by night. */
static void
begin(void)
{
    small = small_open();
    ann = plain_provider(small.region, UNIT_DOCTOR, "d01");
    bob = plain_provider(small.region, UNIT_DOCTOR, "d02");
    eve = plain_provider(small.region, UNIT_DOCTOR, "d03");
    plain_at(small.region, ann)->area = g_strdup("east");
    plain_at(small.region, bob)->area = g_strdup("east");
    plain_at(small.region, eve)->area = g_strdup("west");
    day = plain_line(small.region, "day", "every-day", "09:00-17:00");
    plain_map(small.region, &plain_line_at(small.region, day)->need, NULL, 2);
    night = plain_line(small.region, "night", "every-day", "22:00-07:00");
}

static void
end(void)
{
    small_close(&small);
}

TestSuite(lower_sums, .init = begin, .fini = end);

Test(lower_sums, everyone_serves)
{
    Rule *rule = small_rule(&small, RULE_everyone, 1);
    rule->everyone.min = 2;
    rule->who = plain_who(plain_indexes(ann, bob, -1));
    small_lower(&small, DEC(1), DEC(10));
    COSTS("d03 day 1", 4);
    COSTS("d01 day 1, d01 night 3, d01 day 5, d02 day 1", 1);
}

Test(lower_sums, everyone_can_be_impossible)
{
    small_rule(&small, RULE_everyone, LEVEL_HARD)->lines = plain_indexes(night, -1);
    plain_request(small.region, eve, REQUEST_ABSENT, DEC(1), DEC(5));
    small_lower(&small, DEC(1), DEC(3));
    COSTS("d01 night 1, d02 night 2", -1);
}

Test(lower_sums, prefer_says_both)
{
    Rule *rule = small_rule(&small, RULE_prefer, 1);
    rule->prefer = (PreferRule){plain_indexes(night, -1), TRUE};
    rule->who = plain_who(plain_indexes(ann, -1));
    rule = small_rule(&small, RULE_prefer, 2);
    rule->prefer = (PreferRule){plain_indexes(night, -1), FALSE};
    small_lower(&small, DEC(1), DEC(10));
    COSTS("d01 night 1, d01 night 4, d02 night 2, d01 day 3", 2);
    cr_assert_eq(
        small_price(&small, TIER_OF_LEVEL(2), "d01 night 1, d02 day 2, d02 day 3, d03 night 3"),
        2 * COST_UNIT);
}

Test(lower_sums, a_quota_is_of_all_together)
{
    Rule *rule = small_rule(&small, RULE_quota, 1);
    rule->quota = (LimitRule){.max = 1, .min = 1, .per = PER_DAY};
    rule->who = plain_who(plain_indexes(ann, bob, -1));
    small_lower(&small, DEC(1), DEC(2));
    COSTS("d01 day 1, d02 day 1, d03 day 2", 1 + 1);
    COSTS("d01 day 1, d03 day 1, d02 night 2", 0);
}

Test(lower_sums, a_hard_quota_never_more)
{
    Rule *rule = small_rule(&small, RULE_quota, LEVEL_HARD);
    rule->quota = (LimitRule){.max = 2, .per = PER_DAYS, .per_days = 3};
    small_lower(&small, DEC(1), DEC(9));
    COSTS("d01 day 1, d02 day 1, d03 day 4", 0);
    COSTS("d01 day 1, d02 day 1, d03 day 3", -1);
}

Test(lower_sums, a_mix_asks_where_somebody_stands)
{
    Rule *rule = small_rule(&small, RULE_mix, 1);
    rule->mix = (MixRule){.max = 1, .min = 1};
    rule->who = plain_who(plain_indexes(ann, bob, -1));
    small_lower(&small, DEC(1), DEC(4));
    COSTS("", 0);
    COSTS("d01 day 1, d02 day 1, d03 day 2, d03 night 3", 1 + 1 + 1);
    COSTS("d01 day 1, d03 day 1, d02 night 2", 0);
}

Test(lower_sums, a_mix_by_hand_is_free)
{
    Rule *rule = small_rule(&small, RULE_mix, LEVEL_HARD);
    rule->mix = (MixRule){.max = 0, .min = 0};
    rule->who = plain_who(plain_indexes(ann, bob, -1));
    rule->except_fixed = TRUE;
    small_fix(&small, ann, day, DEC(1));
    small_lower(&small, DEC(1), DEC(2));
    COSTS("d01 day 1, d03 day 1", 0);
    COSTS("d01 day 1, d02 day 1", -1);
    COSTS("d01 day 1, d02 night 1", -1);
}

Test(lower_sums, a_spread_over_the_areas_of_a_day)
{
    Rule *rule = small_rule(&small, RULE_spread, 1);
    rule->spread = (SpreadRule){BY_AREA, 1, 0};
    small_lower(&small, DEC(1), DEC(3));
    COSTS("d01 day 1, d02 night 1, d03 day 1", 1);
    COSTS("d01 day 1, d02 night 2, d03 day 1", 0);
}

Test(lower_sums, a_spread_asks_for_each_area)
{
    Rule *rule = small_rule(&small, RULE_spread, 1);
    rule->spread = (SpreadRule){BY_AREA, -1, 1};
    plain_at(small.region, eve)->until = DEC(2);
    small_lower(&small, DEC(1), DEC(3));
    COSTS("d01 day 1", 1);
    COSTS("d01 day 1, d03 night 1", 0);
    COSTS("d03 day 2, d01 day 3", 1);
}
