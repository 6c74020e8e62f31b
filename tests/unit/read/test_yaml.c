#include "read/document.h"

#include <criterion/criterion.h>
#include <string.h>

static Document *
parse(const char *text, Messages *messages)
{
    const Source *source = messages_add_source(messages, source_new("t", text, strlen(text)));
    return document_new(source, messages);
}

/* The tree in brackets, with the place of every value: {a@1:1=b@1:4} */
static void
write_node(GString *out, const Node *node)
{
    if (node->kind == NODE_VALUE) {
        g_string_append_printf(out, "%s@%d:%d", node->text, node->place.line, node->place.column);
        return;
    }
    g_string_append_c(out, node->kind == NODE_LIST ? '[' : '{');
    for (guint i = 0; i < node_length(node); i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        if (node->kind == NODE_MAP) {
            write_node(out, node_key(node, i));
            g_string_append_c(out, '=');
            write_node(out, node_value(node, i));
        } else {
            write_node(out, node_item(node, i));
        }
    }
    g_string_append_c(out, node->kind == NODE_LIST ? ']' : '}');
}

static void
expect_tree(const char *text, const char *expected)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Document) document = parse(text, messages);
    cr_assert_not_null(document);
    cr_expect_eq(messages_count(messages), 0u);
    g_autoptr(GString) tree = g_string_new(NULL);
    write_node(tree, document_root(document));
    cr_expect_str_eq(tree->str, expected);
}

static void
expect_message(const char *text, MessageCode code, int line, int column, gboolean whole)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Document) document = parse(text, messages);
    cr_expect_eq(document != NULL, whole, "%s", text);
    cr_assert_eq(messages_count(messages), 1u, "%s", text);
    const Message *message = messages_get(messages, 0);
    cr_expect_eq(message->code, code, "%s: %s", text, message_code_name(message->code));
    cr_expect_eq(message->place.line, line, "%s: line %d", text, message->place.line);
    cr_expect_eq(message->place.column, column, "%s: column %d", text, message->place.column);
}

Test(yaml, every_node_knows_its_place)
{
    expect_tree("a: b\n", "{a@1:1=b@1:4}");
    expect_tree("- 医師: x\n- [y, z]\n", "[{医師@1:3=x@1:7} [y@2:4 z@2:7]]");
    expect_tree("a:\r\n  b: 1\r\nc: 2\r\n", "{a@1:1={b@2:3=1@2:6} c@3:1=2@3:4}");
}

Test(yaml, values_stay_texts)
{
    expect_tree("[no, 012, 1e3, 2026-12-01, 09:00, '~', 0x1F]",
                "[no@1:2 012@1:6 1e3@1:11 2026-12-01@1:16 09:00@1:28 ~@1:35 0x1F@1:40]");
}

/* YAML breaks lines at NEL, LS and PS; editors and sources do not. */
Test(yaml, lines_are_those_of_editors)
{
    expect_tree("a: 'x\xC2\x85y'\nb: 'x\xE2\x80\xA8y'\nc: 1\n",
                "{a@1:1=x y@1:4 b@2:1=x\xE2\x80\xA8y@2:4 c@3:1=1@3:4}");
}

Test(yaml, aliases_share)
{
    expect_tree("a: &x [1, 2]\nb: *x\nc: &x 3\nd: *x\n",
                "{a@1:1=[1@1:8 2@1:11] b@2:1=[1@1:8 2@1:11] c@3:1=3@3:4 d@4:1=3@3:4}");
}

Test(yaml, empty_values_are_not_given)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Document) document = parse("{a: , b: ~, c: null, d: '', e: '~', f: x}", messages);
    const Node *root = document_root(document);
    static const char *const missing[] = {"a", "b", "c", "g"};
    static const char *const given[] = {"d", "e", "f"};
    for (guint i = 0; i < G_N_ELEMENTS(missing); i++)
        cr_expect_null(node_get(root, missing[i]), "%s", missing[i]);
    for (guint i = 0; i < G_N_ELEMENTS(given); i++)
        cr_expect_not_null(node_get(root, given[i]), "%s", given[i]);
}

