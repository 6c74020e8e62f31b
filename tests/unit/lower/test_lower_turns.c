#include "small.h"

static Small small;
static int sunday, ann, bob, eve;

/* Three doctors in turn on Sundays (6, 13, 20, 27 December; 3, 10 January). */
static void
begin(void)
{
    small = small_open();
    ann = plain_provider(small.region, UNIT_DOCTOR, "d01");
    bob = plain_provider(small.region, UNIT_DOCTOR, "d02");
    eve = plain_provider(small.region, UNIT_DOCTOR, "d03");
    sunday = plain_line(small.region, "sunday", "sunday", "09:00-17:00");
}

static void
end(void)
{
    small_close(&small);
}

TestSuite(lower_turns, .init = begin, .fini = end);

static Rule *
rotation(int level)
{
    Rule *rule = small_rule(&small, RULE_rotation, level);
    rule->rotation.order = plain_indexes(ann, bob, eve, -1);
    return rule;
}

Test(lower_turns, in_turn_costs_nothing_and_an_exchange_two)
{
    rotation(1);
    small_lower(&small, DEC(1), DEC(41));
    COSTS("d01 sunday 6, d02 sunday 13, d03 sunday 20, d01 sunday 27, d02 sunday 34", 0);
    COSTS("d02 sunday 6, d01 sunday 13, d03 sunday 20, d01 sunday 27", 2);
    COSTS("d01 sunday 6, d01 sunday 13", 2);
    COSTS("d03 sunday 41", 3);
    COSTS("d01 sunday 6, d01 sunday 27, d01 sunday 41", 1);
}

Test(lower_turns, a_slot_of_two_places_covers_two_turns)
{
    rotation(1);
    plain_map(small.region, &plain_line_at(small.region, sunday)->need, NULL, 2);
    small_lower(&small, DEC(1), DEC(41));
    /* Turns 1-2, 3-4, 5-6 … */
    COSTS("d01 sunday 6, d02 sunday 6, d03 sunday 13, d01 sunday 13", 0);
    COSTS("d03 sunday 6", 1);
    COSTS("d01 sunday 20", 4);
}

Test(lower_turns, one_may_stand_twice_in_the_order)
{
    Rule *rule = small_rule(&small, RULE_rotation, 1);
    rule->rotation.order = plain_indexes(ann, bob, ann, -1);
    small_lower(&small, DEC(1), DEC(41));
    COSTS("d01 sunday 6, d02 sunday 13, d01 sunday 20, d01 sunday 27, d02 sunday 34", 0);
    COSTS("d01 sunday 6, d01 sunday 27", 1);
    COSTS("d03 sunday 6", 0);
}

Test(lower_turns, a_season_has_its_own_cycle)
{
    YearRun run = {{12, 20}, {12, 27}};
    calendar_add_season(small.region->calendar, "year-end", run);
    rotation(1)->rotation.own_seasons = TRUE;
    small_lower(&small, DEC(1), DEC(41));
    COSTS("d01 sunday 6, d02 sunday 13, d03 sunday 34, d01 sunday 41", 0);
    COSTS("d01 sunday 20, d02 sunday 27", 0);
    COSTS("d03 sunday 20", 2);
}

Test(lower_turns, each_line_turns_by_itself)
{
    rotation(1);
    plain_line(small.region, "eve", "saturday", "09:00-17:00");
    small_lower(&small, DEC(1), DEC(41));
    COSTS("d01 sunday 6, d01 eve 5", 0);
    COSTS("d02 eve 5, d01 eve 12", 2);
}

Test(lower_turns, a_hard_rotation_allows_only_the_due)
{
    rotation(LEVEL_HARD)->except_fixed = TRUE;
    small_fix(&small, eve, sunday, DEC(6));
    small_lower(&small, DEC(1), DEC(41));
    COSTS("d03 sunday 6, d02 sunday 13", 0);
    COSTS("d03 sunday 6, d01 sunday 13", -1);
}

/* -- wishes ----------------------------------------------------------------------------------- */

static Request *
wish(int provider, RequestKind kind, int first, int last, int strength)
{
    Request *request = plain_request(small.region, provider, kind, DEC(first), DEC(last));
    request->strength = strength;
    return request;
}

Test(lower_turns, wishes_cost_their_strength)
{
    wish(ann, REQUEST_AVOID, 6, 6, 2);
    wish(bob, REQUEST_WANT, 13, 13, 3);
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d02 sunday 6", 3);
    COSTS("d01 sunday 6", 5);
    COSTS("d02 sunday 13", 0);
    COSTS("d01 sunday 6, d02 sunday 13", 2);
}

Test(lower_turns, a_duty_over_two_avoided_days_is_priced_once)
{
    plain_line(small.region, "night", "saturday", "22:00-07:00");
    wish(ann, REQUEST_AVOID, 5, 5, 1);
    wish(ann, REQUEST_AVOID, 6, 6, 3);
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d01 night 5", 3);
    COSTS("d01 sunday 6", 3);
    COSTS("d01 night 5, d01 sunday 6", 6);
}

Test(lower_turns, each_wanted_day_is_a_wish)
{
    plain_line(small.region, "evening", "sunday", "18:00-21:00");
    wish(ann, REQUEST_WANT, 6, 13, 1);
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d02 sunday 20", 2);
    COSTS("d01 sunday 6, d01 evening 6", 1);
    COSTS("d01 sunday 6, d01 evening 13", 0);
}

Test(lower_turns, a_wish_rule_replaces_the_default)
{
    Rule *rule = small_rule(&small, RULE_wish, 1);
    rule->cost = 10;
    rule->who = plain_who(plain_indexes(ann, -1));
    wish(ann, REQUEST_AVOID, 6, 6, 2);
    wish(bob, REQUEST_AVOID, 6, 6, 2);
    wish(bob, REQUEST_WANT, 13, 13, 1);
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d01 sunday 6", 20);
    COSTS("d02 sunday 6", 0);
}

Test(lower_turns, a_disabled_wish_rule_prices_none)
{
    small_rule(&small, RULE_wish, 1)->disabled = TRUE;
    wish(ann, REQUEST_AVOID, 6, 6, 2);
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d01 sunday 6", 0);
}

Test(lower_turns, wishes_can_be_hard)
{
    small_rule(&small, RULE_wish, LEVEL_HARD);
    wish(ann, REQUEST_AVOID, 6, 6, 1);
    wish(bob, REQUEST_WANT, 13, 13, 1);
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d01 sunday 6, d02 sunday 13", -1);
    COSTS("d03 sunday 6", -1);
    COSTS("d03 sunday 6, d02 sunday 13", 0);
}
