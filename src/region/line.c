#include "region/line.h"

static void
entry_clear(gpointer data)
{
    day_words_clear(&((DayMapEntry *)data)->words);
}

void
day_map_add(DayMap *map, DayWords words, gint64 value, Place place)
{
    if (map->entries == NULL) {
        map->entries = g_array_new(FALSE, FALSE, sizeof(DayMapEntry));
        g_array_set_clear_func(map->entries, entry_clear);
    }
    DayMapEntry entry = {words, value, place};
    g_array_append_val(map->entries, entry);
}

void
day_map_clear(DayMap *map)
{
    g_clear_pointer(&map->entries, g_array_unref);
}

gboolean
day_map_get(const DayMap *map, const Calendar *calendar, Day day, gint64 *value)
{
    for (guint i = 0; map->entries != NULL && i < map->entries->len; i++) {
        const DayMapEntry *entry = &g_array_index(map->entries, DayMapEntry, i);
        if (day_words_match(calendar, &entry->words, day)) {
            *value = entry->value;
            return TRUE;
        }
    }
    return FALSE;
}

Line *
line_new(const char *id, Place place)
{
    Line *line = g_new0(Line, 1);
    line->id = g_strdup(id);
    line->name = g_strdup(id);
    line->unit = UNIT_DOCTOR;
    line->hours = g_ptr_array_new_with_free_func((GDestroyNotify)hours_free);
    line->is_public = TRUE;
    line->place = place;
    return line;
}

void
line_free(Line *line)
{
    if (line == NULL)
        return;
    g_free(line->id);
    g_free(line->name);
    who_free(line->who);
    day_words_clear(&line->days);
    day_words_clear(&line->not_days);
    g_ptr_array_unref(line->hours);
    day_map_clear(&line->hours_by_day);
    day_map_clear(&line->need);
    day_map_clear(&line->weight);
    day_map_clear(&line->reserve);
    day_map_clear(&line->rates);
    g_free(line->place_name);
    g_free(line->place_address);
    g_free(line->place_phone);
    g_free(line);
}
