#include "calendar/calendar.h"
#include "calendar/japan.h"

#include <criterion/criterion.h>

static YearRun
run_of(const char *text)
{
    YearRun run;
    cr_assert(year_run_parse(text, &run), "%s", text);
    return run;
}

Test(calendar, none_until_added)
{
    g_autoptr(Calendar) calendar = calendar_new();
    cr_expect_null(calendar_holiday(calendar, day_of(2026, 1, 1)));
    calendar_add_japan(calendar);
    cr_expect_str_eq(calendar_holiday(calendar, day_of(2026, 1, 1)), "元日");
    cr_expect_null(calendar_holiday(calendar, day_of(2026, 1, 2)));
}

Test(calendar, own_days_come_before_computed_ones)
{
    g_autoptr(Calendar) calendar = calendar_new();
    calendar_add_japan(calendar);
    calendar_add_holiday(calendar, day_of(2027, 2, 24), "臨時");
    calendar_add_holiday(calendar, day_of(2027, 1, 1), "New Year");
    calendar_remove_holiday(calendar, day_of(2027, 2, 11));
    calendar_remove_holiday(calendar, day_of(2027, 6, 1));
    cr_expect_str_eq(calendar_holiday(calendar, day_of(2027, 2, 24)), "臨時");
    cr_expect_str_eq(calendar_holiday(calendar, day_of(2027, 1, 1)), "New Year");
    cr_expect_null(calendar_holiday(calendar, day_of(2027, 2, 11)));
    cr_expect_null(calendar_holiday(calendar, day_of(2027, 6, 1)));
    cr_expect_str_eq(calendar_holiday(calendar, day_of(2026, 2, 11)), "建国記念の日");
}

Test(calendar, the_later_word_counts)
{
    g_autoptr(Calendar) calendar = calendar_new();
    Day day = day_of(2027, 2, 11);
    calendar_add_holiday(calendar, day, "first");
    calendar_add_holiday(calendar, day, "second");
    cr_expect_str_eq(calendar_holiday(calendar, day), "second");
    calendar_remove_holiday(calendar, day);
    cr_expect_null(calendar_holiday(calendar, day));
    calendar_add_holiday(calendar, day + 1, "own");
    calendar_add_japan(calendar);
    cr_expect_str_eq(calendar_holiday(calendar, day), "建国記念の日");
    cr_expect_str_eq(calendar_holiday(calendar, day + 1), "own");
}

Test(calendar, holidays_of_two_calendars_are_apart)
{
    g_autoptr(Calendar) japan = calendar_new();
    g_autoptr(Calendar) own = calendar_new();
    calendar_add_japan(japan);
    calendar_remove_holiday(japan, day_of(2026, 5, 3));
    calendar_add_holiday(own, day_of(2026, 5, 3), "own");
    cr_expect_null(calendar_holiday(japan, day_of(2026, 5, 3)));
    cr_expect_str_eq(calendar_holiday(own, day_of(2026, 5, 3)), "own");
    cr_expect_null(calendar_holiday(own, day_of(2026, 5, 4)));
}

/* -- month-days and runs ----------------------------------------------------------------------- */

Test(calendar, month_days)
{
    MonthDay day = {0, 0};
    cr_expect(month_day_parse("02-29", &day));
    cr_expect_eq(day.month, 2);
    cr_expect_eq(day.day, 29);
    static const char *const wrong[] = {"",      "2-29",   "02-30", "13-01",  "00-10",
                                        "01-00", "04-31",  "01/02", "0102",   "01-02 ",
                                        " 1-02", "001-02", "01-2",  "0１-02", "-1-01"};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        cr_expect_not(month_day_parse(wrong[i], &day), "%s", wrong[i]);
        cr_expect_eq(day.day, 29, "left alone");
    }
}

Test(calendar, year_runs)
{
    YearRun run = run_of("12-29..01-03");
    cr_expect_eq(run.first.month, 12);
    cr_expect_eq(run.first.day, 29);
    cr_expect_eq(run.last.month, 1);
    cr_expect_eq(run.last.day, 3);
    run = run_of("08-14");
    cr_expect_eq(run.first.day, 14);
    cr_expect_eq(run.last.day, 14);
    static const char *const wrong[] = {"12-29..",       "..01-03",          "12-29...01-03",
                                        "12-29.. 01-03", "12-29..01-03..02", "12-32..01-03",
                                        "12-29-01-03",   "2026-12-29..01-03"};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
        cr_expect_not(year_run_parse(wrong[i], &run), "%s", wrong[i]);
}

/* -- seasons ----------------------------------------------------------------------------------- */

/* The instance a date belongs to, 0: none. */
static int
instance(const Calendar *calendar, int season, int year, int month, int of_month)
{
    int instance_year = -1;
    if (!calendar_in_season(calendar, season, day_of(year, month, of_month), &instance_year)) {
        cr_assert_eq(instance_year, -1, "left alone");
        return 0;
    }
    return instance_year;
}

