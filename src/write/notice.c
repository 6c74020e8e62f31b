#include "write/notice.h"

#include "base/language.h"
#include "write/day_text.h"
#include "write/sheet/table.h"

#include <string.h>

#define HEADING "date,week,medical,name,time,phone,address"
#define BOM_BYTES 3

static void
clear_row(gpointer row)
{
    g_free(((NoticeRow *)row)->doctors);
}

/* The clinics on duty open their doors, each a row. */
static void
add_clinics(GArray *rows, const Region *region, const NoticeRow *like, const GArray *stands)
{
    for (guint i = 0; stands != NULL && i < stands->len; i++) {
        const Stand *stand = &g_array_index(stands, Stand, i);
        const Provider *clinic = region_provider(region, stand->provider);
        NoticeRow row = *like;
        row.name = clinic->name;
        row.phone = clinic->phone;
        row.address = clinic->address;
        if (stand->role == ROLE_DUTY)
            g_array_append_val(rows, row);
    }
}

/* A place where doctors go is open when one of them is there. */
static void
add_place(GArray *rows, const Region *region, const NoticeRow *like, const GArray *stands)
{
    const Line *line = region_line(region, like->line);
    NoticeRow row = *like;
    GString *names = g_string_new(NULL);
    gboolean open = FALSE;
    for (guint i = 0; stands != NULL && i < stands->len; i++) {
        const Stand *stand = &g_array_index(stands, Stand, i);
        if (stand->role != ROLE_DUTY)
            continue;
        g_string_append(names, open ? _(", ") : "");
        g_string_append(names, region_provider(region, stand->provider)->name);
        open = TRUE;
    }
    row.doctors = g_string_free(names, !open || !line->names_in_notice);
    if (open) {
        row.name = line->place_name != NULL ? line->place_name : line->name;
        row.phone = line->place_phone;
        row.address = line->place_address;
        g_array_append_val(rows, row);
    }
}

static void
add_duty(GArray *rows, const Region *region, const Roster *roster, int line, Day day)
{
    const Slot *slot = roster_slot(roster, line, day);
    const GArray *stands = roster_at(roster, line, day);
    NoticeRow row = {day, line, NULL, slot != NULL ? slot->hours->text : NULL, NULL, NULL, NULL};
    guint before = rows->len;
    if (region_line(region, line)->unit == UNIT_CLINIC)
        add_clinics(rows, region, &row, stands);
    else
        add_place(rows, region, &row, stands);
    if (rows->len == before && slot != NULL && slot->need > 0)
        g_array_append_val(rows, row);
}

GArray *
notice_rows(const Edition *edition)
{
    const Region *region = edition->question->region;
    Period period = edition->question->period;
    g_autoptr(Roster) roster = roster_new(edition->question, edition->rota);
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(NoticeRow));
    g_array_set_clear_func(rows, clear_row);
    for (Day day = period.first; day <= period.last; day++)
        for (guint l = 0; l < region->lines->len; l++)
            if (region_line(region, (int)l)->is_public)
                add_duty(rows, region, roster, (int)l, day);
    return rows;
}

gboolean
notice_tells_names(const Region *region)
{
    for (guint l = 0; l < region->lines->len; l++) {
        const Line *line = region_line(region, (int)l);
        if (line->is_public && line->names_in_notice && line->unit == UNIT_DOCTOR)
            return TRUE;
    }
    return FALSE;
}

static void
table_date(Table *table, Day day)
{
    g_autofree char *date = day_format(day);
    table_text(table, date);
    table_text(table, weekday_text(day_weekday(day)));
}

char *
write_notice_csv(const Edition *edition, gsize *length)
{
    const Region *region = edition->question->region;
    gboolean names = notice_tells_names(region);
    g_autoptr(GArray) rows = notice_rows(edition);
    Table table = table_new(names ? HEADING ",doctor" : HEADING);
    for (guint i = 0; i < rows->len; i++) {
        const NoticeRow *row = &g_array_index(rows, NoticeRow, i);
        table_date(&table, row->day);
        table_text(&table, region_line(region, row->line)->name);
        table_text(&table, row->name != NULL ? row->name : _("to be announced"));
        table_text(&table, row->hours);
        table_text(&table, row->phone);
        table_text(&table, row->address);
        if (names)
            table_text(&table, row->doctors);
        table_end_row(&table);
    }
    return table_free(&table, length);
}

char *
write_notice_sjis(const Edition *edition, gsize *length, GError **error)
{
    gsize size;
    g_autofree char *text = write_notice_csv(edition, &size);
    return g_convert_with_fallback(text + BOM_BYTES, (gssize)(size - BOM_BYTES), "CP932", "UTF-8",
                                   "〓", NULL, length, error);
}

/* -- one row a day -------------------------------------------------------------------------- */

static char *
by_day_heading(const Region *region)
{
    Table heading = {g_string_new(NULL), FALSE};
    table_text(&heading, "date");
    table_text(&heading, "week");
    for (guint l = 0; l < region->lines->len; l++)
        if (region_line(region, (int)l)->is_public)
            table_text(&heading, region_line(region, (int)l)->name);
    return table_free(&heading, NULL);
}

static void
write_day(Table *table, const Region *region, const GArray *rows, guint first, guint end)
{
    table_date(table, g_array_index(rows, NoticeRow, first).day);
    for (guint l = 0; l < region->lines->len; l++) {
        g_autoptr(GString) names = g_string_new(NULL);
        if (!region_line(region, (int)l)->is_public)
            continue;
        for (guint i = first; i < end; i++) {
            const NoticeRow *row = &g_array_index(rows, NoticeRow, i);
            if (row->line != (int)l)
                continue;
            g_string_append(names, names->len > 0 ? _(", ") : "");
            g_string_append(names, row->name != NULL ? row->name : _("to be announced"));
        }
        table_text(table, names->str);
    }
    table_end_row(table);
}

char *
write_notice_by_day(const Edition *edition, gsize *length)
{
    const Region *region = edition->question->region;
    g_autofree char *heading = by_day_heading(region);
    g_autoptr(GArray) rows = notice_rows(edition);
    Table table = table_new(heading);
    for (guint first = 0, end; first < rows->len; first = end) {
        Day day = g_array_index(rows, NoticeRow, first).day;
        for (end = first; end < rows->len && g_array_index(rows, NoticeRow, end).day == day;)
            end++;
        write_day(&table, region, rows, first, end);
    }
    return table_free(&table, length);
}
