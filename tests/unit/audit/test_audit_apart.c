#include "town.h"

#include <criterion/criterion.h>

enum { DAY, NIGHT, LATE };

static Town *
town(Within within)
{
    Town *town = town_new();
    for (int i = 1; i <= 3; i++) {
        g_autofree char *id = g_strdup_printf("d%02d", i);
        town_doctor(town, id);
    }
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_line(town, UNIT_DOCTOR, "night", "22:00-07:00");
    town_line(town, UNIT_DOCTOR, "late", "16:00-18:00");
    town_set(&town_line_at(town, DAY)->need, 3);
    Rule *rule = town_rule(town, RULE_apart, 1);
    rule->apart.within = within;
    town_name(&rule->who, 0);
    town_name(&rule->who, 1);
    return town;
}

static Rule *
rule_of(Town *town)
{
    return g_ptr_array_index(town->region->rules, 0);
}

Test(audit_apart, once_per_pair_and_day)
{
    Town *t = town(WITHIN_DAY);
    town_name(&rule_of(t)->who, 2);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 1, LATE, "2026-12-01"); /* one pair, once */
    town_stand(t, 2, DAY, "2026-12-02");
    town_stand(t, 1, DAY, "2026-12-03");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_stand(t, 2, DAY, "2026-12-01"); /* two more pairs */
    cr_assert_eq(town_count(t)->cost[1], 3 * COST_UNIT);
    town_free(t);
}

Test(audit_apart, only_those_named_and_seen)
{
    Town *t = town(WITHIN_DAY);
    town_add_index(&rule_of(t)->lines, DAY);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 1, NIGHT, "2026-12-01"); /* a line that the rule leaves out */
    town_stand(t, 2, DAY, "2026-12-01");   /* somebody whom it does not name */
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_free(t);
}

Test(audit_apart, overlapping_hours_without_travel)
{
    Town *t = town(WITHIN_HOURS);
    town_line_at(t, DAY)->travel = 600;
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 1, NIGHT, "2026-12-01"); /* 22:00 is not 17:00 */
    town_stand(t, 0, LATE, "2026-12-02");
    town_stand(t, 1, DAY, "2026-12-02"); /* 16:00 to 17:00 together */
    town_stand(t, 0, DAY, "2026-12-03");
    town_stand(t, 1, DAY, "2026-12-03"); /* the same slot is the same hours */
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_free(t);
}

Test(audit_apart, in_one_slot)
{
    Town *t = town(WITHIN_SLOT);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 1, LATE, "2026-12-01");
    town_stand(t, 0, DAY, "2026-12-02");
    town_stand(t, 1, DAY, "2026-12-02");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->provider + town_breach(t, 0)->partner, 1);
    town_free(t);
}

Test(audit_apart, by_hand_is_free_where_all_duties_are)
{
    Town *t = town(WITHIN_DAY);
    rule_of(t)->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-01", DAY);
    town_fix(t, 1, "2026-12-01", DAY);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 1, DAY, "2026-12-01");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 1, NIGHT, "2026-12-01");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_free(t);
}

Test(audit_apart, one_provider_on_two_lines)
{
    Town *t = town(WITHIN_DAY);
    Rule *rule = rule_of(t);
    rule->apart.of_lines = TRUE;
    g_clear_pointer(&rule->who, who_free);
    town_add_index(&rule->lines, DAY);
    town_add_index(&rule->lines, NIGHT);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 0, NIGHT, "2026-12-01"); /* both */
    town_stand(t, 0, DAY, "2026-12-05");
    town_stand(t, 1, NIGHT, "2026-12-05"); /* two providers */
    town_stand(t, 0, LATE, "2026-12-07");
    town_stand(t, 0, NIGHT, "2026-12-07"); /* a line not named */
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    rule->apart.within = WITHIN_HOURS; /* 09:00-17:00 and 22:00-07:00 do not overlap */
    cr_assert_eq(town_count(t)->cost[1], 0);
    rule->apart.within = WITHIN_SLOT;
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_free(t);
}

Test(audit_apart, two_lines_at_overlapping_hours)
{
    Town *t = town_new();
    town_provider(t, UNIT_CLINIC, "c01");
    town_line(t, UNIT_CLINIC, "naika", "09:00-17:00");
    town_line(t, UNIT_CLINIC, "geka", "16:00-20:00");
    Rule *rule = town_rule(t, RULE_apart, LEVEL_HARD);
    rule->apart.of_lines = TRUE;
    rule->apart.within = WITHIN_HOURS;
    town_add_index(&rule->lines, 0);
    town_add_index(&rule->lines, 1);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 1, "2026-12-02");
    cr_assert_eq(town_count(t)->hard, 0);
    town_stand(t, 0, 1, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 1);
    town_free(t);
}
