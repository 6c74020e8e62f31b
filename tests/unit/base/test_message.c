#include "base/message.h"

#include <criterion/criterion.h>
#include <string.h>

static Messages *messages;

static void
set_up(void)
{
    messages = messages_new();
}

static void
tear_down(void)
{
    g_clear_pointer(&messages, messages_free);
}

TestSuite(message, .init = set_up, .fini = tear_down);

static const Source *
add_source(const char *name, const char *content)
{
    return messages_add_source(messages, source_new(name, content, strlen(content)));
}

static void
expect_rendered(guint index, const char *expected)
{
    g_autofree char *text = message_render(messages_get(messages, index));
    cr_expect_str_eq(text, expected, "\n%s", text);
}

Test(message, every_code_has_a_name_and_a_sentence)
{
    for (int code = 0; code < MSG_COUNT; code++) {
        const char *name = message_code_name(code);
        cr_expect(*name);
        cr_expect_null(strchr(name, '_'), "%s", name);
        cr_expect_eq((int)message_code_from_name(name), code, "%s", name);
        const char *text = message_template(code);
        cr_expect(*text && g_utf8_validate(text, -1, NULL), "%s", name);
        cr_expect_neq(text[strlen(text) - 1], '.', "%s ends with a full stop", name);
    }
    cr_expect_str_eq(message_code_name(MSG_unknown_key), "unknown-key");
    cr_expect_eq((int)message_code_from_name("no-such-code"), MSG_COUNT);
    cr_expect_eq((int)message_code_from_name(""), MSG_COUNT);
}

/* Braces and brackets of a sentence in pairs, parts not nested, each part with a fact of its own.
 */
Test(message, templates_are_well_formed)
{
    for (int code = 0; code < MSG_COUNT; code++) {
        const char *name = message_code_name(code);
        gboolean in_part = FALSE, in_fact = FALSE, part_has_fact = FALSE;
        for (const char *c = message_template(code); *c; c++) {
            if (in_fact)
                cr_expect(*c == '}' || *c == '_' || *c == '-' || g_ascii_isalnum(*c), "%s", name);
            if (*c == '[' || *c == ']')
                cr_expect_eq(in_part, *c == ']', "%s", name);
            if (*c == ']')
                cr_expect(part_has_fact, "%s", name);
            if (*c == '[' || *c == ']')
                in_part = *c == '[', part_has_fact = FALSE;
            if (*c == '{')
                part_has_fact = TRUE;
            if (*c == '{' || *c == '}') {
                cr_expect_eq(in_fact, *c == '}', "%s", name);
                in_fact = *c == '{';
            }
        }
        cr_expect(!in_part && !in_fact, "%s", name);
    }
}

Test(message, adding)
{
    cr_expect_eq(messages_count(messages), 0);
    cr_expect_not(
        messages_add(messages, MSG_file_missing, PLACE_NONE, "file", "region.yaml", NULL));
    cr_expect_not(messages_add(messages, MSG_not_utf8, PLACE_NONE, NULL));
    cr_expect_eq(messages_count(messages), 2);
    cr_expect_eq(messages_errors(messages), 2);
    const Message *message = messages_get(messages, 0);
    cr_expect_eq(message->code, MSG_file_missing);
    cr_expect_str_eq(message_fact(message, "file"), "region.yaml");
    cr_expect_null(message_fact(message, "fil"));
    cr_expect_null(message_fact(messages_get(messages, 1), "file"));
}

Test(message, warnings_are_not_errors)
{
    for (int code = 0; code < MSG_COUNT; code++)
        if (message_severity(code) == SEVERITY_WARNING)
            messages_add(messages, code, PLACE_NONE, NULL);
    cr_expect_gt(messages_count(messages), 0);
    cr_expect_eq(messages_errors(messages), 0);
    g_autofree char *text = message_render(messages_get(messages, 0));
    cr_expect(g_str_has_prefix(text, "warning: "), "%s", text);
}

Test(message, facts_are_copied)
{
    char name[] = "key", value[] = "shaer";
    messages_add(messages, MSG_unknown_key, PLACE_NONE, name, value, NULL);
    memset(name, 'x', 3);
    memset(value, 'x', 5);
    cr_expect_str_eq(message_fact(messages_get(messages, 0), "key"), "shaer");
}

Test(message, a_part_stands_only_with_its_fact)
{
    messages_add(messages, MSG_unknown_key, PLACE_NONE, "key", "shaer", "suggestion", "share",
                 NULL);
    messages_add(messages, MSG_unknown_key, PLACE_NONE, "key", "xyz", "suggestion", NULL, NULL);
    messages_add(messages, MSG_unknown_key, PLACE_NONE, "suggestion", NULL, "key", "xyz", NULL);
    g_autofree char *with = message_sentence(messages_get(messages, 0));
    g_autofree char *without = message_sentence(messages_get(messages, 1));
    g_autofree char *after = message_sentence(messages_get(messages, 2));
    cr_expect_str_eq(with, "unknown key “shaer”; did you mean “share”?");
    cr_expect_str_eq(without, "unknown key “xyz”");
    cr_expect_str_eq(after, "unknown key “xyz”");
}

