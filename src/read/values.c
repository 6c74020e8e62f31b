#include "read/fields.h"

#include <string.h>

#define TEXT_MAX 200
#define ID_MAX 32

static gboolean
has_control_character(const char *text)
{
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c))
        if (g_unichar_iscntrl(g_utf8_get_char(c)))
            return TRUE;
    return FALSE;
}

/* The node's value; one that is empty where something must stand is told. */
static const char *
filled_value(Reading *reading, const char *key, const Node *node)
{
    const char *text = field_value(reading, key, node);
    if (text != NULL && (node_is_empty(node) || text[strspn(text, " ")] == '\0')) {
        reading_tell(reading, MSG_empty_list, node->place, "key", key, NULL);
        return NULL;
    }
    return text;
}

gboolean
read_text(Reading *reading, const char *key, const Node *node, gsize most, char **out)
{
    const char *text = filled_value(reading, key, node);
    if (text == NULL)
        return FALSE;
    gsize limit = most > 0 ? most : TEXT_MAX;
    g_autofree char *plain = g_strstrip(g_strdup(text));
    if ((gsize)g_utf8_strlen(plain, -1) > limit) {
        g_autofree char *shown = g_strdup_printf("%" G_GSIZE_FORMAT, limit);
        return reading_tell(reading, MSG_text_too_long, node->place, "key", key, "limit", shown,
                            NULL);
    }
    if (has_control_character(plain))
        return reading_tell(reading, MSG_control_character, node->place, NULL);
    g_free(*out);
    *out = g_steal_pointer(&plain);
    return TRUE;
}

static gboolean
is_id(const char *text)
{
    gsize length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return length >= 1 && length <= ID_MAX && text[length] == '\0' && text[0] != '-';
}

gboolean
read_id(Reading *reading, const char *key, const Node *node, char **out)
{
    const char *text = filled_value(reading, key, node);
    if (text == NULL)
        return FALSE;
    if (!is_id(text)) {
        g_autofree char *shown = reading_shown(text);
        return reading_tell(reading, MSG_bad_id, node->place, "id", shown, NULL);
    }
    g_free(*out);
    *out = g_strdup(text);
    return TRUE;
}

/* An optional sign and digits, at most 15 of them. */
static gboolean
whole_parse(const char *text, gint64 *out)
{
    const char *digits = text + (text[0] == '-' || text[0] == '+');
    gsize count = strspn(digits, "0123456789");
    if (count == 0 || count > 15 || digits[count] != '\0')
        return FALSE;
    *out = g_ascii_strtoll(text, NULL, 10);
    return TRUE;
}

static gboolean
check_range(Reading *reading, const char *key, const Node *node, gint64 value, gint64 least,
            gint64 most, gint64 unit)
{
    if (value >= least * unit && value <= most * unit)
        return TRUE;
    g_autofree char *from = g_strdup_printf("%" G_GINT64_FORMAT, least);
    g_autofree char *to = g_strdup_printf("%" G_GINT64_FORMAT, most);
    return reading_tell(reading, MSG_out_of_range, node->place, "key", key, "least", from, "most",
                        to, "value", node->text, NULL);
}

gboolean
read_amount(Reading *reading, const Field *field, const Node *node, gint64 *out)
{
    const char *text = filled_value(reading, field->key, node);
    if (text == NULL)
        return FALSE;
    gint64 value;
    if (!whole_parse(text, &value)) {
        g_autofree char *shown = reading_shown(text);
        return reading_tell(reading, MSG_not_a_number, node->place, "key", field->key, "value",
                            shown, NULL);
    }
    if (!check_range(reading, field->key, node, value, field->least, field->most, 1))
        return FALSE;
    *out = value;
    return TRUE;
}

/* 12, -0.5, 1.25: at most nine digits before the point. */
static gboolean
decimal_parse(const char *text, int digits, gint64 *out)
{
    gboolean negative = text[0] == '-';
    text += negative || text[0] == '+';
    gsize whole = strspn(text, "0123456789");
    const char *fraction = text[whole] == '.' ? text + whole + 1 : "";
    gsize decimals = strspn(fraction, "0123456789");
    gboolean ended = *fraction == '\0' ? text[whole] == '\0' : fraction[decimals] == '\0';
    if (whole == 0 || whole > 9 || decimals > (gsize)digits || !ended)
        return FALSE;
    gint64 value = g_ascii_strtoll(text, NULL, 10);
    for (int i = 0; i < digits; i++)
        value = value * 10 + (i < (int)decimals ? fraction[i] - '0' : 0);
    *out = negative ? -value : value;
    return TRUE;
}

gboolean
read_decimal(Reading *reading, const char *key, const Node *node, int digits, gint64 least,
             gint64 most, gint64 *out)
{
    const char *text = filled_value(reading, key, node);
    if (text == NULL)
        return FALSE;
    gint64 value;
    if (!decimal_parse(text, digits, &value)) {
        g_autofree char *shown = reading_shown(text);
        g_autofree char *count = g_strdup_printf("%d", digits);
        return reading_tell(reading, MSG_not_a_decimal, node->place, "key", key, "digits", count,
                            "value", shown, NULL);
    }
    gint64 unit = 1;
    for (int i = 0; i < digits; i++)
        unit *= 10;
    if (!check_range(reading, key, node, value, least, most, unit))
        return FALSE;
    *out = value;
    return TRUE;
}

gboolean
read_date(Reading *reading, const char *key, const Node *node, Day *out)
{
    const char *text = filled_value(reading, key, node);
    if (text == NULL)
        return FALSE;
    if (day_parse(text, out))
        return TRUE;
    g_autofree char *shown = reading_shown(text);
    return reading_tell(reading, MSG_not_a_date, node->place, "value", shown, NULL);
}

/* Suggests for the word behind `not` too. */
static gboolean
tell_day_word(Reading *reading, const char *text, Place place)
{
    if (reading->day_words == NULL)
        reading->day_words = day_word_names(reading->region->calendar);
    const char *positive = g_str_has_prefix(text, "not ") ? text + strlen("not ") : text;
    const char *near = reading_suggest(reading, positive, reading->day_words);
    g_autofree char *whole =
        near != NULL && positive != text ? g_strconcat("not ", near, NULL) : g_strdup(near);
    g_autofree char *shown = reading_shown(text);
    return reading_tell(reading, MSG_unknown_day_word, place, "value", shown, "suggestion", whole,
                        NULL);
}

gboolean
read_day_word(Reading *reading, const char *key, const Node *node, DayWord *out)
{
    const char *text = filled_value(reading, key, node);
    if (text == NULL)
        return FALSE;
    return day_word_parse(reading->region->calendar, text, out) ||
           tell_day_word(reading, text, node->place);
}

gboolean
read_day_key(Reading *reading, const char *key, const Node *node, DayWord *out)
{
    const char *last = reading_suggest_default(reading, node->text);
    if (last == NULL || day_word_parse(reading->region->calendar, node->text, out))
        return read_day_word(reading, key, node, out);
    g_autofree char *shown = reading_shown(node->text);
    return reading_tell(reading, MSG_unknown_day_word, node->place, "value", shown, "suggestion",
                        last, NULL);
}
