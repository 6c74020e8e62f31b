#include "region/beyond.h"

#include "plain.h"
#include "region/frozen.h"

#include <criterion/criterion.h>

static Messages *messages;
static Region *region;
static int ann, bob;
static int night;

#define MOMENT "2026-11-10T00:00:00Z"
#define LATER "2026-11-20T00:00:00Z"

/* Two doctors and nights from 22:00 to 07:00, a day line and a line of afternoons. */
static void
begin(void)
{
    messages = messages_new();
    region = region_new(".");
    ann = plain_provider(region, UNIT_DOCTOR, "ann");
    bob = plain_provider(region, UNIT_DOCTOR, "bob");
    night = plain_line(region, "night", "every-day", "22:00-07:00");
    plain_line(region, "early", "every-day", "06:00-12:00");
}

static void
end(void)
{
    region_free(region);
    messages_free(messages);
}

TestSuite(beyond, .init = begin, .fini = end);

static Record *
publish(Day first, Day last, int revision, const char *moment)
{
    Record *record = record_new();
    record->period = (Period){first, last};
    record->revision = revision;
    record->moment = g_strdup(moment);
    record_add_line(record)->id = g_strdup("night");
    g_ptr_array_add(region->records, record);
    return record;
}

static RecordDuty *
serve(Record *record, const char *provider, Day day)
{
    RecordDuty *duty = record_add_duty(record);
    duty->line = g_strdup("night");
    duty->provider = g_strdup(provider);
    duty->role = g_strdup("duty");
    duty->day = day;
    return duty;
}

static Question *
ask(void)
{
    return question_new(region, DECEMBER, NULL, messages);
}

Test(beyond, duties_before_and_after)
{
    Record *year = publish(DEC(-30), DEC(62), 1, MOMENT);
    serve(year, "ann", DEC(0));
    serve(year, "ann", DEC(5));
    serve(year, "ann", DEC(32))->hours = g_strdup("20:00-24:00");
    serve(year, "gone", DEC(0));
    g_autoptr(Question) question = ask();
    cr_assert_eq(beyond_end(question, ann) - beyond_first(question, ann), 2u);
    cr_assert_eq(beyond_end(question, bob) - beyond_first(question, bob), 0u);
    const Beyond *before = question_beyond(question, beyond_first(question, ann));
    const Beyond *after = before + 1;
    cr_assert_eq(before->slot.line, night);
    cr_assert_eq(before->slot.start, day_minute(DEC(0)) + 22 * 60);
    cr_assert_eq(before->slot.end, day_minute(DEC(1)) + 7 * 60);
    cr_assert_eq(after->slot.start, day_minute(DEC(32)) + 20 * 60);
    cr_assert_eq(after->slot.end, day_minute(DEC(33)));
}

Test(beyond, the_newest_publication_counts)
{
    serve(publish(DEC(-30), DEC(62), 1, MOMENT), "ann", DEC(0));
    serve(publish(DEC(-1), DEC(0), 1, LATER), "bob", DEC(0));
    g_autoptr(Question) question = ask();
    cr_assert_eq(question->beyond->duties->len, 1u);
    cr_assert_eq(question_beyond(question, 0)->provider, bob);
}

Test(beyond, a_withdrawn_period_has_none)
{
    serve(publish(DEC(-30), DEC(0), 1, MOMENT), "ann", DEC(0));
    publish(DEC(-30), DEC(0), 2, LATER)->withdrawn = TRUE;
    g_autoptr(Question) question = ask();
    cr_assert_eq(question->beyond->duties->len, 0u);
}

Test(beyond, nobody_is_in_two_places_over_the_edge)
{
    serve(publish(DEC(-30), DEC(0), 1, MOMENT), "ann", DEC(0));
    g_autoptr(Question) question = ask();
    int early = question_find_slot(question, 1, DEC(1));
    cr_assert_eq(question_bar(question, ann, early), BAR_ELSEWHERE);
    cr_assert_eq(question_bar(question, bob, early), BAR_NONE);
    cr_assert_eq(question_bar(question, ann, question_find_slot(question, 1, DEC(2))), BAR_NONE);
}

Test(beyond, no_fix_over_the_edge)
{
    serve(publish(DEC(-30), DEC(0), 1, MOMENT), "ann", DEC(0));
    plain_request(region, ann, REQUEST_FIX, DEC(1), DEC(1))->line = 1;
    cr_assert_null(ask());
    cr_assert_eq(messages_get(messages, 0)->code, MSG_fix_elsewhere);
}

