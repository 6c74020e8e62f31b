#include "base/zone.h"

#include "base/language.h"

#include <string.h>

#define FOLDER "/usr/share/zoneinfo"
#define TZIF_HEADER 44

static gboolean
fail_unknown(const char *name, GError **error)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                _("the system does not know the time zone %s"), name);
    return FALSE;
}

/* The footer stands between the last two line feeds of a file of version 2 or later. */
static char *
find_footer(const char *data, gsize length)
{
    if (data[4] < '2' || data[length - 1] != '\n')
        return NULL;
    const char *line = memrchr(data, '\n', length - 1);
    return line != NULL ? g_strndup(line + 1, (gsize)(data + length - 2 - line)) : NULL;
}

static gboolean
read_zone(Zone *zone, GError **error)
{
    if (zone->name[0] == '/' || strstr(zone->name, "..") != NULL)
        return fail_unknown(zone->name, error);
    const char *folder = g_getenv("TZDIR");
    g_autofree char *path = g_build_filename(folder != NULL ? folder : FOLDER, zone->name, NULL);
    g_autofree char *data = NULL;
    gsize length = 0;
    g_autoptr(GError) reason = NULL;
    if (!g_file_get_contents(path, &data, &length, &reason)) {
        if (g_error_matches(reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
            return fail_unknown(zone->name, error);
        g_propagate_error(error, g_steal_pointer(&reason));
        return FALSE;
    }
    if (length < TZIF_HEADER || memcmp(data, "TZif", 4) != 0)
        return fail_unknown(zone->name, error);
    zone->clock = g_time_zone_new_identifier(zone->name);
    if (zone->clock == NULL) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_IO, _("%s cannot be read"), path);
        return FALSE;
    }
    zone->footer = find_footer(data, length);
    return TRUE;
}

static void
zone_free(gpointer data)
{
    Zone *zone = data;
    g_free(zone->name);
    g_free(zone->footer);
    g_clear_pointer(&zone->clock, g_time_zone_unref);
    g_free(zone);
}

const Zone *
zone_find(const char *name, GError **error)
{
    static GHashTable *zones;
    if (zones == NULL)
        zones = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, zone_free);
    Zone *zone = g_hash_table_lookup(zones, name);
    if (zone != NULL)
        return zone;
    zone = g_new0(Zone, 1);
    zone->name = g_strdup(name);
    if (!read_zone(zone, error)) {
        zone_free(zone);
        return NULL;
    }
    g_hash_table_insert(zones, zone->name, zone);
    return zone;
}
