#include "read/run_line.h"

#include <json-glib/json-glib.h>

#define FORMAT 1

static JsonNode *
value_of(JsonObject *object, const char *key)
{
    JsonNode *node = json_object_get_member(object, key);
    return node && JSON_NODE_HOLDS_VALUE(node) ? node : NULL;
}

static char *
text_of(JsonObject *object, const char *key)
{
    JsonNode *node = value_of(object, key);
    return node && json_node_get_value_type(node) == G_TYPE_STRING
               ? g_strdup(json_node_get_string(node))
               : NULL;
}

/* A string or a truth is 0 here, as json-glib has it. */
static double
number_of(JsonObject *object, const char *key)
{
    JsonNode *node = value_of(object, key);
    return node ? json_node_get_double(node) : -1;
}

RunLine *
run_line_read(const char *text)
{
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    if (!g_utf8_validate(text, -1, NULL) || !json_parser_load_from_data(parser, text, -1, NULL))
        return NULL;
    JsonNode *root = json_parser_get_root(parser);
    if (!root || !JSON_NODE_HOLDS_OBJECT(root))
        return NULL;
    JsonObject *object = json_node_get_object(root);
    if (number_of(object, "format") != FORMAT || number_of(object, "exit") < 0)
        return NULL;
    RunLine *line = g_new0(RunLine, 1);
    line->association = text_of(object, "association");
    line->period = text_of(object, "period");
    line->status = text_of(object, "status");
    line->exit = (int)number_of(object, "exit");
    line->seconds = number_of(object, "seconds");
    line->gap = number_of(object, "gap");
    line->open = (int)number_of(object, "unfilled");
    line->revision = (int)number_of(object, "revision");
    line->hook = (int)number_of(object, "hook");
    return line;
}

void
run_line_free(RunLine *line)
{
    if (!line)
        return;
    g_free(line->association);
    g_free(line->period);
    g_free(line->status);
    g_free(line);
}
