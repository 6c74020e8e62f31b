#include "write/json_reports.h"

#include "calendar/japan.h"

#include <json-glib/json-glib.h>

static void
add_string(JsonBuilder *builder, const char *name, const char *value)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_string_value(builder, value);
}

static void
add_int(JsonBuilder *builder, const char *name, gint64 value)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_int_value(builder, value);
}

static char *
finish(JsonBuilder *builder)
{
    JsonNode *root = json_builder_get_root(builder);
    char *text = json_to_string(root, TRUE);
    json_node_unref(root);
    g_object_unref(builder);
    return text;
}

static void
add_message(JsonBuilder *builder, const Message *message)
{
    const Place *place = &message->place;
    g_autofree char *sentence = message_sentence(message);
    json_builder_begin_object(builder);
    add_string(builder, "code", message_code_name(message->code));
    add_string(builder, "severity",
               message_severity(message->code) == SEVERITY_ERROR ? "error" : "warning");
    add_string(builder, "file", place->source ? source_name(place->source) : "");
    add_int(builder, "line", place->line);
    add_int(builder, "column", place->column);
    add_string(builder, "message", sentence);
    json_builder_end_object(builder);
}

char *
write_messages_json(const Messages *messages, const char *status)
{
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    add_int(builder, "format", 1);
    add_string(builder, "status", status);
    json_builder_set_member_name(builder, "messages");
    json_builder_begin_array(builder);
    for (guint i = 0; i < messages_count(messages); i++)
        add_message(builder, messages_get(messages, i));
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    return finish(builder);
}

char *
write_holidays_json(Day first, Day last)
{
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    add_int(builder, "format", 1);
    json_builder_set_member_name(builder, "holidays");
    json_builder_begin_array(builder);
    for (Day day = first; day <= last; day++) {
        const char *name = japan_holiday(day);
        if (!name)
            continue;
        g_autofree char *date = day_format(day);
        json_builder_begin_object(builder);
        add_string(builder, "date", date);
        add_string(builder, "name", name);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    return finish(builder);
}
