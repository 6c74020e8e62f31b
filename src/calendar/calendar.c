#include "calendar/calendar.h"

#include "calendar/japan.h"
#include "calendar/season.h"

struct Calendar {
    gboolean japan;
    GHashTable *days;   /* Day -> own name, or NULL where a day was taken off; before Japan's */
    GPtrArray *seasons; /* Season */
};

Calendar *
calendar_new(void)
{
    Calendar *calendar = g_new0(Calendar, 1);
    calendar->days = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    calendar->seasons = g_ptr_array_new_with_free_func((GDestroyNotify)season_free);
    return calendar;
}

void
calendar_free(Calendar *calendar)
{
    if (!calendar)
        return;
    g_hash_table_unref(calendar->days);
    g_ptr_array_unref(calendar->seasons);
    g_free(calendar);
}

static gboolean
is_japanese(gpointer day, gpointer name, gpointer data)
{
    return japan_holiday(GPOINTER_TO_INT(day)) != NULL;
}

void
calendar_add_japan(Calendar *calendar)
{
    calendar->japan = TRUE;
    g_hash_table_foreach_remove(calendar->days, is_japanese, NULL);
}

void
calendar_add_holiday(Calendar *calendar, Day day, const char *name)
{
    g_hash_table_insert(calendar->days, GINT_TO_POINTER(day), g_strdup(name));
}

void
calendar_remove_holiday(Calendar *calendar, Day day)
{
    g_hash_table_insert(calendar->days, GINT_TO_POINTER(day), NULL);
}

const char *
calendar_holiday(const Calendar *calendar, Day day)
{
    gpointer name;
    if (g_hash_table_size(calendar->days) > 0 &&
        g_hash_table_lookup_extended(calendar->days, GINT_TO_POINTER(day), NULL, &name))
        return name;
    return calendar->japan ? japan_holiday(day) : NULL;
}

int
calendar_add_season(Calendar *calendar, const char *name, YearRun run)
{
    int season = calendar_find_season(calendar, name);
    if (season < 0) {
        season = (int)calendar->seasons->len;
        g_ptr_array_add(calendar->seasons, season_new(name));
    }
    season_add(g_ptr_array_index(calendar->seasons, season), run);
    return season;
}

int
calendar_season_count(const Calendar *calendar)
{
    return (int)calendar->seasons->len;
}

const char *
calendar_season_name(const Calendar *calendar, int season)
{
    g_assert(season >= 0 && season < calendar_season_count(calendar));
    return season_name(g_ptr_array_index(calendar->seasons, season));
}

int
calendar_find_season(const Calendar *calendar, const char *name)
{
    for (guint i = 0; i < calendar->seasons->len; i++)
        if (g_str_equal(season_name(g_ptr_array_index(calendar->seasons, i)), name))
            return (int)i;
    return -1;
}

gboolean
calendar_in_season(const Calendar *calendar, int season, Day day, int *year)
{
    g_assert(season >= 0 && season < calendar_season_count(calendar));
    return season_has(g_ptr_array_index(calendar->seasons, season), day_civil(day), year);
}
