#include "town.h"

#include <criterion/criterion.h>

/* 2026-12-01 is a Tuesday; no day of these weeks is a public holiday. */
enum { NIGHT, LONG, SHORT, EVENING, DAY };

/* One doctor, at work 09:00-18:00 from Monday to Friday where asked. */
static Town *
town(Labour labour, gboolean works)
{
    Town *t = town_new();
    Provider *doctor = town_at(t, town_doctor(t, "d01"));
    doctor->labour = labour;
    for (int weekday = MONDAY; works && weekday <= FRIDAY; weekday++)
        doctor->work[weekday] = (WorkHours){9 * 60, 18 * 60};
    town_line(t, UNIT_DOCTOR, "night", "22:00-07:00");
    town_line_at(t, town_line(t, UNIT_DOCTOR, "long", "22:00-07:00"))->permit = TRUE;
    town_line_at(t, town_line(t, UNIT_DOCTOR, "short", "23:00-07:00"))->permit = TRUE;
    town_line(t, UNIT_DOCTOR, "evening", "19:00-24:00");
    town_line_at(t, town_line(t, UNIT_DOCTOR, "day", "09:00-17:00"))->permit = TRUE;
    town_rule(t, RULE_labour, LEVEL_HARD);
    return t;
}

static void
ask(Town *t)
{
    town_ask(t, "2026-12-01", "2026-12-20");
}

static int
hard(Town *t)
{
    return town_count(t)->hard;
}

/* -- 9 hours within 24 ------------------------------------------------------------------------ */

Test(audit_labour, nine_hours_before_the_morning_are_enough)
{
    Town *t = town(LABOUR_B, TRUE);
    ask(t);
    town_stand(t, 0, EVENING, "2026-12-01"); /* Tuesday 09:00-24:00, Wednesday 09:00 */
    cr_assert_eq(hard(t), 0);
    town_free(t);
}

Test(audit_labour, a_quarter_of_an_hour_is_missing)
{
    Town *t = town(LABOUR_LINKED_B, TRUE);
    town_line(t, UNIT_DOCTOR, "early", "08:45-08:50");
    ask(t);
    town_stand(t, 0, EVENING, "2026-12-01");
    town_stand(t, 0, 5, "2026-12-02"); /* 8 h 45 after the evening */
    const Audit *audit = town_count(t);
    cr_assert_eq(audit->hard, 1);
    const Breach *breach = town_breach(t, 0);
    cr_assert_eq(breach->part, LABOUR_DAILY);
    cr_assert_eq(breach->begun, day_minute(town_day("2026-12-01")) + 9 * 60);
    cr_assert_eq(breach->slot, question_find_slot(t->question, 5, town_day("2026-12-02")));
    cr_assert_eq(breach->other, question_find_slot(t->question, EVENING, town_day("2026-12-01")));
    town_free(t);
}

Test(audit_labour, fifteen_hours_may_be_worked_and_not_more)
{
    Town *t = town(LABOUR_C2, FALSE);
    town_line(t, UNIT_DOCTOR, "fifteen", "08:30-23:30");
    town_line(t, UNIT_DOCTOR, "sixteen", "08:00-24:00");
    ask(t);
    town_stand(t, 0, 5, "2026-12-02");
    cr_assert_eq(hard(t), 0);
    town_stand(t, 0, 6, "2026-12-10");
    cr_assert_eq(hard(t), 1);
    cr_assert_eq(town_breach(t, 0)->other, -1);
    town_free(t);
}

/* -- a night without permit ------------------------------------------------------------------- */

Test(audit_labour, work_after_the_night_breaks_it)
{
    Town *t = town(LABOUR_B, TRUE);
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-01"); /* Tuesday 09:00 … Thursday 07:00: 15 h at most */
    cr_assert_eq(hard(t), 1);
    cr_assert_eq(town_breach(t, 0)->part, LABOUR_NIGHT);
    town_free(t);
}

Test(audit_labour, a_free_day_after_the_night_keeps_it)
{
    Town *t = town(LABOUR_B, TRUE);
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-04"); /* Friday 09:00; Saturday 07:00-Monday is free */
    cr_assert_eq(hard(t), 0);
    town_stand(t, 0, NIGHT, "2026-12-05"); /* 15 hours later; the 18 end by Sunday 07:00 */
    cr_assert_eq(hard(t), 1);              /* after the second: Sunday 07:00 to Monday 09:00 */
    town_free(t);
}

