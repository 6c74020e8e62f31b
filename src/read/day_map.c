#include "read/sections.h"

/* Days on which the maps of a line are tried: 28 years hold every weekday on every date. */
#define FIRST_YEAR 2026
#define YEARS 28

void
read_day_map(Reading *reading, const Field *field, const Node *node, DayMap *map,
             DayValueReader value, gpointer data)
{
    DayMapEntry other = {{NULL}, 0, PLACE_NONE};
    gint64 amount;
    if (node->kind != NODE_MAP) {
        if (value(reading, field, node, data, &amount))
            day_map_add(map, (DayWords){NULL}, amount, node->place);
        return;
    }
    if (!field_fits(reading, field->key, node, FIELD_LIST_MAX))
        return;
    for (guint i = 0; i < node_length(node); i++) {
        const Node *key = node_key(node, i);
        gboolean is_default = g_str_equal(key->text, "default");
        DayWord word;
        DayWords words = {NULL};
        gboolean good = is_default || read_day_key(reading, field->key, key, &word);
        if (!value(reading, field, node_value(node, i), data, &amount) || !good)
            continue;
        if (is_default) {
            other = (DayMapEntry){{NULL}, amount, key->place};
            continue;
        }
        day_words_add(&words, word);
        day_map_add(map, words, amount, key->place);
    }
    /* `default` counts last wherever it was written */
    if (other.place.source != NULL)
        day_map_add(map, other.words, other.value, other.place);
}

static gboolean
read_number(Reading *reading, const Field *field, const Node *node, gpointer data, gint64 *value)
{
    return read_amount(reading, field, node, value);
}

void
field_day_map(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    read_day_map(reading, field, node, target, read_number, NULL);
}

static gboolean
has_default(const DayMap *map)
{
    for (guint i = 0; i < map->entries->len; i++)
        if (!day_words_given(&g_array_index(map->entries, DayMapEntry, i).words))
            return TRUE;
    return FALSE;
}

static gboolean
line_has_day(const Calendar *calendar, const Line *line, Day day)
{
    return day_words_match(calendar, &line->days, day) &&
           !(day_words_given(&line->not_days) && day_words_match(calendar, &line->not_days, day));
}

static guint
word_count(const DayWords *words)
{
    return words->words != NULL ? words->words->len : 0;
}

/* Stops at the first day without a value. What is not tried here, beyond these years or beyond the
 * effort, shows when a period is laid out. */
static void
check_map(Reading *reading, const Line *line, const DayMap *map, const char *key, Place place)
{
    const Calendar *calendar = reading->region->calendar;
    if (map->entries == NULL || has_default(map))
        return;
    Day first = day_of(FIRST_YEAR, 1, 1);
    Day last = day_of(FIRST_YEAR + YEARS, 1, 1) - 1;
    guint words = word_count(&line->days) + word_count(&line->not_days) + map->entries->len;
    if (!reading_spend(reading, (gint64)(last - first + 1) * words))
        return;
    for (Day day = first; day <= last; day++) {
        gint64 value;
        if (!line_has_day(calendar, line, day) || day_map_get(map, calendar, day, &value))
            continue;
        g_autofree char *date = day_format(day);
        reading_tell(reading, MSG_no_value_for_day, place, "key", key, "date", date, NULL);
        return;
    }
}

void
check_line_days(Reading *reading, const Line *line, const Node *node)
{
    const struct {
        const char *key;
        const DayMap *map;
    } maps[] = {{"hours", &line->hours_by_day},
                {"need", &line->need},
                {"weight", &line->weight},
                {"reserve", &line->reserve},
                {"rates", &line->rates}};
    for (guint i = 0; i < G_N_ELEMENTS(maps); i++) {
        const Node *value = node_get(node, maps[i].key);
        if (value != NULL)
            check_map(reading, line, maps[i].map, maps[i].key, value->place);
    }
}
