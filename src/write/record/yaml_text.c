#include "write/record/yaml_text.h"

/* YAML 1.1, section 5.1: what a text may hold unescaped, less what readers treat as line breaks. */
static gboolean
prints(gunichar c)
{
    return (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029) ||
           (c >= 0xe000 && c < 0xfffe && c != 0xfeff) || (c >= 0x10000 && c <= 0x10ffff);
}

void
yaml_quote(GString *text, const char *value)
{
    g_autofree char *valid = g_utf8_make_valid(value, -1);
    g_string_append_c(text, '"');
    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == '"' || c == '\\')
            g_string_append_printf(text, "\\%c", (char)c);
        else if (c == '\n')
            g_string_append(text, "\\n");
        else if (prints(c))
            g_string_append_unichar(text, c);
        else
            g_string_append_printf(text, "\\u%04X", c);
    }
    g_string_append_c(text, '"');
}

void
yaml_text(GString *text, const char *key, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_printf(text, "%s: ", key);
    yaml_quote(text, value);
    g_string_append_c(text, '\n');
}

void
yaml_plain(GString *text, const char *key, const char *value)
{
    if (value != NULL)
        g_string_append_printf(text, "%s: %s\n", key, value);
}

void
yaml_whole(GString *text, const char *key, gint64 value)
{
    g_string_append_printf(text, "%s: %" G_GINT64_FORMAT "\n", key, value);
}

void
yaml_row(GString *text)
{
    g_string_append(text, "  - {");
}

static void
row_key(GString *text, const char *key)
{
    if (text->str[text->len - 1] != '{')
        g_string_append(text, ", ");
    g_string_append_printf(text, "%s: ", key);
}

void
yaml_row_text(GString *text, const char *key, const char *value)
{
    if (value == NULL)
        return;
    row_key(text, key);
    yaml_quote(text, value);
}

void
yaml_row_plain(GString *text, const char *key, const char *value)
{
    if (value == NULL)
        return;
    row_key(text, key);
    g_string_append(text, value);
}

void
yaml_row_whole(GString *text, const char *key, gint64 value)
{
    row_key(text, key);
    g_string_append_printf(text, "%" G_GINT64_FORMAT, value);
}

void
yaml_row_day(GString *text, const char *key, Day day)
{
    if (day == DAY_NONE)
        return;
    g_autofree char *date = day_format(day);
    yaml_row_plain(text, key, date);
}

void
yaml_row_end(GString *text)
{
    g_string_append(text, "}\n");
}
