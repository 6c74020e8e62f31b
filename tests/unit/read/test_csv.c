#include "read/csv.h"

#include <criterion/criterion.h>
#include <string.h>

static const CsvColumn columns[] = {{"who", TRUE}, {"kind", TRUE}, {"note", FALSE}};

typedef struct {
    Messages *messages;
    Csv *csv;
} Table;

static Table
open_bytes(const char *text, gsize length)
{
    Table table = {messages_new(), NULL};
    const Source *source = csv_source("t.csv", text, length, table.messages);
    if (source)
        table.csv = csv_open(source, columns, G_N_ELEMENTS(columns), table.messages);
    return table;
}

static Table
open_text(const char *text)
{
    return open_bytes(text, strlen(text));
}

static void
table_clear(Table *table)
{
    csv_free(table->csv);
    messages_free(table->messages);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Table, table_clear)

/* All rows as who|kind|note, one per line. */
static char *
rows(const Table *table)
{
    GString *all = g_string_new(NULL);
    cr_assert_not_null(table->csv);
    for (const CsvCell *cells; csv_next(table->csv, &cells);)
        g_string_append_printf(all, "%s|%s|%s\n", cells[0].text, cells[1].text, cells[2].text);
    return g_string_free(all, FALSE);
}

static void
expect_rows(const char *text, const char *expected)
{
    g_auto(Table) table = open_text(text);
    g_autofree char *all = rows(&table);
    cr_expect_str_eq(all, expected);
    cr_expect_eq(messages_count(table.messages), 0);
    cr_expect(csv_is_whole(table.csv));
}

static void
expect_told(const char *text, MessageCode code, int line, int column)
{
    g_auto(Table) table = open_text(text);
    for (const CsvCell *cells; table.csv && csv_next(table.csv, &cells);)
        ;
    cr_assert_eq(messages_count(table.messages), 1, "%s", text);
    const Message *message = messages_get(table.messages, 0);
    cr_expect_str_eq(message_code_name(message->code), message_code_name(code));
    cr_expect_eq(message->place.line, line);
    cr_expect_eq(message->place.column, column);
}

Test(csv, separators_are_seen_in_the_header)
{
    expect_rows("who,kind,note\nd01,want,a;b\n", "d01|want|a;b\n");
    expect_rows("who;kind;note\nd01;want;a,b\n", "d01|want|a,b\n");
    expect_rows("who\tkind\tnote\nd01\twant\ta,b\n", "d01|want|a,b\n");
    expect_rows("sep=;\nwho;kind\nd01;want\n", "d01|want|\n");
}

Test(csv, line_ends_of_all_ages)
{
    expect_rows("who,kind\r\nd01,want\r\nd02,fix", "d01|want|\nd02|fix|\n");
    expect_rows("who,kind\rd01,want\rd02,fix\r", "d01|want|\nd02|fix|\n");
    expect_rows("\n\nwho,kind\n\n , \nd01,want\n\n\n", "d01|want|\n");
}

Test(csv, columns_stand_in_any_order)
{
    expect_rows("Note, KIND ,ｗｈｏ,\nx,want,d01,\n", "d01|want|x\n");
}

Test(csv, quoted_fields_hold_everything)
{
    expect_rows("who,kind,note\n\"d01\", \"want\" ,\"a \"\"b\"\",\r\nc\"\nd02,fix,5\"6\n",
                "d01|want|a \"b\",\r\nc\nd02|fix|5\"6\n");
    expect_rows("\"who\",\"kind\"\n\"\",x\n", "|x|\n");
}

Test(csv, encodings)
{
    expect_rows("\xEF\xBB\xBFwho,kind\n医師,want\n", "医師|want|\n");
    /* 医師 and ① (a character of CP932 alone) */
    expect_rows("who,kind\r\n\x88\xE3\x8E\x74\x87\x40,want\r\n", "医師①|want|\n");
    expect_told("who,kind\nd01,\xFF\xFF\n", MSG_csv_encoding, 2, 5);
    g_auto(Table) table = open_bytes("who,kind\nd\0001,want", 18);
    cr_expect_null(table.csv);
    cr_expect_eq(messages_errors(table.messages), 1);
}

Test(csv, places_are_of_the_text)
{
    g_auto(Table) table = open_text("who,kind,note\n渡辺, want,\"a\nb\"\nd02,x\n");
    const CsvCell *cells;
    cr_assert(csv_next(table.csv, &cells));
    cr_expect_eq(cells[1].place.line, 2);
    cr_expect_eq(cells[1].place.column, 5);
    cr_assert(csv_next(table.csv, &cells));
    cr_expect_eq(cells[1].place.line, 4);
    cr_expect_eq(cells[1].place.column, 5);
    cr_expect_eq(csv_row_place(table.csv).line, 4);
}

Test(csv, mistakes_have_places)
{
    expect_told("who,kind\nd01,\"want\n", MSG_csv_quote_open, 2, 5);
    expect_told("who,kind\nd01,\"want\"x\nd02,fix\n", MSG_csv_quote_text, 2, 11);
    expect_told("who,kind\nd01,want,,x\n", MSG_csv_extra_field, 2, 11);
    expect_told("who,kind,nots\n", MSG_csv_unknown_column, 1, 10);
    expect_told("who,kind,note,kind\n", MSG_csv_duplicate_column, 1, 15);
    expect_told("who,note\n", MSG_csv_missing_column, 1, 1);
}

Test(csv, nothing_is_no_table)
{
    g_auto(Table) table = open_text("\n \n");
    cr_expect_null(table.csv);
    cr_expect_eq(messages_errors(table.messages), 2);
}

Test(csv, a_wrong_row_does_not_hide_the_next)
{
    g_auto(Table) table = open_text("who,kind\nd01,want,x\nd02,fix\n");
    g_autofree char *all = rows(&table);
    cr_expect_str_eq(all, "d02|fix|\n");
    cr_expect_not(csv_is_whole(table.csv));
}

Test(csv, mistakes_are_told_up_to_a_bound)
{
    g_autoptr(GString) text = g_string_new("who,kind\n");
    for (int i = 0; i < 12000; i++)
        g_string_append(text, "d01,want,x\n");
    g_auto(Table) table = open_text(text->str);
    for (const CsvCell *cells; csv_next(table.csv, &cells);)
        ;
    cr_expect_eq(messages_errors(table.messages), 10001);
    const Message *last = messages_get(table.messages, 10000);
    cr_expect_eq(last->code, MSG_too_many_mistakes);
}

Test(csv, no_bytes_do_harm)
{
    static const char seed[] = "who;kind;note\r\n\"d\"\"1\";want;\"a\nb\"\nx,\"y\";z\t\x88\xE3\r\"";
    guint32 state = 2463534242u;
    for (int round = 0; round < 4000; round++) {
        char bytes[sizeof seed];
        memcpy(bytes, seed, sizeof seed);
        for (int i = 0; i < 3; i++) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            bytes[state % (sizeof seed - 1)] = (char)(state >> 24);
        }
        gsize length = (state >> 8) % sizeof seed;
        g_auto(Table) table = open_bytes(bytes, length);
        for (const CsvCell *cells; table.csv && csv_next(table.csv, &cells);)
            cr_assert(g_utf8_validate(cells[0].text, -1, NULL));
    }
}
