#include "sheets.h"

#include <sys/stat.h>

#define DEC(day) (day_of(2026, 12, 1) + (day)-1)

static void
expect_days(const char *from, const char *to, Period period, Day first, Day last)
{
    g_auto(Sheets) sheets = sheets_new();
    g_autofree char *text = g_strdup_printf("who,kind,from,to\nd01,absent,%s,%s\n", from, to);
    sheets_write(&sheets, "a.csv", text, -1);
    sheets.period = period;
    sheets_read(&sheets);
    sheets_expect(&sheets, "");
    cr_assert_eq(sheets_count(&sheets), first != DAY_NONE, "%s..%s", from, to);
    if (first == DAY_NONE)
        return;
    cr_expect_eq(sheets_request(&sheets, 0)->from, first, "%s..%s", from, to);
    cr_expect_eq(sheets_request(&sheets, 0)->to, last, "%s..%s", from, to);
}

Test(requests, every_word_of_a_line)
{
    g_auto(Sheets) sheets =
        sheets_of("a.csv", "who,kind,from,to,hours,strength,note,line\n"
                           "d01,absent,2026-12-03,2026-12-05,22:00-07:00,,学会,\n"
                           "高﨑花子,avoid,2026/12/6,,,3,,night\n"
                           "d03,none,,,,,,\n");
    sheets_expect(&sheets, "");
    cr_assert_eq(sheets_count(&sheets), 3);
    const Request *absent = sheets_request(&sheets, 0), *avoid = sheets_request(&sheets, 1);
    cr_expect_eq(absent->provider, 0);
    cr_expect_eq(absent->kind, REQUEST_ABSENT);
    cr_expect_eq(absent->from, DEC(3));
    cr_expect_eq(absent->to, DEC(5));
    cr_expect_eq(absent->window.start, 22 * 60);
    cr_expect_eq(absent->window.end, 31 * 60);
    cr_expect_eq(absent->line, -1);
    cr_expect_eq(absent->start, absent->end);
    cr_expect_str_eq(absent->note, "学会");
    cr_expect_eq(absent->place.line, 2);
    cr_expect_eq(avoid->provider, 1);
    cr_expect_eq(avoid->strength, 3);
    cr_expect_eq(avoid->from, DEC(6));
    cr_expect_eq(avoid->to, DEC(6));
    cr_expect_eq(avoid->line, 1);
    cr_expect_eq(avoid->window.start, 0);
    cr_expect_eq(avoid->window.end, 1440);
    cr_expect_eq(sheets_request(&sheets, 2)->kind, REQUEST_NONE);
    cr_expect_eq(sheets_request(&sheets, 2)->from, DAY_NONE);
}

/* The same in Japanese, as Windows saves it; a heading of half width, too. */
Test(requests, headings_and_kinds_in_japanese)
{
    static const char *const kinds[] = {"不在",         "避けたい", "希望",     "固定",
                                        "連絡事項なし", "休み",     "特になし", "none"};
    static const RequestKind meant[] = {REQUEST_ABSENT, REQUEST_AVOID,  REQUEST_WANT, REQUEST_FIX,
                                        REQUEST_NONE,   REQUEST_ABSENT, REQUEST_NONE, REQUEST_NONE};
    g_autoptr(GString) text = g_string_new("備考,時間帯,初日,強さ,種類,当番種別,まで,氏名\n");
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        g_string_append_printf(text, "学会,,１２月%d日,2,%s,night,,高﨑花子\n", (int)i + 1,
                               kinds[i]);
    g_autofree char *saved = g_convert(text->str, -1, "CP932", "UTF-8", NULL, NULL, NULL);
    g_auto(Sheets) sheets = sheets_of("a.csv", saved);
    sheets_expect(&sheets, "");
    cr_assert_eq(sheets_count(&sheets), G_N_ELEMENTS(kinds));
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const Request *request = sheets_request(&sheets, (guint)i);
        cr_expect_eq(request->kind, meant[i], "%s", kinds[i]);
        cr_expect_eq(request->from, DEC((int)i + 1));
        cr_expect_eq(request->provider, 1);
        cr_expect_eq(request->line, 1);
        cr_expect_eq(request->strength, 2);
        cr_expect_str_eq(request->note, "学会");
    }
}

