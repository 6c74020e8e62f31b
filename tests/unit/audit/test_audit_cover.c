#include "town.h"

#include <criterion/criterion.h>

static Town *
town(void)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_doctor(town, "d03");
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_set(&town_line_at(town, 0)->need, 2);
    town_set(&town_line_at(town, 0)->reserve, 1);
    return town;
}

Test(audit_cover, missing_places)
{
    Town *t = town();
    town_ask(t, "2026-12-01", "2026-12-03");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 1, 0, "2026-12-01");
    town_stand_as(t, 2, 0, "2026-12-01", ROLE_RESERVE);
    town_stand(t, 0, 0, "2026-12-02");
    const Audit *audit = town_count(t);
    cr_assert_eq(audit->short_places, 3);
    cr_assert_eq(audit->short_reserves, 2);
    cr_assert_eq(audit->breaches->len, 0);
    town_free(t);
}

Test(audit_cover, too_many)
{
    Town *t = town();
    town_ask(t, "2026-12-01", "2026-12-01");
    for (int i = 0; i < 3; i++)
        town_stand(t, i, 0, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->kind, BREACH_OVER);
    cr_assert_eq(town_breach(t, 0)->provider, 2);
    cr_assert_eq(t->audit->short_places, 0);
    town_free(t);
}

Test(audit_cover, twice_fills_one_place)
{
    Town *t = town();
    town_ask(t, "2026-12-01", "2026-12-01");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 0, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->kind, BREACH_TWICE);
    cr_assert_eq(t->audit->short_places, 1);
    town_free(t);
}

Test(audit_cover, a_reserve_is_not_on_duty)
{
    Town *t = town();
    town_ask(t, "2026-12-01", "2026-12-01");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 1, 0, "2026-12-01");
    town_stand_as(t, 0, 0, "2026-12-01", ROLE_RESERVE);
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->kind, BREACH_TWICE);
    cr_assert_eq(town_breach(t, 0)->provider, 0);
    town_free(t);
}

Test(audit_cover, where_there_is_no_duty)
{
    Town *t = town();
    town_ask(t, "2026-12-01", "2026-12-01");
    town_stand(t, 0, 0, "2026-12-09");
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->kind, BREACH_OVER);
    cr_assert_eq(town_breach(t, 0)->slot, -1);
    cr_assert_eq(town_breach(t, 0)->line, 0);
    cr_assert_eq(town_breach(t, 0)->day, town_day("2026-12-09"));
    town_free(t);
}

Test(audit_cover, who_cannot_stand)
{
    Town *t = town();
    town_at(t, 0)->until = town_day("2026-11-30");
    town_request(t, REQUEST_ABSENT, 1, "2026-12-02", "2026-12-02", -1);
    town_ask(t, "2026-12-01", "2026-12-02");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand_as(t, 1, 0, "2026-12-02", ROLE_RESERVE);
    cr_assert_eq(town_count(t)->hard, 2);
    cr_assert_eq(town_breach(t, 0)->kind, BREACH_BAR);
    cr_assert_eq(town_breach(t, 0)->index, BAR_MEMBER);
    cr_assert_eq(town_breach(t, 1)->index, BAR_ABSENT);
    town_free(t);
}

Test(audit_cover, fixes_are_kept_on_duty)
{
    Town *t = town();
    town_line(t, UNIT_DOCTOR, "night", "22:00-07:00");
    town_fix(t, 0, "2026-12-01", -1); /* any duty of the day */
    town_fix(t, 1, "2026-12-01", 0);
    town_ask(t, "2026-12-01", "2026-12-01");
    town_stand(t, 0, 1, "2026-12-01");
    town_stand_as(t, 1, 0, "2026-12-01", ROLE_RESERVE); /* stand-by is not standing */
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->kind, BREACH_FIX);
    cr_assert_eq(town_breach(t, 0)->provider, 1);
    town_free(t);
}

Test(audit_cover, hard_breaches_come_first)
{
    Town *t = town();
    town_rule(t, RULE_gap, 3)->gap.days = 6;
    town_rule(t, RULE_gap, 1)->gap.days = 5;
    town_rule(t, RULE_gap, LEVEL_HARD)->gap.days = 4;
    town_ask(t, "2026-12-01", "2026-12-02");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 0, "2026-12-02");
    town_count(t);
    cr_assert_eq(t->audit->breaches->len, 3);
    cr_assert_eq(town_breach(t, 0)->level, LEVEL_HARD);
    cr_assert_eq(town_breach(t, 1)->level, 1);
    cr_assert_eq(town_breach(t, 2)->level, 3);
    town_free(t);
}

Test(audit_cover, sums_stay_in_range)
{
    Town *t = town();
    for (int i = 0; i < 2; i++) {
        Rule *rule = town_rule(t, RULE_gap, 1);
        rule->gap.days = 1000;
        rule->cost = G_MAXINT64 / COST_UNIT;
    }
    town_ask(t, "2026-12-01", "2026-12-02");
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 0, "2026-12-02");
    cr_assert_eq(town_count(t)->cost[1], G_MAXINT64);
    town_free(t);
}
