#include "read/document.h"

#include "base/language.h"
#include "read/cursor.h"

#include <string.h>
#include <yaml.h>

struct Document {
    GPtrArray *nodes; /* owns them all: aliases share */
    Node *root;
};

/* A list or mapping that is still open. */
typedef struct {
    Node *node;
    Node *key;         /* waits for its value */
    gboolean left_out; /* the pair is a mistake */
    GHashTable *keys;  /* of a mapping: seen so far */
    char *anchor;
} Frame;

typedef struct {
    Document *document;
    const Source *source;
    Messages *messages;
    GArray *frames;
    GHashTable *anchors; /* name -> finished Node * */
    int documents;
    gboolean stop; /* what follows cannot be read, or need not */
    Cursor cursor;
} Builder;

static void
frame_clear(gpointer data)
{
    Frame *frame = data;
    g_clear_pointer(&frame->keys, g_hash_table_unref);
    g_free(frame->anchor);
}

static void
node_free(gpointer data)
{
    Node *node = data;
    g_free(node->text);
    g_clear_pointer(&node->items, g_ptr_array_unref);
    g_free(node);
}

void
document_free(Document *document)
{
    if (document == NULL)
        return;
    g_ptr_array_unref(document->nodes);
    g_free(document);
}

const Node *
document_root(const Document *document)
{
    return document->root;
}

static Place
place_of(Builder *builder, const yaml_mark_t *mark)
{
    return cursor_place(&builder->cursor, mark->index);
}

static void
fail_at_bound(Builder *builder, MessageCode code, int bound, Place place)
{
    g_autofree char *limit = g_strdup_printf("%d", bound);
    messages_add(builder->messages, code, place, "limit", limit, NULL);
    builder->stop = TRUE;
}

static Frame *
top(Builder *builder)
{
    guint depth = builder->frames->len;
    return depth == 0 ? NULL : &g_array_index(builder->frames, Frame, depth - 1);
}

static Node *
add_node(Builder *builder, NodeKind kind, Place place)
{
    Node *node = g_new0(Node, 1);
    node->kind = kind;
    node->size = 1;
    node->place = place;
    g_ptr_array_add(builder->document->nodes, node);
    if (builder->document->nodes->len > YAML_SIZE_MAX)
        fail_at_bound(builder, MSG_yaml_large, YAML_SIZE_MAX, place);
    return node;
}

/* Whether the pair that begins with this key may stand in the frame's mapping. */
static gboolean
key_is_good(Builder *builder, const Frame *frame, const Node *key, Place place)
{
    if (key->kind != NODE_VALUE)
        return messages_add(builder->messages, MSG_yaml_key, place, NULL);
    if (g_hash_table_add(frame->keys, key->text))
        return TRUE;
    g_autofree char *shown = g_utf8_substring(key->text, 0, MIN(60, g_utf8_strlen(key->text, -1)));
    return messages_add(builder->messages, MSG_duplicate_key, place, "key", shown, NULL);
}

static void
append(Builder *builder, Node *parent, Node *child, Place place)
{
    g_ptr_array_add(parent->items, child);
    parent->size += child->size;
    if (parent->size > YAML_SIZE_MAX)
        fail_at_bound(builder, MSG_yaml_large, YAML_SIZE_MAX, place);
}

/* Puts a finished node where it belongs; place is where it is used. */
static void
attach(Builder *builder, Node *node, Place place)
{
    Frame *frame = top(builder);
    if (frame == NULL) {
        builder->document->root = node;
    } else if (frame->node->kind == NODE_LIST) {
        append(builder, frame->node, node, place);
    } else if (frame->key == NULL) {
        frame->key = node;
        frame->left_out = !key_is_good(builder, frame, node, place);
    } else {
        if (!frame->left_out) {
            append(builder, frame->node, frame->key, place);
            append(builder, frame->node, node, place);
        }
        frame->key = NULL;
    }
}

static void
remember(Builder *builder, char *anchor, Node *node)
{
    if (anchor != NULL)
        g_hash_table_replace(builder->anchors, g_strdup(anchor), node);
}

static void
on_value(Builder *builder, const yaml_event_t *event, Place place)
{
    const char *text = (const char *)event->data.scalar.value;
    Node *node = add_node(builder, NODE_VALUE, place);
    node->text = g_strndup(text, event->data.scalar.length);
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (memchr(text, '\0', event->data.scalar.length) != NULL)
        messages_add(builder->messages, MSG_control_character, place, NULL);
    remember(builder, (char *)event->data.scalar.anchor, node);
    attach(builder, node, place);
}

static void
open_frame(Builder *builder, NodeKind kind, const yaml_char_t *anchor, Place place)
{
    Frame frame = {.node = add_node(builder, kind, place),
                   .anchor = g_strdup((const char *)anchor)};
    frame.node->items = g_ptr_array_new();
    if (kind == NODE_MAP)
        frame.keys = g_hash_table_new(g_str_hash, g_str_equal);
    g_array_append_val(builder->frames, frame);
    if (builder->frames->len > YAML_DEPTH_MAX)
        fail_at_bound(builder, MSG_yaml_deep, YAML_DEPTH_MAX, place);
}

