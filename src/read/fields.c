#include "read/fields.h"

static const Field *
find(const Field *fields, const char *key)
{
    for (const Field *field = fields; field->key != NULL; field++)
        if (g_str_equal(field->key, key))
            return field;
    return NULL;
}

static void
tell_unknown(Reading *reading, const Field *fields, const Node *key)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new();
    for (const Field *field = fields; field->key != NULL; field++)
        g_ptr_array_add(keys, (gpointer)field->key);
    g_autofree char *shown = reading_shown(key->text);
    reading_tell(reading, MSG_unknown_key, key->place, "key", shown, "suggestion",
                 reading_suggest(reading, key->text, keys), NULL);
}

gboolean
fields_read(Reading *reading, const char *what, const Node *map, const Field *fields,
            gpointer object)
{
    if (map->kind != NODE_MAP)
        return reading_tell(reading, MSG_not_a_mapping, map->place, "key", what, NULL);
    for (guint i = 0; i < node_length(map); i++) {
        const Field *field = find(fields, node_key(map, i)->text);
        const Node *value = node_value(map, i);
        if (field == NULL)
            tell_unknown(reading, fields, node_key(map, i));
        else if (!node_is_empty(value))
            field->read(reading, field, value, (char *)object + field->offset);
    }
    for (const Field *field = fields; field->key != NULL; field++)
        if (field->required && node_get(map, field->key) == NULL)
            reading_tell(reading, MSG_missing_key, map->place, "key", field->key, NULL);
    return TRUE;
}

const char *
field_value(Reading *reading, const char *key, const Node *node)
{
    if (node->kind == NODE_VALUE)
        return node->text;
    reading_tell(reading, MSG_not_a_value, node->place, "key", key, NULL);
    return NULL;
}

gboolean
field_list(Reading *reading, const char *key, const Node *node, guint most)
{
    if (node->kind == NODE_MAP)
        return reading_tell(reading, MSG_not_a_list, node->place, "key", key, NULL);
    return field_fits(reading, key, node, most);
}

gboolean
field_fits(Reading *reading, const char *key, const Node *node, guint most)
{
    if (node_length(node) <= most)
        return TRUE;
    g_autofree char *limit = g_strdup_printf("%u", most);
    return reading_tell(reading, MSG_too_many, node->place, "key", key, "limit", limit, NULL);
}

void
field_node(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    *(const Node **)target = node;
}

void
field_text(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    read_text(reading, field->key, node, (gsize)field->most, target);
}

void
field_texts(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    GPtrArray *texts = *(GPtrArray **)target;
    if (!field_list(reading, field->key, node, FIELD_LIST_MAX))
        return;
    for (guint i = 0; i < node_length(node); i++) {
        char *text = NULL;
        if (read_text(reading, field->key, node_item(node, i), (gsize)field->most, &text))
            g_ptr_array_add(texts, text);
    }
}

void
field_id(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    read_id(reading, field->key, node, target);
}

void
field_amount(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    read_amount(reading, field, node, target);
}

void
field_whole(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    gint64 amount;
    if (read_amount(reading, field, node, &amount))
        *(int *)target = (int)amount;
}

void
field_date(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    read_date(reading, field->key, node, target);
}

void
field_flag(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return;
    gboolean yes = g_str_equal(text, "true") || g_str_equal(text, "yes");
    g_autofree char *shown = reading_shown(text);
    if (yes || g_str_equal(text, "false") || g_str_equal(text, "no"))
        *(gboolean *)target = yes;
    else
        reading_tell(reading, MSG_not_a_boolean, node->place, "key", field->key, "value", shown,
                     NULL);
}

static void
tell_choice(Reading *reading, const Field *field, const Node *node)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (const char *const *word = field->words; *word != NULL; word++)
        g_ptr_array_add(words, (gpointer)*word);
    g_autofree char *list = g_strjoinv(", ", (char **)field->words);
    g_autofree char *shown = reading_shown(node->text);
    reading_tell(reading, MSG_not_one_of, node->place, "key", field->key, "words", list, "value",
                 shown, "suggestion", reading_suggest(reading, node->text, words), NULL);
}

void
field_choice(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return;
    for (int i = 0; field->words[i] != NULL; i++)
        if (g_str_equal(field->words[i], text)) {
            *(int *)target = i;
            return;
        }
    tell_choice(reading, field, node);
}

void
field_day_words(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    if (!field_list(reading, field->key, node, FIELD_LIST_MAX))
        return;
    if (node_length(node) == 0 && field->required)
        reading_tell(reading, MSG_empty_list, node->place, "key", field->key, NULL);
    for (guint i = 0; i < node_length(node); i++) {
        DayWord word;
        if (read_day_word(reading, field->key, node_item(node, i), &word))
            day_words_add(target, word);
    }
}

static void
add_line(Reading *reading, const char *key, const Node *node, GArray *lines)
{
    const char *id = field_value(reading, key, node);
    if (id == NULL)
        return;
    int line = region_find_line(reading->region, id);
    if (line < 0)
        reading_tell_unknown(reading, MSG_unknown_line, NAMES_LINE, id, node->place);
    else if (!indexes_have(lines, line))
        g_array_append_val(lines, line);
}

void
field_lines(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    GArray **lines = target;
    if (*lines == NULL)
        *lines = g_array_new(FALSE, FALSE, sizeof(int));
    if (!field_list(reading, field->key, node, FIELD_LIST_MAX))
        return;
    if (node_length(node) == 0)
        reading_tell(reading, MSG_empty_list, node->place, "key", field->key, NULL);
    for (guint i = 0; i < node_length(node); i++)
        add_line(reading, field->key, node_item(node, i), *lines);
}
