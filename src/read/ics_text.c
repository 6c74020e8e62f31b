#include "read/ics_text.h"

#include <string.h>

#define LINE_LIMIT 8192
#define DEPTH_LIMIT 4
#define MISTAKES_LIMIT 1000

typedef struct {
    const Source *source;
    Messages *messages;
    gsize length;
    gsize next;    /* offset of the next line */
    GString *line; /* a content line, unfolded */
    gsize start;   /* its offset */
    gboolean long_line;
    char *open[DEPTH_LIMIT]; /* names of the components around */
    int depth;
    gboolean seen; /* a VCALENDAR */
    IcsEvent *event;
    GPtrArray *events;
    guint mistakes;
} Scan;

static void
property_free(gpointer data)
{
    IcsProperty *property = data;
    g_free(property->name);
    g_free(property->tzid);
    g_free(property->type);
    g_free(property->range);
    g_free(property->value);
    g_free(property);
}

static void
event_free(gpointer data)
{
    IcsEvent *event = data;
    g_ptr_array_unref(event->properties);
    g_free(event);
}

const IcsProperty *
ics_property(const IcsEvent *event, const char *name, guint nth)
{
    for (guint i = 0; i < event->properties->len; i++) {
        const IcsProperty *property = g_ptr_array_index(event->properties, i);
        if (strcmp(property->name, name) == 0 && nth-- == 0)
            return property;
    }
    return NULL;
}

static void
tell(Scan *scan, MessageCode code, const char *fact, const char *value)
{
    if (scan->mistakes++ < MISTAKES_LIMIT)
        messages_add(scan->messages, code, source_place(scan->source, scan->start), fact, value,
                     NULL);
}

/* -- lines ------------------------------------------------------------------------------------ */

/* Ends with CR LF, or LF as many programs write. Returns its length without the end. */
static gsize
physical_line(Scan *scan, const char *text)
{
    const char *here = text + scan->next;
    const char *end = memchr(here, '\n', scan->length - scan->next);
    gsize length = end ? (gsize)(end - here) : scan->length - scan->next;
    scan->next += length + (end != NULL);
    if (length > 0 && here[length - 1] == '\r')
        length--;
    scan->long_line |= length > LINE_LIMIT;
    return length;
}

/* The next content line, unfolded; what is beyond the limit is cut. FALSE: the end. */
static gboolean
next_line(Scan *scan)
{
    const char *text = source_content(scan->source, &scan->length);
    if (scan->next >= scan->length)
        return FALSE;
    scan->start = scan->next;
    scan->long_line = FALSE;
    gsize length = physical_line(scan, text);
    g_string_truncate(scan->line, 0);
    g_string_append_len(scan->line, text + scan->start, (gssize)length);
    while (scan->next < scan->length && (text[scan->next] == ' ' || text[scan->next] == '\t')) {
        gsize begin = scan->next + 1;
        length = physical_line(scan, text);
        if (scan->line->len <= LINE_LIMIT)
            g_string_append_len(scan->line, text + begin, (gssize)length - 1);
    }
    return TRUE;
}

/* -- properties ------------------------------------------------------------------------------- */

static gboolean
is_read(const char *name)
{
    static const char *const names[] = {"UID",    "DTSTART",       "DTEND",  "DURATION",
                                        "RRULE",  "RDATE",         "EXDATE", "EXRULE",
                                        "STATUS", "RECURRENCE-ID", "TRANSP"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(name, names[i]) == 0)
            return TRUE;
    return FALSE;
}

/* The end of a parameter's value, or of a name: the next mark outside quotation marks. */
static const char *
find_mark(const char *text, const char *marks)
{
    gboolean quoted = FALSE;
    for (; *text; text++) {
        if (*text == '"')
            quoted = !quoted;
        else if (!quoted && strchr(marks, *text))
            return text;
    }
    return NULL;
}

static void
take_parameter(IcsProperty *property, const char *text, gsize length)
{
    g_autofree char *whole = g_strndup(text, length);
    char *value = strchr(whole, '=');
    if (!value)
        return;
    *value++ = '\0';
    gsize end = strlen(value);
    if (end >= 2 && value[0] == '"' && value[end - 1] == '"') {
        value[end - 1] = '\0';
        value++;
    }
    char **slot = g_ascii_strcasecmp(whole, "TZID") == 0    ? &property->tzid
                  : g_ascii_strcasecmp(whole, "VALUE") == 0 ? &property->type
                  : g_ascii_strcasecmp(whole, "RANGE") == 0 ? &property->range
                                                            : NULL;
    if (!slot)
        return;
    g_free(*slot);
    *slot = g_strdup(value);
}