Test(audit_labour, eighteen_hours_between_two_nights)
{
    Town *t = town(LABOUR_B, FALSE);
    town_line(t, UNIT_DOCTOR, "late", "01:00-05:00");
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-01"); /* ends Wednesday 07:00 */
    town_stand(t, 0, 5, "2026-12-03");     /* begins Thursday 01:00: 18 hours */
    cr_assert_eq(hard(t), 0);
    town_stand(t, 0, EVENING, "2026-12-02"); /* Wednesday 19:00: in between */
    cr_assert_eq(hard(t), 1);
    town_free(t);
}

Test(audit_labour, twenty_eight_hours_on_end)
{
    Town *t = town(LABOUR_B, FALSE);
    town_line(t, UNIT_DOCTOR, "whole", "08:00-12:00,12:00-12:00");
    town_line(t, UNIT_DOCTOR, "more", "12:00-12:30");
    ask(t);
    town_stand(t, 0, 5, "2026-12-01"); /* 28 hours, to Wednesday 12:00 */
    cr_assert_eq(hard(t), 0);
    town_stand(t, 0, 6, "2026-12-02");
    cr_assert_eq(hard(t), 1);
    town_free(t);
}

Test(audit_labour, a_night_makes_long_work_lawful)
{
    Town *t = town(LABOUR_B, FALSE);
    town_line(t, UNIT_DOCTOR, "dawn", "05:00-09:00");
    ask(t);
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 0, EVENING, "2026-12-01");
    town_stand(t, 0, 5, "2026-12-02"); /* 5 hours after: 09:00-09:00 */
    cr_assert_eq(hard(t), 1);
    town_free(t);

    t = town(LABOUR_B, FALSE);
    town_line(t, UNIT_DOCTOR, "dawn", "05:00-09:00");
    town_line(t, UNIT_DOCTOR, "small", "00:00-05:00");
    ask(t);
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 0, EVENING, "2026-12-01");
    town_stand(t, 0, 6, "2026-12-02");
    town_stand(t, 0, 5, "2026-12-02"); /* 24 hours with a night, then rest */
    cr_assert_eq(hard(t), 0);
    town_free(t);
}

/* -- C1 --------------------------------------------------------------------------------------- */

Test(audit_labour, trainees_have_a_day_within_two)
{
    Town *t = town(LABOUR_C1, FALSE);
    town_line(t, UNIT_DOCTOR, "whole", "08:00-08:00");
    ask(t);
    town_stand(t, 0, 5, "2026-12-01");
    cr_assert_eq(hard(t), 0); /* 24 hours free from Wednesday 08:00 */
    town_stand(t, 0, EVENING, "2026-12-02");
    cr_assert_eq(hard(t), 1);
    cr_assert_eq(town_breach(t, 0)->part, LABOUR_TRAINEE);
    town_free(t);
}

Test(audit_labour, trainees_need_nine_hours_after_a_night)
{
    Town *t = town(LABOUR_C1, FALSE);
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 0, EVENING, "2026-12-02"); /* 12 hours after: nobody else may */
    cr_assert_eq(hard(t), 0);
    town_at(t, 0)->labour = LABOUR_C2;
    cr_assert_eq(hard(t), 0); /* 22:00 + 46 h: Thursday 20:00; 18 hours from Thursday 00:00 */
    town_stand(t, 0, EVENING, "2026-12-03");
    cr_assert_eq(hard(t), 0); /* ended at 18:00, an hour before */
    town_stand(t, 0, DAY, "2026-12-03");
    cr_assert_eq(hard(t), 1);
    town_at(t, 0)->labour = LABOUR_C1;
    cr_assert_eq(hard(t), 0);
    town_free(t);
}

/* -- permits ---------------------------------------------------------------------------------- */

Test(audit_labour, a_permitted_night_of_nine_hours_is_the_rest)
{
    Town *t = town(LABOUR_B, TRUE);
    ask(t);
    town_stand(t, 0, LONG, "2026-12-01");
    cr_assert_eq(hard(t), 0);
    town_free(t);
}

Test(audit_labour, a_shorter_one_is_work)
{
    Town *t = town(LABOUR_B, TRUE);
    ask(t);
    town_stand(t, 0, SHORT, "2026-12-01"); /* 5 hours before it, 2 after */
    cr_assert_eq(hard(t), 1);
    cr_assert_eq(town_breach(t, 0)->part, LABOUR_DAILY);
    town_free(t);
}

