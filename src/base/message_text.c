#include "base/language.h"
#include "base/message.h"
#include "base/width.h"

#include <string.h>

/* Appends the template up to `stop`, with facts filled in; FALSE where a fact was not given. */
static gboolean
fill(GString *out, const Message *message, const char *text, const char *stop)
{
    gboolean whole = TRUE;
    while (text < stop) {
        const char *end = *text == '{' ? memchr(text, '}', (gsize)(stop - text)) : NULL;
        if (!end) {
            g_string_append_c(out, *text++);
            continue;
        }
        g_autofree char *name = g_strndup(text + 1, (gsize)(end - text - 1));
        const char *value = message_fact(message, name);
        g_autofree char *plain = text_plain(value ? value : "");
        g_string_append(out, plain);
        whole = whole && value;
        text = end + 1;
    }
    return whole;
}

char *
message_sentence(const Message *message)
{
    GString *out = g_string_new(NULL);
    const char *text = _(message_template(message->code));
    while (*text) {
        const char *open = strchr(text, '[');
        const char *close = open ? strchr(open, ']') : NULL;
        const char *plain_end = close ? open : text + strlen(text);
        fill(out, message, text, plain_end);
        if (!close)
            break;
        gsize before = out->len;
        if (!fill(out, message, open + 1, close))
            g_string_truncate(out, before);
        text = close + 1;
    }
    return g_string_free(out, FALSE);
}

/* The source line, shortened around the place where it is very long, and a caret under the column.
 */
static void
append_caret(GString *out, const Place *place)
{
    enum { BEFORE = 60, SHOWN = 100 };
    g_autofree char *line = source_line(place->source, place->line);
    if (!line)
        return;
    glong length = g_utf8_strlen(line, -1);
    glong at = MIN(place->column - 1, length);
    glong first = at > BEFORE ? at - BEFORE : 0;
    g_autofree char *part = g_utf8_substring(line, first, MIN(length, first + SHOWN));
    g_autofree char *shown = text_plain(part);
    g_autofree char *lead = g_utf8_substring(shown, 0, at - first);
    g_string_append_printf(out, "\n    %s\n    %*s^", shown, text_width(lead), "");
}

char *
message_render(const Message *message)
{
    const Place *place = &message->place;
    GString *out = g_string_new(NULL);
    if (place->source) {
        g_autofree char *name = text_plain(source_name(place->source));
        g_string_append_printf(out, "%s:", name);
    }
    if (place->source && place->line > 0)
        g_string_append_printf(out, "%d:%d:", place->line, place->column);
    if (place->source)
        g_string_append_c(out, ' ');
    g_autofree char *sentence = message_sentence(message);
    /* these two words are part of a form that editors and scripts read, in every language */
    const char *severity = message_severity(message->code) == SEVERITY_ERROR ? "error" : "warning";
    g_string_append_printf(out, "%s: %s", severity, sentence);
    if (place->source && place->line > 0)
        append_caret(out, place);
    return g_string_free(out, FALSE);
}
