#include "plain.h"

#include "region/granted.h"

#include <criterion/criterion.h>

static Messages *messages;
static Region *region;
static int eve;
static int sunday;
static int ann;
static int bob;
static int clinic;

/* A night line on Saturdays and a day line on Sundays; two doctors and a clinic. */
static void
begin(void)
{
    messages = messages_new();
    region = region_new(".");
    clinic = plain_provider(region, UNIT_CLINIC, "c01");
    ann = plain_provider(region, UNIT_DOCTOR, "d01");
    bob = plain_provider(region, UNIT_DOCTOR, "d02");
    sunday = plain_line(region, "sunday", "sunday", "09:00-12:00,13:00-17:00");
    eve = plain_line(region, "night", "saturday", "22:00-07:00");
}

static void
end(void)
{
    region_free(region);
    messages_free(messages);
}

TestSuite(question, .init = begin, .fini = end);

static void
cr_has_only(MessageCode code)
{
    cr_assert_eq(messages_count(messages), 1);
    cr_assert_eq(messages_get(messages, 0)->code, code, "got %s",
                 message_code_name(messages_get(messages, 0)->code));
}

static Question *
lay_with(const GArray *choices)
{
    return question_new(region, DECEMBER, choices, messages);
}

static Question *
lay(void)
{
    return lay_with(NULL);
}

static Bar
bar(const Question *question, int provider, int line, Day day)
{
    int slot = question_find_slot(question, line, day);
    cr_assert_geq(slot, 0);
    return question_bar(question, provider, slot);
}

Test(question, slots_come_by_day_and_line)
{
    g_autoptr(Question) question = lay();
    cr_assert_eq(question_slot_count(question), 8);
    const Slot *first = question_slot(question, 0);
    cr_assert_eq(first->line, eve);
    cr_assert_eq(first->day, DEC(5));
    cr_assert_eq(first->start, day_minute(DEC(5)) + 22 * 60);
    cr_assert_eq(first->end, day_minute(DEC(6)) + 7 * 60);
    cr_assert_eq(first->need, 1);
    cr_assert_eq(first->weight, 1);
    cr_assert_eq(first->reserve, 0);
    cr_assert_eq(first->rate, 0);
    cr_assert_eq(question_slot(question, 1)->line, sunday);
    cr_assert_eq(slot_piece_count(question_slot(question, 1)), 2);
    cr_assert_eq(question_find_slot(question, sunday, DEC(27)), 7);
    cr_assert_eq(question_find_slot(question, sunday, DEC(26)), -1);
    cr_assert_eq(question_find_slot(question, sunday, DEC(34)), -1);
    cr_assert_eq(question->span, 1);
}

Test(question, lines_of_one_day_stand_in_their_order)
{
    plain_words(region, &plain_line_at(region, eve)->days, "sunday");
    g_autoptr(Question) question = lay();
    cr_assert_eq(question_slot_count(question), 12);
    cr_assert_eq(question_slot(question, 1)->line, sunday);
    cr_assert_eq(question_slot(question, 2)->line, eve);
    cr_assert_eq(question_slot(question, 2)->day, DEC(6));
}

Test(question, values_go_by_day_word_and_closed_days_have_no_slot)
{
    Line *line = plain_line_at(region, sunday);
    plain_words(region, &line->not_days, "2026-12-13");
    plain_map(region, &line->need, "2026-12-20", 0);
    plain_map(region, &line->need, "2026-12-27", 3);
    plain_map(region, &line->need, NULL, 1);
    plain_map(region, &line->weight, "2026-12-27", 2);
    plain_map(region, &line->weight, NULL, 0);
    plain_map(region, &line->rates, NULL, 45000);
    g_autoptr(Question) question = lay();
    cr_assert_eq(question_find_slot(question, sunday, DEC(13)), -1);
    cr_assert_eq(question_find_slot(question, sunday, DEC(20)), -1);
    const Slot *last = question_slot(question, question_find_slot(question, sunday, DEC(27)));
    cr_assert_eq(last->need, 3);
    cr_assert_eq(last->weight, 2);
    cr_assert_eq(last->rate, 45000);
    cr_assert_eq(question_slot(question, 1)->weight, 0);
}

