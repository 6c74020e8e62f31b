#include "write/json/json.h"

#include "write/number.h"

/* Elements this deep stand on one line with their parent: an assignment is one line. */
#define INLINE_DEPTH 3
#define FORMAT 1

static void
break_line(Json *json)
{
    if (json->depth >= INLINE_DEPTH)
        return;
    g_string_append_c(json->text, '\n');
    for (int i = 0; i < json->depth; i++)
        g_string_append(json->text, "  ");
}

static void
quote(GString *text, const char *value)
{
    g_autofree char *valid = g_utf8_make_valid(value, -1);
    g_string_append_c(text, '"');
    for (const char *at = valid; *at != '\0'; at++) {
        if (*at == '"' || *at == '\\')
            g_string_append_printf(text, "\\%c", *at);
        else if (*at == '\n')
            g_string_append(text, "\\n");
        else if ((guchar)*at < 0x20 || *at == 0x7f)
            g_string_append_printf(text, "\\u%04x", (guint)(guchar)*at);
        else
            g_string_append_c(text, *at);
    }
    g_string_append_c(text, '"');
}

static void
element(Json *json, const char *key)
{
    if (json->begun)
        g_string_append(json->text, json->depth >= INLINE_DEPTH ? ", " : ",");
    break_line(json);
    json->begun = TRUE;
    if (key != NULL) {
        quote(json->text, key);
        g_string_append(json->text, ": ");
    }
}

static void
begin(Json *json, const char *key, char bracket)
{
    element(json, key);
    g_string_append_c(json->text, bracket);
    json->depth++;
    json->begun = FALSE;
}

static void
end(Json *json, char bracket)
{
    gboolean broken = json->begun && json->depth < INLINE_DEPTH;
    json->depth--;
    if (broken)
        break_line(json);
    g_string_append_c(json->text, bracket);
    json->begun = TRUE;
}

Json
json_new(void)
{
    return (Json){g_string_new("{"), 1, FALSE};
}

Json
json_new_line(void)
{
    return (Json){g_string_new("{"), INLINE_DEPTH, FALSE};
}

void
json_begin_object(Json *json, const char *key)
{
    begin(json, key, '{');
}

void
json_end_object(Json *json)
{
    end(json, '}');
}

void
json_begin_array(Json *json, const char *key)
{
    begin(json, key, '[');
}

void
json_end_array(Json *json)
{
    end(json, ']');
}

void
json_string(Json *json, const char *key, const char *value)
{
    element(json, key);
    if (value == NULL)
        g_string_append(json->text, "null");
    else
        quote(json->text, value);
}

void
json_whole(Json *json, const char *key, gint64 value)
{
    element(json, key);
    g_string_append_printf(json->text, "%" G_GINT64_FORMAT, value);
}

void
json_micros(Json *json, const char *key, gint64 micros)
{
    element(json, key);
    g_autofree char *text = micros_format(micros, 6);
    g_string_append(json->text, text);
}

void
json_double(Json *json, const char *key, double value)
{
    element(json, key);
    g_autofree char *text = double_format(value);
    g_string_append(json->text, text);
}

void
json_boolean(Json *json, const char *key, gboolean value)
{
    element(json, key);
    g_string_append(json->text, value ? "true" : "false");
}

void
json_null(Json *json, const char *key)
{
    json_string(json, key, NULL);
}

void
json_period(Json *json, Period period)
{
    g_autofree char *name = period_name(period);
    json_whole(json, "format", FORMAT);
    json_string(json, "period", name);
}

void
json_tier(Json *json, int tier)
{
    static const char *const names[] = {"fill", "reserve"};
    if (tier < (int)G_N_ELEMENTS(names))
        json_string(json, "tier", names[tier]);
    else
        json_whole(json, "tier", tier - (int)G_N_ELEMENTS(names) + 1);
}

char *
json_free(Json *json)
{
    end(json, '}');
    g_string_append_c(json->text, '\n');
    return g_string_free(json->text, FALSE);
}
