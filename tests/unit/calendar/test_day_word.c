#include "calendar/calendar.h"

#include <criterion/criterion.h>

static Calendar *calendar;

static void
set_up(void)
{
    calendar = calendar_new();
    calendar_add_japan(calendar);
    YearRun run;
    cr_assert(year_run_parse("12-29..01-03", &run));
    calendar_add_season(calendar, "new-year", run);
}

static void
tear_down(void)
{
    g_clear_pointer(&calendar, calendar_free);
}

TestSuite(day_word, .init = set_up, .fini = tear_down);

static gboolean
is(const char *text, int year, int month, int of_month)
{
    DayWord word;
    cr_assert(day_word_parse(calendar, text, &word), "%s", text);
    return day_word_matches(calendar, &word, day_of(year, month, of_month));
}

/* The days of a month that a word names, as "1 8 15". */
static char *
days_in(const char *text, int year, int month)
{
    DayWord word;
    cr_assert(day_word_parse(calendar, text, &word), "%s", text);
    GString *days = g_string_new(NULL);
    for (int day = 1; day <= month_length(year, month); day++)
        if (day_word_matches(calendar, &word, day_of(year, month, day)))
            g_string_append_printf(days, "%s%d", days->len ? " " : "", day);
    return g_string_free(days, FALSE);
}

typedef struct {
    const char *word;
    int year, month;
    const char *days;
} Meaning;

/* Counted by hand. December 2026 begins on a Tuesday; September 2026 has holidays on Monday 21,
 * Tuesday 22 (between two) and Wednesday 23; May 2026 on Wednesday 29 April and 3 to 6 May. */
static const Meaning meanings[] = {
    {"every-day", 2026, 2,
     "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 "
     "27 28"},
    {"not every-day", 2026, 2, ""},
    {"monday", 2026, 9, "7 14 21 28"},
    {"tuesday", 2026, 12, "1 8 15 22 29"},
    {"wednesday", 2026, 12, "2 9 16 23 30"},
    {"thursday", 2026, 12, "3 10 17 24 31"},
    {"friday", 2026, 12, "4 11 18 25"},
    {"saturday", 2026, 12, "5 12 19 26"},
    {"sunday", 2026, 12, "6 13 20 27"},
    {"weekday", 2026, 9, "1 2 3 4 7 8 9 10 11 14 15 16 17 18 24 25 28 29 30"},
    {"weekend", 2026, 9, "5 6 12 13 19 20 26 27"},
    {"weekend", 2026, 5, "2 3 9 10 16 17 23 24 30 31"},
    {"holiday", 2026, 9, "21 22 23"},
    {"holiday", 2026, 5, "3 4 5 6"},
    {"holiday", 2026, 6, ""},
    {"off-day", 2026, 9, "6 13 20 21 22 23 27"},
    {"off-day", 2026, 5, "3 4 5 6 10 17 24 31"},
    {"eve", 2026, 9, "5 12 19 20 21 22 26"},
    {"eve", 2026, 4, "4 11 18 25 28"},
    {"eve", 2026, 5, "2 3 4 5 9 16 23 30"},
    {"eve", 2026, 12, "5 12 19 26 31"},
    {"1st-thursday", 2026, 12, "3"},
    {"1st-tuesday", 2026, 12, "1"},
    {"1st-monday", 2026, 12, "7"},
    {"2nd-monday", 2026, 12, "14"},
    {"3rd-sunday", 2026, 12, "20"},
    {"4th-friday", 2026, 12, "25"},
    {"5th-friday", 2026, 12, ""},
    {"5th-thursday", 2026, 12, "31"},
    {"last-thursday", 2026, 12, "31"},
    {"last-friday", 2026, 12, "25"},
    {"last-saturday", 2026, 2, "28"},
    {"last-sunday", 2026, 2, "22"},
    {"last-sunday", 2032, 2, "29"},
    {"5th-sunday", 2032, 2, "29"},
    {"not 1st-thursday", 2026, 2,
     "1 2 3 4 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 "
     "26 27 28"},
    {"08-14", 2026, 8, "14"},
    {"08-14", 2027, 8, "14"},
    {"12-29..01-03", 2026, 12, "29 30 31"},
    {"12-29..01-03", 2027, 1, "1 2 3"},
    {"02-29", 2027, 2, ""},
    {"02-29", 2028, 2, "29"},
    {"02-27..02-29", 2027, 2, "27 28"},
    {"2026-08-14", 2026, 8, "14"},
    {"2026-08-14", 2027, 8, ""},
    {"2026-08-30..2026-09-02", 2026, 8, "30 31"},
    {"2026-08-30..2026-09-02", 2026, 9, "1 2"},
    {"new-year", 2026, 12, "29 30 31"},
    {"new-year", 2026, 1, "1 2 3"},
    {"not  new-year", 2026, 11,
     "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 "
     "26 27 28 29 30"},
};

