#include "sheets.h"

typedef struct {
    Sheets sheets;
    Question *question;
    Rota *rota;
} Table;

/* `day` on Sundays 09:00-17:00, `night` every day 22:00-07:00. */
static Table
read_table(const char *text)
{
    Table table = {sheets_new(), NULL, NULL};
    Region *region = table.sheets.region;
    static const char *const days[] = {"sunday", "every-day"};
    static const char *const hours[] = {"09:00-12:00,13:00-17:00", "22:00-07:00"};
    for (int i = 0; i < 2; i++) {
        Line *line = g_ptr_array_index(region->lines, i);
        DayWord word;
        cr_assert(day_word_parse(region->calendar, days[i], &word));
        line->unit = UNIT_DOCTOR;
        day_words_add(&line->days, word);
        g_ptr_array_add(line->hours, hours_parse(hours[i]));
        day_map_add(&line->hours_by_day, (DayWords){NULL}, 0, PLACE_NONE);
    }
    g_autofree char *path = g_build_filename(table.sheets.folder, "rota.csv", NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    table.question = question_new(region, table.sheets.period, NULL, table.sheets.messages);
    cr_assert_not_null(table.question);
    g_autoptr(Messages) fresh = table.sheets.messages;
    table.sheets.messages = messages_new();
    table.rota = read_rota(table.question, path, table.sheets.messages);
    table.sheets.good = table.rota != NULL;
    return table;
}

static void
table_clear(Table *table)
{
    rota_free(table->rota);
    question_free(table->question);
    sheets_free(&table->sheets);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Table, table_clear)

static void
tell(const char *text, const char *told)
{
    g_auto(Table) table = read_table(text);
    sheets_expect(&table.sheets, told);
}

static const Assignment *
at(const Table *table, guint index)
{
    cr_assert_not_null(table->rota);
    cr_assert_lt(index, table->rota->assignments->len);
    return &g_array_index(table->rota->assignments, Assignment, index);
}

Test(rota_csv, a_whole_table)
{
    g_auto(Table) table = read_table(
        "\xEF\xBB\xBF"
        "date,line,start,end,hours,provider,role,name\r\n"
        "2026-12-06,night,2026-12-06T22:00,2026-12-07T07:00,22:00-07:00,d02,duty,高崎 花子\r\n"
        "2026-12-06,day,2026-12-06T09:00,2026-12-06T17:00,\"09:00-12:00,13:00-17:00\",d01,duty,"
        "渡辺一郎\r\n"
        "2026-12-06,night,,,,d03,reserve,\r\n"
        "2026-12-07,night,,,,,open,\r\n");
    sheets_expect(&table.sheets, "");
    cr_assert_eq(table.rota->assignments->len, 3);
    cr_expect_eq(at(&table, 0)->provider, 0);
    cr_expect_eq(at(&table, 0)->line, 0);
    cr_expect_eq(at(&table, 0)->place.line, 3);
    cr_expect_eq(at(&table, 0)->day, day_of(2026, 12, 6));
    cr_expect_eq(at(&table, 0)->slot, question_find_slot(table.question, 0, day_of(2026, 12, 6)));
    cr_expect_eq(at(&table, 1)->provider, 1);
    cr_expect_eq(at(&table, 2)->role, ROLE_RESERVE);
}

Test(rota_csv, three_columns_are_enough)
{
    g_auto(Table) table = read_table("provider;line;date\n渡辺 一郎;day;12/6\nd02;day;2026/12/8\n");
    sheets_expect(&table.sheets, "");
    cr_expect_eq(at(&table, 0)->provider, 0);
    cr_expect_eq(at(&table, 1)->slot, -1, "no day duty on a Tuesday");
    cr_expect_eq(at(&table, 1)->day, day_of(2026, 12, 8));
}

Test(rota_csv, an_open_place_filled_by_hand_is_a_duty)
{
    g_auto(Table) table = read_table("date,line,provider,role\n2026-12-06,day,d01,open\n");
    cr_expect_eq(at(&table, 0)->role, ROLE_DUTY);
}

Test(rota_csv, mistakes_have_places)
{
    tell("date,line,provider\n2027-01-01,day,d01\n", "2:1 rota-outside");
    tell("date,line,provider\n1/1,day,d01\n", "2:1 rota-outside");
    tell("date,line,provider\n2026-12-32,day,d01\n", "2:1 date-impossible");
    tell("date,line,provider\n2026-12-06,dya,d01\n", "2:12 unknown-line");
    tell("date,line,provider\n2026-12-06,day,d09\n", "2:16 who-unknown");
    tell("date,line,provider\n2026-12-06,day,佐藤明\n", "2:16 who-ambiguous");
    tell("date,line,provider\n2026-12-06,day,\n", "2:16 rota-provider-empty");
    tell("date,line,provider,role\n2026-12-06,day,d01,dty\n", "2:20 not-one-of");
    tell("date,line,provider\n2026-12-06,day,d01\n2026-12-06,day,d01\n", "3:16 rota-duplicate");
    tell("date,line,provider,hours\n2026-12-06,day,d01,9-17\n", "2:20 not-hours");
    tell("date,line\n", "1:1 csv-missing-column");
}

Test(rota_csv, differences_are_warned_of)
{
    g_auto(Table) table = read_table("date,line,provider,hours,name\n"
                                     "2026-12-06,day,d01,09:00-17:00,\n"
                                     "2026-12-13,day,d01,,高崎 花子\n");
    sheets_expect(&table.sheets, "2:20 rota-hours\n3:21 rota-name");
    cr_expect_eq(table.rota->assignments->len, 2);
}

Test(rota_csv, a_missing_file_is_told)
{
    g_auto(Table) table = read_table("date,line,provider\n");
    cr_expect_null(read_rota(table.question, "/nowhere/rota.csv", table.sheets.messages));
    cr_expect_eq(messages_get(table.sheets.messages, 0)->code, MSG_file_missing);
}
