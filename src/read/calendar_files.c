#include "read/file.h"
#include "read/sections.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEY_BYTES_LEAST 16
#define KEY_BYTES_MOST 4096
#define ALARM_MAX (28 * MINUTES_PER_DAY)

static const char *const cancelled_words[] = {"mark", "omit", NULL};

/* Minutes of 30m, 24h or 2d; -1: neither. */
static int
alarm_parse(const char *text)
{
    static const struct {
        char unit;
        int minutes;
    } units[] = {{'m', 1}, {'h', 60}, {'d', MINUTES_PER_DAY}};
    gsize digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 5 || strlen(text) != digits + 1)
        return -1;
    for (guint i = 0; i < G_N_ELEMENTS(units); i++)
        if (text[digits] == units[i].unit)
            return (int)MIN(g_ascii_strtoll(text, NULL, 10) * units[i].minutes, ALARM_MAX + 1);
    return -1;
}

static void
field_alarm(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return;
    int minutes = g_str_equal(text, "none") ? 0 : alarm_parse(text);
    g_autofree char *shown = reading_shown(text);
    if (minutes < 0 || minutes > ALARM_MAX)
        reading_tell(reading, MSG_not_an_alarm, node->place, "value", shown, NULL);
    else
        *(int *)target = minutes;
}

/* Spaces and line ends around the key are not part of it: editors add them. */
static void
read_key(Reading *reading, const char *name, Place place)
{
    CalendarFiles *files = &reading->region->calendar_files;
    g_autofree char *path = g_build_filename(reading->region->folder, name, NULL);
    g_autofree char *key = NULL;
    gsize length = 0;
    GStatBuf status;
    if (g_stat(path, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > KEY_BYTES_MOST ||
        !g_file_get_contents(path, &key, &length, NULL) || strlen(key) != length ||
        strlen(g_strstrip(key)) < KEY_BYTES_LEAST)
        reading_tell(reading, MSG_feed_key, place, "file", name, NULL);
    else
        files->feed_key = g_steal_pointer(&key);
}

static void
field_secret(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    g_autofree char *path = NULL;
    if (!read_text(reading, field->key, node, 0, &path) || g_str_equal(path, "none"))
        return;
    if (file_is_inside(reading->region->folder, path))
        read_key(reading, path, node->place);
    else
        reading_tell(reading, MSG_path_outside, node->place, "value", path, NULL);
    g_free(*(char **)target);
    *(char **)target = g_steal_pointer(&path);
}

static void
field_feeds(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    static const Field fields[] = {{"secret", field_secret, 0}, {NULL}};
    fields_read(reading, field->key, node, fields, target);
}

static const Field fields[] = {
    {"cancelled", field_choice, offsetof(CalendarFiles, cancelled), .words = cancelled_words},
    {"alarm", field_alarm, offsetof(CalendarFiles, alarm_minutes)},
    {"feeds", field_feeds, offsetof(CalendarFiles, feed_secret)},
    {NULL}};

void
read_calendar_files(Reading *reading, const Node *node)
{
    if (node != NULL)
        fields_read(reading, "calendar-files", node, fields, &reading->region->calendar_files);
}
