/* Duties of whole days, of two halves and with holes, on the minute axis; and stand-by. */

#include "town.h"

#include <criterion/criterion.h>

enum { ANN, BOB, CAT };

static Town *
town(const char *hours)
{
    Town *town = town_new();
    town_doctor(town, "ann");
    town_doctor(town, "bob");
    town_doctor(town, "cat");
    town_line(town, UNIT_DOCTOR, "whole", hours);
    return town;
}

static Minute
begins(const Slot *slot)
{
    return day_minute(slot->day) + g_array_index(slot->hours->pieces, Piece, 0).start;
}

static Minute
ends(const Slot *slot)
{
    const GArray *pieces = slot->hours->pieces;
    return day_minute(slot->day) + g_array_index(pieces, Piece, pieces->len - 1).end;
}

/* Somebody is on duty at every minute, and nobody has to be twice: also over New Year. */
static void
check_whole(const char *hours)
{
    Town *t = town(hours);
    town_ask(t, "2026-12-01", "2027-01-31");
    cr_assert_eq(question_slot_count(t->question), 62);
    for (int s = 1; s < question_slot_count(t->question); s++)
        cr_assert_eq(ends(question_slot(t->question, s - 1)), begins(question_slot(t->question, s)),
                     "%s: slot %d", hours, s);
    for (int day = 1; day <= 31; day++) {
        g_autofree char *date = g_strdup_printf("2026-12-%02d", day);
        town_stand(t, ANN, 0, date);
    }
    town_count(t);
    cr_assert_eq(town_units(t, BREACH_OVERLAP, -1), 0, "%s", hours);
    town_free(t);
}

Test(full_days, the_line_is_whole_over_midnight)
{
    check_whole("09:00-09:00");
    check_whole("08:30-08:30");
    check_whole("00:00-24:00");
    check_whole("22:00-10:00,10:00-22:00");
}

/* Written in the order of the clock, the second piece of a night is next day's. */
Test(full_days, a_piece_after_midnight_is_the_next_days)
{
    Town *t = town("20:00-02:00,06:00-20:00");
    town_ask(t, "2026-12-01", "2026-12-02");
    cr_assert_eq(ends(question_slot(t->question, 0)), begins(question_slot(t->question, 1)));
    town_free(t);
}

static void
record_whole(Town *town, const char *date, const char *provider)
{
    Record *record = record_new();
    record->path = g_strdup("records/typed-in.yaml");
    record->period = (Period){town_day(date), town_day(date)};
    record->revision = 1;
    record_add_line(record)->id = g_strdup("whole");
    RecordDuty *duty = record_add_duty(record);
    duty->line = g_strdup("whole");
    duty->provider = g_strdup(provider);
    duty->role = g_strdup("duty");
    duty->hours = g_strdup("09:00-09:00");
    duty->day = town_day(date);
    g_ptr_array_add(town->region->records, record);
}

/* From 09:00 on 30 November to 09:00 on 1 December, and the same at the other end: hard breaches.
 */
static int
overlaps(const char *hours, int who)
{
    Town *t = town("09:00-09:00");
    int other = town_line(t, UNIT_DOCTOR, "other", hours);
    record_whole(t, "2026-11-30", "ann");
    record_whole(t, "2027-01-01", "bob");
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, who, other, who == ANN ? "2026-12-01" : "2026-12-31");
    int hard = town_count(t)->hard;
    town_free(t);
    return hard;
}

Test(full_days, nobody_twice_over_the_edge)
{
    cr_assert_eq(overlaps("08:59-12:00", ANN), 1);
    cr_assert_eq(overlaps("09:00-12:00", ANN), 0);
    cr_assert_eq(overlaps("22:00-09:01", BOB), 1);
    cr_assert_eq(overlaps("22:00-09:00", BOB), 0);
    cr_assert_eq(overlaps("09:00-09:00", ANN), 0);
    cr_assert_eq(overlaps("09:00-09:00", BOB), 0);
}

Test(full_days, nobody_twice_within_the_period)
{
    Town *t = town("09:00-09:00");
    int early = town_line(t, UNIT_DOCTOR, "early", "08:00-09:00");
    int late = town_line(t, UNIT_DOCTOR, "late", "09:00-10:00");
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, ANN, 0, "2026-12-05");
    town_stand(t, ANN, early, "2026-12-06"); /* the whole day goes on until 09:00 */
    town_stand(t, BOB, 0, "2026-12-06");
    town_stand(t, BOB, late, "2026-12-07");
    town_count(t);
    cr_assert_eq(town_units(t, BREACH_OVERLAP, -1), 1);
    cr_assert_eq(town_breach(t, 0)->provider, ANN);
    town_free(t);
}

