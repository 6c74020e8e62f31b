#include "town.h"

#include <criterion/criterion.h>

enum { CLINIC, FIRST, SECOND };
enum { NAIKA, GEKA, DAY, EVENING };

/* One clinic with two doctors; the evening begins an hour after the day ends. */
static Town *
town(void)
{
    Town *town = town_new();
    town_provider(town, UNIT_CLINIC, "c01");
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_at(town, FIRST)->clinic = CLINIC;
    town_at(town, SECOND)->clinic = CLINIC;
    town_line(town, UNIT_CLINIC, "naika", "09:00-12:00,13:00-17:00");
    town_line(town, UNIT_CLINIC, "geka", "09:00-17:00");
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_line(town, UNIT_DOCTOR, "evening", "18:00-21:00");
    return town;
}

Test(audit_place, two_places_at_once)
{
    Town *t = town();
    town_line(t, UNIT_DOCTOR, "late", "16:00-18:00");
    town_ask(t, "2026-12-01", "2026-12-07");
    town_stand(t, FIRST, DAY, "2026-12-01");
    town_stand(t, FIRST, 4, "2026-12-01");
    town_stand(t, FIRST, EVENING, "2026-12-01"); /* begins when the late duty ends */
    town_stand(t, SECOND, DAY, "2026-12-02");
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->kind, BREACH_OVERLAP);
    cr_assert_eq(question_slot(t->question, town_breach(t, 0)->slot)->line, 4);
    town_free(t);
}

Test(audit_place, travel_counts)
{
    Town *t = town();
    town_line_at(t, EVENING)->travel = 61;
    town_ask(t, "2026-12-01", "2026-12-07");
    town_stand(t, FIRST, DAY, "2026-12-01");
    town_stand(t, FIRST, EVENING, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 1);
    town_line_at(t, EVENING)->travel = 60;
    cr_assert_eq(town_count(t)->hard, 0);
    town_free(t);
}

Test(audit_place, a_reserve_too)
{
    Town *t = town();
    town_line(t, UNIT_DOCTOR, "late", "16:00-18:00");
    town_set(&town_line_at(t, 4)->reserve, 1);
    town_ask(t, "2026-12-01", "2026-12-07");
    town_stand(t, FIRST, DAY, "2026-12-01");
    town_stand_as(t, FIRST, 4, "2026-12-01", ROLE_RESERVE);
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->kind, BREACH_OVERLAP);
    town_free(t);
}

Test(audit_place, a_clinic_may_hold_two_lines)
{
    Town *t = town();
    town_ask(t, "2026-12-01", "2026-12-07");
    town_stand(t, CLINIC, NAIKA, "2026-12-01");
    town_stand(t, CLINIC, GEKA, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 0);
    town_free(t);
}

Test(audit_place, the_only_doctor_is_needed_at_home)
{
    Town *t = town();
    town_at(t, SECOND)->until = town_day("2026-12-02");
    town_ask(t, "2026-12-01", "2026-12-07");
    town_stand(t, CLINIC, NAIKA, "2026-12-01");
    town_stand(t, FIRST, DAY, "2026-12-01"); /* the other doctor is there */
    town_stand(t, CLINIC, NAIKA, "2026-12-03");
    town_stand(t, FIRST, EVENING, "2026-12-03"); /* in the evening the clinic is closed */
    cr_assert_eq(town_count(t)->hard, 0);
    town_stand(t, FIRST, DAY, "2026-12-03"); /* alone by now */
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->kind, BREACH_CLINIC);
    cr_assert_eq(town_breach(t, 0)->provider, CLINIC);
    cr_assert_eq(town_breach(t, 0)->partner, FIRST);
    town_free(t);
}

Test(audit_place, the_hole_in_the_hours_is_free)
{
    Town *t = town();
    town_at(t, SECOND)->clinic = -1;
    town_line(t, UNIT_DOCTOR, "noon", "12:00-13:00");
    town_ask(t, "2026-12-01", "2026-12-07");
    town_stand(t, CLINIC, NAIKA, "2026-12-01");
    town_stand(t, FIRST, 4, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 0);
    town_free(t);
}