Test(requests, a_heading_in_two_languages_is_one_column)
{
    g_auto(Sheets) sheets = sheets_of("a.csv", "who,kind,担当者\nd01,none,d01\n");
    sheets_expect(&sheets, "1:10 csv-duplicate-column");
    g_auto(Sheets) bars = sheets_of("a.csv", "who,kind,担当者|氏名\nd01,none,d01\n");
    sheets_expect(&bars, "1:10 csv-unknown-column");
}

Test(requests, dates_as_people_write_them)
{
    static const Period december = {20788, 20818};
    cr_assert_eq(december.first, DEC(1));
    expect_days("2026-12-03", "", december, DEC(3), DEC(3));
    expect_days("2026/12/3", "2026-12-05", december, DEC(3), DEC(5));
    expect_days("12/3", "12/05", december, DEC(3), DEC(5));
    expect_days("１２／３", "", december, DEC(3), DEC(3));
    expect_days("12月3日", "2026年12月5日", december, DEC(3), DEC(5));
    expect_days("12/3", "2026-12-05", december, DEC(3), DEC(5));
}

Test(requests, dates_over_new_year)
{
    Period december = {DEC(1), DEC(31)}, january = {DEC(32), DEC(62)};
    Period both = {DEC(15), DEC(40)}, year = {day_of(2026, 1, 1), DEC(31)};
    expect_days("12/28", "1/3", december, DEC(28), DEC(34));
    expect_days("12/28", "1/3", january, DEC(28), DEC(34));
    expect_days("12/28", "1/3", both, DEC(28), DEC(34));
    expect_days("12/28", "1/3", year, DEC(28), DEC(34));
    expect_days("2026-12-28", "1/3", december, DEC(28), DEC(34));
    expect_days("12/28", "2027-01-03", january, DEC(28), DEC(34));
}

Test(requests, a_long_leave_within_a_year_needs_no_year)
{
    Period fiscal = {day_of(2026, 4, 1), day_of(2027, 3, 31)};
    expect_days("4/1", "12/31", fiscal, day_of(2026, 4, 1), DEC(31));
    expect_days("10/1", "3/31", fiscal, day_of(2026, 10, 1), day_of(2027, 3, 31));
}

Test(requests, other_periods_wait)
{
    Period december = {DEC(1), DEC(31)};
    expect_days("6/1", "", december, DAY_NONE, DAY_NONE);
    expect_days("2027-06-01", "", december, DAY_NONE, DAY_NONE);
    expect_days("2/29", "", december, DAY_NONE, DAY_NONE);
    /* an absence of the next morning touches the last night */
    expect_days("2027-01-01", "", december, DEC(32), DEC(32));
    g_auto(Sheets) sheets = sheets_of("a.csv", "who,kind,from\nd01,want,2027-01-01\n");
    cr_expect_eq(sheets_count(&sheets), 0);
    g_auto(Sheets) wrong = sheets_of("a.csv", "who,kind,from\nd09,want,2030-01-01\n");
    sheets_expect(&wrong, "2:1 who-unknown");
}

Test(requests, without_a_period_dates_without_a_year_wait)
{
    g_auto(Sheets) sheets = sheets_new();
    sheets_write(&sheets, "a.csv",
                 "who,kind,from,to\nd01,absent,12/3,\nd01,absent,2026-12-03,\nd01,absent,2/30,\n"
                 "d01,absent,2/29,\nd01,absent,12/10,12/1\n",
                 -1);
    cr_expect_not(read_requests(sheets.region, NULL, sheets.messages));
    sheets_expect(&sheets, "4:12 date-impossible\n6:18 dates-reversed");
    cr_expect_eq(sheets_count(&sheets), 1);
}

Test(requests, a_date_that_comes_twice_is_ambiguous)
{
    g_auto(Sheets) sheets = sheets_new();
    sheets.period = (Period){DEC(1), DEC(1) + 400};
    sheets_write(&sheets, "a.csv", "who,kind,from\nd01,absent,12/5\nd01,absent,6/5\n", -1);
    sheets_read(&sheets);
    sheets_expect(&sheets, "2:12 date-ambiguous");
}