/* Two halves are one duty: away for the one, gone for the other too. */
Test(full_days, half_days_are_one_duty)
{
    Town *t = town("09:00-12:00,13:00-17:00");
    int noon = town_line(t, UNIT_DOCTOR, "noon", "12:00-13:00");
    int lunch = town_line(t, UNIT_DOCTOR, "lunch", "11:30-12:30");
    town_request(t, REQUEST_ABSENT, CAT, "2026-12-07", "2026-12-07", -1)->window =
        (Piece){16 * 60, 18 * 60};
    town_ask(t, "2026-12-01", "2026-12-31");
    cr_assert_eq(
        question_bar(t->question, CAT, question_find_slot(t->question, 0, town_day("2026-12-07"))),
        BAR_ABSENT);
    cr_assert_eq(question_bar(t->question, CAT,
                              question_find_slot(t->question, noon, town_day("2026-12-07"))),
                 BAR_NONE);
    town_stand(t, ANN, 0, "2026-12-06");
    town_stand(t, ANN, noon, "2026-12-06"); /* in the hole */
    town_stand(t, BOB, 0, "2026-12-08");
    town_stand(t, BOB, lunch, "2026-12-08"); /* over its edge */
    town_count(t);
    cr_assert_eq(town_units(t, BREACH_OVERLAP, -1), 1);
    cr_assert_eq(town_breach(t, 0)->provider, BOB);
    town_free(t);
}

/* -- stand-by ---------------------------------------------------------------------------------- */

/* How many may not stand by on the day: whoever it is, no rule and no tally sees it. */
static gint64
barred(int who, const char *date)
{
    Town *t = town("09:00-17:00");
    town_set(&town_line_at(t, 0)->reserve, 1);
    town_name(&town_line_at(t, 0)->who, ANN);
    town_name(&town_line_at(t, 0)->who, BOB);
    town_at(t, ANN)->from = town_day("2026-12-05");
    town_at(t, ANN)->until = town_day("2026-12-20");
    town_word(t, &town_at(t, ANN)->never, "wednesday");
    Leave leave = {{town_day("2026-12-14"), town_day("2026-12-15")}, PLACE_NONE};
    g_array_append_val(town_at(t, ANN)->leaves, leave);
    town_request(t, REQUEST_ABSENT, ANN, "2026-12-11", "2026-12-11", -1);
    town_rule(t, RULE_gap, LEVEL_HARD)->gap.days = 30;
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, BOB, 0, "2026-12-10");
    town_stand_as(t, who, 0, date, ROLE_RESERVE);
    cr_assert_eq(town_count(t)->hard, (int)town_units(t, BREACH_BAR, -1));
    gint64 units = town_units(t, BREACH_BAR, -1);
    town_free(t);
    return units;
}

Test(full_days, stand_by_obeys_what_duty_obeys)
{
    cr_assert_eq(barred(ANN, "2026-12-08"), 0);
    cr_assert_eq(barred(BOB, "2026-12-11"), 0, "the gap does not see stand-by");
    cr_assert_eq(barred(CAT, "2026-12-08"), 1, "not admitted");
    cr_assert_eq(barred(ANN, "2026-12-04"), 1, "not yet a member");
    cr_assert_eq(barred(ANN, "2026-12-05"), 0, "a member from that day");
    cr_assert_eq(barred(ANN, "2026-12-20"), 0, "a member until that day");
    cr_assert_eq(barred(ANN, "2026-12-21"), 1, "no longer a member");
    cr_assert_eq(barred(ANN, "2026-12-09"), 1, "never on Wednesdays");
    cr_assert_eq(barred(ANN, "2026-12-11"), 1, "absent");
    cr_assert_eq(barred(ANN, "2026-12-14"), 1, "on leave");
}

Test(full_days, stand_by_is_one_place_too)
{
    Town *t = town("09:00-17:00");
    int late = town_line(t, UNIT_DOCTOR, "late", "16:00-20:00");
    town_set(&town_line_at(t, 0)->reserve, 1);
    town_set(&town_line_at(t, late)->reserve, 1);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, ANN, 0, "2026-12-01");
    town_stand_as(t, ANN, late, "2026-12-01", ROLE_RESERVE);
    town_stand_as(t, BOB, 0, "2026-12-02", ROLE_RESERVE);
    town_stand_as(t, BOB, late, "2026-12-02", ROLE_RESERVE);
    town_stand(t, CAT, 0, "2026-12-03");
    town_stand_as(t, CAT, 0, "2026-12-03", ROLE_RESERVE);
    cr_assert_eq(town_count(t)->hard, 3);
    cr_assert_eq(town_units(t, BREACH_OVERLAP, -1), 2);
    cr_assert_eq(town_units(t, BREACH_TWICE, -1), 1);
    town_free(t);
}