Test(message, facts_are_never_read_as_template)
{
    messages_add(messages, MSG_unknown_key, PLACE_NONE, "key", "{key}[%s]{suggestion}", NULL);
    g_autofree char *text = message_sentence(messages_get(messages, 0));
    cr_expect_str_eq(text, "unknown key “{key}[%s]{suggestion}”");
}

Test(message, hostile_facts_become_plain_text)
{
    messages_add(messages, MSG_unknown_key, PLACE_NONE, "key", "a\033[2Jb\nc\x7f\xff", NULL);
    g_autofree char *text = message_sentence(messages_get(messages, 0));
    cr_expect(g_utf8_validate(text, -1, NULL));
    for (const char *c = text; *c; c = g_utf8_next_char(c))
        cr_expect_not(g_unichar_iscntrl(g_utf8_get_char(c)), "control character in “%s”", text);
    cr_expect_not_null(strstr(text, "b c"), "a line end is a space");
}

Test(message, rendered_without_a_place)
{
    messages_add(messages, MSG_not_utf8, PLACE_NONE, NULL);
    expect_rendered(0, "error: the text is not valid UTF-8");
}

Test(message, rendered_with_a_file)
{
    const Source *source = add_source("region.yaml", "x");
    messages_add(messages, MSG_not_utf8, source_whole(source), NULL);
    expect_rendered(0, "region.yaml: error: the text is not valid UTF-8");
}

Test(message, rendered_with_line_and_caret)
{
    const Source *source = add_source("region.yaml", "rinban: 1\n  shaer: 1\r\n");
    messages_add(messages, MSG_unknown_key, source_place(source, 12), "key", "shaer", NULL);
    expect_rendered(0, "region.yaml:2:3: error: unknown key “shaer”\n"
                       "      shaer: 1\n"
                       "      ^");
}

/* The caret stands under the column as a terminal shows it; a tab is shown as one space. */
Test(message, caret_under_wide_characters)
{
    const char *text = "\t名前: 青葉";
    const Source *source = add_source("r.yaml", text);
    messages_add(messages, MSG_not_utf8, source_place(source, strlen("\t名前: ")), NULL);
    expect_rendered(0, "r.yaml:1:6: error: the text is not valid UTF-8\n"
                       "     名前: 青葉\n"
                       "           ^");
}

Test(message, caret_at_the_end_and_beyond)
{
    const Source *source = add_source("r.yaml", "ab");
    messages_add(messages, MSG_not_utf8, source_place(source, 2), NULL);
    messages_add(messages, MSG_not_utf8, ((Place){source, 1, 50}), NULL);
    messages_add(messages, MSG_not_utf8, ((Place){source, 9, 1}), NULL);
    expect_rendered(0, "r.yaml:1:3: error: the text is not valid UTF-8\n    ab\n      ^");
    expect_rendered(1, "r.yaml:1:50: error: the text is not valid UTF-8\n    ab\n      ^");
    expect_rendered(2, "r.yaml:9:1: error: the text is not valid UTF-8");
}

Test(message, a_huge_line_is_shown_in_part)
{
    g_autofree char *line = g_strnfill(100000, 'a');
    line[50000] = 'B';
    const Source *source = add_source("r.yaml", line);
    messages_add(messages, MSG_not_utf8, source_place(source, 50000), NULL);
    g_autofree char *text = message_render(messages_get(messages, 0));
    cr_expect_lt(strlen(text), 400);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    cr_assert_eq(g_strv_length(lines), 3);
    cr_expect_eq(strchr(lines[1], 'B') - lines[1], strchr(lines[2], '^') - lines[2]);
}

Test(message, sorted_by_place)
{
    const Source *b = add_source("b.csv", "1\n2\n3\n");
    const Source *a = add_source("a.csv", "12\n");
    static const char *const keys[] = {"6", "2", "4", "5", "3", "1", "7"};
    const Place places[] = {{b, 3, 1}, {a, 0, 0},  {a, 1, 2}, {b, 2, 9},
                            {a, 1, 1}, PLACE_NONE, {b, 3, 1}};
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
        messages_add(messages, MSG_unknown_key, places[i], "key", keys[i], NULL);
    messages_sort(messages);
    for (guint i = 0; i < messages_count(messages); i++) {
        g_autofree char *expected = g_strdup_printf("%u", i + 1);
        cr_expect_str_eq(message_fact(messages_get(messages, i), "key"), expected);
    }
}

Test(message, order_of_arrival_is_kept_in_one_place)
{
    const Source *source = add_source("a.csv", "x\n");
    for (int i = 0; i < 5000; i++) {
        g_autofree char *key = g_strdup_printf("%d", i);
        messages_add(messages, MSG_unknown_key, ((Place){source, 1 + i % 2, 1}), "key", key, NULL);
    }
    messages_sort(messages);
    for (int i = 0; i < 5000; i++) {
        int expected = i < 2500 ? 2 * i : 2 * (i - 2500) + 1;
        cr_assert_eq(
            g_ascii_strtoll(message_fact(messages_get(messages, (guint)i), "key"), NULL, 10),
            expected);
    }
}

Test(message, empty_store)
{
    messages_sort(messages);
    cr_expect_eq(messages_count(messages), 0);
    messages_free(NULL);
}
