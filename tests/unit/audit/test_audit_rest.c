#include "town.h"

#include <criterion/criterion.h>

enum { NIGHT, MORNING, EVENING };

/* Nights end at 07:00; then one hour is free before the morning, nine before the evening. */
static Town *
town(int level, int hours)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_line(town, UNIT_DOCTOR, "night", "22:00-07:00");
    town_line(town, UNIT_DOCTOR, "morning", "08:00-12:00");
    town_line(town, UNIT_DOCTOR, "evening", "16:00-19:00");
    town_rule(town, RULE_rest, level)->rest.hours = hours;
    return town;
}

Test(audit_rest, every_started_hour_counts)
{
    Town *t = town(1, 9);
    ((Rule *)g_ptr_array_index(t->region->rules, 0))->cost = 3;
    town_ask(t, "2026-12-01", "2026-12-10");
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 0, MORNING, "2026-12-02"); /* 1 h free: 8 missing */
    town_stand(t, 0, EVENING, "2026-12-05");
    town_stand(t, 0, NIGHT, "2026-12-05"); /* 3 h free: 6 missing */
    const Audit *audit = town_count(t);
    cr_assert_eq(audit->hard, 0);
    cr_assert_eq(audit->cost[1], (8 + 6) * 3 * COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->slot,
                 question_find_slot(t->question, MORNING, town_day("2026-12-02")));
    cr_assert_eq(town_breach(t, 0)->other,
                 question_find_slot(t->question, NIGHT, town_day("2026-12-01")));
    town_free(t);
}

Test(audit_rest, just_enough_is_enough)
{
    Town *t = town(LEVEL_HARD, 9);
    town_ask(t, "2026-12-01", "2026-12-10");
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 0, EVENING, "2026-12-02"); /* 9 h free */
    town_stand(t, 1, MORNING, "2026-12-02"); /* somebody else */
    cr_assert_eq(town_count(t)->hard, 0);
    town_free(t);
}

Test(audit_rest, a_part_of_an_hour_is_an_hour)
{
    Town *t = town(2, 9);
    town_line(t, UNIT_DOCTOR, "late", "15:30-15:45");
    town_ask(t, "2026-12-01", "2026-12-10");
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 0, 3, "2026-12-02"); /* 8 h 30 free */
    cr_assert_eq(town_count(t)->cost[2], COST_UNIT);
    town_free(t);
}

Test(audit_rest, hard_is_one_breach)
{
    Town *t = town(LEVEL_HARD, 9);
    town_ask(t, "2026-12-01", "2026-12-10");
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 0, MORNING, "2026-12-02");
    const Audit *audit = town_count(t);
    cr_assert_eq(audit->hard, 1);
    cr_assert_eq(town_breach(t, 0)->level, LEVEL_HARD);
    cr_assert_eq(town_breach(t, 0)->units, 8);
    town_free(t);
}

Test(audit_rest, by_hand_is_spared_only_where_both_are)
{
    Town *t = town(LEVEL_HARD, 12);
    ((Rule *)g_ptr_array_index(t->region->rules, 0))->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-01", NIGHT);
    town_fix(t, 0, "2026-12-02", MORNING);
    town_ask(t, "2026-12-01", "2026-12-10");
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 0, MORNING, "2026-12-02"); /* both by hand */
    cr_assert_eq(town_count(t)->hard, 0);
    town_stand(t, 0, EVENING, "2026-12-02"); /* 4 h after the morning, not by hand */
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_units(t, BREACH_RULE, 0), 8);
    town_free(t);
}

Test(audit_rest, only_what_the_rule_sees)
{
    Town *t = town(LEVEL_HARD, 9);
    Rule *rule = g_ptr_array_index(t->region->rules, 0);
    town_add_index(&rule->lines, NIGHT);
    town_add_index(&rule->lines, EVENING);
    town_ask(t, "2026-12-01", "2026-12-10");
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 0, MORNING, "2026-12-02");
    cr_assert_eq(town_count(t)->hard, 0);
    rule->disabled = FALSE;
    town_stand(t, 0, EVENING, "2026-12-01"); /* 3 h before the night */
    cr_assert_eq(town_count(t)->hard, 1);
    rule->disabled = TRUE;
    cr_assert_eq(town_count(t)->hard, 0);
    town_free(t);
}