Test(requests, mistakes_have_places)
{
    static const char head[] = "who,kind,from,to,hours,strength,note,line\n";
    static const char *const cases[][2] = {
        {"d09,absent,12/1,,,,,", "2:1 who-unknown"},
        {"佐藤明,absent,12/1,,,,,", "2:1 who-ambiguous"},
        {",absent,12/1,,,,,", "2:1 request-empty"},
        {"d01,abscent,12/1,,,,,", "2:5 not-one-of"},
        {"d01,,12/1,,,,,", "2:5 request-empty"},
        {"d01,absent,,,,,,", "2:12 request-empty"},
        {"d01,none,,12/1,,,,", "2:10 request-empty"},
        {"d01,absent,2026-02-30,,,,,", "2:12 date-impossible"},
        {"d01,absent,13/1,,,,,", "2:12 date-impossible"},
        {"d01,absent,soon,,,,,", "2:12 date-shape"},
        {"d01,absent,26-12-01,,,,,", "2:12 date-shape"},
        {"d01,absent,12/5,12/4,,,,", "2:17 dates-reversed"},
        {"d01,absent,2026-12-05,2026-12-04,,,,", "2:23 dates-reversed"},
        {"d01,absent,12/5,x,,,,", "2:17 date-shape"},
        {"d01,absent,12/5,,9-12,,,", "2:18 not-hours"},
        {"d01,avoid,12/5,,\"09:00-12:00,13:00-17:00\",,,", "2:17 request-hours-pieces"},
        {"d01,avoid,12/5,,,4,,", "2:18 out-of-range"},
        {"d01,avoid,12/5,,,０,,", "2:18 out-of-range"},
        {"d01,avoid,12/5,,,,,nihgt", "2:20 unknown-line"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strconcat(head, cases[i][0], "\n", NULL);
        sheets_tell("a.csv", text, cases[i][1]);
    }
}

Test(requests, all_mistakes_at_once)
{
    sheets_tell("a.csv", "who,kind,from\nd09,x,y\nd01,absent,12/1\nd08,absent,12/40\n",
                "2:1 who-unknown\n2:5 not-one-of\n2:7 date-shape\n4:1 who-unknown\n"
                "4:12 date-impossible");
}

Test(requests, parts_of_a_day_are_several_absences)
{
    g_auto(Sheets) sheets =
        sheets_of("a.csv", "who;kind;from;hours\nd01;absent;12/1;０９：００〜12:00,13:00-17:00\n");
    sheets_expect(&sheets, "");
    cr_assert_eq(sheets_count(&sheets), 2);
    cr_expect_eq(sheets_request(&sheets, 0)->window.end, 12 * 60);
    cr_expect_eq(sheets_request(&sheets, 1)->window.start, 13 * 60);
}

Test(requests, files_in_bytewise_order_and_no_others)
{
    g_auto(Sheets) sheets = sheets_new();
    static const char *const names[] = {"b.csv",   "a.CSV", "Z.csv",   ".hidden.csv",
                                        "~$a.csv", "x.tmp", ".#a.csv", "a.csv~"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text =
            g_strdup_printf("who,kind,note\nd0%d,none,\n", i < 3 ? (int)i + 1 : 9);
        sheets_write(&sheets, names[i], text, -1);
    }
    sheets_read(&sheets);
    sheets_expect(&sheets, "");
    cr_assert_eq(sheets_count(&sheets), 3);
    cr_expect_eq(sheets_request(&sheets, 0)->provider, 2);
    cr_expect_eq(sheets_request(&sheets, 1)->provider, 1);
    cr_expect_eq(sheets_request(&sheets, 2)->provider, 0);
}

Test(requests, other_files_are_skipped_with_a_warning)
{
    g_auto(Sheets) sheets = sheets_of("notes.txt", "hello");
    sheets_expect(&sheets, "0:0 request-file-skipped");
}

Test(requests, pipes_and_folders_are_refused_at_once)
{
    g_auto(Sheets) sheets = sheets_new();
    g_autofree char *pipe = sheets_path(&sheets, "a.csv");
    g_autofree char *folder = sheets_path(&sheets, "b.yaml");
    cr_assert_eq(mkfifo(pipe, 0600), 0);
    cr_assert_eq(g_mkdir(folder, 0700), 0);
    sheets_read(&sheets);
    cr_expect_not(sheets.good);
    cr_expect_eq(messages_errors(sheets.messages), 2);
}

Test(requests, no_folder_is_no_request)
{
    g_auto(Sheets) sheets = sheets_new();
    g_autofree char *folder = sheets_path(&sheets, "");
    cr_assert_eq(g_rmdir(folder), 0);
    sheets_read(&sheets);
    sheets_expect(&sheets, "");
}

Test(requests, the_digest_tells_names_and_bytes)
{
    g_autofree char *digests[4] = {NULL};
    static const char *const names[] = {"a.csv", "b.csv", "a.csv", "a.csv"};
    static const char *const notes[] = {"x", "x", "y", "x"};
    for (int i = 0; i < 4; i++) {
        g_autofree char *text = g_strdup_printf("who,kind,note\nd01,none,%s\n", notes[i]);
        g_auto(Sheets) sheets = sheets_of(names[i], text);
        digests[i] = g_strdup(sheets.region->digest);
    }
    cr_expect_str_neq(digests[0], digests[1]);
    cr_expect_str_neq(digests[0], digests[2]);
    cr_expect_str_eq(digests[0], digests[3]);
    for (int i = 1; i < 4; i++)
        g_free(digests[i]);
}

Test(requests, yaml_says_the_same)
{
    g_auto(Sheets) sheets =
        sheets_of("a.yaml", "- {who: 高崎花子, kind: want, from: 12/6, strength: 2}\n"
                            "- who: d01\n  kind: absent\n  from: 2026-12-28\n"
                            "  to: 1/3\n  hours: 22:00-07:00\n");
    sheets_expect(&sheets, "");
    cr_assert_eq(sheets_count(&sheets), 2);
    cr_expect_eq(sheets_request(&sheets, 0)->provider, 1);
    cr_expect_eq(sheets_request(&sheets, 0)->strength, 2);
    cr_expect_eq(sheets_request(&sheets, 1)->to, DEC(34));
    cr_expect_eq(sheets_request(&sheets, 1)->window.end, 31 * 60);
    cr_expect_eq(sheets_request(&sheets, 1)->place.line, 2);
}

Test(requests, yaml_mistakes_have_places)
{
    sheets_tell("a.yaml", "- {who: d01, knid: want}\n", "1:14 unknown-key");
    sheets_tell("a.yaml", "- {who: d01}\n", "1:3 missing-key");
    sheets_tell("a.yaml", "- {who: [d01], kind: none}\n", "1:9 not-a-value");
    sheets_tell("a.yaml", "- {who: d01, kind: absent, from: 2026-02-30}\n", "1:34 date-impossible");
    sheets_tell("a.yaml", "who: d01\n", "1:1 requests-no-list");
    sheets_tell("a.yaml", "- d01\n", "1:3 requests-no-list");
    sheets_tell("a.yaml", "", "");
}

Test(requests, many_lines_of_many_doctors)
{
    g_auto(Sheets) sheets = sheets_new();
    g_autoptr(GString) text = g_string_new("who,kind,from\n");
    for (int i = 0; i < 1000; i++) {
        g_autofree char *id = g_strdup_printf("m%04d", i);
        g_autofree char *name = g_strdup_printf("邉見 第%d", i);
        sheets_provider(sheets.region, UNIT_DOCTOR, id, name);
    }
    for (int i = 0; i < 20000; i++)
        g_string_append_printf(text, "辺見第%d,avoid,2026-12-%02d\n", i % 1000, i % 31 + 1);
    sheets_write(&sheets, "a.csv", text->str, -1);
    sheets_read(&sheets);
    sheets_expect(&sheets, "");
    cr_assert_eq(sheets_count(&sheets), 20000);
    cr_expect_eq(sheets_request(&sheets, 19999)->provider, 4 + 999);
}
