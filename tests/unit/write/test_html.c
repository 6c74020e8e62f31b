#include "base/language.h"
#include "town.h"
#include "write/day_text.h"
#include "write/html/html.h"
#include "write/html/internal.h"
#include "write/html/rota.h"
#include "write/notice.h"
#include "write/substitutes.h"

#define PUBLISHED "2026-11-20T00:00:00Z"

/* What stands between style and script: those are files of their own. */
static char *
body_of(const char *html)
{
    const char *body = strstr(html, "<body");
    const char *script = strstr(html, "<script>");
    cr_assert_not_null(body);
    cr_assert_not_null(script);
    return g_strndup(body, (gsize)(script - body));
}

static void
body_equal(const char *name, char *html)
{
    cr_assert_not_null(html);
    g_autofree char *body = body_of(html);
    golden_equal(name, body);
    g_free(html);
}

Test(html, escapes)
{
    g_autoptr(GString) html = g_string_new(NULL);
    html_element(html, "td", "<script>&'\"\x01\xff", "title", "a\"b<", "class", NULL, NULL);
    cr_assert_str_eq(html->str, "<td title=\"a&quot;b&lt;\">&lt;script&gt;&amp;&#39;&quot;"
                                "\xEF\xBF\xBD\xEF\xBF\xBD</td>");
    g_string_truncate(html, 0);
    html_element(html, "td", NULL, NULL);
    cr_assert_str_eq(html->str, "<td></td>");
}

Test(html, hours_break_between_pieces)
{
    g_autoptr(GString) html = g_string_new(NULL);
    html_hours(html, NULL);
    cr_assert_str_eq(html->str, "");
    html_hours(html, "09:00-12:00,13:00-17:00");
    cr_assert_str_eq(html->str, "<span class=\"t\">09:00-12:00,</span>"
                                "<span class=\"t\">13:00-17:00</span>");
}

Test(html, dates)
{
    g_autofree char *day = day_text(DECEMBER(5));
    g_autofree char *brief = day_text_short(DECEMBER(5));
    g_autofree char *moment = moment_text("2026-11-30T15:04:00Z", "Asia/Tokyo");
    cr_expect_str_eq(day, "Sat 5 December 2026");
    cr_expect_str_eq(brief, "Sat 5 December");
    cr_expect_str_eq(moment, "Tue 1 December 2026 0:04");
    cr_expect_null(moment_text("yesterday", "Asia/Tokyo"));
    cr_expect_null(moment_text(NULL, "Asia/Tokyo"));
}

static void
expect_period(Day first, Day last, const char *wanted)
{
    g_autofree char *text = period_text((Period){first, last});
    cr_expect_str_eq(text, wanted);
}

Test(html, periods)
{
    expect_period(DECEMBER(1), DECEMBER(31), "December 2026");
    expect_period(day_of(2026, 1, 1), DECEMBER(31), "the year 2026");
    expect_period(day_of(2026, 4, 1), day_of(2027, 3, 31), "fiscal year 2026");
    expect_period(DECEMBER(1), DECEMBER(30), "Tue 1 December 2026 to Wed 30 December 2026");
    expect_period(DECEMBER(1), day_of(2027, 1, 31), "Tue 1 December 2026 to Sun 31 January 2027");
}

Test(html, pages)
{
    Town town = town_new();
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    Edition edition = {.question = town.question,
                       .rota = town.rota,
                       .audit = audit,
                       .record = town_publish(&town, PUBLISHED)};
    body_equal("rota.html", write_rota_html(&edition, NULL));
    body_equal("notice.html", write_notice_html(&edition, NULL));
    body_equal("internal.html", write_internal_html(&edition, NULL));
    town_free(&town);
}

Test(html, draft_of_what_is_published)
{
    Town town = town_new();
    town_publish(&town, PUBLISHED);
    town_leave(&town, "d04", DECEMBER(5));
    town_stand(&town, "d05", "yakan", DECEMBER(5), ROLE_DUTY);
    rota_sort(town.rota, town.question);
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    Edition edition = {.question = town.question, .rota = town.rota, .audit = audit, .draft = TRUE};
    body_equal("draft.html", write_rota_html(&edition, NULL));
    town_free(&town);
}

Test(html, notices)
{
    Town town = town_new();
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    Edition edition = {.question = town.question, .rota = town.rota, .audit = audit, .draft = TRUE};
    gsize length;
    g_autofree char *csv = write_notice_csv(&edition, &length);
    cr_assert_eq(length, strlen(csv));
    golden_equal("notice.csv", csv);
    g_autofree char *by_day = write_notice_by_day(&edition, &length);
    golden_equal("notice-by-day.csv", by_day);
    g_autofree char *sjis = write_notice_sjis(&edition, &length, NULL);
    g_autofree char *back = g_convert(sjis, (gssize)length, "UTF-8", "CP932", NULL, NULL, NULL);
    cr_assert_str_eq(back, csv + 3, "Shift_JIS says the same, without byte order mark");
    town_free(&town);
}

Test(html, shift_jis_lacks_a_character)
{
    Town town = town_new();
    Provider *clinic = g_ptr_array_index(town.region->providers, 0);
    g_free(clinic->name);
    clinic->name = g_strdup("𠮷髙﨑〜①");
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    Edition edition = {.question = town.question, .rota = town.rota, .audit = audit, .draft = TRUE};
    gsize length;
    g_autofree char *sjis = write_notice_sjis(&edition, &length, NULL);
    cr_assert_not_null(sjis);
    g_autofree char *back = g_convert(sjis, (gssize)length, "UTF-8", "CP932", NULL, NULL, NULL);
    cr_expect_not_null(strstr(back, ",〓髙﨑"), "%s", back);
    town_free(&town);
}

/* Of the night of 12 December, on which d05 stands: d04 stood on the 5th, d01 and d03 not yet. */
Test(html, longest_unused_first)
{
    Town town = town_new();
    g_autoptr(Substitutes) substitutes = substitutes_new(town.question, town.rota);
    int slot = question_find_slot(town.question, 1, DECEMBER(12));
    g_autoptr(GArray) found = substitutes_of(substitutes, slot, 9);
    static const char *const ids[] = {"d01", "d03", "d04"};
    cr_assert_eq(found->len, 3);
    for (guint i = 0; i < found->len; i++)
        cr_expect_str_eq(
            region_provider(town.region, g_array_index(found, Substitute, i).provider)->id, ids[i]);
    const Substitute *first = &g_array_index(found, Substitute, 0);
    const Substitute *last = &g_array_index(found, Substitute, 2);
    cr_expect_eq(first->last, DAY_NONE);
    cr_expect_eq(first->next, DECEMBER(26));
    cr_expect_eq(last->last, DECEMBER(5));
    cr_expect_eq(last->next, DECEMBER(29));
    g_autoptr(GArray) fewer = substitutes_of(substitutes, slot, 1);
    cr_expect_eq(fewer->len, 1);
    town_free(&town);
}
