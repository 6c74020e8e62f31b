#include "read/document.h"

#include "base/language.h"
#include "read/cursor.h"
#include "read/tree.h"
#include "read/yaml_wide.h"

#include <string.h>
#include <yaml.h>

typedef struct {
    Tree tree;
    const Source *source;
    int documents;
    Cursor cursor;
} Builder;

static Place
place_of(Builder *builder, const yaml_mark_t *mark)
{
    return cursor_place(&builder->cursor, mark->index);
}

static void
on_value(Builder *builder, const yaml_event_t *event, Place place)
{
    const char *text = (const char *)event->data.scalar.value;
    gsize length = event->data.scalar.length;
    if (memchr(text, '\0', length) != NULL)
        messages_add(builder->tree.messages, MSG_control_character, place, NULL);
    tree_value(&builder->tree, g_strndup(text, length),
               event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE,
               (const char *)event->data.scalar.anchor, place);
}

static void
on_list(Builder *builder, const yaml_event_t *event, Place place)
{
    const char *anchor = (const char *)event->data.sequence_start.anchor;
    tree_open(&builder->tree, NODE_LIST, anchor, place);
}

static void
on_map(Builder *builder, const yaml_event_t *event, Place place)
{
    const char *anchor = (const char *)event->data.mapping_start.anchor;
    tree_open(&builder->tree, NODE_MAP, anchor, place);
}

static void
on_end(Builder *builder, const yaml_event_t *event, Place place)
{
    tree_close(&builder->tree);
}

static void
on_alias(Builder *builder, const yaml_event_t *event, Place place)
{
    tree_alias(&builder->tree, (const char *)event->data.alias.anchor, place);
}

static void
on_document(Builder *builder, const yaml_event_t *event, Place place)
{
    if (builder->documents++ == 0)
        return;
    messages_add(builder->tree.messages, MSG_yaml_documents, place, NULL);
    builder->tree.stop = TRUE;
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
    builder->tree.stop = TRUE;
    if (source_content(builder->source, NULL)[builder->cursor.offset] == '\t') {
        messages_add(builder->tree.messages, MSG_yaml_tab, place, NULL);
        return;
    }
    Place wide;
    const char *character = yaml_wide(builder->source, place.line, &wide);
    if (character) {
        messages_add(builder->tree.messages, MSG_yaml_wide, wide, "character", character, NULL);
        return;
    }
    g_autofree char *reason = g_strconcat(parser->problem ? _(parser->problem) : _("no memory"),
                                          parser->context ? _(", ") : "",
                                          parser->context ? _(parser->context) : NULL, NULL);
    messages_add(builder->tree.messages, MSG_yaml_syntax, place, "reason", reason, NULL);
}

/* Goes on after every mistake that leaves the structure clear. */
static void
run(Builder *builder, yaml_parser_t *parser)
{
    guint most = messages_errors(builder->tree.messages) + YAML_MISTAKES_MAX;
    gboolean ended = FALSE;
    while (!ended && !builder->tree.stop) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            tell_syntax(builder, parser);
            break;
        }
        if (event.type < G_N_ELEMENTS(handlers) && handlers[event.type] != NULL)
            handlers[event.type](builder, &event, place_of(builder, &event.start_mark));
        ended = event.type == YAML_STREAM_END_EVENT;
        builder->tree.stop = builder->tree.stop || messages_errors(builder->tree.messages) >= most;
        yaml_event_delete(&event);
    }
}

static void
build(Builder *builder)
{
    gsize length;
    const char *text = source_content(builder->source, &length);
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        g_error("libyaml: no memory");
    /* libyaml 0.2.5 would count the mark as a column */
    gsize mark = builder->cursor.offset;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text + mark, length - mark);
    run(builder, &parser);
    yaml_parser_delete(&parser);
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
    Document *document = document_begin();
    Builder builder = {.source = source, .cursor = cursor_at_start(source)};
    tree_init(&builder.tree, document, messages);
    build(&builder);
    tree_clear(&builder.tree);
    if (builder.tree.stop)
        g_clear_pointer(&document, document_free);
    return document;
}
