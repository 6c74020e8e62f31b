#include "plain.h"

#include <criterion/criterion.h>

static Messages *messages;
static Region *region;
static int a;
static int b;
static int c;

/* Three doctors on one line, every day one place, counted by one tally. */
static void
begin(void)
{
    messages = messages_new();
    region = region_new(".");
    a = plain_provider(region, UNIT_DOCTOR, "d01");
    b = plain_provider(region, UNIT_DOCTOR, "d02");
    c = plain_provider(region, UNIT_DOCTOR, "d03");
    plain_line(region, "day", "every-day", "09:00-17:00");
    plain_fair(region, "duties");
}

static void
end(void)
{
    region_free(region);
    messages_free(messages);
}

TestSuite(past, .init = begin, .fini = end);

/* A publication of the line `day`. */
static Record *
publish(Day first, Day last, int revision, const char *moment)
{
    Record *record = record_new();
    record->period = (Period){first, last};
    record->revision = revision;
    record->moment = g_strdup(moment);
    record_add_line(record)->id = g_strdup("day");
    g_ptr_array_add(region->records, record);
    return record;
}

static RecordMember *
add_member(Record *record, const char *line, const char *provider)
{
    RecordMember *member = record_add_member(record);
    member->line = g_strdup(line);
    member->provider = g_strdup(provider);
    return member;
}

static void
add_duties(Record *record, const char *line, const char *provider, Day first, Day last)
{
    for (Day day = first; day <= last; day++) {
        RecordDuty *duty = record_add_duty(record);
        duty->line = g_strdup(line);
        duty->provider = g_strdup(provider);
        duty->role = g_strdup("duty");
        duty->day = day;
        duty->need = 1;
        duty->weight = 2;
    }
}

static void
cr_before(int provider, gint64 before)
{
    g_autoptr(Question) question = question_new(region, DECEMBER, NULL, messages);
    cr_assert_not_null(question);
    gint64 found = question_fair_part(question, 0, provider)->before;
    cr_assert_eq(found, before, "%ld before, not %ld", (long)found, (long)before);
}

#define NOV(day) (day_of(2026, 11, 1) + (day)-1)
#define FIRST_MOMENT "2026-10-10T00:00:00Z"
#define NEXT_MOMENT "2026-10-20T00:00:00Z"

/* The same, five of b's owed by a, and four of a's by c, who was no member then: nobody's. */
Test(past, who_owed_is_credited)
{
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    add_member(record, "day", "d01");
    add_member(record, "day", "d02");
    add_duties(record, "day", "d01", NOV(1), NOV(20));
    add_duties(record, "day", "d02", NOV(21), NOV(30));
    for (guint i = 0; i < 4; i++)
        ((RecordDuty *)g_ptr_array_index(record->duties, i))->owed = g_strdup("d03");
    for (guint i = 25; i < 30; i++)
        ((RecordDuty *)g_ptr_array_index(record->duties, i))->owed = g_strdup("d01");
    cr_before(a, 6000000);
    cr_before(b, -10000000);
    cr_before(c, 0);
}

/* a serves 20 and b 10 of 30 among the two; c was not there. */
Test(past, served_less_the_fair_part)
{
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    add_member(record, "day", "d01");
    add_member(record, "day", "d02");
    add_duties(record, "day", "d01", NOV(1), NOV(20));
    add_duties(record, "day", "d02", NOV(21), NOV(30));
    cr_before(a, 5000000);
    cr_before(b, -5000000);
    cr_before(c, 0);
}

Test(past, load_and_day_words)
{
    Fair *fair = g_ptr_array_index(region->fairs, 0);
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    fair->weigh = TRUE;
    plain_words(region, &fair->days, "sunday"); /* the 1st, 8th, 15th, 22nd, 29th */
    add_member(record, "day", "d01");
    add_member(record, "day", "d02");
    add_duties(record, "day", "d01", NOV(1), NOV(29));
    cr_before(a, 5000000);
    cr_before(b, -5000000);
}

/* b joins on the 11th, is on leave from the 21st and comes back with half a share on the 24th:
 * 10 for a, 10 between two, 3 for a, 3 by two to one. */
Test(past, members_are_as_they_were)
{
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    Period leave = {NOV(21), NOV(23)};
    Share full = {DAY_NONE, 100};
    Share half = {NOV(24), 50};
    add_member(record, "day", "d01");
    RecordMember *member = add_member(record, "day", "d02");
    member->from = NOV(11);
    g_array_append_val(member->leaves, leave);
    g_array_append_val(member->shares, full);
    g_array_append_val(member->shares, half);
    plain_at(region, b)->from = DEC(1);
    add_duties(record, "day", "d01", NOV(1), NOV(26));
    cr_before(a, (26 - 10 - 5 - 3 - 2) * G_GINT64_CONSTANT(1000000));
    cr_before(b, -6000000);
}

/* The leaver takes a third with them. */
Test(past, a_leaver_has_a_part)
{
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    add_member(record, "day", "d01");
    add_member(record, "day", "d02");
    add_member(record, "day", "x99");
    add_duties(record, "day", "x99", NOV(1), NOV(9));
    cr_before(a, -3000000);
    cr_before(b, -3000000);
}