Test(day_word, meanings)
{
    for (gsize i = 0; i < G_N_ELEMENTS(meanings); i++) {
        const Meaning *m = &meanings[i];
        g_autofree char *days = days_in(m->word, m->year, m->month);
        cr_expect_str_eq(days, m->days, "%s in %d-%02d: %s", m->word, m->year, m->month, days);
    }
}

Test(day_word, follows_the_regions_holidays)
{
    Day own = day_of(2027, 2, 24); /* a Wednesday */
    cr_assert_not(is("holiday", 2027, 2, 24));
    cr_assert(is("weekday", 2027, 2, 24));
    calendar_add_holiday(calendar, own, "臨時");
    cr_expect(is("holiday", 2027, 2, 24));
    cr_expect(is("off-day", 2027, 2, 24));
    cr_expect_not(is("weekday", 2027, 2, 24));
    cr_expect(is("wednesday", 2027, 2, 24));
    cr_expect(is("eve", 2027, 2, 23)); /* itself a holiday */
    cr_expect_not(is("eve", 2027, 2, 24));
    calendar_remove_holiday(calendar, day_of(2027, 2, 23));
    cr_expect(is("weekday", 2027, 2, 23));
    cr_expect_not(is("eve", 2027, 2, 22));
}

Test(day_word, no_day_words)
{
    static const char *const wrong[] = {
        "",
        " ",
        "not",
        "not ",
        "not",
        "not not sunday",
        "notsunday",
        "Sunday",
        "SUNDAY",
        "sundays",
        " sunday",
        "sunday ",
        "mon",
        "日曜日",
        "holidays",
        "everyday",
        "off day",
        "0th-monday",
        "6th-monday",
        "1th-monday",
        "2st-monday",
        "1st-",
        "1st",
        "1st-day",
        "1st-weekday",
        "1st-holiday",
        "1st-1st-monday",
        "last-",
        "last",
        "1st monday",
        "2026-02-30",
        "2026-13-01",
        "2026-1-2",
        "2026/01/02",
        "2026-02-29",
        "0000-01-01",
        "13-01",
        "00-01",
        "02-30",
        "04-31",
        "8-14",
        "08-14..",
        "..08-14",
        "08-14..13-01",
        "2026-08-16..2026-08-14",
        "2026-08-14..08-16",
        "08-14..2026-08-16",
        "2026-08-14..2026-08-16..2026-08-18",
        "2026-08-14.2026-08-16",
        "2026-08-14 .. 2026-08-16",
        "2026-08",
        "2026",
        "new-years",
        "obon",
        "-",
        "..",
    };
    DayWord word = {.kind = DAY_WORD_EVE, .nth = 77};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        cr_expect_not(day_word_parse(calendar, wrong[i], &word), "“%s”", wrong[i]);
        cr_expect(word.kind == DAY_WORD_EVE && word.nth == 77, "left alone");
    }
}

Test(day_word, a_season_cannot_hide_a_day_word)
{
    YearRun run;
    cr_assert(year_run_parse("08-13", &run));
    calendar_add_season(calendar, "sunday", run);
    DayWord word;
    cr_assert(day_word_parse(calendar, "sunday", &word));
    cr_expect_eq(word.kind, DAY_WORD_WEEKDAY);
}

/* -- lists ------------------------------------------------------------------------------------- */

