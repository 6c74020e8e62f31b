#include "region/former.h"

static Unit
unit_on(const Record *record, const char *line)
{
    const RecordLine *row = record_line(record, line);
    return row != NULL ? row->unit : UNIT_DOCTOR;
}

static void
add_former(Region *region, const Record *record, const RecordDuty *duty, const char *id)
{
    if (region_find_provider(region, id) >= 0)
        return;
    Provider *provider = provider_new(unit_on(record, duty->line), id, PLACE_NONE);
    const RecordName *row = record_name(record, id);
    if (row != NULL && row->name != NULL) {
        g_free(provider->name);
        provider->name = g_strdup(row->name);
    }
    provider->former = TRUE;
    region_add_provider(region, provider);
}

/* Who served it, and who is credited. */
static void
add_formers(Region *region, const Record *record, const RecordDuty *duty)
{
    add_former(region, record, duty, duty->provider);
    add_former(region, record, duty, duty_credited(duty));
}

void
region_add_formers(Region *region)
{
    g_autoptr(GPtrArray) records = records_by_publication(region->records);
    for (guint i = records->len; i-- > 0;) {
        const Record *record = g_ptr_array_index(records, i);
        for (guint k = 0; k < record->duties->len; k++)
            add_formers(region, record, g_ptr_array_index(record->duties, k));
    }
}
