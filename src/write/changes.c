#include "write/changes.h"

#include "write/ics/event.h"
#include "write/sheet/table.h"

#include <string.h>

GPtrArray *
records_told_before(const Region *region, const Record *record)
{
    GPtrArray *told = g_ptr_array_new();
    for (guint i = 0; i < region->records->len; i++) {
        Record *old = g_ptr_array_index(region->records, i);
        gboolean covers = FALSE;
        for (guint k = 0; k < record->lines->len && !covers; k++) {
            const RecordLine *line = g_ptr_array_index(record->lines, k);
            covers = record_line(old, line->id) != NULL;
        }
        if (covers && old->period.first <= record->period.last &&
            record->period.first <= old->period.last && record_compare_publication(old, record) < 0)
            g_ptr_array_add(told, old);
    }
    return told;
}

static int
compare_place(const RecordDuty *a, const RecordDuty *b)
{
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    int order = strcmp(a->line, b->line);
    return order != 0 ? order : strcmp(a->role, b->role);
}

static int
compare_standing(const RecordDuty *a, const RecordDuty *b)
{
    int order = compare_place(a, b);
    return order != 0 ? order : strcmp(a->provider, b->provider);
}

static gint
compare_changes(gconstpointer first, gconstpointer second)
{
    const DutyChange *a = first;
    const DutyChange *b = second;
    return compare_standing(a->before != NULL ? a->before : a->after,
                            b->before != NULL ? b->before : b->after);
}

/* Every duty that counted before, as one that is gone. */
static GArray *
duties_told(const GPtrArray *told, const Record *record)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(DutyChange));
    for (guint i = 0; i < told->len; i++) {
        const Record *old = g_ptr_array_index(told, i);
        for (guint k = 0; k < old->duties->len; k++) {
            const RecordDuty *duty = g_ptr_array_index(old->duties, k);
            DutyChange row = {duty, old, NULL};
            if (record_covers(record, duty->line, duty->day) &&
                records_counting(told, duty->line, duty->day) == old)
                g_array_append_val(rows, row);
        }
    }
    g_array_sort(rows, compare_changes);
    return rows;
}

static GArray *
duties_of(const Record *record)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(DutyChange));
    for (guint i = 0; i < record->duties->len; i++) {
        DutyChange row = {NULL, NULL, g_ptr_array_index(record->duties, i)};
        g_array_append_val(rows, row);
    }
    g_array_sort(rows, compare_changes);
    return rows;
}

/* Takes out of both who stands where they stood; at other hours, that is a change. */
static void
take_same(GArray *before, GArray *after, GArray *changes)
{
    guint b = 0;
    guint a = 0;
    while (b < before->len && a < after->len) {
        const RecordDuty *old = g_array_index(before, DutyChange, b).before;
        const RecordDuty *new = g_array_index(after, DutyChange, a).after;
        int order = compare_standing(old, new);
        if (order == 0) {
            DutyChange change = {old, g_array_index(before, DutyChange, b).told, new};
            if (!duty_same_hours(old, new))
                g_array_append_val(changes, change);
            g_array_remove_index(before, b);
            g_array_remove_index(after, a);
        } else {
            b += order < 0;
            a += order > 0;
        }
    }
}

GArray *
record_changes(const Region *region, const Record *record)
{
    g_autoptr(GPtrArray) told = records_told_before(region, record);
    g_autoptr(GArray) before = duties_told(told, record);
    g_autoptr(GArray) after = duties_of(record);
    GArray *changes = g_array_new(FALSE, FALSE, sizeof(DutyChange));
    take_same(before, after, changes);
    for (guint b = 0, a = 0; b < before->len || a < after->len;) {
        const DutyChange *old = b < before->len ? &g_array_index(before, DutyChange, b) : NULL;
        const DutyChange *new = a < after->len ? &g_array_index(after, DutyChange, a) : NULL;
        g_assert(old || new);
        int order = old == NULL ? 1 : new == NULL ? -1 : compare_place(old->before, new->after);
        DutyChange change = {order <= 0 ? old->before : NULL, order <= 0 ? old->told : NULL,
                             order >= 0 ? new->after : NULL};
        g_array_append_val(changes, change);
        b += order <= 0;
        a += order >= 0;
    }
    g_array_sort(changes, compare_changes);
    return changes;
}

static void
put_standing(Table *table, const Region *region, const Record *record, const RecordDuty *duty)
{
    g_autofree char *name =
        duty != NULL ? record_provider_name(region, record, duty->provider) : NULL;
    table_text(table, duty != NULL ? duty->provider : NULL);
    table_text(table, name);
    table_text(table, duty != NULL ? duty->hours : NULL);
}

gboolean
write_changes_csv(const Edition *edition, Stage *stage, GError **error)
{
    const Region *region = edition->question->region;
    g_autoptr(GPtrArray) told = records_told_before(region, edition->record);
    if (told->len == 0)
        return TRUE;
    g_autoptr(GArray) changes = record_changes(region, edition->record);
    Table table = table_new("date,line,role,before,before-name,before-hours,after,after-name,"
                            "after-hours");
    for (guint i = 0; i < changes->len; i++) {
        const DutyChange *change = &g_array_index(changes, DutyChange, i);
        const RecordDuty *duty = change->after != NULL ? change->after : change->before;
        g_autofree char *date = day_format(duty->day);
        table_text(&table, date);
        table_text(&table, duty->line);
        table_text(&table, duty->role);
        put_standing(&table, region, change->told, change->before);
        put_standing(&table, region, edition->record, change->after);
        table_end_row(&table);
    }
    gsize length;
    g_autofree char *text = table_free(&table, &length);
    return stage_write(stage, "changes.csv", text, (gssize)length, error);
}
