#include "read/record_values.h"

#include "region/line.h"

#include <string.h>

#define SHARE_MAX 100
#define MOMENT_SHAPE "0000-00-00T00:00:00Z"
#define TIME_SHAPE "0000-00-00T00:00"

/* Digits where the shape has zeros, and its other characters as they are. */
static gboolean
has_shape(const char *text, const char *shape)
{
    for (; *shape != '\0'; text++, shape++)
        if (*shape == '0' ? !g_ascii_isdigit(*text) : *text != *shape)
            return FALSE;
    return *text == '\0';
}

static int
two_digits(const char *at)
{
    return (at[0] - '0') * 10 + at[1] - '0';
}

/* The day and time of day that both shapes begin with. */
static gboolean
read_clock(const char *text, Minute *minute)
{
    char date[11];
    Day day;
    memcpy(date, text, 10);
    date[10] = '\0';
    int hour = two_digits(text + 11), minutes = two_digits(text + 14);
    if (!day_parse(date, &day) || hour > 23 || minutes > 59)
        return FALSE;
    *minute = day_minute(day) + hour * 60 + minutes;
    return TRUE;
}

void
field_moment(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const char *text = field_value(reading, field->key, node);
    Minute minute;
    if (text == NULL)
        return;
    if (has_shape(text, MOMENT_SHAPE) && read_clock(text, &minute) && two_digits(text + 17) <= 60) {
        g_free(*(char **)target);
        *(char **)target = g_strdup(text);
        return;
    }
    g_autofree char *shown = reading_shown(text);
    reading_tell(reading, MSG_record_moment, node->place, "value", shown, NULL);
}

void
field_local_time(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const char *text = field_value(reading, field->key, node);
    if (text == NULL || (has_shape(text, TIME_SHAPE) && read_clock(text, target)))
        return;
    g_autofree char *shown = reading_shown(text);
    reading_tell(reading, MSG_record_time, node->place, "value", shown, NULL);
}

void
field_hours_text(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return;
    Hours *hours = hours_parse(text);
    if (hours != NULL) {
        g_free(*(char **)target);
        *(char **)target = g_strdup(text);
    } else {
        g_autofree char *shown = reading_shown(text);
        reading_tell(reading, MSG_not_hours, node->place, "value", shown, NULL);
    }
    g_clear_pointer(&hours, hours_free);
}

static void
add_share(Reading *reading, const char *key, const Node *node, Day from, GArray *shares)
{
    gint64 hundredths;
    if (!read_decimal(reading, key, node, 2, 0, SHARE_MAX, &hundredths))
        return;
    Share share = {from, (int)hundredths};
    g_array_append_val(shares, share);
}

static gint
compare_shares(gconstpointer a, gconstpointer b)
{
    Day first = ((const Share *)a)->from, second = ((const Share *)b)->from;
    return (first > second) - (first < second);
}

void
field_shares(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    GArray *shares = *(GArray **)target;
    if (node->kind != NODE_MAP) {
        add_share(reading, field->key, node, DAY_NONE, shares);
        return;
    }
    for (guint i = 0; i < node_length(node); i++) {
        const Node *key = node_key(node, i);
        Day from = DAY_NONE;
        if (g_str_equal(key->text, "default") || read_date(reading, field->key, key, &from))
            add_share(reading, field->key, node_value(node, i), from, shares);
    }
    g_array_sort(shares, compare_shares);
}

static const Field leave_fields[] = {
    {"from", field_date, offsetof(Period, first), .required = TRUE},
    {"to", field_date, offsetof(Period, last), .required = TRUE},
    {NULL}};

void
field_leaves(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    GArray *leaves = *(GArray **)target;
    for (guint i = 0; i < (node->kind == NODE_MAP ? 1 : node_length(node)); i++) {
        const Node *item = node->kind == NODE_MAP ? node : node_item(node, i);
        Period leave = {DAY_NONE, DAY_NONE};
        if (fields_read(reading, field->key, item, leave_fields, &leave))
            g_array_append_val(leaves, leave);
    }
}
