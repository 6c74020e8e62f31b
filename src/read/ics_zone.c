#include "read/ics_zone.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct IcsZones {
    GHashTable *zones; /* TZID -> GTimeZone, NULL for none */
    GTimeZone *home;
};

/* Unicode CLDR 42, windowsZones, territory 001. */
static const struct {
    const char *windows;
    const char *iana;
} windows_names[] = {
#include "read/windows_zones.def"
};

/* Letters, digits and _+- between single slashes: no dot, so no way out of the folder. */
static gboolean
is_zone_name(const char *name)
{
    if (!g_ascii_isalpha(*name) || strlen(name) > 64)
        return FALSE;
    for (; *name; name++) {
        if (*name == '/' ? !g_ascii_isalpha(name[1])
                         : !g_ascii_isalnum(*name) && !strchr("_+-", *name))
            return FALSE;
    }
    return TRUE;
}

/* right/ counts leap seconds; localtime and posixrules are whatever this machine is set to. */
static gboolean
is_left_out(const char *name)
{
    return g_str_has_prefix(name, "right/") || g_str_has_prefix(name, "posix/") ||
           strcmp(name, "localtime") == 0 || strcmp(name, "posixrules") == 0 ||
           strcmp(name, "Factory") == 0;
}

static gboolean
is_zone_file(const char *name)
{
    const char *folder = g_getenv("TZDIR");
    g_autofree char *path = g_build_filename(folder ? folder : "/usr/share/zoneinfo", name, NULL);
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return FALSE;
    struct stat about;
    char magic[4];
    gboolean good = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) &&
                    read(fd, magic, sizeof magic) == sizeof magic && memcmp(magic, "TZif", 4) == 0;
    close(fd);
    return good;
}

static GTimeZone *
open_iana(const char *name)
{
    if (!is_zone_name(name) || is_left_out(name) || !is_zone_file(name))
        return NULL;
    return g_time_zone_new_identifier(name);
}

static GTimeZone *
open_zone(const char *tzid)
{
    for (gsize i = 0; i < G_N_ELEMENTS(windows_names); i++)
        if (strcmp(windows_names[i].windows, tzid) == 0)
            return open_iana(windows_names[i].iana);
    GTimeZone *zone = *tzid == '/' ? NULL : open_iana(tzid);
    for (const char *slash = *tzid == '/' ? tzid : NULL; slash && !zone;
         slash = strchr(slash + 1, '/'))
        zone = open_iana(slash + 1);
    return zone;
}

static void
zone_free(gpointer zone)
{
    if (zone)
        g_time_zone_unref(zone);
}

IcsZones *
ics_zones_new(const char *home)
{
    GTimeZone *zone = open_iana(home);
    if (!zone)
        return NULL;
    IcsZones *zones = g_new0(IcsZones, 1);
    zones->zones = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, zone_free);
    zones->home = zone;
    return zones;
}

void
ics_zones_free(IcsZones *zones)
{
    if (!zones)
        return;
    g_hash_table_unref(zones->zones);
    g_time_zone_unref(zones->home);
    g_free(zones);
}

GTimeZone *
ics_zone(IcsZones *zones, const char *tzid)
{
    gpointer zone;
    if (g_hash_table_lookup_extended(zones->zones, tzid, NULL, &zone))
        return zone;
    zone = open_zone(tzid);
    g_hash_table_insert(zones->zones, g_strdup(tzid), zone);
    return zone;
}

GTimeZone *
ics_zone_home(const IcsZones *zones)
{
    return zones->home;
}

gint64
ics_zone_instant(GTimeZone *zone, gint64 local)
{
    gint64 shown = local;
    int interval = g_time_zone_adjust_time(zone, G_TIME_TYPE_DAYLIGHT, &shown);
    if (shown != local && interval > 0)
        interval--;
    return local - g_time_zone_get_offset(zone, interval);
}

gint64
ics_zone_local(GTimeZone *zone, gint64 instant)
{
    int interval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, instant);
    return instant + g_time_zone_get_offset(zone, interval);
}
