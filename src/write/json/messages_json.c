#include "write/json/messages_json.h"

#include "write/json/capacity_json.h"

static void
json_position(Json *json, const char *key, int position)
{
    if (position > 0)
        json_whole(json, key, position);
    else
        json_null(json, key);
}

static void
json_message(Json *json, const Message *message)
{
    gboolean error = message_severity(message->code) == SEVERITY_ERROR;
    g_autofree char *sentence = message_sentence(message);
    const Place *place = &message->place;
    const char *file =
        place->source != NULL ? source_name(place->source) : message_fact(message, "file");
    json_begin_object(json, NULL);
    json_string(json, "code", message_code_name(message->code));
    json_string(json, "severity", error ? "error" : "warning");
    json_string(json, "file", file);
    json_position(json, "line", place->line);
    json_position(json, "column", place->column);
    json_string(json, "message", sentence);
    json_end_object(json);
}

void
json_messages(Json *json, const char *key, const Messages *messages, gboolean warnings_only)
{
    json_begin_array(json, key);
    for (guint i = 0; messages != NULL && i < messages_count(messages); i++) {
        const Message *message = messages_get(messages, i);
        if (!warnings_only || message_severity(message->code) == SEVERITY_WARNING)
            json_message(json, message);
    }
    json_end_array(json);
}

static Json
json_of_messages(const Messages *messages)
{
    Json json = json_new();
    json_whole(&json, "format", 1);
    json_whole(&json, "errors", messages_errors(messages));
    json_messages(&json, "messages", messages, FALSE);
    return json;
}

char *
write_messages_json(const Messages *messages)
{
    Json json = json_of_messages(messages);
    return json_free(&json);
}

char *
write_check_json(const Messages *messages, const Question *question, const Capacity *capacity)
{
    Json json = json_of_messages(messages);
    json_capacity(&json, question, capacity);
    return json_free(&json);
}
