#include "town.h"

#include <criterion/criterion.h>

static Town *
town(int doctors)
{
    Town *town = town_new();
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    Rule *rule = town_rule(town, RULE_rotation, 2);
    for (int i = 1; i <= doctors; i++) {
        g_autofree char *id = g_strdup_printf("d%02d", i);
        town_add_index(&rule->rotation.order, town_doctor(town, id));
    }
    return town;
}

static Rule *
rule_of(Town *town)
{
    return g_ptr_array_index(town->region->rules, 0);
}

/* One digit per day from 2026-12-01: who stands, '-' nobody. */
static gint64
cost_of(Town *town, const char *row)
{
    for (int i = 0; row[i]; i++) {
        g_autofree char *date = day_format(town_day("2026-12-01") + i);
        if (row[i] != '-')
            town_stand(town, row[i] - '1', 0, date);
    }
    return town_count(town)->cost[2] / COST_UNIT;
}

Test(audit_rotation, in_turn_costs_nothing)
{
    Town *t = town(3);
    town_ask(t, "2026-12-01", "2026-12-07");
    cr_assert_eq(cost_of(t, "1231231"), 0);
    town_free(t);
}

Test(audit_rotation, an_exchange_of_neighbours_costs_two)
{
    Town *t = town(3);
    town_ask(t, "2026-12-01", "2026-12-07");
    cr_assert_eq(cost_of(t, "1321231"), 2);
    town_free(t);
}

Test(audit_rotation, due_turns_go_on_beyond_the_period)
{
    Town *t = town(3);
    town_ask(t, "2026-12-01", "2026-12-03");
    /* d01 is due at 1, 4 and 7 and serves at 1, 2 and 3: 0 + 2 + 4 */
    cr_assert_eq(cost_of(t, "111"), 6);
    town_free(t);
}

Test(audit_rotation, a_slot_of_two_places_is_two_turns)
{
    Town *t = town(3);
    town_set(&town_line_at(t, 0)->need, 2);
    town_ask(t, "2026-12-01", "2026-12-03");
    /* turns 1-2, 3-4, 5-6: d01 due 1, 4; d02 due 2, 5; d03 due 3, 6 */
    cost_of(t, "132");
    cr_assert_eq(cost_of(t, "213"), 0, "both places of each slot");
    town_free(t);
    t = town(3);
    town_set(&town_line_at(t, 0)->need, 2);
    town_ask(t, "2026-12-01", "2026-12-03");
    cr_assert_eq(cost_of(t, "311"),
                 1 + 2 + 1); /* d03 before 3 by 1; d01 1 after by 2, 4 before 5 */
    town_free(t);
}

Test(audit_rotation, two_places_in_the_order)
{
    Town *t = town(3);
    town_add_index(&rule_of(t)->rotation.order, 0); /* d01 d02 d03 d01 */
    town_ask(t, "2026-12-01", "2026-12-08");
    cr_assert_eq(cost_of(t, "12311231"), 0);
    town_free(t);
}

Test(audit_rotation, seasons_run_by_themselves)
{
    Town *t = town(3);
    town_season(t, "obon", "12-03..12-04");
    rule_of(t)->rotation.own_seasons = TRUE;
    town_ask(t, "2026-12-01", "2026-12-05");
    cr_assert_eq(cost_of(t, "12123"), 0); /* main: 1 2 . . 3; season: 1 2 */
    town_free(t);
    t = town(3);
    town_season(t, "obon", "12-03..12-04");
    town_ask(t, "2026-12-01", "2026-12-05");
    /* one cycle: d01 at 1 and 3 (due 4), d02 at 2 and 4 (due 5), d03 at 5 (due 3) */
    cr_assert_eq(cost_of(t, "12123"), 1 + 1 + 2);
    town_free(t);
}

Test(audit_rotation, others_are_not_priced)
{
    Town *t = town(2);
    town_doctor(t, "d03");
    town_ask(t, "2026-12-01", "2026-12-03");
    cr_assert_eq(cost_of(t, "123"), 0);
    cr_assert_eq(t->audit->breaches->len, 0);
    town_free(t);
}

Test(audit_rotation, each_line_by_itself_and_days)
{
    Town *t = town(2);
    town_line(t, UNIT_DOCTOR, "night", "22:00-07:00");
    town_word(t, &rule_of(t)->not_days, "2026-12-02");
    town_ask(t, "2026-12-01", "2026-12-03");
    town_stand(t, 0, 1, "2026-12-01");
    town_stand(t, 1, 1, "2026-12-02"); /* not seen */
    town_stand(t, 1, 1, "2026-12-03");
    cr_assert_eq(cost_of(t, "112"), 0);
    town_free(t);
}

Test(audit_rotation, hard_and_by_hand)
{
    Town *t = town(2);
    rule_of(t)->level = LEVEL_HARD;
    rule_of(t)->except_fixed = TRUE;
    town_fix(t, 1, "2026-12-01", 0);
    town_ask(t, "2026-12-01", "2026-12-02");
    cost_of(t, "21"); /* d02 by hand, d01 one turn late */
    cr_assert_eq(t->audit->hard, 1);
    cr_assert_eq(town_breach(t, 0)->provider, 0);
    town_free(t);
}
