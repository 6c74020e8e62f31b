#include "town.h"

#include <criterion/criterion.h>

enum { NIGHT, MORNING, EVENING };

static Town *
town(int level, int within)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_line(town, UNIT_DOCTOR, "night", "22:00-07:00");
    town_line(town, UNIT_DOCTOR, "morning", "08:00-12:00");
    town_line(town, UNIT_DOCTOR, "evening", "19:00-21:00");
    Rule *rule = town_rule(town, RULE_follow, level);
    town_add_index(&rule->follow.after, NIGHT);
    town_add_index(&rule->follow.never, MORNING);
    rule->follow.within = within;
    return town;
}

static Rule *
rule_of(Town *town)
{
    return g_ptr_array_index(town->region->rules, 0);
}

Test(audit_follow, every_pair_in_reach)
{
    Town *t = town(1, 2);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 0, MORNING, "2026-12-01"); /* before the night */
    town_stand(t, 0, MORNING, "2026-12-02");
    town_stand(t, 0, MORNING, "2026-12-03");
    town_stand(t, 0, MORNING, "2026-12-04"); /* three days on */
    town_stand(t, 0, EVENING, "2026-12-02");
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_free(t);
}

Test(audit_follow, within_the_same_day)
{
    Town *t = town(LEVEL_HARD, 0);
    rule_of(t)->follow.after->len = 0;
    town_add_index(&rule_of(t)->follow.after, MORNING);
    rule_of(t)->follow.never->len = 0;
    town_add_index(&rule_of(t)->follow.never, EVENING);
    town_add_index(&rule_of(t)->lines, NIGHT); /* says nothing here */
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, MORNING, "2026-12-01");
    town_stand(t, 0, EVENING, "2026-12-02");
    cr_assert_eq(town_count(t)->hard, 0);
    town_stand(t, 0, EVENING, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(question_slot(t->question, town_breach(t, 0)->slot)->line, EVENING);
    town_free(t);
}

Test(audit_follow, both_duties_must_be_seen)
{
    Town *t = town(1, 1);
    town_word(t, &rule_of(t)->not_days, "2026-12-02");
    rule_of(t)->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-08", NIGHT);
    town_fix(t, 0, "2026-12-09", MORNING);
    town_ask(t, "2026-12-01", "2026-12-14");
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 0, MORNING, "2026-12-02"); /* a day that the rule leaves out */
    town_stand(t, 0, NIGHT, "2026-12-08");
    town_stand(t, 0, MORNING, "2026-12-09"); /* both by hand */
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 0, NIGHT, "2026-12-04");
    town_stand(t, 0, MORNING, "2026-12-05");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_free(t);
}