Test(question, a_reserve_alone_makes_a_slot)
{
    Line *line = plain_line_at(region, sunday);
    plain_map(region, &line->need, NULL, 0);
    plain_map(region, &line->reserve, "2026-12-13", 1);
    plain_map(region, &line->reserve, NULL, 0);
    plain_request(region, ann, REQUEST_WANT, DEC(13), DEC(13));
    g_autoptr(Question) question = lay();
    cr_assert_eq(question_slot_count(question), 5);
    const Slot *slot = question_slot(question, question_find_slot(question, sunday, DEC(13)));
    cr_assert_eq(slot->need, 0);
    cr_assert_eq(slot->reserve, 1);
    cr_has_only(MSG_want_without_duty);
}

Test(question, a_map_without_a_match_is_told_once)
{
    plain_map(region, &plain_line_at(region, sunday)->need, "2026-12-06", 2);
    plain_map(region, &plain_line_at(region, eve)->weight, "sunday", 2);
    cr_assert_null(lay());
    cr_assert_eq(messages_count(messages), 2);
    cr_assert_eq(messages_get(messages, 0)->code, MSG_no_value_for_day);
    cr_assert_str_eq(message_fact(messages_get(messages, 0), "key"), "weight");
    cr_assert_str_eq(message_fact(messages_get(messages, 0), "date"), "2026-12-05");
    cr_assert_str_eq(message_fact(messages_get(messages, 1), "key"), "need");
    cr_assert_str_eq(message_fact(messages_get(messages, 1), "date"), "2026-12-13");
}

Test(question, a_period_beyond_all_measure_is_refused)
{
    Period ages = {day_of(1, 1, 1), day_of(9999, 12, 31)};
    cr_assert_null(question_new(region, ages, NULL, messages));
    cr_has_only(MSG_period_too_large);
}

/* Ten years of Saturdays and Sundays are about a thousand duties. */
Test(question, more_pairs_than_all_measure_are_refused)
{
    for (int i = 0; i < 50000; i++) {
        g_autofree char *id = g_strdup_printf("x%d", i);
        plain_provider(region, UNIT_DOCTOR, id);
    }
    Period decade = {day_of(2026, 1, 1), day_of(2035, 12, 31)};
    cr_assert_null(question_new(region, decade, NULL, messages));
    cr_has_only(MSG_period_too_large);
}

Test(question, who_and_unit_bar)
{
    plain_line_at(region, sunday)->who = plain_who(plain_indexes(bob, clinic, -1));
    g_autoptr(Question) question = lay();
    cr_assert_eq(bar(question, ann, sunday, DEC(6)), BAR_WHO);
    cr_assert_eq(bar(question, bob, sunday, DEC(6)), BAR_NONE);
    cr_assert_eq(bar(question, clinic, sunday, DEC(6)), BAR_WHO);
    cr_assert_eq(bar(question, ann, eve, DEC(5)), BAR_NONE);
}

Test(question, age_goes_by_the_day)
{
    Who *young = who_new();
    young->given = TRUE;
    young->age_under = 60;
    plain_line_at(region, sunday)->who = young;
    plain_at(region, ann)->born = day_of(1966, 12, 13);
    plain_at(region, bob)->born = day_of(1966, 12, 14);
    g_autoptr(Question) question = lay();
    cr_assert_eq(bar(question, ann, sunday, DEC(6)), BAR_NONE);
    cr_assert_eq(bar(question, ann, sunday, DEC(13)), BAR_WHO);
    cr_assert_eq(bar(question, bob, sunday, DEC(13)), BAR_NONE);
    cr_assert_eq(bar(question, bob, sunday, DEC(20)), BAR_WHO);
}