/* The days of a month that a list names; "" in the array ends it. */
static char *
listed(const char *const *texts, int year, int month)
{
    DayWords words = {NULL};
    for (; *texts; texts++) {
        DayWord word;
        cr_assert(day_word_parse(calendar, *texts, &word), "%s", *texts);
        day_words_add(&words, word);
    }
    GString *days = g_string_new(NULL);
    for (int day = 1; day <= month_length(year, month); day++)
        if (day_words_match(calendar, &words, day_of(year, month, day)))
            g_string_append_printf(days, "%s%d", days->len ? " " : "", day);
    day_words_clear(&words);
    cr_expect_not(day_words_given(&words));
    return g_string_free(days, FALSE);
}

typedef struct {
    const char *words[5];
    int year, month;
    const char *days;
} List;

static const List lists[] = {
    {{"sunday", "holiday", "new-year"}, 2026, 12, "6 13 20 27 29 30 31"},
    {{"sunday", "not new-year"}, 2027, 1, "10 17 24 31"},
    {{"not new-year", "sunday"}, 2027, 1, "10 17 24 31"},
    {{"holiday", "not sunday"}, 2026, 5, "4 5 6"},
    {{"not weekday"}, 2026, 9, "5 6 12 13 19 20 21 22 23 26 27"},
    {{"not weekday", "not sunday"}, 2026, 9, "5 12 19 21 22 23 26"},
    {{"sunday", "not sunday"}, 2026, 9, ""},
    {{"every-day", "not weekday", "not holiday"}, 2026, 9, "5 6 12 13 19 20 26 27"},
    {{"2026-09-01..2026-09-03", "09-02"}, 2026, 9, "1 2 3"},
    {{"saturday", "1st-sunday", "not 2026-09-05"}, 2026, 9, "6 12 19 26"},
};

Test(day_word, lists)
{
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autofree char *days = listed(lists[i].words, lists[i].year, lists[i].month);
        cr_expect_str_eq(days, lists[i].days, "list %zu: %s", i, days);
    }
}

Test(day_word, an_empty_list_is_every_day)
{
    DayWords words = {NULL};
    cr_expect_not(day_words_given(&words));
    cr_expect(day_words_match(calendar, &words, day_of(2026, 9, 1)));
    day_words_clear(&words);
}

/* -- laws -------------------------------------------------------------------------------------- */

Test(day_word, laws_over_years)
{
    for (Day day = day_of(2020, 1, 1); day <= day_of(2035, 12, 31); day++) {
        Civil d = day_civil(day);
        gboolean holiday = is("holiday", d.year, d.month, d.day);
        gboolean weekend = is("weekend", d.year, d.month, d.day);
        gboolean off_day = is("off-day", d.year, d.month, d.day);
        cr_assert_eq(is("weekday", d.year, d.month, d.day), !weekend && !holiday);
        cr_assert_eq(off_day, is("sunday", d.year, d.month, d.day) || holiday);
        Civil before = day_civil(day - 1);
        cr_assert_eq(is("eve", before.year, before.month, before.day), off_day);
    }
}

/* Each day is the nth of exactly one weekday, and the last exactly in a month's last seven days. */
Test(day_word, law_of_nth_weekdays)
{
    g_autoptr(GPtrArray) names = day_word_names(calendar);
    for (Day day = day_of(2027, 1, 1); day <= day_of(2028, 12, 31); day++) {
        Civil d = day_civil(day);
        int nth = 0, last = 0;
        for (guint i = 0; i < names->len; i++) {
            DayWord word;
            cr_assert(day_word_parse(calendar, g_ptr_array_index(names, i), &word));
            if (word.kind == DAY_WORD_NTH && day_word_matches(calendar, &word, day))
                word.nth ? nth++ : last++;
        }
        cr_assert_eq(nth, 1);
        cr_assert_eq(last, d.day > month_length(d.year, d.month) - 7);
    }
}

Test(day_word, names_are_day_words)
{
    g_autoptr(GPtrArray) names = day_word_names(calendar);
    cr_expect_eq(names->len, 13 + 6 * 7 + 1);
    gboolean season = FALSE;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        DayWord word;
        cr_expect(day_word_parse(calendar, name, &word), "%s", name);
        season = season || g_str_equal(name, "new-year");
    }
    cr_expect(season);
}