Test(beyond, past_days_stay)
{
    Record *record = publish(DEC(1), DEC(31), 1, MOMENT);
    serve(record, "ann", DEC(1));
    serve(record, "bob", DEC(10));
    plain_request(region, ann, REQUEST_ABSENT, DEC(1), DEC(1));
    region->frozen_before = DEC(5);
    g_autoptr(Question) question = ask();
    int first = question_find_slot(question, night, DEC(1));
    cr_assert(slot_is_frozen(question, first));
    cr_assert(slot_keeps(question, ann, first, ROLE_DUTY));
    cr_assert_eq(question_bar(question, ann, first), BAR_NONE);
    cr_assert_eq(question_bar(question, bob, first), BAR_PAST);
    int second = question_find_slot(question, night, DEC(2));
    cr_assert_eq(question_bar(question, ann, second), BAR_PAST, "it stayed open");
    int tenth = question_find_slot(question, night, DEC(10));
    cr_assert_not(slot_is_frozen(question, tenth));
    cr_assert_eq(question_bar(question, ann, tenth), BAR_NONE);
}

Test(beyond, a_first_publication_freezes_nothing)
{
    serve(publish(DEC(2), DEC(62), 1, MOMENT), "ann", DEC(2));
    region->frozen_before = DEC(5);
    g_autoptr(Question) question = ask();
    cr_assert_not(slot_is_frozen(question, question_find_slot(question, night, DEC(2))));
    publish(DEC(1), DEC(31), 1, MOMENT);
    publish(DEC(1), DEC(31), 2, LATER)->withdrawn = TRUE;
    g_autoptr(Question) again = ask();
    cr_assert_not(slot_is_frozen(again, 0));
}

Test(beyond, past_days_of_a_month_within_a_longer_publication_stay)
{
    Record *longer = publish(DEC(-30), DEC(62), 1, MOMENT);
    serve(longer, "ann", DEC(1));
    serve(longer, "ann", DEC(2));
    serve(publish(DEC(2), DEC(3), 1, LATER), "bob", DEC(2));
    region->frozen_before = DEC(5);
    g_autoptr(Question) question = ask();
    int first = question_find_slot(question, night, DEC(1));
    int second = question_find_slot(question, night, DEC(2));
    cr_assert(slot_is_frozen(question, first));
    cr_assert(slot_keeps(question, ann, first, ROLE_DUTY));
    cr_assert(slot_keeps(question, bob, second, ROLE_DUTY));
    cr_assert_not(slot_keeps(question, ann, second, ROLE_DUTY), "the newest of each day counts");
    cr_assert(day_is_frozen(question, DEC(4)));
    cr_assert_not(day_is_frozen(question, DEC(5)));
    cr_assert_not(day_is_frozen(question, DEC(0)), "outside the period");
}

Test(beyond, past_days_of_a_longer_period_are_those_of_its_parts)
{
    Record *whole = publish(DEC(1), DEC(31), 1, MOMENT);
    serve(whole, "ann", DEC(1));
    serve(whole, "ann", DEC(2));
    serve(publish(DEC(2), DEC(3), 1, LATER), "bob", DEC(2));
    region->frozen_before = DEC(5);
    g_autoptr(Question) question = ask();
    cr_assert(slot_keeps(question, ann, question_find_slot(question, night, DEC(1)), ROLE_DUTY));
    int second = question_find_slot(question, night, DEC(2));
    cr_assert(slot_keeps(question, bob, second, ROLE_DUTY));
    cr_assert_not(slot_keeps(question, ann, second, ROLE_DUTY));
}

Test(beyond, what_is_in_force_of_a_period)
{
    publish(DEC(1), DEC(10), 1, MOMENT);
    publish(DEC(11), DEC(31), 1, MOMENT);
    gboolean every_day = FALSE;
    g_autoptr(GPtrArray) both = records_in_force(region->records, DECEMBER, &every_day);
    cr_assert_eq(both->len, 2);
    cr_assert(every_day);
    cr_assert(records_publish(region->records, DECEMBER));
    publish(DEC(5), DEC(5), 1, LATER)->withdrawn = TRUE;
    cr_assert_not(records_publish(region->records, DECEMBER), "one day was taken back");
    publish(DEC(1), DEC(10), 2, LATER);
    g_autoptr(GPtrArray) three = records_in_force(region->records, (Period){DEC(6), DEC(6)}, NULL);
    cr_assert_eq(three->len, 1, "the first lies under the second");
}

Test(beyond, no_pin_on_a_past_day)
{
    publish(DEC(1), DEC(31), 1, MOMENT);
    region->frozen_before = DEC(5);
    Choice pin = {ann, night, DEC(1), TRUE};
    g_autoptr(GArray) choices = g_array_new(FALSE, FALSE, sizeof(Choice));
    g_array_append_val(choices, pin);
    cr_assert_null(question_new(region, DECEMBER, choices, messages));
    cr_assert_eq(messages_get(messages, 0)->code, MSG_choice_past);
}
