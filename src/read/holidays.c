#include "read/csv.h"
#include "read/file.h"
#include "read/sections.h"

#include <stdio.h>
#include <string.h>

#define FILE_LIMIT ((gsize)1 << 20)

/* 2026-01-01, or 2026/1/1 as the Cabinet Office's list has it. */
static gboolean
parse_date(const char *text, Day *day)
{
    int year, month, date, used = 0;
    if (day_parse(text, day))
        return TRUE;
    if (sscanf(text, "%4d/%2d/%2d%n", &year, &month, &date, &used) != 3 || text[used] != '\0' ||
        !civil_is_valid(year, month, date))
        return FALSE;
    *day = day_of(year, month, date);
    return TRUE;
}

static char *
unquoted(const char *text)
{
    g_autofree char *plain = g_strstrip(g_strdup(text));
    gsize length = strlen(plain);
    if (length >= 2 && plain[0] == '"' && plain[length - 1] == '"')
        return g_strndup(plain + 1, length - 2);
    return g_steal_pointer(&plain);
}

/* The first line may be a header: then its date begins with no digit. */
static void
read_row(Reading *reading, const Source *source, int number, const char *text)
{
    gsize split = strcspn(text, ",;\t");
    g_autofree char *cell = g_strndup(text, split);
    g_autofree char *date = unquoted(cell);
    g_autofree char *name = unquoted(text[split] != '\0' ? text + split + 1 : "");
    Day day;
    if ((number == 1 && !g_ascii_isdigit(date[0])) || (date[0] == '\0' && name[0] == '\0'))
        return;
    if (parse_date(date, &day))
        calendar_add_holiday(reading->region->calendar, day, name);
    else if (g_ascii_isdigit(date[0])) {
        g_autofree char *shown = reading_shown(date);
        reading_tell(reading, MSG_not_a_date, ((Place){source, number, 1}), "value", shown, NULL);
    } else
        reading_tell(reading, MSG_holiday_row, ((Place){source, number, 1}), NULL);
}

void
read_holiday_file(Reading *reading, const Node *node)
{
    const char *folder = reading->region->folder;
    if (!file_is_inside(folder, node->text)) {
        g_autofree char *shown = reading_shown(node->text);
        reading_tell(reading, MSG_path_outside, node->place, "value", shown, NULL);
        return;
    }
    g_autofree char *path = g_build_filename(folder, node->text, NULL);
    g_autofree char *name = file_name_in(folder, node->text);
    gsize length;
    guint errors = messages_errors(reading->messages);
    g_autofree char *data =
        file_load(path, name, FILE_LIMIT, &length, node->place, reading->messages);
    const Source *source = data ? csv_source(name, data, length, reading->messages) : NULL;
    reading->told += messages_errors(reading->messages) - errors;
    if (source == NULL)
        return;
    region_extend_digest(reading->region, node->text, data, length);
    g_autofree char *text = NULL;
    for (int number = 1; (text = source_line(source, number)) != NULL; number++) {
        read_row(reading, source, number, text);
        g_clear_pointer(&text, g_free);
    }
}
