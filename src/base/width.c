#include "base/width.h"

static int
char_width(gunichar c)
{
    if (g_unichar_iszerowidth(c) || g_unichar_iscntrl(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

int
text_width(const char *utf8)
{
    int width = 0;
    for (const char *at = utf8; *at; at = g_utf8_next_char(at))
        width += char_width(g_utf8_get_char(at));
    return width;
}

char *
text_fit(const char *utf8, int columns)
{
    int width = 0;
    const char *at = utf8;
    while (*at) {
        int next = width + char_width(g_utf8_get_char(at));
        if (next > columns)
            break;
        width = next;
        at = g_utf8_next_char(at);
    }
    return g_strdup_printf("%.*s%*s", (int)(at - utf8), utf8, columns - width, "");
}

char *
text_plain(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);
    for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(out, g_unichar_iscntrl(c) ? ' ' : c);
    }
    return g_string_free(out, FALSE);
}
