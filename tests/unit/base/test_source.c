#include "base/source.h"

#include <criterion/criterion.h>
#include <string.h>

static Source *
source_of(const char *content)
{
    return source_new("region.yaml", content, strlen(content));
}

static void
expect_line(const Source *source, int line, const char *expected)
{
    g_autofree char *text = source_line(source, line);
    cr_expect_eq(g_strcmp0(text, expected), 0, "line %d: %s", line, text ? text : "none");
}

static void
expect_place(const Source *source, gsize offset, int line, int column)
{
    Place place = source_place(source, offset);
    cr_expect_eq(place.source, source);
    cr_expect(place.line == line && place.column == column, "%zu: %d:%d", offset, place.line,
              place.column);
}

Test(source, keeps_name_and_content)
{
    char content[] = "a\0b";
    Source *source = source_new("requests/a.csv", content, 3);
    content[0] = 'x';
    gsize length = 0;
    cr_expect_str_eq(source_name(source), "requests/a.csv");
    cr_expect_eq(memcmp(source_content(source, &length), "a\0b\0", 4), 0, "ended by NUL");
    cr_expect_eq(length, 3);
    cr_expect_not_null(source_content(source, NULL));
    source_free(source);
    source_free(NULL);
}

Test(source, lines_end_in_three_ways)
{
    Source *source = source_of("one\ntwo\r\nthree\rfour\n\nsix");
    expect_line(source, 0, NULL);
    expect_line(source, -1, NULL);
    expect_line(source, 1, "one");
    expect_line(source, 2, "two");
    expect_line(source, 3, "three");
    expect_line(source, 4, "four");
    expect_line(source, 5, "");
    expect_line(source, 6, "six");
    expect_line(source, 7, NULL);
    source_free(source);
}

Test(source, places)
{
    Source *source = source_of("one\ntwo\r\nthree");
    expect_place(source, 0, 1, 1);
    expect_place(source, 2, 1, 3);
    expect_place(source, 3, 1, 4); /* the line end belongs to its line */
    expect_place(source, 4, 2, 1);
    expect_place(source, 7, 2, 4);
    expect_place(source, 8, 2, 5);
    expect_place(source, 9, 3, 1);
    expect_place(source, 14, 3, 6);  /* the end of the text */
    expect_place(source, 999, 3, 6); /* beyond it */
    source_free(source);
}

Test(source, columns_are_characters)
{
    Source *source = source_of("名前: 青葉\nx");
    expect_place(source, 0, 1, 1);
    expect_place(source, strlen("名"), 1, 2);
    expect_place(source, strlen("名前: "), 1, 5);
    expect_place(source, strlen("名前: 青葉\n"), 2, 1);
    source_free(source);
}

Test(source, an_empty_text_has_one_line)
{
    Source *source = source_new("empty", NULL, 0);
    expect_line(source, 1, "");
    expect_line(source, 2, NULL);
    expect_place(source, 0, 1, 1);
    Place whole = source_whole(source);
    cr_expect(whole.source == source && whole.line == 0 && whole.column == 0);
    source_free(source);
}

Test(source, lines_are_always_valid_text)
{
    Source *source = source_new("bad", "a\xff\nb\0c\n\xe3\x81", 9);
    for (int line = 1; line <= 3; line++) {
        g_autofree char *text = source_line(source, line);
        cr_assert_not_null(text);
        cr_expect(g_utf8_validate(text, -1, NULL));
    }
    expect_line(source, 1, "a\xef\xbf\xbd");
    expect_line(source, 2,
                "b\xef\xbf\xbd"
                "c");
    source_free(source);
}

/* Every offset once more, by counting from the beginning. */
Test(source, law_places_by_counting)
{
    const char *text = "\r\n\nab\r\rあい\r\n名\n\n";
    Source *source = source_of(text);
    int line = 1, column = 1;
    for (gsize i = 0; i <= strlen(text); i++) {
        if (((guchar)text[i] & 0xC0) != 0x80)
            expect_place(source, i, line, column);
        gboolean ends = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
        line += ends;
        if (ends)
            column = 1;
        else if (text[i])
            column += ((guchar)text[i + 1] & 0xC0) != 0x80;
    }
    source_free(source);
}
