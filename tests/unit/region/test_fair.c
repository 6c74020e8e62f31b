#include "plain.h"

#include <criterion/criterion.h>

static Messages *messages;
static Region *region;
static int a;
static int b;
static int c;

static void
begin(void)
{
    messages = messages_new();
    region = region_new(".");
    a = plain_provider(region, UNIT_DOCTOR, "d01");
    b = plain_provider(region, UNIT_DOCTOR, "d02");
    c = plain_provider(region, UNIT_DOCTOR, "d03");
}

static void
end(void)
{
    region_free(region);
    messages_free(messages);
}

TestSuite(fair, .init = begin, .fini = end);

static Question *
lay(void)
{
    Question *question = question_new(region, DECEMBER, NULL, messages);
    cr_assert_not_null(question);
    return question;
}

static void
cr_part(const Question *question, int provider, gint64 part)
{
    const FairPart *fair = question_fair_part(question, 0, provider);
    cr_assert_eq(fair->part, part, "provider %d has %ld, not %ld", provider, (long)fair->part,
                 (long)part);
}

/* Every day one place: 31 duties among three. */
Test(fair, all_alike)
{
    plain_line(region, "day", "every-day", "09:00-17:00");
    plain_fair(region, "duties");
    plain_request(region, a, REQUEST_ABSENT, DEC(1), DEC(30));
    plain_words(region, &plain_at(region, b)->never, "monday");
    g_autoptr(Question) question = lay();
    cr_part(question, a, 10333333);
    cr_part(question, b, 10333333);
    cr_part(question, c, 10333333);
    cr_assert(question_fair_part(question, 0, a)->member);
    cr_assert_eq(question_fair_part(question, 0, a)->share, 100);
    cr_assert_eq(question_fair_part(question, 0, a)->before, 0);
}

/* c joins on the 11th: 10 days between two, 21 among three. */
Test(fair, someone_joins)
{
    plain_line(region, "day", "every-day", "09:00-17:00");
    plain_fair(region, "duties");
    plain_at(region, c)->from = DEC(11);
    g_autoptr(Question) question = lay();
    cr_part(question, a, 12000000);
    cr_part(question, c, 7000000);
}

/* b leaves after the 10th, c is on leave from the 21st to the 25th:
 * 10 among three, 10 between two, 5 for a, 6 between two. */
Test(fair, leave_and_leaving)
{
    plain_line(region, "day", "every-day", "09:00-17:00");
    plain_fair(region, "duties");
    plain_at(region, b)->until = DEC(10);
    plain_leave(region, c, DEC(21), DEC(25));
    g_autoptr(Question) question = lay();
    cr_part(question, a, 3333333 + 5000000 + 5000000 + 3000000);
    cr_part(question, b, 3333333);
    cr_part(question, c, 3333333 + 5000000 + 3000000);
    cr_assert(question_fair_part(question, 0, b)->member);
}

/* Half a share is half a load, and nought is none. */
Test(fair, shares)
{
    plain_line(region, "day", "every-day", "09:00-17:00");
    plain_fair(region, "duties");
    plain_share(region, b, DAY_NONE, 55);
    plain_share(region, c, DAY_NONE, 0);
    g_autoptr(Question) question = lay();
    cr_part(question, a, 20000000);
    cr_part(question, b, 11000000);
    cr_part(question, c, 0);
    cr_assert_not(question_fair_part(question, 0, c)->member);
}

/* b has half a share until the 15th (15 duties: 6, 3, 6) and a full one then (16 duties). */
Test(fair, dated_share)
{
    plain_line(region, "day", "every-day", "09:00-17:00");
    plain_fair(region, "duties");
    plain_share(region, b, DAY_NONE, 50);
    plain_share(region, b, DEC(16), 100);
    plain_share(region, c, DEC(31), 0);
    g_autoptr(Question) question = lay();
    cr_part(question, b, 3000000 + 5000000 + 500000);
    cr_part(question, c, 6000000 + 5000000);
    cr_assert_eq(question_fair_part(question, 0, b)->share, 100);
    cr_assert_eq(question_fair_part(question, 0, c)->share, 100, "the last day as member");
}

/* A change that changes nobody's place cuts nothing: 31 / 3 is rounded once. */
Test(fair, a_stretch_is_as_long_as_it_can_be)
{
    plain_line(region, "day", "every-day", "09:00-17:00");
    plain_fair(region, "duties");
    plain_share(region, a, DAY_NONE, 100);
    plain_share(region, a, DEC(9), 100);
    plain_at(region, b)->from = DEC(1);
    plain_at(region, c)->born = day_of(1970, 12, 17);
    int outsider = plain_provider(region, UNIT_CLINIC, "c01");
    plain_at(region, outsider)->from = DEC(20);
    g_autoptr(Question) question = lay();
    cr_part(question, a, 10333333);
    cr_part(question, outsider, 0);
    cr_assert_not(question_fair_part(question, 0, outsider)->member);
}

/* One duty in each stretch: a third, rounded twice, and the change falls on a day without duty. */
Test(fair, a_stretch_is_cut_on_days_without_duties_too)
{
    plain_line(region, "day", "2026-12-06, 2026-12-20", "09:00-17:00");
    plain_fair(region, "duties");
    plain_leave(region, c, DEC(10), DEC(10));
    g_autoptr(Question) question = lay();
    cr_part(question, a, 666666);
}

