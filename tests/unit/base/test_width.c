#include "base/width.h"

#include <criterion/criterion.h>

Test(width, columns)
{
    static const struct {
        const char *text;
        int columns;
    } texts[] = {
        {"", 0},
        {"rinban", 6},
        {"輪番", 4},
        {"医師 01", 7},
        {"ｱｵﾊﾞ", 4},           /* halfwidth, its sound mark too */
        {"ＡＢ", 4},           /* fullwidth */
        {"e\xcc\x81", 1},      /* a combining accent */
        {"か\xe3\x82\x99", 2}, /* a combining sound mark */
        {"𠮷野", 4},           /* beyond the basic plane */
        {"、。（）", 8},
        {"äöü", 3},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        cr_expect_eq(text_width(texts[i].text), texts[i].columns, "%s: %d", texts[i].text,
                     text_width(texts[i].text));
}

Test(width, fit)
{
    static const struct {
        const char *text;
        int columns;
        const char *fitted;
    } fits[] = {
        {"輪番", 6, "輪番  "},     {"輪番", 4, "輪番"}, {"輪番", 3, "輪 "},
        {"輪番", 1, " "},          {"輪番", 0, ""},     {"", 3, "   "},
        {"abc", 2, "ab"},          {"abc", 5, "abc  "}, {"e\xcc\x81x", 1, "e\xcc\x81"},
        {"医師 01", 7, "医師 01"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(fits); i++) {
        g_autofree char *fitted = text_fit(fits[i].text, fits[i].columns);
        cr_expect_str_eq(fitted, fits[i].fitted, "%s in %d: “%s”", fits[i].text, fits[i].columns,
                         fitted);
    }
}

Test(width, law_fit_is_just_so_wide)
{
    const char *text = "当番 ｱa医e\xcc\x81師𠮷";
    for (int columns = 0; columns < 30; columns++) {
        g_autofree char *fitted = text_fit(text, columns);
        cr_expect_eq(text_width(fitted), columns);
        cr_expect(g_utf8_validate(fitted, -1, NULL));
    }
}

Test(width, plain_text_steers_no_terminal)
{
    static const struct {
        const char *text, *shown;
    } texts[] = {{"当番", "当番"},
                 {"a\tb\nc\x1b[31m\x7f", "a b c [31m "},
                 {"\xc2\x85", " "},
                 {"\xff", "\xef\xbf\xbd"},
                 {"a\xe3\x81", "a\xef\xbf\xbd\xef\xbf\xbd"},
                 {"", ""}};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *shown = text_plain(texts[i].text);
        cr_expect_str_eq(shown, texts[i].shown);
    }
}