Test(question, the_first_bar_is_told)
{
    Provider *provider = plain_at(region, ann);
    provider->from = DEC(6);
    provider->until = DEC(26);
    plain_leave(region, ann, DEC(12), DEC(13));
    plain_words(region, &provider->never, "saturday, 2026-12-13");
    plain_request(region, ann, REQUEST_ABSENT, DEC(13), DEC(19));
    g_autoptr(Question) question = lay();
    cr_assert_eq(bar(question, ann, eve, DEC(5)), BAR_MEMBER);
    cr_assert_eq(bar(question, ann, sunday, DEC(6)), BAR_NONE);
    cr_assert_eq(bar(question, ann, eve, DEC(12)), BAR_LEAVE);
    cr_assert_eq(bar(question, ann, sunday, DEC(13)), BAR_LEAVE);
    cr_assert_eq(bar(question, ann, eve, DEC(19)), BAR_ABSENT);
    cr_assert_eq(bar(question, ann, sunday, DEC(20)), BAR_NONE);
    cr_assert_eq(bar(question, ann, eve, DEC(26)), BAR_NEVER);
    cr_assert_eq(bar(question, ann, sunday, DEC(27)), BAR_MEMBER);
}

Test(question, an_absence_forbids_what_overlaps_it)
{
    Request *absent = plain_request(region, ann, REQUEST_ABSENT, DEC(6), DEC(6));
    g_autoptr(Question) question = lay();
    cr_assert_eq(bar(question, ann, eve, DEC(5)), BAR_ABSENT, "the night ends on the 6th");
    cr_assert_eq(bar(question, ann, sunday, DEC(6)), BAR_ABSENT);
    cr_assert_eq(bar(question, ann, eve, DEC(12)), BAR_NONE);
    cr_assert_eq(bar(question, bob, sunday, DEC(6)), BAR_NONE);
    cr_assert_eq(question->absences[(gsize)ann * question->slots->len], absent);
    cr_assert_null(question->absences[(gsize)ann * question->slots->len + 2]);
}

Test(question, an_absence_may_be_part_of_a_day)
{
    plain_request(region, ann, REQUEST_ABSENT, DEC(6), DEC(6))->window = (Piece){7 * 60, 9 * 60};
    plain_request(region, ann, REQUEST_ABSENT, DEC(13), DEC(13))->window =
        (Piece){16 * 60 + 59, 20 * 60};
    plain_request(region, ann, REQUEST_ABSENT, DEC(20), DEC(20))->window =
        (Piece){12 * 60, 13 * 60};
    plain_request(region, ann, REQUEST_ABSENT, DEC(26), DEC(26))->window =
        (Piece){23 * 60, 33 * 60 + 1};
    g_autoptr(Question) question = lay();
    cr_assert_eq(bar(question, ann, eve, DEC(5)), BAR_NONE);
    cr_assert_eq(bar(question, ann, sunday, DEC(6)), BAR_NONE);
    cr_assert_eq(bar(question, ann, sunday, DEC(13)), BAR_ABSENT);
    cr_assert_eq(bar(question, ann, sunday, DEC(20)), BAR_NONE, "it falls between the pieces");
    cr_assert_eq(bar(question, ann, eve, DEC(26)), BAR_ABSENT);
    cr_assert_eq(bar(question, ann, sunday, DEC(27)), BAR_ABSENT, "09:01 of the next day");
}

Test(question, absences_outside_the_period_count_where_duties_reach_them)
{
    plain_words(region, &plain_line_at(region, eve)->days, "2026-12-31");
    plain_words(region, &plain_line_at(region, sunday)->days, "2026-12-01");
    plain_request(region, ann, REQUEST_ABSENT, day_of(2027, 1, 1), day_of(9999, 12, 31));
    plain_request(region, bob, REQUEST_ABSENT, day_of(2026, 11, 30), day_of(2026, 11, 30))->window =
        (Piece){23 * 60, 34 * 60};
    g_autoptr(Question) question = lay();
    cr_assert_eq(bar(question, ann, eve, DEC(31)), BAR_ABSENT);
    cr_assert_eq(bar(question, bob, eve, DEC(31)), BAR_NONE);
    cr_assert_eq(bar(question, bob, sunday, DEC(1)), BAR_ABSENT);
}

