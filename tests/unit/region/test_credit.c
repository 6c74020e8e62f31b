#include "plain.h"

#include "region/credit.h"

#include <criterion/criterion.h>

static Messages *messages;
static Region *region;
static int a, b, c;

/* Three doctors on one line, every day one place. */
static void
begin(void)
{
    messages = messages_new();
    region = region_new(".");
    a = plain_provider(region, UNIT_DOCTOR, "d01");
    b = plain_provider(region, UNIT_DOCTOR, "d02");
    c = plain_provider(region, UNIT_DOCTOR, "d03");
    plain_line(region, "day", "every-day", "09:00-17:00");
}

static void
end(void)
{
    region_free(region);
    messages_free(messages);
}

TestSuite(credit, .init = begin, .fini = end);

static Record *
publish(Period period, const char *moment)
{
    Record *record = record_new();
    record->period = period;
    record->moment = g_strdup(moment);
    record_add_line(record)->id = g_strdup("day");
    g_ptr_array_add(region->records, record);
    return record;
}

static void
add_duty(Record *record, Day day, const char *provider, const char *role, const char *owed)
{
    RecordDuty *duty = record_add_duty(record);
    duty->line = g_strdup("day");
    duty->provider = g_strdup(provider);
    duty->role = g_strdup(role);
    duty->owed = g_strdup(owed);
    duty->day = day;
}

static Question *
ask(void)
{
    Question *question = question_new(region, DECEMBER, NULL, messages);
    cr_assert_not_null(question);
    return question;
}

static void
cr_credited(const Question *question, int provider, Day day, int wanted)
{
    int slot = question_find_slot(question, 0, day);
    cr_assert_eq(question_credited(question, provider, slot), wanted, "%d on %d, not %d",
                 question_credited(question, provider, slot), (int)day, wanted);
}

Test(credit, as_the_newest_publication_of_the_day_says)
{
    Record *month = publish(DECEMBER, "2026-11-20T00:00:00Z");
    add_duty(month, DEC(1), "d01", "duty", "d02");
    add_duty(month, DEC(2), "d01", "reserve", "d02");
    add_duty(month, DEC(8), "d03", "duty", "d02");
    add_duty(month, DEC(9), "d03", "duty", NULL);
    Record *week = publish((Period){DEC(7), DEC(13)}, "2026-11-21T00:00:00Z");
    add_duty(week, DEC(8), "d03", "duty", "d01");
    g_autoptr(Question) question = ask();
    cr_credited(question, a, DEC(1), b);
    cr_credited(question, c, DEC(1), c); /* another in the same place */
    cr_credited(question, a, DEC(2), a); /* nobody is credited with stand-by */
    cr_credited(question, c, DEC(8), a);
    cr_credited(question, c, DEC(9), c);
}

Test(credit, of_what_was_taken_back_nothing_counts)
{
    Record *month = publish(DECEMBER, "2026-11-20T00:00:00Z");
    add_duty(month, DEC(1), "d01", "duty", "d02");
    publish(DECEMBER, "2026-11-21T00:00:00Z")->withdrawn = TRUE;
    g_autoptr(Question) question = ask();
    cr_credited(question, a, DEC(1), a);
}

Test(credit, is_left_behind_taken_along_and_put_back)
{
    Record *month = publish(DECEMBER, "2026-11-20T00:00:00Z");
    add_duty(month, DEC(5), "d01", "duty", "d02");
    g_autoptr(Question) question = ask();
    for (int day = 9; day >= 1; day--)
        question_owe(question, (Credit){c, 0, DEC(day), a});
    question_owe(question, (Credit){a, 0, DEC(5), c});
    cr_credited(question, a, DEC(5), c);
    cr_credited(question, c, DEC(5), a);
    cr_credited(question, b, DEC(5), b);
    question_owe(question, (Credit){c, 0, DEC(3), c});
    cr_credited(question, c, DEC(3), c);
    cr_credited(question, c, DEC(2), a);
    cr_assert_eq(question->credits->len, 9);
    g_autoptr(Rota) rota = rota_new();
    rota_add(rota, (Assignment){c, 3, 0, DEC(4), ROLE_DUTY, PLACE_NONE});
    rota_add(rota, (Assignment){c, 5, 0, DEC(6), ROLE_RESERVE, PLACE_NONE});
    rota_add(rota, (Assignment){b, 6, 0, DEC(7), ROLE_DUTY, PLACE_NONE});
    g_autoptr(GArray) standing = credits_standing(question, rota);
    cr_assert_eq(standing->len, 1);
    cr_assert_eq(g_array_index(standing, Credit, 0).day, DEC(4));
    question_owe_as_published(question);
    cr_assert_eq(question->credits->len, 1);
    cr_credited(question, a, DEC(5), b);
}

Test(credit, of_somebody_who_left_is_kept)
{
    Record *month = publish(DECEMBER, "2026-11-20T00:00:00Z");
    add_duty(month, DEC(5), "d01", "duty", "gone");
    g_autoptr(Question) question = ask();
    cr_credited(question, a, DEC(5), a); /* unknown without region_add_formers */
    cr_assert_str_eq(duty_credited(g_ptr_array_index(month->duties, 0)), "gone");
}
