#include "town.h"

#include <criterion/criterion.h>

static Town *
town(void)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_line(town, UNIT_DOCTOR, "night", "22:00-07:00");
    return town;
}

Test(audit_wish, without_a_rule_tier_one)
{
    Town *t = town();
    town_request(t, REQUEST_AVOID, 0, "2026-12-01", "2026-12-02", 0)->strength = 3;
    town_request(t, REQUEST_WANT, 0, "2026-12-10", "2026-12-10", -1)->strength = 2;
    town_request(t, REQUEST_WANT, 1, "2026-12-10", "2026-12-10", -1);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 1, 1, "2026-12-10");
    cr_assert_eq(town_count(t)->cost[1], (3 + 2) * COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->kind, BREACH_RULE);
    cr_assert_eq(town_breach(t, 0)->index, -1);
    town_free(t);
}

Test(audit_wish, an_avoided_duty_is_priced_once)
{
    Town *t = town();
    town_request(t, REQUEST_AVOID, 0, "2026-12-01", "2026-12-01", -1)->strength = 1;
    town_request(t, REQUEST_AVOID, 0, "2026-12-02", "2026-12-02", -1)->strength = 2;
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, 1, "2026-12-01"); /* the night lies in both days */
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_free(t);
}

Test(audit_wish, rules_price_what_they_see)
{
    Town *t = town();
    Rule *nights = town_rule(t, RULE_wish, 3);
    nights->cost = 5;
    town_add_index(&nights->lines, 1);
    town_request(t, REQUEST_WANT, 0, "2026-12-05", "2026-12-05", -1);
    town_request(t, REQUEST_WANT, 1, "2026-12-05", "2026-12-05", 0); /* no night meant */
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, 0, "2026-12-05"); /* granted by day, but this rule speaks of nights */
    cr_assert_eq(town_count(t)->cost[3], 5 * COST_UNIT);
    cr_assert_eq(t->audit->cost[1], 0);
    town_stand(t, 0, 1, "2026-12-05");
    cr_assert_eq(town_count(t)->cost[3], 0);
    town_free(t);
}

Test(audit_wish, a_disabled_rule_prices_nothing)
{
    Town *t = town();
    town_rule(t, RULE_wish, 1)->disabled = TRUE;
    town_request(t, REQUEST_AVOID, 0, "2026-12-01", "2026-12-01", -1);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, 0, "2026-12-01");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_free(t);
}

Test(audit_wish, hard_and_by_hand)
{
    Town *t = town();
    Rule *rule = town_rule(t, RULE_wish, LEVEL_HARD);
    town_request(t, REQUEST_AVOID, 0, "2026-12-01", "2026-12-03", -1);
    town_fix(t, 0, "2026-12-01", 0);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 0, "2026-12-03");
    cr_assert_eq(town_count(t)->hard, 2);
    rule->except_fixed = TRUE;
    cr_assert_eq(town_count(t)->hard, 1);
    town_free(t);
}

Test(audit_wish, a_want_where_nothing_is_open_costs_nothing)
{
    Town *t = town();
    town_word(t, &town_at(t, 0)->never, "2026-12-05");
    town_request(t, REQUEST_WANT, 0, "2026-12-05", "2026-12-05", -1);
    town_ask(t, "2026-12-01", "2026-12-14");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_free(t);
}

Test(audit_wish, an_avoided_duty_that_is_barred_is_priced_too)
{
    Town *t = town();
    town_word(t, &town_at(t, 0)->never, "2026-12-05");
    town_request(t, REQUEST_AVOID, 0, "2026-12-05", "2026-12-05", -1)->strength = 2;
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, 0, "2026-12-05");
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    cr_assert_eq(t->audit->hard, 1);
    town_free(t);
}

Test(audit_wish, a_want_of_a_past_day_costs_what_it_did_and_breaks_nothing)
{
    for (int level = LEVEL_HARD; level <= 1; level++) {
        Town *t = town();
        town_rule(t, RULE_wish, level);
        town_begun(t, "day", "2026-12-01", "2026-12-14", "2026-12-06");
        town_request(t, REQUEST_WANT, 0, "2026-12-05", "2026-12-05", 0);
        town_ask(t, "2026-12-01", "2026-12-14");
        town_count(t);
        cr_assert_eq(t->audit->hard, 0);
        cr_assert_eq(t->audit->cost[1], level * COST_UNIT);
        town_free(t);
    }
}
