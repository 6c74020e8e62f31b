#include "write/json/json.h"
#include "write/number.h"
#include "write/record/yaml_text.h"
#include "write/sheet/table.h"

#include <criterion/criterion.h>
#include <math.h>

static void
micros_are(gint64 micros, int decimals, const char *wanted)
{
    g_autofree char *text = micros_format(micros, decimals);
    cr_expect_str_eq(text, wanted);
}

Test(number, micros)
{
    micros_are(0, 6, "0");
    micros_are(1500000, 6, "1.5");
    micros_are(-1500000, 6, "-1.5");
    micros_are(1, 6, "0.000001");
    micros_are(-1, 6, "-0.000001");
    micros_are(-1, 2, "0");
    micros_are(5000, 2, "0.01");
    micros_are(4999, 2, "0");
    micros_are(-5000, 2, "-0.01");
    micros_are(1995000, 2, "2");
    micros_are(500000, 0, "1");
    micros_are(499999, 0, "0");
    micros_are(G_MAXINT64, 6, "9223372036854.775807");
    micros_are(G_MININT64, 6, "-9223372036854.775808");
}

static void
double_is(double number, const char *wanted)
{
    g_autofree char *text = double_format(number);
    cr_expect_str_eq(text, wanted);
}

Test(number, doubles)
{
    double_is(0, "0");
    double_is(0.1, "0.1");
    double_is(1.0 / 3, "0.3333333333333333");
    double_is(123456789012, "123456789012");
    double_is(-2.5, "-2.5");
    double_is(NAN, "null");
    double_is(INFINITY, "null");
}

/* Texts only: a number below nothing is one. */
Test(table, computes_nothing)
{
    static const char *const texts[] = {"=1+1", "+81-3", "-1",  "@SUM(A1)", "＝1", "＋1",
                                        "－1",  "＠A",   "a=b", "'",        NULL};
    Table table = table_new("a");
    for (int i = 0; texts[i]; i++)
        table_text(&table, texts[i]);
    table_text(&table, "\t1");
    table_text(&table, "\r=\"1\"");
    table_whole(&table, -1);
    table_micros(&table, -500000);
    table_end_row(&table);
    gsize length;
    g_autofree char *csv = table_free(&table, &length);
    cr_expect_str_eq(csv, "\xEF\xBB\xBF"
                          "a\r\n'=1+1,'+81-3,'-1,'@SUM(A1),'＝1,'＋1,'－1,'＠A,a=b,',\"'\t1\","
                          "\"'\r=\"\"1\"\"\",-1,-0.5\r\n");
}

Test(table, quotes)
{
    Table table = table_new("a,b");
    table_text(&table, "1,2");
    table_text(&table, "say \"x\"");
    table_end_row(&table);
    table_text(&table, NULL);
    table_whole(&table, -3);
    table_end_row(&table);
    table_text(&table, " x");
    table_text(&table, "two\nlines");
    table_end_row(&table);
    gsize length;
    g_autofree char *text = table_free(&table, &length);
    cr_expect_str_eq(text, "\xEF\xBB\xBF"
                           "a,b\r\n\"1,2\",\"say \"\"x\"\"\"\r\n,-3\r\n\" x\",\"two\nlines\"\r\n");
    cr_expect_eq(length, strlen(text));
}

Test(json, escapes)
{
    Json json = json_new();
    json_string(&json, "a", "\"\\\n\t\x01当\xFF");
    json_begin_array(&json, "b");
    json_whole(&json, NULL, 1);
    json_null(&json, NULL);
    json_boolean(&json, NULL, TRUE);
    json_begin_object(&json, NULL);
    json_micros(&json, "c", 500000);
    json_double(&json, "d", NAN);
    json_end_object(&json);
    json_end_array(&json);
    json_begin_array(&json, "e");
    json_end_array(&json);
    g_autofree char *text = json_free(&json);
    cr_expect_str_eq(text, "{\n"
                           "  \"a\": \"\\\"\\\\\\n\\u0009\\u0001当\xEF\xBF\xBD\",\n"
                           "  \"b\": [\n"
                           "    1,\n"
                           "    null,\n"
                           "    true,\n"
                           "    {\"c\": 0.5, \"d\": null}\n"
                           "  ],\n"
                           "  \"e\": []\n"
                           "}\n");
}

Test(yaml_text, escapes)
{
    GString *text = g_string_new(NULL);
    yaml_quote(text, "a: \"b\" \\ # c\n\x07\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF当😀");
    cr_expect_str_eq(text->str, "\"a: \\\"b\\\" \\\\ # c\\n\\u0007\\u0085\\u2028\\uFEFF当😀\"");
    g_string_free(text, TRUE);
}