Test(calendar, season_over_new_year_is_named_by_its_start)
{
    g_autoptr(Calendar) calendar = calendar_new();
    int season = calendar_add_season(calendar, "new-year", run_of("12-29..01-03"));
    cr_expect_eq(instance(calendar, season, 2026, 12, 28), 0);
    cr_expect_eq(instance(calendar, season, 2026, 12, 29), 2026);
    cr_expect_eq(instance(calendar, season, 2026, 12, 31), 2026);
    cr_expect_eq(instance(calendar, season, 2027, 1, 1), 2026);
    cr_expect_eq(instance(calendar, season, 2027, 1, 3), 2026);
    cr_expect_eq(instance(calendar, season, 2027, 1, 4), 0);
    cr_expect(calendar_in_season(calendar, season, day_of(2027, 1, 1), NULL));
}

Test(calendar, season_of_several_days)
{
    g_autoptr(Calendar) calendar = calendar_new();
    calendar_add_season(calendar, "golden-week", run_of("05-03..05-05"));
    int obon = calendar_add_season(calendar, "obon", run_of("08-13"));
    cr_expect_eq(calendar_add_season(calendar, "obon", run_of("08-14")), obon);
    cr_expect_eq(calendar_add_season(calendar, "obon", run_of("08-15")), obon);
    cr_expect_eq(calendar_season_count(calendar), 2);
    cr_expect_str_eq(calendar_season_name(calendar, obon), "obon");
    cr_expect_eq(calendar_find_season(calendar, "obon"), obon);
    cr_expect_eq(calendar_find_season(calendar, "Obon"), -1);
    for (int day = 1; day <= 31; day++)
        cr_expect_eq(instance(calendar, obon, 2026, 8, day), day >= 13 && day <= 15 ? 2026 : 0);
}

Test(calendar, days_that_touch_over_new_year_are_one_instance)
{
    g_autoptr(Calendar) calendar = calendar_new();
    calendar_add_season(calendar, "days", run_of("12-31"));
    calendar_add_season(calendar, "days", run_of("01-02"));
    int season = calendar_add_season(calendar, "days", run_of("01-01"));
    calendar_add_season(calendar, "days", run_of("01-05"));
    cr_expect_eq(instance(calendar, season, 2026, 12, 31), 2026);
    cr_expect_eq(instance(calendar, season, 2027, 1, 1), 2026);
    cr_expect_eq(instance(calendar, season, 2027, 1, 2), 2026);
    cr_expect_eq(instance(calendar, season, 2027, 1, 3), 0);
    cr_expect_eq(instance(calendar, season, 2027, 1, 5), 2027);
}

Test(calendar, january_alone_belongs_to_its_own_year)
{
    g_autoptr(Calendar) calendar = calendar_new();
    int season = calendar_add_season(calendar, "january", run_of("01-01..01-03"));
    calendar_add_season(calendar, "january", run_of("12-29..12-30"));
    cr_expect_eq(instance(calendar, season, 2027, 1, 1), 2027);
    cr_expect_eq(instance(calendar, season, 2027, 12, 30), 2027);
    cr_expect_eq(instance(calendar, season, 2027, 12, 31), 0);
}

Test(calendar, seasons_of_the_whole_year)
{
    g_autoptr(Calendar) calendar = calendar_new();
    int year = calendar_add_season(calendar, "year", run_of("01-01..06-30"));
    calendar_add_season(calendar, "year", run_of("07-01..12-31"));
    int fiscal = calendar_add_season(calendar, "fiscal", run_of("04-01..03-31"));
    for (Day day = day_of(2027, 1, 1); day <= day_of(2028, 12, 31); day++) {
        Civil date = day_civil(day);
        cr_expect_eq(instance(calendar, year, date.year, date.month, date.day), date.year);
        cr_expect_eq(instance(calendar, fiscal, date.year, date.month, date.day),
                     date.month < 4 ? date.year - 1 : date.year);
    }
}

Test(calendar, leap_day)
{
    g_autoptr(Calendar) calendar = calendar_new();
    int only = calendar_add_season(calendar, "leap-day", run_of("02-29"));
    int run = calendar_add_season(calendar, "run", run_of("02-28..03-01"));
    cr_expect_eq(instance(calendar, only, 2027, 2, 28), 0);
    cr_expect_eq(instance(calendar, only, 2027, 3, 1), 0);
    cr_expect_eq(instance(calendar, only, 2028, 2, 29), 2028);
    cr_expect_eq(instance(calendar, run, 2028, 2, 29), 2028);
    cr_expect_eq(instance(calendar, run, 2027, 2, 28), 2027);
    cr_expect_eq(instance(calendar, run, 2027, 3, 1), 2027);
    cr_expect_eq(instance(calendar, run, 2027, 3, 2), 0);
}

/* Brute force: walk back from the day to the first day of its unbroken run. */
Test(calendar, law_instance_is_the_year_of_the_first_day)
{
    static const char *const runs[] = {"12-29..01-03", "11-15..02-10", "12-31..01-01",
                                       "05-03..05-05", "01-01..01-07", "12-01..12-31"};
    for (gsize i = 0; i < G_N_ELEMENTS(runs); i++) {
        g_autoptr(Calendar) calendar = calendar_new();
        int season = calendar_add_season(calendar, "season", run_of(runs[i]));
        for (Day day = day_of(2023, 1, 1); day <= day_of(2025, 12, 31); day++) {
            int year = 0;
            if (!calendar_in_season(calendar, season, day, &year))
                continue;
            Day first = day;
            while (calendar_in_season(calendar, season, first - 1, NULL))
                first--;
            g_autofree char *date = day_format(day);
            cr_expect_eq(year, day_civil(first).year, "%s in %s", date, runs[i]);
        }
    }
}