Test(yaml, a_value_counts_as_a_list_of_one)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Document) document = parse("{a: x, b: , c: [], d: [x, y]}", messages);
    const Node *root = document_root(document);
    cr_expect_eq(node_length(node_get(root, "a")), 1u);
    cr_expect_str_eq(node_item(node_get(root, "a"), 0)->text, "x");
    cr_expect_eq(node_length(node_value(root, 1)), 0u);
    cr_expect_eq(node_length(node_get(root, "c")), 0u);
    cr_expect_eq(node_length(node_get(root, "d")), 2u);
}

Test(yaml, nothing_has_no_root)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Document) document = parse("# nothing\n", messages);
    cr_assert_not_null(document);
    cr_expect_null(document_root(document));
}

Test(yaml, mistakes_that_leave_the_rest_readable)
{
    expect_message("a: 1\nb: 2\na: 3\n", MSG_duplicate_key, 3, 1, TRUE);
    expect_message("- {'a': 1, a: 2}\n", MSG_duplicate_key, 1, 12, TRUE);
    expect_message("? [a]\n: 1\n", MSG_yaml_key, 1, 3, TRUE);
    expect_message("a: *b\n", MSG_yaml_alias, 1, 4, TRUE);
    expect_message("a: &a [1, *a]\n", MSG_yaml_alias, 1, 11, TRUE);
    expect_message("a: \"x\\0y\"\n", MSG_control_character, 1, 4, TRUE);
}

Test(yaml, mistakes_that_end_the_reading)
{
    expect_message("a: [1\nb: 2\n", MSG_yaml_syntax, 2, 2, FALSE);
    expect_message("a: 1\n  b: 2\n", MSG_yaml_syntax, 2, 4, FALSE);
    expect_message("a: 'x\n", MSG_yaml_syntax, 1, 4, FALSE);
    expect_message("a: 1\nb: \"x\nc: 2\n\n", MSG_yaml_syntax, 2, 4, FALSE);
    expect_message("a: \x01\n", MSG_yaml_syntax, 1, 4, FALSE);
    expect_message("a:\n\t- 1\n", MSG_yaml_tab, 2, 1, FALSE);
    expect_message("a: 1\n---\nb: 2\n", MSG_yaml_documents, 2, 1, FALSE);
    expect_message("a: \xE3\x81\n", MSG_not_utf8, 1, 4, FALSE);
}

static char *
nested(int depth)
{
    g_autofree char *open = g_strnfill((gsize)depth, '[');
    g_autofree char *close = g_strnfill((gsize)depth, ']');
    return g_strconcat(open, close, NULL);
}

Test(yaml, depth_is_bounded)
{
    g_autofree char *deepest = nested(YAML_DEPTH_MAX);
    g_autofree char *deeper = nested(YAML_DEPTH_MAX + 1);
    g_autofree char *absurd = nested(1000000);
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Document) document = parse(deepest, messages);
    cr_expect_not_null(document);
    expect_message(deeper, MSG_yaml_deep, 1, YAML_DEPTH_MAX + 1, FALSE);
    expect_message(absurd, MSG_yaml_deep, 1, YAML_DEPTH_MAX + 1, FALSE);
}

/* Each list holds the one before ten times: 10^n values in n lines. */
Test(yaml, aliases_cannot_explode)
{
    g_autoptr(GString) text = g_string_new("a0: &a0 [1]\n");
    for (int i = 1; i < 30; i++) {
        g_string_append_printf(text, "a%d: &a%d [", i, i);
        for (int k = 0; k < 10; k++)
            g_string_append_printf(text, "*a%d, ", i - 1);
        g_string_append(text, "]\n");
    }
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Document) document = parse(text->str, messages);
    cr_expect_null(document);
    cr_assert_eq(messages_count(messages), 1u);
    cr_expect_eq(messages_get(messages, 0)->code, MSG_yaml_large);
}
