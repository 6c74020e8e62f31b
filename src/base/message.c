#include "base/message.h"

#include <stdarg.h>
#include <string.h>

#define N_(text) text
#define ERROR SEVERITY_ERROR
#define WARNING SEVERITY_WARNING

static const struct {
    const char *token;
    Severity severity;
    const char *text;
} kinds[] = {
#define MESSAGE(code, severity, text) {#code, severity, text},
#include "base/messages.def"
#undef MESSAGE
};

struct Messages {
    GPtrArray *messages;
    GPtrArray *sources;
    guint errors;
    gboolean muted[MSG_COUNT];
};

static void
message_free(gpointer data)
{
    Message *message = data;
    g_ptr_array_free(message->facts, TRUE);
    g_free(message);
}

static void
free_source(gpointer data)
{
    source_free(data);
}

Messages *
messages_new(void)
{
    Messages *messages = g_new0(Messages, 1);
    messages->messages = g_ptr_array_new_with_free_func(message_free);
    messages->sources = g_ptr_array_new_with_free_func(free_source);
    return messages;
}

void
messages_free(Messages *messages)
{
    if (!messages)
        return;
    g_ptr_array_free(messages->messages, TRUE);
    g_ptr_array_free(messages->sources, TRUE);
    g_free(messages);
}

const Source *
messages_add_source(Messages *messages, Source *source)
{
    g_ptr_array_add(messages->sources, source);
    return source;
}

gboolean
messages_add(Messages *messages, MessageCode code, Place place, ...)
{
    if (messages->muted[code])
        return FALSE;
    Message *message = g_new0(Message, 1);
    message->code = code;
    message->place = place;
    message->facts = g_ptr_array_new_with_free_func(g_free);

    va_list facts;
    va_start(facts, place);
    for (const char *name; (name = va_arg(facts, const char *));) {
        const char *value = va_arg(facts, const char *);
        if (!value)
            continue;
        g_ptr_array_add(message->facts, g_strdup(name));
        g_ptr_array_add(message->facts, g_utf8_make_valid(value, -1));
    }
    va_end(facts);

    g_ptr_array_add(messages->messages, message);
    messages->errors += kinds[code].severity == SEVERITY_ERROR;
    return FALSE;
}

void
messages_mute(Messages *messages, MessageCode code)
{
    messages->muted[code] = TRUE;
}

guint
messages_count(const Messages *messages)
{
    return messages->messages->len;
}

const Message *
messages_get(const Messages *messages, guint index)
{
    return g_ptr_array_index(messages->messages, index);
}

guint
messages_errors(const Messages *messages)
{
    return messages->errors;
}

static gint
compare_places(gconstpointer left, gconstpointer right)
{
    const Place *a = &(*(const Message *const *)left)->place;
    const Place *b = &(*(const Message *const *)right)->place;
    if (!a->source || !b->source)
        return (a->source != NULL) - (b->source != NULL);
    int order = strcmp(source_name(a->source), source_name(b->source));
    if (order == 0)
        order = a->line - b->line;
    return order != 0 ? order : a->column - b->column;
}

void
messages_sort(Messages *messages)
{
    /* g_ptr_array_sort is a stable merge sort in GLib 2.74 */
    g_ptr_array_sort(messages->messages, compare_places);
}

const char *
message_code_name(MessageCode code)
{
    static char *names[MSG_COUNT];
    static gsize made;
    if (g_once_init_enter(&made)) {
        for (int i = 0; i < MSG_COUNT; i++)
            names[i] = g_strdelimit(g_strdup(kinds[i].token), "_", '-');
        g_once_init_leave(&made, 1);
    }
    return names[code];
}

MessageCode
message_code_from_name(const char *name)
{
    MessageCode code = 0;
    while (code < MSG_COUNT && strcmp(message_code_name(code), name) != 0)
        code++;
    return code;
}

Severity
message_severity(MessageCode code)
{
    return kinds[code].severity;
}

const char *
message_template(MessageCode code)
{
    return kinds[code].text;
}

const char *
message_fact(const Message *message, const char *name)
{
    for (guint i = 0; i + 1 < message->facts->len; i += 2) {
        if (strcmp(g_ptr_array_index(message->facts, i), name) == 0)
            return g_ptr_array_index(message->facts, i + 1);
    }
    return NULL;
}