Test(audit_labour, one_permitted_night_a_week)
{
    Town *t = town(LABOUR_B, FALSE);
    ask(t);
    town_stand(t, 0, LONG, "2026-12-06"); /* Sunday */
    town_stand(t, 0, LONG, "2026-12-07"); /* Monday: the next week */
    cr_assert_eq(hard(t), 0);
    town_stand(t, 0, LONG, "2026-12-13");
    cr_assert_eq(hard(t), 1);
    cr_assert_eq(town_breach(t, 0)->part, LABOUR_PERMIT_NIGHTS);
    town_stand(t, 0, LONG, "2026-12-10");
    cr_assert_eq(hard(t), 3); /* three in one week: three pairs */
    town_free(t);
}

Test(audit_labour, one_permitted_day_a_month)
{
    Town *t = town(LABOUR_B, FALSE);
    town_ask(t, "2026-12-01", "2027-01-31");
    town_stand(t, 0, DAY, "2026-12-05");
    town_stand(t, 0, DAY, "2027-01-09");
    cr_assert_eq(hard(t), 0);
    town_stand(t, 0, DAY, "2026-12-26");
    cr_assert_eq(hard(t), 1);
    cr_assert_eq(town_breach(t, 0)->part, LABOUR_PERMIT_DAYS);
    town_free(t);
}

/* -- whom and what ---------------------------------------------------------------------------- */

Test(audit_labour, effort_for_a_nothing_for_none)
{
    Town *t = town(LABOUR_A, TRUE);
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-01");
    cr_assert_eq(hard(t), 0);
    cr_assert_eq(t->audit->efforts->len, 1);
    cr_assert_eq(g_array_index(t->audit->efforts, Breach, 0).part, LABOUR_NIGHT);
    town_at(t, 0)->labour = LABOUR_NONE;
    cr_assert_eq(hard(t), 0);
    cr_assert_eq(t->audit->efforts->len, 0);
    town_free(t);
}

Test(audit_labour, no_ordinary_hours_on_holidays_and_leave)
{
    Town *t = town(LABOUR_B, TRUE);
    calendar_add_holiday(t->region->calendar, town_day("2026-12-02"), "holiday");
    Leave leave = {{town_day("2026-12-10"), town_day("2026-12-11")}, PLACE_NONE};
    g_array_append_val(town_at(t, 0)->leaves, leave);
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-01"); /* Wednesday is a holiday: free to Thursday 09:00 */
    town_stand(t, 0, NIGHT, "2026-12-09"); /* on leave from the next day */
    cr_assert_eq(hard(t), 0);
    town_free(t);
}

Test(audit_labour, ordinary_hours_alone_are_not_asked)
{
    Town *t = town(LABOUR_B, FALSE);
    for (int weekday = MONDAY; weekday <= FRIDAY; weekday++)
        town_at(t, 0)->work[weekday] = (WorkHours){7 * 60, 23 * 60};
    ask(t);
    cr_assert_eq(hard(t), 0);
    town_stand(t, 0, DAY, "2026-12-19"); /* Saturday, ten hours after Friday's work */
    cr_assert_eq(hard(t), 0);
    town_stand(t, 0, DAY, "2026-12-09"); /* within the week that never rests */
    cr_assert_geq(hard(t), 1);
    town_free(t);
}

Test(audit_labour, a_period_by_hand_is_not_asked)
{
    Town *t = town(LABOUR_B, TRUE);
    ((Rule *)g_ptr_array_index(t->region->rules, 0))->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-01", NIGHT);
    ask(t);
    town_stand(t, 0, NIGHT, "2026-12-01");
    cr_assert_eq(hard(t), 0);
    town_stand(t, 0, EVENING, "2026-12-02"); /* joins it, not by hand */
    cr_assert_eq(hard(t), 1);
    town_free(t);
}

Test(audit_labour, holes_are_free)
{
    Town *t = town(LABOUR_B, FALSE);
    town_line(t, UNIT_DOCTOR, "split", "08:00-12:00,21:00-23:00");
    town_line(t, UNIT_DOCTOR, "close", "08:00-13:00,20:00-23:30");
    ask(t);
    town_stand(t, 0, 5, "2026-12-01"); /* nine hours in the hole: two periods */
    cr_assert_eq(hard(t), 0);
    town_stand(t, 0, 6, "2026-12-03"); /* seven: one, of 15 hours 30 */
    cr_assert_eq(hard(t), 1);
    town_free(t);
}
