#include "read/draft.h"

#include "read/file.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define DRAFT_BYTES_MAX ((gsize)64 << 20)
#define DEPTH_MAX 16
#define FORMAT 1

static void
row_free(DraftRow *row)
{
    g_free(row->line);
    g_free(row->provider);
    g_free(row);
}

void
draft_free(Draft *draft)
{
    if (draft == NULL)
        return;
    g_free(draft->period);
    g_free(draft->status);
    g_free(draft->inputs);
    g_free(draft->csv);
    g_ptr_array_unref(draft->rows);
    g_free(draft);
}

/* json-glib 1.6 descends by recursion without a bound, and knows comments, in which brackets and
 * quotes count for nothing: what is no mark of JSON is refused. */
static gboolean
is_shallow(const char *text)
{
    int depth = 0;
    gboolean quoted = FALSE, closed = FALSE;
    for (const char *at = text; *at != '\0'; at++) {
        if (closed && !g_ascii_isspace(*at))
            return FALSE;
        if (*at == '"')
            quoted = !quoted;
        else if (quoted)
            at += *at == '\\' && at[1] != '\0';
        else if (*at == '{' || *at == '[')
            depth++;
        else if (*at == '}' || *at == ']')
            closed = --depth == 0;
        else if (!g_ascii_isalnum(*at) && strchr(" \t\r\n:,+-.", *at) == NULL)
            return FALSE;
        if (depth < 0 || depth > DEPTH_MAX)
            return FALSE;
    }
    return TRUE;
}

static const char *
text_of(JsonObject *object, const char *key)
{
    JsonNode *node = json_object_get_member(object, key);
    if (node == NULL || !JSON_NODE_HOLDS_VALUE(node) ||
        json_node_get_value_type(node) != G_TYPE_STRING)
        return NULL;
    return json_node_get_string(node);
}

static gint64
whole_of(JsonObject *object, const char *key)
{
    JsonNode *node = json_object_get_member(object, key);
    if (node == NULL || !JSON_NODE_HOLDS_VALUE(node) ||
        json_node_get_value_type(node) != G_TYPE_INT64)
        return -1;
    return json_node_get_int(node);
}

static double
number_of(JsonObject *object, const char *key, double otherwise)
{
    JsonNode *node = json_object_get_member(object, key);
    if (node == NULL || !JSON_NODE_HOLDS_VALUE(node))
        return otherwise;
    GType type = json_node_get_value_type(node);
    return type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? json_node_get_double(node) : otherwise;
}

static gboolean
add_row(Draft *draft, JsonNode *node)
{
    if (!JSON_NODE_HOLDS_OBJECT(node))
        return FALSE;
    JsonObject *object = json_node_get_object(node);
    const char *date = text_of(object, "date");
    const char *line = text_of(object, "line");
    const char *provider = text_of(object, "provider");
    const char *role = text_of(object, "role");
    Day day;
    if (date == NULL || !day_parse(date, &day) || line == NULL || provider == NULL || role == NULL)
        return FALSE;
    gboolean reserve = g_str_equal(role, "reserve");
    if (!reserve && !g_str_equal(role, "duty"))
        return FALSE;
    DraftRow *row = g_new0(DraftRow, 1);
    *row = (DraftRow){g_strdup(line), g_strdup(provider), day, reserve ? ROLE_RESERVE : ROLE_DUTY};
    g_ptr_array_add(draft->rows, row);
    return TRUE;
}

static gboolean
add_rows(Draft *draft, JsonObject *object)
{
    JsonNode *node = json_object_get_member(object, "assignments");
    if (node == NULL || !JSON_NODE_HOLDS_ARRAY(node))
        return FALSE;
    JsonArray *rows = json_node_get_array(node);
    for (guint i = 0; i < json_array_get_length(rows); i++)
        if (!add_row(draft, json_array_get_element(rows, i)))
            return FALSE;
    return TRUE;
}

static gboolean
fill(Draft *draft, JsonObject *object)
{
    gint64 seed = whole_of(object, "seed");
    draft->period = g_strdup(text_of(object, "period"));
    draft->status = g_strdup(text_of(object, "status"));
    draft->inputs = g_strdup(text_of(object, "digest"));
    draft->csv = g_strdup(text_of(object, "csv"));
    if (whole_of(object, "format") != FORMAT || draft->period == NULL || draft->status == NULL ||
        draft->inputs == NULL || draft->csv == NULL || seed < 0 || seed > G_MAXUINT32)
        return FALSE;
    draft->seed = (guint32)seed;
    draft->gap = number_of(object, "gap", -1);
    draft->interrupted = json_object_get_boolean_member_with_default(object, "interrupted", FALSE);
    return add_rows(draft, object);
}

static gboolean
parse(Draft *draft, const char *text, gsize length)
{
    if (!g_utf8_validate(text, (gssize)length, NULL) || !is_shallow(text))
        return FALSE;
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    if (!json_parser_load_from_data(parser, text, (gssize)length, NULL))
        return FALSE;
    JsonNode *root = json_parser_get_root(parser);
    return root != NULL && JSON_NODE_HOLDS_OBJECT(root) && fill(draft, json_node_get_object(root));
}

Draft *
draft_read(const char *path, const char *name, Messages *messages)
{
    gsize length;
    g_autofree char *text = file_load(path, name, DRAFT_BYTES_MAX, &length, PLACE_NONE, messages);
    if (text == NULL)
        return NULL;
    g_autoptr(Draft) draft = g_new0(Draft, 1);
    draft->rows = g_ptr_array_new_with_free_func((GDestroyNotify)row_free);
    if (parse(draft, text, length))
        return g_steal_pointer(&draft);
    messages_add(messages, MSG_draft_damaged, PLACE_NONE, "file", name, NULL);
    return NULL;
}

Rota *
draft_rota(const Draft *draft, const Question *question, const char *name, Messages *messages)
{
    g_autoptr(Rota) rota = rota_new();
    gboolean good = TRUE;
    for (guint i = 0; i < draft->rows->len; i++) {
        const DraftRow *row = g_ptr_array_index(draft->rows, i);
        int line = region_find_line(question->region, row->line);
        int provider = region_find_provider(question->region, row->provider);
        if (line < 0 || provider < 0) {
            good = messages_add(messages, MSG_draft_unknown, PLACE_NONE, "file", name, "id",
                                line < 0 ? row->line : row->provider, NULL);
            continue;
        }
        rota_add(rota, (Assignment){.provider = provider,
                                    .slot = question_find_slot(question, line, row->day),
                                    .line = line,
                                    .day = row->day,
                                    .role = row->role,
                                    .place = PLACE_NONE});
    }
    rota_sort(rota, question);
    return good ? g_steal_pointer(&rota) : NULL;
}
