#include "write/html/html.h"

#include <stdarg.h>

/* A control character has no place in HTML, and a text that shows none should not hide one. */
#define REPLACEMENT 0xFFFD

static const char *
entity(gunichar c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void
html_text(GString *html, const char *text)
{
    g_autofree char *valid = text != NULL ? g_utf8_make_valid(text, -1) : NULL;
    for (const char *at = valid; at != NULL && *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        const char *escaped = entity(c);
        if (escaped != NULL)
            g_string_append(html, escaped);
        else
            g_string_append_unichar(html, g_unichar_iscntrl(c) && c != '\n' ? REPLACEMENT : c);
    }
}

static void
open_tag(GString *html, const char *tag, va_list attributes)
{
    g_string_append_printf(html, "<%s", tag);
    for (const char *name; (name = va_arg(attributes, const char *)) != NULL;) {
        const char *value = va_arg(attributes, const char *);
        if (value == NULL)
            continue;
        g_string_append_printf(html, " %s=\"", name);
        html_text(html, value);
        g_string_append_c(html, '"');
    }
    g_string_append_c(html, '>');
}

void
html_open(GString *html, const char *tag, ...)
{
    va_list attributes;
    va_start(attributes, tag);
    open_tag(html, tag, attributes);
    va_end(attributes);
}

void
html_close(GString *html, const char *tag)
{
    g_string_append_printf(html, "</%s>", tag);
}

void
html_element(GString *html, const char *tag, const char *text, ...)
{
    va_list attributes;
    va_start(attributes, text);
    open_tag(html, tag, attributes);
    va_end(attributes);
    html_text(html, text);
    html_close(html, tag);
}

void
html_hours(GString *html, const char *hours)
{
    g_auto(GStrv) pieces = g_strsplit(hours != NULL ? hours : "", ",", -1);
    for (guint i = 0; pieces[i] != NULL; i++) {
        g_autofree char *piece = g_strconcat(pieces[i], pieces[i + 1] != NULL ? "," : NULL, NULL);
        html_element(html, "span", piece, "class", "t", NULL);
    }
}