/* What someone without a share served is divided, but nobody's. */
Test(past, what_others_served_is_nobodys)
{
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    Share none = {DAY_NONE, 0};
    add_member(record, "day", "d01");
    add_member(record, "day", "d02");
    RecordMember *guest = add_member(record, "day", "d03");
    g_array_append_val(guest->shares, none);
    add_duties(record, "day", "d03", NOV(1), NOV(10));
    cr_before(a, -5000000);
    cr_before(b, -5000000);
    cr_before(c, 0);
}

Test(past, reserves_do_not_count)
{
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    add_member(record, "day", "d01");
    add_member(record, "day", "d02");
    add_duties(record, "day", "d01", NOV(1), NOV(1));
    RecordDuty *duty = g_ptr_array_index(record->duties, 0);
    g_free(duty->role);
    duty->role = g_strdup("reserve");
    cr_before(a, 0);
    cr_before(b, 0);
}

Test(past, the_newest_revision_counts)
{
    Record *old = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    Record *new = publish(NOV(1), NOV(30), 2, NEXT_MOMENT);
    add_member(old, "day", "d01");
    add_duties(old, "day", "d01", NOV(1), NOV(30));
    add_member(new, "day", "d02");
    add_member(new, "day", "d03");
    add_duties(new, "day", "d02", NOV(1), NOV(4));
    cr_before(a, 0);
    cr_before(b, 2000000);
    cr_before(c, -2000000);
}

/* A later publication of 10-21 covers its days and no others: 20 days of the first are left. The
 * stretches are cut there: 5 and 5 duties of the first in thirds are rounded each. */
Test(past, overlapping_publications)
{
    Record *month = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    Record *week = publish(NOV(10), NOV(19), 1, NEXT_MOMENT);
    for (int i = 0; i < 3; i++) {
        add_member(month, "day", region_provider(region, i)->id);
        add_member(week, "day", region_provider(region, i)->id);
    }
    add_duties(month, "day", "d01", NOV(5), NOV(24));
    cr_before(a, 10000000 - 1666667 - 1666667);
    cr_before(b, -1666667 - 1666667);
}

Test(past, withdrawn_is_nothing)
{
    Record *old = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    Record *new = publish(NOV(1), NOV(30), 2, NEXT_MOMENT);
    new->withdrawn = TRUE;
    add_member(old, "day", "d01");
    add_member(old, "day", "d02");
    add_duties(old, "day", "d01", NOV(1), NOV(30));
    Opening opening = {g_strdup("duties"), 1500000, PLACE_NONE};
    g_array_append_val(plain_at(region, b)->openings, opening);
    cr_before(a, 0);
    cr_before(b, 1500000);
}

/* Of 2025-11-29 .. 2025-12-02 only December is remembered. */
Test(past, memory_ends)
{
    Record *record = publish(day_of(2025, 11, 29), day_of(2025, 12, 2), 1, FIRST_MOMENT);
    add_member(record, "day", "d01");
    add_member(record, "day", "d02");
    add_duties(record, "day", "d01", day_of(2025, 11, 29), day_of(2025, 12, 2));
    cr_before(a, 1000000);
    cr_before(b, -1000000);
}

Test(past, openings_end_when_records_reach_back)
{
    Opening opening = {g_strdup("duties"), 1500000, PLACE_NONE};
    g_array_append_val(plain_at(region, b)->openings, opening);
    Record *record = publish(day_of(2025, 12, 2), day_of(2025, 12, 31), 1, FIRST_MOMENT);
    cr_before(b, 1500000);
    record->period.first = day_of(2025, 12, 1);
    cr_before(b, 0);
}

/* Days of the period itself and later ones are not before it. */
Test(past, only_what_lies_before)
{
    Record *record = publish(NOV(30), DEC(31), 1, FIRST_MOMENT);
    add_member(record, "day", "d01");
    add_member(record, "day", "d02");
    add_duties(record, "day", "d01", NOV(30), DEC(31));
    cr_before(a, 500000);
}

/* Typed in without members: today's region says who was; c joined on the 21st. */
Test(past, typed_in)
{
    Record *record = publish(NOV(1), NOV(30), 1, NULL);
    plain_at(region, c)->from = NOV(21);
    add_duties(record, "day", "d01", NOV(1), NOV(30));
    cr_before(a, 30000000 - 10000000 - 3333333);
    cr_before(b, -10000000 - 3333333);
    cr_before(c, -3333333);
}

/* A tally of some lines goes by the recorded line; one of all lines counts those of yesterday too.
 */
Test(past, lines_of_yesterday)
{
    Fair *day = plain_fair(region, "day");
    day->lines = plain_indexes(0, -1);
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    record_add_line(record)->id = g_strdup("gone");
    add_member(record, "gone", "d01");
    add_member(record, "gone", "d02");
    add_duties(record, "gone", "d01", NOV(1), NOV(4));
    g_autoptr(Question) question = question_new(region, DECEMBER, NULL, messages);
    cr_assert_eq(question_fair_part(question, 0, a)->before, 2000000);
    cr_assert_eq(question_fair_part(question, 0, b)->before, -2000000);
    cr_assert_eq(question_fair_part(question, 1, a)->before, 0);
}

/* A tally for some: the others' places are divided among those. */
Test(past, a_tally_of_some_people)
{
    Fair *fair = g_ptr_array_index(region->fairs, 0);
    fair->who = plain_who(plain_indexes(a, b, -1));
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    for (int i = 0; i < 3; i++)
        add_member(record, "day", region_provider(region, i)->id);
    add_duties(record, "day", "d03", NOV(1), NOV(8));
    cr_before(a, -4000000);
    cr_before(c, 0);
}