Test(question, a_timed_absence_and_one_of_a_line)
{
    Request *timed = plain_request(region, ann, REQUEST_ABSENT, DEC(6), DEC(6));
    timed->start = day_minute(DEC(6)) + 6 * 60 + 59;
    timed->end = day_minute(DEC(6)) + 9 * 60;
    plain_request(region, bob, REQUEST_ABSENT, DEC(1), DEC(31))->line = eve;
    g_autoptr(Question) question = lay();
    cr_assert_eq(bar(question, ann, eve, DEC(5)), BAR_ABSENT);
    cr_assert_eq(bar(question, ann, sunday, DEC(6)), BAR_NONE);
    cr_assert_eq(bar(question, bob, eve, DEC(12)), BAR_ABSENT);
    cr_assert_eq(bar(question, bob, sunday, DEC(13)), BAR_NONE);
}

Test(question, share_nought_stands_where_fixed)
{
    plain_share(region, ann, DAY_NONE, 0);
    plain_request(region, ann, REQUEST_FIX, DEC(6), DEC(6));
    g_autoptr(Question) question = lay();
    cr_assert_eq(bar(question, ann, sunday, DEC(6)), BAR_NONE);
    cr_assert_eq(bar(question, ann, sunday, DEC(13)), BAR_SHARE);
    cr_assert(question_fixed(question, ann, 1));
    cr_assert_not(question_fixed(question, ann, 0));
    cr_assert_not(question_fixed(question, bob, 1));
}

Test(question, each_day_of_a_range_is_one_fix)
{
    plain_request(region, bob, REQUEST_FIX, DEC(5), DEC(6));
    plain_request(region, ann, REQUEST_FIX, DEC(12), DEC(12))->line = eve;
    plain_request(region, ann, REQUEST_FIX, day_of(2027, 1, 1), day_of(2027, 1, 9));
    g_autoptr(Question) question = lay();
    cr_assert_eq(question->fixes->len, 3);
    const Fix *second = g_ptr_array_index(question->fixes, 1);
    cr_assert_eq(second->provider, bob);
    cr_assert_eq(second->slots->len, 1);
    cr_assert_eq(g_array_index(second->slots, int, 0), 1);
    cr_assert_eq(second->request, g_ptr_array_index(region->requests, 0));
    const Fix *third = g_ptr_array_index(question->fixes, 2);
    cr_assert_eq(g_array_index(third->slots, int, 0), 2);
}

Test(question, a_fix_without_a_line_has_the_open_duties_of_the_day)
{
    plain_words(region, &plain_line_at(region, eve)->days, "sunday");
    plain_request(region, ann, REQUEST_FIX, DEC(6), DEC(6));
    plain_request(region, bob, REQUEST_FIX, DEC(6), DEC(6));
    plain_request(region, bob, REQUEST_ABSENT, DEC(6), DEC(6))->line = sunday;
    g_autoptr(Question) question = lay();
    const Fix *both = g_ptr_array_index(question->fixes, 0);
    const Fix *one = g_ptr_array_index(question->fixes, 1);
    cr_assert_eq(both->slots->len, 2);
    cr_assert_eq(one->slots->len, 1);
    cr_assert_eq(question_slot(question, g_array_index(one->slots, int, 0))->line, eve);
}

