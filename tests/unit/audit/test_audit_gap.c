#include "town.h"

#include <criterion/criterion.h>

static Town *
town(int level, int days)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_line(town, UNIT_DOCTOR, "evening", "19:00-22:00");
    town_line(town, UNIT_DOCTOR, "morning", "08:00-12:00");
    town_rule(town, RULE_gap, level)->gap.days = days;
    return town;
}

static Rule *
rule_of(Town *town)
{
    return g_ptr_array_index(town->region->rules, 0);
}

Test(audit_gap, missing_days_between_neighbours)
{
    Town *t = town(1, 6);
    rule_of(t)->cost = 2;
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 0, "2026-12-04"); /* 3 apart: 3 missing */
    town_stand(t, 0, 0, "2026-12-10"); /* 6 apart */
    town_stand(t, 0, 0, "2026-12-15"); /* 5 apart: 1 missing */
    town_stand(t, 1, 0, "2026-12-02");
    cr_assert_eq(town_count(t)->cost[1], (3 + 1) * 2 * COST_UNIT);
    cr_assert_eq(t->audit->breaches->len, 2);
    town_free(t);
}

Test(audit_gap, twice_on_a_day_is_no_distance)
{
    Town *t = town(LEVEL_HARD, 6);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 1, "2026-12-01");
    town_stand(t, 0, 0, "2026-12-07");
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->units, 6);
    /* the evening comes after the morning */
    cr_assert_eq(question_slot(t->question, town_breach(t, 0)->slot)->line, 0);
    town_free(t);
}

Test(audit_gap, neighbours_are_those_by_start)
{
    Town *t = town(1, 6);
    rule_of(t)->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-01", 0);
    town_fix(t, 0, "2026-12-03", 0);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 1, "2026-12-01"); /* in the morning, not by hand: 6 missing to the evening */
    town_stand(t, 0, 0, "2026-12-03"); /* both by hand: free */
    cr_assert_eq(town_count(t)->cost[1], 6 * COST_UNIT);
    town_free(t);
}

Test(audit_gap, days_and_who)
{
    Town *t = town(1, 6);
    town_word(t, &rule_of(t)->days, "sunday");
    town_name(&rule_of(t)->who, 1);
    rule_of(t)->gap.days = 10;
    town_ask(t, "2026-12-01", "2026-12-31");
    for (int doctor = 0; doctor < 2; doctor++) {
        town_stand(t, doctor, 0, "2026-12-06"); /* Sunday */
        town_stand(t, doctor, 0, "2026-12-08"); /* Tuesday */
        town_stand(t, doctor, 0, "2026-12-13"); /* Sunday, 7 apart: 3 missing */
    }
    cr_assert_eq(town_count(t)->cost[1], 3 * COST_UNIT);
    cr_assert_eq(town_breach(t, t->audit->breaches->len - 1)->provider, 1);
    town_free(t);
}
