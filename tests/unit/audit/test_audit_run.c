#include "town.h"

#include <criterion/criterion.h>

static Town *
town(int level, int max, int min)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_line(town, UNIT_DOCTOR, "night", "22:00-07:00");
    Rule *rule = town_rule(town, RULE_run, level);
    rule->run.max = max;
    rule->run.min = min;
    return town;
}

Test(audit_run, every_window_of_one_day_too_many)
{
    Town *t = town(1, 2, 0);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 1, "2026-12-02");
    town_stand(t, 0, 0, "2026-12-03"); /* 1-3 */
    town_stand(t, 0, 0, "2026-12-04"); /* 2-4 */
    town_stand(t, 0, 0, "2026-12-06");
    town_stand(t, 0, 1, "2026-12-06"); /* one day, although two duties */
    town_stand(t, 0, 0, "2026-12-07");
    town_stand(t, 1, 0, "2026-12-05"); /* somebody else does not join the two runs */
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_free(t);
}

Test(audit_run, missing_days_of_short_runs)
{
    Town *t = town(1, 0, 3);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, 0, "2026-12-01"); /* two missing */
    town_stand(t, 0, 0, "2026-12-03");
    town_stand(t, 0, 0, "2026-12-04"); /* one missing */
    town_stand(t, 0, 0, "2026-12-06");
    town_stand(t, 0, 0, "2026-12-07");
    town_stand(t, 0, 0, "2026-12-08"); /* long enough */
    cr_assert_eq(town_count(t)->cost[1], 3 * COST_UNIT);
    town_free(t);
}

Test(audit_run, by_hand_is_free_where_all_of_it_is)
{
    Town *t = town(LEVEL_HARD, 1, 3);
    ((Rule *)g_ptr_array_index(t->region->rules, 0))->except_fixed = TRUE;
    for (int day = 1; day <= 2; day++) {
        g_autofree char *date = g_strdup_printf("2026-12-%02d", day);
        town_fix(t, 0, date, 0);
    }
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 0, "2026-12-02");
    cr_assert_eq(town_count(t)->hard, 0);
    town_stand(t, 0, 1, "2026-12-02"); /* not by hand: too long and too short */
    cr_assert_eq(town_count(t)->hard, 2);
    town_free(t);
}