Test(question, a_doctor_fixed_on_a_clinic_line_opens_the_clinic)
{
    plain_line_at(region, sunday)->unit = UNIT_CLINIC;
    plain_at(region, ann)->clinic = clinic;
    plain_request(region, ann, REQUEST_FIX, DEC(6), DEC(6))->line = sunday;
    plain_request(region, ann, REQUEST_FIX, DEC(13), DEC(13));
    g_autoptr(Question) question = lay();
    cr_assert_not_null(question);
    const Fix *first = g_ptr_array_index(question->fixes, 0);
    const Fix *second = g_ptr_array_index(question->fixes, 1);
    cr_assert_eq(first->provider, clinic);
    cr_assert_eq(second->provider, clinic);
    cr_assert(question_fixed(question, clinic, 1));
    cr_assert_not(question_fixed(question, ann, 1));
}

static void
cr_fix_fails(MessageCode code, Day day)
{
    plain_request(region, ann, REQUEST_FIX, day, day);
    cr_assert_null(lay());
    cr_has_only(code);
    cr_assert_str_eq(message_fact(messages_get(messages, 0), "who"), "d01");
}

Test(question, fix_without_duty)
{
    cr_fix_fails(MSG_fix_without_duty, DEC(7));
}

Test(question, fix_on_absence)
{
    plain_request(region, ann, REQUEST_ABSENT, DEC(6), DEC(6));
    cr_fix_fails(MSG_fix_on_absence, DEC(6));
}

Test(question, fix_on_absence_of_the_morning_after)
{
    plain_request(region, ann, REQUEST_ABSENT, DEC(6), DEC(6));
    cr_fix_fails(MSG_fix_on_absence, DEC(5));
}

Test(question, fix_on_never)
{
    plain_words(region, &plain_at(region, ann)->never, "sunday");
    cr_fix_fails(MSG_fix_on_never, DEC(6));
}

Test(question, fix_on_leave)
{
    plain_leave(region, ann, DEC(1), DEC(10));
    cr_fix_fails(MSG_fix_on_leave, DEC(6));
}

Test(question, fix_not_member)
{
    plain_at(region, ann)->until = DEC(5);
    cr_fix_fails(MSG_fix_not_member, DEC(6));
}

Test(question, fix_not_admitted)
{
    plain_line_at(region, sunday)->who = plain_who(plain_indexes(bob, -1));
    cr_fix_fails(MSG_fix_not_admitted, DEC(6));
}

static GArray *
choices_new(int provider, int line, Day day, gboolean pin)
{
    GArray *choices = g_array_new(FALSE, FALSE, sizeof(Choice));
    Choice choice = {provider, line, day, pin};
    g_array_append_val(choices, choice);
    return choices;
}

Test(question, a_pin_is_a_fix_and_a_ban_a_bar)
{
    g_autoptr(GArray) choices = choices_new(ann, sunday, DEC(6), TRUE);
    Choice ban = {bob, eve, DEC(5), FALSE};
    g_array_append_val(choices, ban);
    g_autoptr(Question) question = lay_with(choices);
    cr_assert_eq(question->fixes->len, 1);
    const Fix *fix = g_ptr_array_index(question->fixes, 0);
    cr_assert_null(fix->request);
    cr_assert_eq(g_array_index(fix->slots, int, 0), 1);
    cr_assert(question_fixed(question, ann, 1));
    cr_assert_eq(bar(question, bob, eve, DEC(5)), BAR_BAN);
    cr_assert_eq(bar(question, bob, sunday, DEC(6)), BAR_NONE);
}

Test(question, choices_must_meet_a_duty)
{
    g_autoptr(GArray) choices = choices_new(ann, sunday, DEC(7), TRUE);
    Choice ban = {bob, eve, DEC(7), FALSE};
    Choice outside = {bob, eve, DEC(40), FALSE};
    g_array_append_val(choices, ban);
    g_array_append_val(choices, outside);
    cr_assert_null(lay_with(choices));
    cr_assert_eq(messages_count(messages), 3);
    cr_assert_eq(messages_get(messages, 0)->code, MSG_fix_without_duty);
    cr_assert_eq(messages_get(messages, 1)->code, MSG_ban_without_duty);
    cr_assert_eq(messages_get(messages, 2)->code, MSG_choice_date);
}

