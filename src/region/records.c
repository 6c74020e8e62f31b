#include "region/record.h"

#include <string.h>

const RecordLine *
record_line(const Record *record, const char *line)
{
    for (guint i = 0; i < record->lines->len; i++) {
        const RecordLine *row = g_ptr_array_index(record->lines, i);
        if (strcmp(row->id, line) == 0)
            return row;
    }
    return NULL;
}

const RecordName *
record_name(const Record *record, const char *provider)
{
    for (guint i = 0; i < record->names->len; i++) {
        const RecordName *row = g_ptr_array_index(record->names, i);
        if (strcmp(row->id, provider) == 0)
            return row;
    }
    return NULL;
}

gboolean
record_covers(const Record *record, const char *line, Day day)
{
    return period_has(record->period, day) && record_line(record, line) != NULL;
}

int
record_duty_compare(const RecordDuty *a, const RecordDuty *b)
{
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    int order = strcmp(a->line, b->line);
    if (order == 0)
        order = strcmp(a->provider, b->provider);
    return order != 0 ? order : strcmp(a->role, b->role);
}

static gint
compare_duties(gconstpointer a, gconstpointer b)
{
    return record_duty_compare(*(const RecordDuty *const *)a, *(const RecordDuty *const *)b);
}

void
record_duties_sort(GPtrArray *duties)
{
    g_ptr_array_sort(duties, compare_duties);
}

int
record_compare_publication(const Record *a, const Record *b)
{
    int order = g_strcmp0(a->moment, b->moment);
    if (order != 0)
        return order;
    if (a->serial != b->serial)
        return a->serial < b->serial ? -1 : 1;
    int length_a = a->period.last - a->period.first;
    int length_b = b->period.last - b->period.first;
    if (length_a != length_b)
        return length_a > length_b ? -1 : 1;
    if (a->period.first != b->period.first)
        return a->period.first < b->period.first ? -1 : 1;
    return (a->revision > b->revision) - (a->revision < b->revision);
}

static gint
compare(gconstpointer a, gconstpointer b)
{
    return record_compare_publication(*(const Record *const *)a, *(const Record *const *)b);
}

GPtrArray *
records_by_publication(const GPtrArray *records)
{
    GPtrArray *ordered = g_ptr_array_new();
    for (guint i = 0; i < records->len; i++)
        g_ptr_array_add(ordered, g_ptr_array_index(records, i));
    g_ptr_array_sort(ordered, compare);
    return ordered;
}

const Record *
records_counting(const GPtrArray *records, const char *line, Day day)
{
    const Record *newest = NULL;
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        if (record_covers(record, line, day) &&
            (newest == NULL || record_compare_publication(record, newest) > 0))
            newest = record;
    }
    return newest;
}

const Record *
records_newest(const GPtrArray *records, Period period)
{
    const Record *newest = NULL;
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        if (record->period.first == period.first && record->period.last == period.last &&
            (newest == NULL || record->revision > newest->revision))
            newest = record;
    }
    return newest;
}

/* -- what is in force -- */

/* Newer publications that speak of some of the record's days; free the array only. */
static GPtrArray *
newer_than(const GPtrArray *records, const Record *record)
{
    GPtrArray *newer = g_ptr_array_new();
    for (guint i = 0; i < records->len; i++) {
        Record *other = g_ptr_array_index(records, i);
        if (other->period.first <= record->period.last &&
            record->period.first <= other->period.last &&
            record_compare_publication(other, record) > 0)
            g_ptr_array_add(newer, other);
    }
    return newer;
}

static gboolean
counts(const Record *record, const GPtrArray *newer, const char *line, Day day)
{
    if (!record_covers(record, line, day))
        return FALSE;
    for (guint i = 0; i < newer->len; i++)
        if (record_covers(g_ptr_array_index(newer, i), line, day))
            return FALSE;
    return TRUE;
}

GPtrArray *
records_duties(const GPtrArray *records)
{
    GPtrArray *duties = g_ptr_array_new();
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        g_autoptr(GPtrArray) newer = newer_than(records, record);
        for (guint k = 0; !record->withdrawn && k < record->duties->len; k++) {
            RecordDuty *duty = g_ptr_array_index(record->duties, k);
            if (counts(record, newer, duty->line, duty->day))
                g_ptr_array_add(duties, duty);
        }
    }
    return duties;
}

static gboolean
counts_on(const Record *record, const GPtrArray *newer, Day day)
{
    for (guint i = 0; i < record->lines->len; i++) {
        const RecordLine *line = g_ptr_array_index(record->lines, i);
        if (counts(record, newer, line->id, day))
            return TRUE;
    }
    return FALSE;
}

GPtrArray *
records_in_force(const GPtrArray *records, Period period, gboolean *every_day)
{
    GPtrArray *found = g_ptr_array_new();
    int days = period.last - period.first + 1, spoken = 0;
    g_autofree guint8 *speaks = g_new0(guint8, days);
    for (guint i = 0; i < records->len; i++) {
        Record *record = g_ptr_array_index(records, i);
        g_autoptr(GPtrArray) newer = newer_than(records, record);
        gboolean in_force = FALSE;
        for (int d = 0; !record->withdrawn && d < days; d++) {
            if (!counts_on(record, newer, period.first + d))
                continue;
            in_force = TRUE;
            spoken += !speaks[d];
            speaks[d] = 1;
        }
        if (in_force)
            g_ptr_array_add(found, record);
    }
    if (every_day != NULL)
        *every_day = spoken == days;
    return found;
}

gboolean
records_publish(const GPtrArray *records, Period period)
{
    const Record *own = records_newest(records, period);
    if (own != NULL && !own->withdrawn)
        return TRUE;
    gboolean every_day;
    g_ptr_array_unref(records_in_force(records, period, &every_day));
    return every_day;
}

gboolean
records_replace(const GPtrArray *ordered, guint index, Day day)
{
    for (guint i = index + 1; i < ordered->len; i++)
        if (period_has(((const Record *)g_ptr_array_index(ordered, i))->period, day))
            return TRUE;
    return FALSE;
}
