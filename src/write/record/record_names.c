#include "write/record/record_names.h"

#include <string.h>

static void
copy(Record *record, const RecordName *row)
{
    RecordName *name = record_add_name(record);
    name->id = g_strdup(row->id);
    name->name = g_strdup(row->name);
    name->address = g_strdup(row->address);
}

void
record_name_provider(Record *record, const Region *region, const char *id)
{
    if (record_name(record, id) != NULL)
        return;
    int index = region_find_provider(region, id);
    if (index >= 0) {
        const Provider *provider = region_provider(region, index);
        gboolean clinic = provider->unit == UNIT_CLINIC;
        copy(record,
             &(RecordName){provider->id, provider->name, clinic ? provider->address : NULL});
        return;
    }
    for (guint i = region->records->len; i > 0; i--) {
        const RecordName *row = record_name(g_ptr_array_index(region->records, i - 1), id);
        if (row != NULL) {
            copy(record, row);
            return;
        }
    }
}

void
record_name_all(Record *record, const Region *region)
{
    for (guint i = 0; i < record->duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(record->duties, i);
        record_name_provider(record, region, duty->provider);
        record_name_provider(record, region, duty_credited(duty));
    }
    for (guint i = 0; i < record->events->len; i++) {
        const RecordEvent *event = g_ptr_array_index(record->events, i);
        record_name_provider(record, region, event->owner);
    }
}

static gint
compare(gconstpointer a, gconstpointer b)
{
    return strcmp((*(const RecordName *const *)a)->id, (*(const RecordName *const *)b)->id);
}

void
record_names_sort(Record *record)
{
    g_ptr_array_sort(record->names, compare);
}