static void
on_list(Builder *builder, const yaml_event_t *event, Place place)
{
    open_frame(builder, NODE_LIST, event->data.sequence_start.anchor, place);
}

static void
on_map(Builder *builder, const yaml_event_t *event, Place place)
{
    open_frame(builder, NODE_MAP, event->data.mapping_start.anchor, place);
}

static void
on_end(Builder *builder, const yaml_event_t *event, Place place)
{
    Frame *frame = top(builder);
    Node *node = frame->node;
    remember(builder, frame->anchor, node);
    g_array_set_size(builder->frames, builder->frames->len - 1);
    attach(builder, node, node->place);
}

/* An anchor is known once its node is finished, so nothing can hold itself. */
static void
on_alias(Builder *builder, const yaml_event_t *event, Place place)
{
    const char *name = (const char *)event->data.alias.anchor;
    Node *node = g_hash_table_lookup(builder->anchors, name);
    if (node != NULL) {
        attach(builder, node, place);
        return;
    }
    messages_add(builder->messages, MSG_yaml_alias, place, "name", name, NULL);
    node = add_node(builder, NODE_VALUE, place);
    node->text = g_strdup("");
    node->plain = TRUE;
    attach(builder, node, place);
}

static void
on_document(Builder *builder, const yaml_event_t *event, Place place)
{
    if (builder->documents++ == 0)
        return;
    messages_add(builder->messages, MSG_yaml_documents, place, NULL);
    builder->stop = TRUE;
}

static void (*const handlers[])(Builder *, const yaml_event_t *, Place) = {
    [YAML_DOCUMENT_START_EVENT] = on_document,
    [YAML_ALIAS_EVENT] = on_alias,
    [YAML_SCALAR_EVENT] = on_value,
    [YAML_SEQUENCE_START_EVENT] = on_list,
    [YAML_SEQUENCE_END_EVENT] = on_end,
    [YAML_MAPPING_START_EVENT] = on_map,
    [YAML_MAPPING_END_EVENT] = on_end,
};

/* A quotation mark that is never closed is told where it opens; libyaml 0.2.5 names the file's end.
 */
static const yaml_mark_t *
mark_of_problem(const yaml_parser_t *parser)
{
    gboolean open_quote = parser->error == YAML_SCANNER_ERROR &&
                          g_strcmp0(parser->context, "while scanning a quoted scalar") == 0 &&
                          g_strcmp0(parser->problem, "found unexpected end of stream") == 0;
    return open_quote ? &parser->context_mark : &parser->problem_mark;
}

static void
tell_syntax(Builder *builder, const yaml_parser_t *parser)
{
    Place place = parser->error == YAML_READER_ERROR
                      ? source_place(builder->source, cursor_at_start(builder->source).offset +
                                                          parser->problem_offset)
                      : place_of(builder, mark_of_problem(parser));
    builder->stop = TRUE;
    if (source_content(builder->source, NULL)[builder->cursor.offset] == '\t') {
        messages_add(builder->messages, MSG_yaml_tab, place, NULL);
        return;
    }
    g_autofree char *reason = g_strconcat(parser->problem ? _(parser->problem) : _("no memory"),
                                          parser->context ? _(", ") : "",
                                          parser->context ? _(parser->context) : NULL, NULL);
    messages_add(builder->messages, MSG_yaml_syntax, place, "reason", reason, NULL);
}

/* Goes on after every mistake that leaves the structure clear. */
static void
run(Builder *builder, yaml_parser_t *parser)
{
    guint most = messages_errors(builder->messages) + YAML_MISTAKES_MAX;
    gboolean ended = FALSE;
    while (!ended && !builder->stop) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            tell_syntax(builder, parser);
            break;
        }
        if (event.type < G_N_ELEMENTS(handlers) && handlers[event.type] != NULL)
            handlers[event.type](builder, &event, place_of(builder, &event.start_mark));
        ended = event.type == YAML_STREAM_END_EVENT;
        builder->stop = builder->stop || messages_errors(builder->messages) >= most;
        yaml_event_delete(&event);
    }
}

static void
build(Builder *builder)
{
    gsize length;
    const char *text = source_content(builder->source, &length);
    builder->frames = g_array_new(FALSE, FALSE, sizeof(Frame));
    g_array_set_clear_func(builder->frames, frame_clear);
    builder->anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        g_error("libyaml: no memory");
    /* libyaml 0.2.5 would count the mark as a column */
    gsize mark = builder->cursor.offset;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text + mark, length - mark);
    run(builder, &parser);
    yaml_parser_delete(&parser);
    g_hash_table_unref(builder->anchors);
    g_array_unref(builder->frames);
}

Document *
document_new(const Source *source, Messages *messages)
{
    gsize length;
    const char *text = source_content(source, &length);
    const char *bad;
    if (!g_utf8_validate_len(text, length, &bad)) {
        messages_add(messages, MSG_not_utf8, source_place(source, (gsize)(bad - text)), NULL);
        return NULL;
    }
    Document *document = g_new0(Document, 1);
    document->nodes = g_ptr_array_new_with_free_func(node_free);
    Builder builder = {document, source, messages, .cursor = cursor_at_start(source)};
    build(&builder);
    if (builder.stop)
        g_clear_pointer(&document, document_free);
    return document;
}
