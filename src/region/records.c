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
