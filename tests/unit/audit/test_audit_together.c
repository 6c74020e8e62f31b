#include "town.h"

#include <criterion/criterion.h>

enum { DAY, LATE, NIGHT };

static Town *
town(int people)
{
    Town *town = town_new();
    Rule *rule = town_rule(town, RULE_together, 1);
    for (int i = 0; i < 4; i++) {
        g_autofree char *id = g_strdup_printf("d%02d", i + 1);
        town_doctor(town, id);
        if (i < people)
            town_name(&rule->who, i);
    }
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_line(town, UNIT_DOCTOR, "late", "16:00-18:00");
    town_line(town, UNIT_DOCTOR, "night", "22:00-07:00");
    town_set(&town_line_at(town, DAY)->need, 3);
    return town;
}

static Rule *
rule_of(Town *town)
{
    return g_ptr_array_index(town->region->rules, 0);
}

Test(audit_together, overlapping_hours_or_not_at_all)
{
    Town *t = town(2);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 1, DAY, "2026-12-01"); /* one slot */
    town_stand(t, 0, DAY, "2026-12-02");
    town_stand(t, 1, LATE, "2026-12-02"); /* 16:00 to 17:00 */
    town_stand(t, 2, NIGHT, "2026-12-02");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 0, DAY, "2026-12-03");
    town_stand(t, 1, NIGHT, "2026-12-03"); /* each without the other */
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_free(t);
}

Test(audit_together, each_other_person_is_a_unit)
{
    Town *t = town(3);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, NIGHT, "2026-12-01"); /* without two */
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_stand(t, 0, DAY, "2026-12-05");
    town_stand(t, 1, DAY, "2026-12-05"); /* each without the third */
    cr_assert_eq(town_count(t)->cost[1], 4 * COST_UNIT);
    town_stand(t, 2, DAY, "2026-12-05");
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_free(t);
}

Test(audit_together, leave_and_the_end_of_membership_excuse)
{
    Town *t = town(2);
    Leave leave = {{town_day("2026-12-01"), town_day("2026-12-03")}, PLACE_NONE};
    g_array_append_val(town_at(t, 1)->leaves, leave);
    town_at(t, 1)->until = town_day("2026-12-08");
    town_request(t, REQUEST_ABSENT, 1, "2026-12-06", "2026-12-06", -1);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, DAY, "2026-12-02");
    town_stand(t, 0, DAY, "2026-12-09");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 0, DAY, "2026-12-06"); /* an absence does not */
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_free(t);
}

Test(audit_together, what_the_rule_does_not_see_is_no_company)
{
    Town *t = town(2);
    town_add_index(&rule_of(t)->lines, DAY);
    rule_of(t)->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-02", DAY);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 1, LATE, "2026-12-01");
    town_stand(t, 0, DAY, "2026-12-02"); /* by hand */
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->provider, 0);
    cr_assert_eq(town_breach(t, 0)->partner, 1);
    town_free(t);
}