/* `first` for a and b, `second` for b and c, each on Sundays (4). Together 8 among three. */
Test(fair, two_lines_with_different_members)
{
    int first = plain_line(region, "first", "sunday", "09:00-17:00");
    int second = plain_line(region, "second", "sunday", "18:00-21:00");
    plain_line_at(region, first)->who = plain_who(plain_indexes(a, b, -1));
    plain_line_at(region, second)->who = plain_who(plain_indexes(b, c, -1));
    plain_fair(region, "duties");
    Fair *one = plain_fair(region, "first");
    one->lines = plain_indexes(first, -1);
    g_autoptr(Question) question = lay();
    cr_part(question, a, 2666667);
    cr_part(question, b, 2666667);
    cr_part(question, c, 2666667);
    cr_assert_eq(question_fair_part(question, 1, a)->part, 2000000);
    cr_assert_eq(question_fair_part(question, 1, b)->part, 2000000);
    cr_assert_eq(question_fair_part(question, 1, c)->part, 0);
    cr_assert_not(question_fair_part(question, 1, c)->member);
    cr_assert(fair_counts(question, one, a, 0));
    cr_assert_not(fair_counts(question, one, a, 1));
    cr_assert_not(fair_counts(question, one, c, 0));
}

/* The second line has only 4 duties and the first 16: a and b carry 8 each, c its own 4. */
Test(fair, nobody_carries_what_others_may_not)
{
    int first = plain_line(region, "first", "sunday", "09:00-17:00");
    int second = plain_line(region, "second", "sunday", "18:00-21:00");
    plain_map(region, &plain_line_at(region, first)->need, NULL, 4);
    plain_line_at(region, first)->who = plain_who(plain_indexes(a, b, -1));
    plain_line_at(region, second)->who = plain_who(plain_indexes(b, c, -1));
    plain_fair(region, "duties");
    g_autoptr(Question) question = lay();
    cr_part(question, a, 8000000);
    cr_part(question, b, 8000000);
    cr_part(question, c, 4000000);
}

/* Weights count only where the tally weighs; days and lines filter; weight 0 is nothing. */
Test(fair, weights_and_days)
{
    int line = plain_line(region, "day", "sunday, 2026-12-31", "09:00-17:00");
    DayMap *weight = &plain_line_at(region, line)->weight;
    plain_map(region, weight, "2026-12-31", 5);
    plain_map(region, weight, "2026-12-06", 0);
    plain_map(region, weight, NULL, 2);
    plain_fair(region, "load")->weigh = TRUE;
    Fair *duties = plain_fair(region, "duties");
    plain_words(region, &duties->not_days, "2026-12-31");
    Fair *two = plain_fair(region, "two");
    two->who = plain_who(plain_indexes(a, b, -1));
    g_autoptr(Question) question = lay();
    cr_part(question, a, 3666667); /* (0 + 3 × 2 + 5) / 3 */
    cr_assert_eq(question_fair_part(question, 1, a)->part, 1333333);
    cr_assert_eq(question_fair_part(question, 2, a)->part, 2500000);
    cr_assert_eq(question_fair_part(question, 2, c)->part, 0);
    cr_assert_eq(fair_load(question, g_ptr_array_index(region->fairs, 0), 4), 5);
    cr_assert_eq(fair_load(question, duties, 4), 1);
    cr_assert_not(fair_sees_slot(question, duties, 4));
    cr_assert_not(fair_counts(question, two, c, 0));
}

/* What no member may stand in is left out, and so are reserves. */
Test(fair, duties_without_members)
{
    int day = plain_line(region, "day", "sunday", "09:00-17:00");
    int clinics = plain_line(region, "clinics", "sunday", "09:00-17:00");
    plain_line_at(region, clinics)->unit = UNIT_CLINIC;
    plain_map(region, &plain_line_at(region, day)->reserve, NULL, 3);
    plain_fair(region, "duties");
    g_autoptr(Question) question = lay();
    cr_part(question, a, 1333333);
}

/* a turns 60 on the 13th and leaves the line then: one Sunday among three, three between two. */
Test(fair, age_on_the_day)
{
    int line = plain_line(region, "day", "sunday", "09:00-17:00");
    Who *young = who_new();
    young->given = TRUE;
    young->age_under = 60;
    plain_line_at(region, line)->who = young;
    plain_at(region, a)->born = day_of(1966, 12, 13);
    plain_at(region, b)->born = day_of(1980, 1, 1);
    plain_at(region, c)->born = day_of(1980, 1, 1);
    plain_fair(region, "duties");
    g_autoptr(Question) question = lay();
    cr_part(question, a, 333333);
    cr_part(question, b, 1833333);
}

Test(fair, openings_come_along_without_records)
{
    plain_line(region, "day", "sunday", "09:00-17:00");
    plain_fair(region, "duties");
    plain_fair(region, "nights");
    Opening opening = {g_strdup("duties"), -2500000, PLACE_NONE};
    g_array_append_val(plain_at(region, b)->openings, opening);
    g_autoptr(Question) question = lay();
    cr_assert_eq(question_fair_part(question, 0, a)->before, 0);
    cr_assert_eq(question_fair_part(question, 0, b)->before, -2500000);
    cr_assert_eq(question_fair_part(question, 1, b)->before, 0);
}
