/* accompany: priced by hand. */
#include "small.h"

static Small small;
static int day, ann, bob, cid, eve;

/* Ann and Bob are accompanied, Cid accompanies; Eve is neither. Three places by day, one by night.
 */
static void
begin(void)
{
    small = small_open();
    ann = plain_provider(small.region, UNIT_DOCTOR, "d01");
    bob = plain_provider(small.region, UNIT_DOCTOR, "d02");
    cid = plain_provider(small.region, UNIT_DOCTOR, "d03");
    eve = plain_provider(small.region, UNIT_DOCTOR, "d04");
    day = plain_line(small.region, "day", "every-day", "09:00-17:00");
    plain_map(small.region, &plain_line_at(small.region, day)->need, NULL, 3);
    plain_line(small.region, "night", "every-day", "22:00-07:00");
}

static void
end(void)
{
    small_close(&small);
}

TestSuite(lower_accompany, .init = begin, .fini = end);

static Rule *
accompany(int level, int min)
{
    Rule *rule = small_rule(&small, RULE_accompany, level);
    rule->who = plain_who(plain_indexes(ann, bob, -1));
    rule->accompany = (AccompanyRule){plain_who(plain_indexes(cid, -1)), min};
    return rule;
}

Test(lower_accompany, one_is_enough_for_two)
{
    accompany(1, 1);
    small_lower(&small, DEC(1), DEC(3));
    COSTS("", 0);
    COSTS("d01 day 1, d02 day 1, d03 day 1", 0);
    COSTS("d01 day 1, d02 day 1, d04 day 1, d03 day 2", 1);
    COSTS("d03 day 1, d04 day 1, d04 day 2", 0);
}

Test(lower_accompany, alone_in_the_only_place)
{
    accompany(1, 1);
    small_lower(&small, DEC(1), DEC(3));
    COSTS("d01 night 1, d03 night 2, d04 night 3", 1);
}

Test(lower_accompany, each_one_missing_counts)
{
    Rule *rule = accompany(1, 2);
    rule->cost = 3;
    small_lower(&small, DEC(1), DEC(2));
    COSTS("d01 day 1, d02 day 1", 2 * 3);
    COSTS("d01 day 1, d03 day 1", 1 * 3);
    COSTS("d01 night 1", 2 * 3);
}

Test(lower_accompany, who_is_both_needs_nobody)
{
    Rule *rule = accompany(LEVEL_HARD, 1);
    g_array_append_val(rule->accompany.with->ids, bob);
    small_lower(&small, DEC(1), DEC(2));
    COSTS("d02 night 1", 0);
    COSTS("d01 day 1, d02 day 1", 0);
    COSTS("d01 day 1, d04 day 1", -1);
}

Test(lower_accompany, by_hand_is_free)
{
    accompany(LEVEL_HARD, 1)->except_fixed = TRUE;
    small_fix(&small, ann, day, DEC(1));
    small_lower(&small, DEC(1), DEC(2));
    COSTS("d01 day 1", 0);
    COSTS("d01 day 1, d02 day 1", -1);
    COSTS("d01 day 1, d02 day 1, d03 day 1", 0);
}

Test(lower_accompany, nought_asks_nothing)
{
    accompany(LEVEL_HARD, 0);
    small_lower(&small, DEC(1), DEC(2));
    COSTS("d01 day 1, d02 night 2", 0);
}