Test(question, pin_and_ban_of_one_duty)
{
    g_autoptr(GArray) choices = choices_new(ann, sunday, DEC(6), TRUE);
    Choice ban = {ann, sunday, DEC(6), FALSE};
    g_array_append_val(choices, ban);
    cr_assert_null(lay_with(choices));
    cr_has_only(MSG_fix_banned);
}

static const Wish *
wish_at(const Question *question, guint index)
{
    cr_assert_gt(question->wishes->len, index);
    return g_ptr_array_index(question->wishes, index);
}

Test(question, avoid_goes_by_overlap_and_want_by_start)
{
    plain_request(region, ann, REQUEST_AVOID, DEC(6), DEC(6))->strength = 2;
    plain_request(region, bob, REQUEST_WANT, DEC(6), DEC(6))->strength = 3;
    g_autoptr(Question) question = lay();
    cr_assert_eq(question->wishes->len, 2);
    const Wish *avoid = wish_at(question, 0);
    cr_assert_eq(avoid->kind, REQUEST_AVOID);
    cr_assert_eq(avoid->day, DEC(6));
    cr_assert_eq(avoid->strength, 2);
    cr_assert_eq(avoid->slots->len, 2);
    const Wish *want = wish_at(question, 1);
    cr_assert_eq(want->provider, bob);
    cr_assert_eq(want->strength, 3);
    cr_assert_eq(want->slots->len, 1);
    cr_assert_eq(g_array_index(want->slots, int, 0), 1);
}

Test(question, the_later_wish_of_a_day_replaces_the_earlier)
{
    plain_request(region, ann, REQUEST_AVOID, DEC(5), DEC(20));
    plain_request(region, ann, REQUEST_WANT, DEC(13), DEC(13))->line = sunday;
    plain_request(region, ann, REQUEST_WANT, DEC(20), DEC(20));
    plain_request(region, ann, REQUEST_AVOID, DEC(20), DEC(20))->line = eve;
    g_autoptr(Question) question = lay();
    int wants = 0;
    int avoided = 0;
    for (guint i = 0; i < question->wishes->len; i++) {
        const Wish *wish = wish_at(question, i);
        wants += wish->kind == REQUEST_WANT;
        avoided += wish->kind == REQUEST_AVOID ? (int)wish->slots->len : 0;
    }
    cr_assert_eq(wants, 1, "the want of the 20th was taken back");
    /* 5: night; 6: night of the 5th, day; 12: night; 19: night; 20: night of the 19th. */
    cr_assert_eq(avoided, 6);
    cr_assert_eq(messages_count(messages), 0);
}

Test(question, a_want_without_a_duty_is_a_warning)
{
    plain_request(region, ann, REQUEST_WANT, DEC(6), DEC(7));
    plain_request(region, bob, REQUEST_WANT, DEC(6), DEC(6))->window = (Piece){18 * 60, 20 * 60};
    plain_request(region, bob, REQUEST_WANT, DEC(32), DEC(40));
    g_autoptr(Question) question = lay();
    cr_assert_not_null(question);
    cr_assert_eq(question->wishes->len, 1);
    cr_assert_eq(messages_count(messages), 2);
    cr_assert_eq(messages_get(messages, 0)->code, MSG_want_without_duty);
    cr_assert_str_eq(message_fact(messages_get(messages, 0), "date"), "2026-12-07");
}

Test(question, a_want_needs_a_duty_open_to_them)
{
    plain_request(region, ann, REQUEST_ABSENT, DEC(6), DEC(6));
    plain_request(region, ann, REQUEST_WANT, DEC(6), DEC(6));
    g_autoptr(Question) question = lay();
    cr_assert_eq(question->wishes->len, 0);
    cr_has_only(MSG_want_without_duty);
}

