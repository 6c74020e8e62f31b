#include "region/line.h"

#include <criterion/criterion.h>

/* "540-720 780-1020", or "none" where the text is not hours. */
static char *
pieces_of(const char *text)
{
    Hours *hours = hours_parse(text);
    if (hours == NULL)
        return g_strdup("none");
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < hours->pieces->len; i++) {
        const Piece *piece = &g_array_index(hours->pieces, Piece, i);
        g_string_append_printf(out, "%s%d-%d", i > 0 ? " " : "", piece->start, piece->end);
    }
    cr_expect_str_eq(hours->text, text);
    hours_free(hours);
    return g_string_free(out, FALSE);
}

static void
expect_pieces(const char *text, const char *expected)
{
    g_autofree char *pieces = pieces_of(text);
    cr_expect_str_eq(pieces, expected, "%s gives %s", text, pieces);
}

Test(line, hours_within_a_day)
{
    expect_pieces("09:00-17:00", "540-1020");
    expect_pieces("9:00-17:00", "540-1020");
    expect_pieces("09:00-12:00,13:00-17:00", "540-720 780-1020");
    expect_pieces(" 09:00 - 12:00 , 13:00 - 17:00 ", "540-720 780-1020");
    expect_pieces("09:00-12:00,12:00-13:00", "540-720 720-780");
    expect_pieces("00:00-24:00", "0-1440");
}

Test(line, hours_past_midnight)
{
    expect_pieces("22:00-07:00", "1320-1860");
    expect_pieces("08:30-08:30", "510-1950");
    expect_pieces("17:00-00:00", "1020-1440");
    expect_pieces("08:30-17:15,22:30-08:30", "510-1035 1350-1950");
    expect_pieces("22:00-24:00,00:00-07:00", "1320-1440 1440-1860");
    expect_pieces("22:00-07:00,08:00-12:00", "1320-1860 1920-2160");
    expect_pieces("09:00-12:00,09:00-12:00,09:00-12:00", "540-720 1980-2160 3420-3600");
}

Test(line, what_is_not_hours)
{
    const char *const texts[] = {"",
                                 "9-17",
                                 "09:00",
                                 "09:00-",
                                 "09:00-17:00,",
                                 ",09:00-17:00",
                                 "09:00-25:00",
                                 "09:00-24:01",
                                 "24:00-08:00",
                                 "09:60-10:00",
                                 "009:00-10:00",
                                 "09:0-10:00",
                                 "-09:00-10:00",
                                 "09:00-17:00 18:00-19:00",
                                 "09:00-17:00x",
                                 "09:00~17:00",
                                 "22:00-07:00,06:00-08:00"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        expect_pieces(texts[i], "none");
}

Test(line, duties_longer_than_a_week_are_no_hours)
{
    g_autoptr(GString) text = g_string_new("08:00-08:00");
    for (int day = 1; day < 6; day++)
        g_string_append(text, ",08:00-08:00");
    Hours *six_days = hours_parse(text->str);
    cr_expect_not_null(six_days);
    hours_free(six_days);
    g_string_append(text, ",08:00-08:00");
    cr_expect_null(hours_parse(text->str));
}

static DayWords
words_of(const Calendar *calendar, const char *text)
{
    DayWords words = {NULL};
    DayWord word;
    cr_assert(day_word_parse(calendar, text, &word));
    day_words_add(&words, word);
    return words;
}

Test(line, first_entry_that_matches_counts)
{
    g_autoptr(Calendar) calendar = calendar_new();
    calendar_add_japan(calendar);
    DayMap map = {NULL};
    gint64 value = -7;
    Day new_year = day_of(2027, 1, 1), sunday = day_of(2027, 1, 3), monday = day_of(2027, 1, 4);
    cr_expect_not(day_map_get(&map, calendar, monday, &value));
    day_map_add(&map, words_of(calendar, "holiday"), 3, PLACE_NONE);
    day_map_add(&map, words_of(calendar, "12-29..01-03"), 2, PLACE_NONE);
    cr_expect(day_map_get(&map, calendar, new_year, &value));
    cr_expect_eq(value, 3);
    cr_expect(day_map_get(&map, calendar, sunday, &value));
    cr_expect_eq(value, 2);
    cr_expect_not(day_map_get(&map, calendar, monday, &value));
    cr_expect_eq(value, 2);
    day_map_add(&map, (DayWords){NULL}, 1, PLACE_NONE);
    cr_expect(day_map_get(&map, calendar, monday, &value));
    cr_expect_eq(value, 1);
    day_map_clear(&map);
    cr_expect_null(map.entries);
}

Test(line, new_line_is_public_and_named_by_its_id)
{
    Line *line = line_new("night", PLACE_NONE);
    cr_expect_str_eq(line->name, "night");
    cr_expect(line->is_public);
    cr_expect_not(line->names_in_notice);
    cr_expect_null(line->who);
    line_free(line);
    line_free(NULL);
}
