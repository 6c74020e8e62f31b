#include "base/day.h"

#include <criterion/criterion.h>

Test(day, counts_from_1970)
{
    cr_expect_eq(day_of(1970, 1, 1), 0);
    cr_expect_eq(day_of(1969, 12, 31), -1);
    cr_expect_eq(day_of(2000, 3, 1), 11017);
    cr_expect_eq(day_of(2026, 12, 5), 20792);
    cr_expect_eq(day_of(1, 1, 1), -719162);
    cr_expect_eq(day_of(9999, 12, 31), 2932896);
}

/* Walks every civil date of the calendar in order. */
Test(day, law_days_follow_one_another)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    Day expected = day_of(1, 1, 1);
    for (int year = 1; year <= 9999; year++) {
        int leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
        for (int month = 1; month <= 12; month++) {
            int days = length[month - 1] + (month == 2 && leap);
            cr_assert_eq(month_length(year, month), days);
            for (int day = 1; day <= days; day++, expected++) {
                Civil civil = day_civil(expected);
                if (day_of(year, month, day) != expected || civil.year != year ||
                    civil.month != month || civil.day != day)
                    cr_assert_fail("%d-%d-%d", year, month, day);
            }
        }
    }
    cr_expect_eq(expected, day_of(9999, 12, 31) + 1);
}

Test(day, weekdays)
{
    cr_expect_eq(day_weekday(day_of(1970, 1, 1)), THURSDAY);
    cr_expect_eq(day_weekday(day_of(1969, 12, 31)), WEDNESDAY);
    cr_expect_eq(day_weekday(day_of(2026, 12, 5)), SATURDAY);
    cr_expect_eq(day_weekday(day_of(2000, 2, 29)), TUESDAY);
    cr_expect_eq(day_weekday(day_of(1, 1, 1)), MONDAY);
    for (Day day = -1000; day < 1000; day++)
        cr_expect_eq(day_weekday(day + 1), (day_weekday(day) + 1) % 7);
}

Test(day, which_dates_exist)
{
    cr_expect(civil_is_valid(2028, 2, 29));
    cr_expect(civil_is_valid(2000, 2, 29));
    cr_expect(civil_is_valid(1, 1, 1));
    cr_expect(civil_is_valid(9999, 12, 31));
    static const Civil wrong[] = {{2027, 2, 29}, {1900, 2, 29}, {2100, 2, 29},   {2026, 4, 31},
                                  {2026, 0, 1},  {2026, 13, 1}, {2026, 1, 0},    {2026, 1, 32},
                                  {0, 1, 1},     {-1, 1, 1},    {10000, 1, 1},   {2026, -1, 1},
                                  {2026, 1, -1}, {2026, 99, 1}, {G_MAXINT, 1, 1}};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
        cr_expect_not(civil_is_valid(wrong[i].year, wrong[i].month, wrong[i].day), "%d-%d-%d",
                      wrong[i].year, wrong[i].month, wrong[i].day);
}

Test(day, reads_exactly_one_form)
{
    Day day = 77;
    cr_assert(day_parse("2026-12-05", &day));
    cr_expect_eq(day, 20792);
    cr_assert(day_parse("0001-01-01", &day));
    cr_expect_eq(day, -719162);
    static const char *const wrong[] = {
        "",           "2026",        "2026-12",     "2026-12-5",   "2026-1-05",   "26-12-05",
        "2026/12/05", "2026-12-05 ", " 2026-12-05", "20261205",    "2026-02-29",  "2026-13-01",
        "2026-00-10", "2026-12-00",  "0000-01-01",  "-026-01-01",  "+026-01-01",  "2026-12-05T",
        "2026-12-0x", "2026-12--5",  "2026-12-32",  "12026-12-05", "2026-12-05\n"};
    day = 77;
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        cr_expect_not(day_parse(wrong[i], &day), "“%s”", wrong[i]);
        cr_expect_eq(day, 77, "left alone");
    }
}

Test(day, written_form_reads_back)
{
    for (Day day = day_of(1, 1, 1); day <= day_of(9999, 12, 31); day += 997) {
        g_autofree char *text = day_format(day);
        Day again = DAY_NONE;
        cr_assert(day_parse(text, &again), "%s", text);
        cr_assert_eq(again, day, "%s", text);
    }
    g_autofree char *early = day_format(day_of(33, 4, 3));
    cr_expect_str_eq(early, "0033-04-03");
}

Test(day, minutes)
{
    static const struct {
        Minute minute;
        const char *text;
    } moments[] = {
        {0, "1970-01-01T00:00"},
        {-1, "1969-12-31T23:59"},
        {-1440, "1969-12-31T00:00"},
        {20792 * 1440LL + 22 * 60, "2026-12-05T22:00"},
        {20792 * 1440LL + 1440 + 7 * 60 + 5, "2026-12-06T07:05"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(moments); i++) {
        g_autofree char *text = minute_format(moments[i].minute);
        cr_expect_str_eq(text, moments[i].text);
    }
    cr_expect_eq(day_minute(day_of(9999, 12, 31)), 2932896 * 1440LL);
    cr_expect_eq(day_minute(-1), -1440);
}