Test(question, an_avoided_duty_is_meant_whether_open_or_not)
{
    plain_request(region, ann, REQUEST_ABSENT, DEC(6), DEC(6));
    plain_request(region, ann, REQUEST_AVOID, DEC(6), DEC(6));
    g_autoptr(Question) question = lay();
    cr_assert_eq(question->wishes->len, 1);
    cr_assert_eq(wish_at(question, 0)->slots->len, 2);
    g_autoptr(Rota) rota = rota_new();
    g_autoptr(GArray) answers = wishes_answered(question, rota);
    cr_assert_eq(answers->len, 0, "the ledger has what was open to them");
}

Test(question, avoiding_the_day_after_the_period_meets_its_last_night)
{
    plain_words(region, &plain_line_at(region, eve)->days, "2026-12-31");
    plain_request(region, ann, REQUEST_AVOID, day_of(2027, 1, 1), day_of(2027, 1, 5));
    g_autoptr(Question) question = lay();
    cr_assert_eq(question->wishes->len, 1);
    cr_assert_eq(wish_at(question, 0)->day, day_of(2027, 1, 1));
    cr_assert_eq(question_slot(question, g_array_index(wish_at(question, 0)->slots, int, 0))->day,
                 DEC(31));
}

Test(question, who_answered_nothing_is_listed)
{
    int carl = plain_provider(region, UNIT_DOCTOR, "d03");
    int dora = plain_provider(region, UNIT_DOCTOR, "d04");
    int eric = plain_provider(region, UNIT_DOCTOR, "d05");
    plain_request(region, ann, REQUEST_NONE, DAY_NONE, DAY_NONE);
    plain_request(region, bob, REQUEST_AVOID, DEC(31), DEC(40));
    plain_request(region, carl, REQUEST_ABSENT, DEC(32), DEC(40));
    plain_words(region, &plain_at(region, carl)->never, "every-day");
    plain_at(region, dora)->until = DEC(4);
    g_autoptr(Question) question = lay();
    g_autoptr(GArray) silent = question_silent(question);
    cr_assert_eq(silent->len, 2);
    cr_assert_eq(g_array_index(silent, int, 0), carl);
    cr_assert_eq(g_array_index(silent, int, 1), eric);
}

Test(question, duties_overlap_piece_by_piece_and_with_travel)
{
    int noon = plain_line(region, "noon", "sunday", "12:00-13:00");
    g_autoptr(Question) question = lay();
    const Slot *day = question_slot(question, question_find_slot(question, sunday, DEC(6)));
    const Slot *gap = question_slot(question, question_find_slot(question, noon, DEC(6)));
    const Slot *night = question_slot(question, question_find_slot(question, eve, DEC(5)));
    cr_assert_not(slots_overlap(day, 0, gap, 0));
    cr_assert(slots_overlap(day, 1, gap, 0));
    cr_assert(slots_overlap(gap, 0, day, 1));
    cr_assert_not(slots_overlap(night, 60, day, 60));
    cr_assert(slots_overlap(night, 60, day, 61));
    cr_assert(slots_overlap(day, 0, day, 0));
}

Test(question, rules_see_their_lines_days_and_people)
{
    Rule *rule = rule_new(RULE_gap, PLACE_NONE);
    g_ptr_array_add(region->rules, rule);
    rule->lines = plain_indexes(sunday, -1);
    plain_words(region, &rule->not_days, "2026-12-13");
    rule->who = plain_who(plain_indexes(bob, -1));
    g_autoptr(Question) question = lay();
    cr_assert(rule_sees_slot(question, rule, 1));
    cr_assert_not(rule_sees_slot(question, rule, 0));
    cr_assert_not(rule_sees_slot(question, rule, question_find_slot(question, sunday, DEC(13))));
    cr_assert(rule_sees(question, rule, bob, 1));
    cr_assert_not(rule_sees(question, rule, ann, 1));
}
