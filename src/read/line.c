#include "read/sections.h"

#define LINES_MAX 1000
#define RATE_MAX 100000000

static const char *const unit_words[] = {"clinic", "doctor", NULL};

static gboolean
read_hours(Reading *reading, const Field *field, const Node *node, gpointer data, gint64 *value)
{
    GPtrArray *known = ((Line *)data)->hours;
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return FALSE;
    for (guint i = 0; i < known->len; i++)
        if (g_str_equal(((Hours *)g_ptr_array_index(known, i))->text, text)) {
            *value = i;
            return TRUE;
        }
    Hours *hours = hours_parse(text);
    if (hours == NULL) {
        g_autofree char *shown = reading_shown(text);
        return reading_tell(reading, MSG_not_hours, node->place, "value", shown, NULL);
    }
    *value = known->len;
    g_ptr_array_add(known, hours);
    return TRUE;
}

static void
field_hours(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    Line *line = target;
    read_day_map(reading, field, node, &line->hours_by_day, read_hours, line);
}

static void
field_place(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    static const Field fields[] = {
        {"name", field_text, offsetof(Line, place_name), .required = TRUE},
        {"address", field_text, offsetof(Line, place_address)},
        {"phone", field_text, offsetof(Line, place_phone)},
        {NULL}};
    if (node->kind == NODE_VALUE)
        read_text(reading, field->key, node, 0, &((Line *)target)->place_name);
    else
        fields_read(reading, field->key, node, fields, target);
}

/* Read on its own, after the unit. */
static void
field_later(Reading *reading, const Field *field, const Node *node, gpointer target)
{
}

static const Field fields[] = {
    {"id", field_id, offsetof(Line, id), .required = TRUE},
    {"name", field_text, offsetof(Line, name)},
    {"unit", field_choice, offsetof(Line, unit), .words = unit_words},
    {"who", field_later},
    {"days", field_day_words, offsetof(Line, days), .required = TRUE},
    {"not-days", field_day_words, offsetof(Line, not_days)},
    {"hours", field_hours, 0, .required = TRUE},
    {"need", field_day_map, offsetof(Line, need), .least = 0, .most = 100},
    {"weight", field_day_map, offsetof(Line, weight), .least = 0, .most = 1000},
    {"reserve", field_day_map, offsetof(Line, reserve), .least = 0, .most = 100},
    {"rates", field_day_map, offsetof(Line, rates), .least = 0, .most = RATE_MAX},
    {"place", field_place, 0},
    {"permit", field_flag, offsetof(Line, permit)},
    {"public", field_flag, offsetof(Line, is_public)},
    {"names-in-notice", field_flag, offsetof(Line, names_in_notice)},
    {"travel", field_whole, offsetof(Line, travel), .least = 0, .most = 1440},
    {NULL}};

/* Where a region has only clinics, or only doctors, nobody need say which. */
static void
choose_unit(Reading *reading, const Node *node, Line *line)
{
    gboolean found[2] = {FALSE, FALSE};
    for (guint i = 0; i < reading->region->providers->len; i++)
        found[region_provider(reading->region, (int)i)->unit] = TRUE;
    if (found[UNIT_CLINIC] && found[UNIT_DOCTOR])
        reading_tell(reading, MSG_missing_key, node->place, "key", "unit", NULL);
    else
        line->unit = found[UNIT_CLINIC] ? UNIT_CLINIC : UNIT_DOCTOR;
}

static void
read_who_of_unit(Reading *reading, const Node *node, Line *line)
{
    static const Field field = {"who"};
    const Node *who = node_get(node, "who");
    if (who == NULL)
        return;
    reading->unit = line->unit;
    field_who(reading, &field, who, &line->who);
    reading->unit = -1;
}

static void
set_default(DayMap *map, gint64 value, Place place)
{
    if (map->entries == NULL)
        day_map_add(map, (DayWords){NULL}, value, place);
}

static void
fill_in(Line *line)
{
    if (line->name[0] == '\0') {
        g_free(line->name);
        line->name = g_strdup(line->id);
    }
    set_default(&line->need, 1, line->place);
    set_default(&line->weight, 1, line->place);
    set_default(&line->reserve, 0, line->place);
}

static void
read_line(Reading *reading, const Node *node)
{
    Line *line = line_new("", node->place);
    guint told = reading->told;
    gboolean named = fields_read(reading, "line", node, fields, line) && line->id[0] != '\0' &&
                     claim_id(reading, NAMES_LINE, line->id, node_get(node, "id")->place);
    if (!named) {
        line_free(line);
        return;
    }
    if (node_get(node, "unit") == NULL)
        choose_unit(reading, node, line);
    read_who_of_unit(reading, node, line);
    if (reading->told == told)
        check_line_days(reading, line, node);
    fill_in(line);
    region_add_line(reading->region, line);
}

void
read_lines(Reading *reading, const Node *node)
{
    if (node == NULL || !field_list(reading, "lines", node, LINES_MAX))
        return;
    for (guint i = 0; i < node_length(node); i++)
        read_line(reading, node_item(node, i));
}