static gboolean
has_controls(const char *text)
{
    for (; *text; text++)
        if (((guchar)*text < 0x20 && *text != '\t') || *text == 0x7F)
            return TRUE;
    return FALSE;
}

static void
take_property(Scan *scan, char *name, const char *rest)
{
    IcsProperty *property = g_new0(IcsProperty, 1);
    property->name = name;
    property->place = source_place(scan->source, scan->start);
    while (*rest == ';') {
        const char *end = find_mark(rest + 1, ";:");
        take_parameter(property, rest + 1, (gsize)(end - rest - 1));
        rest = end;
    }
    property->value = g_strdup(rest + 1);
    g_strchomp(property->value);
    g_ptr_array_add(scan->event->properties, property);
}

/* -- components ------------------------------------------------------------------------------- */

static void
begin(Scan *scan, const char *component)
{
    if (scan->depth == DEPTH_LIMIT) {
        tell(scan, MSG_ics_nesting, "limit", G_STRINGIFY(DEPTH_LIMIT));
        scan->next = scan->length;
        return;
    }
    if (scan->depth == 0 && strcmp(component, "VCALENDAR") == 0)
        scan->seen = TRUE;
    if (scan->depth == 1 && strcmp(component, "VEVENT") == 0) {
        scan->event = g_new0(IcsEvent, 1);
        scan->event->place = source_place(scan->source, scan->start);
        scan->event->properties = g_ptr_array_new_with_free_func(property_free);
        g_ptr_array_add(scan->events, scan->event);
    }
    scan->open[scan->depth++] = g_strdup(component);
}

static void
end(Scan *scan, const char *component)
{
    if (scan->depth == 0 || strcmp(scan->open[scan->depth - 1], component) != 0) {
        tell(scan, MSG_ics_end, "name", component);
        scan->next = scan->length;
        return;
    }
    g_clear_pointer(&scan->open[--scan->depth], g_free);
    if (scan->depth == 1)
        scan->event = NULL;
}

static void
take_line(Scan *scan)
{
    const char *text = scan->line->str;
    gsize length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");
    const char *colon = find_mark(text, ":");
    if (length == 0 || (text[length] != ':' && text[length] != ';') || !colon) {
        tell(scan, MSG_ics_line, NULL, NULL);
        return;
    }
    g_autofree char *name = g_ascii_strup(text, (gssize)length);
    g_autofree char *component = g_ascii_strup(colon + 1, -1);
    g_strstrip(component);
    gboolean inside = scan->event && scan->depth == 2 && is_read(name);
    gboolean frame = strcmp(name, "BEGIN") == 0 || strcmp(name, "END") == 0;
    if ((inside || frame) && (scan->line->len > LINE_LIMIT || has_controls(text)))
        tell(scan, scan->line->len > LINE_LIMIT ? MSG_ics_line_long : MSG_control_character,
             "limit", "8 KiB");
    else if (frame)
        (*name == 'B' ? begin : end)(scan, component);
    else if (scan->depth == 0)
        tell(scan, MSG_ics_no_calendar, NULL, NULL);
    else if (inside)
        take_property(scan, g_steal_pointer(&name), text + length);
}

static void
scan_lines(Scan *scan)
{
    while (next_line(scan)) {
        if (scan->long_line)
            tell(scan, MSG_ics_line_long, "limit", "8 KiB");
        else if (scan->line->len > 0)
            take_line(scan);
        if (scan->depth == 0 && scan->mistakes > 0)
            break;
    }
    if (scan->depth > 0 && scan->mistakes == 0)
        tell(scan, MSG_ics_unfinished, "name", scan->open[scan->depth - 1]);
    if (!scan->seen && scan->mistakes == 0)
        messages_add(scan->messages, MSG_ics_no_calendar, source_whole(scan->source), NULL);
}

GPtrArray *
ics_text_read(const Source *source, Messages *messages)
{
    g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func(event_free);
    g_autoptr(GString) line = g_string_new(NULL);
    Scan scan = {.source = source, .messages = messages, .line = line, .events = events};
    scan_lines(&scan);
    for (int i = 0; i < scan.depth; i++)
        g_free(scan.open[i]);
    return scan.mistakes == 0 && scan.seen ? g_steal_pointer(&events) : NULL;
}
