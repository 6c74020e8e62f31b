/* accompany: counted by hand. */
#include "town.h"

#include <criterion/criterion.h>

/* Doctors 0 and 1 are accompanied, 2 accompanies, 3 is neither; line 0 has three places, line 1
 * one. */
static Town *
town(int level, int min, Rule **rule)
{
    Town *t = town_new();
    town_doctor(t, "d01");
    town_doctor(t, "d02");
    town_doctor(t, "d03");
    town_doctor(t, "d04");
    town_set(&town_line_at(t, town_line(t, UNIT_DOCTOR, "day", "09:00-17:00"))->need, 3);
    town_line(t, UNIT_DOCTOR, "night", "22:00-07:00");
    *rule = town_rule(t, RULE_accompany, level);
    town_name(&(*rule)->who, 0);
    town_name(&(*rule)->who, 1);
    town_name(&(*rule)->accompany.with, 2);
    (*rule)->accompany.min = min;
    return t;
}

static void
december(Town *t)
{
    town_ask(t, "2026-12-01", "2026-12-31");
}

Test(audit_accompany, at_least_so_many_beside_them)
{
    Rule *rule;
    Town *t = town(1, 2, &rule);
    rule->cost = 5;
    town_add_index(&rule->lines, 0);
    december(t);
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 2, 0, "2026-12-01"); /* one of two */
    town_stand(t, 0, 0, "2026-12-02");
    town_stand(t, 1, 0, "2026-12-02");
    town_stand(t, 3, 0, "2026-12-02"); /* none of two, told once for both */
    town_stand(t, 2, 0, "2026-12-03");
    town_stand(t, 3, 0, "2026-12-03"); /* nobody to accompany */
    town_stand(t, 0, 1, "2026-12-04"); /* a line that the rule does not see */
    cr_assert_eq(town_count(t)->cost[1], (1 + 2) * 5 * COST_UNIT);
    cr_assert_eq(t->audit->breaches->len, 2);
    cr_assert(town_breach(t, 0)->under);
    cr_assert_eq(town_breach(t, 0)->units, 1);
    cr_assert_eq(town_breach(t, 1)->day, town_day("2026-12-02"));
    town_free(t);
}

Test(audit_accompany, never_alone)
{
    Rule *rule;
    Town *t = town(1, 1, &rule);
    december(t);
    town_stand(t, 0, 0, "2026-12-01");
    town_stand_as(t, 2, 0, "2026-12-01", ROLE_RESERVE);
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT, "a reserve is no company");
    town_stand(t, 2, 1, "2026-12-01");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT, "nor is who stands elsewhere");
    town_stand_as(t, 1, 1, "2026-12-02", ROLE_RESERVE);
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT, "nor need reserves any");
    town_name(&rule->accompany.with, 0);
    cr_assert_eq(town_count(t)->cost[1], 0, "who is of both needs nobody");
    town_free(t);
}

Test(audit_accompany, by_hand)
{
    Rule *rule;
    Town *t = town(LEVEL_HARD, 1, &rule);
    rule->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-01", 0);
    december(t);
    town_stand(t, 0, 0, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 0);
    town_stand(t, 1, 0, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 1);
    town_free(t);
}
