#include "write/ics/shelf.h"

#include "write/ics/event.h"

#define MEMORY_MONTHS 12

static gint64
local_seconds(const Zone *zone, Minute minute)
{
    gint64 seconds = minute * 60;
    int interval = g_time_zone_find_interval(zone->clock, G_TIME_TYPE_STANDARD, seconds);
    return interval < 0 ? seconds : seconds - g_time_zone_get_offset(zone->clock, interval);
}

/* A moment so many months before that of the record; DAY 1 where it has none. */
static gint64
moment_seconds(const Record *record, int months_before)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(GDateTime) moment = record != NULL && record->moment != NULL
                                      ? g_date_time_new_from_iso8601(record->moment, utc)
                                      : NULL;
    if (moment == NULL)
        return G_MININT64;
    g_autoptr(GDateTime) earlier = g_date_time_add_months(moment, -months_before);
    return g_date_time_to_unix(earlier);
}

/* FALSE with error set: there is no such zone. */
static gboolean
shelf_init(Shelf *shelf, const Region *region, const Record *newest, Period span, GError **error)
{
    *shelf = (Shelf){.region = region, .newest = newest, .span = span};
    shelf->zone = zone_find(region->association.timezone, error);
    if (shelf->zone == NULL)
        return FALSE;
    shelf->entries =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
    shelf->shadows = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
    for (guint i = 0; i < region->providers->len; i++) {
        const Provider *provider = region_provider(region, (int)i);
        if (!provider->former)
            g_hash_table_insert(shelf->entries, provider->id,
                                g_array_new(FALSE, FALSE, sizeof(ShelfEntry)));
    }
    return TRUE;
}

static void
shelf_add(Shelf *shelf, const Record *record, const RecordEvent *event)
{
    GArray *entries = g_hash_table_lookup(shelf->entries, event->owner);
    if (entries == NULL) {
        entries = g_array_new(FALSE, FALSE, sizeof(ShelfEntry));
        g_hash_table_insert(shelf->entries, event->owner, entries);
    }
    ShelfEntry entry = {event, record};
    g_array_append_val(entries, entry);
}

/* A tombstone stands until its duty would have ended, or nowhere. */
static gboolean
is_shown(const Shelf *shelf, const RecordEvent *event)
{
    if (!event->cancelled)
        return TRUE;
    return shelf->region->calendar_files.cancelled == CANCELLED_MARK &&
           local_seconds(shelf->zone, event->end) > moment_seconds(shelf->newest, 0);
}

/* Events of a record; one typed in has duties only. */
static const GPtrArray *
events_of(Shelf *shelf, const Record *record)
{
    if (record->version != NULL || record->events->len > 0)
        return record->events;
    Record *shadow = record_new();
    g_ptr_array_add(shelf->shadows, shadow);
    events_of_duties(shadow, shelf->region, record);
    return shadow->events;
}

gboolean
shelf_of_edition(Shelf *shelf, const Edition *edition, GError **error)
{
    const Question *question = edition->question;
    if (!shelf_init(shelf, question->region, edition->record, question->period, error))
        return FALSE;
    shelf->tentative = edition->draft;
    const GPtrArray *events = events_of(shelf, edition->record);
    for (guint i = 0; i < events->len; i++) {
        const RecordEvent *event = g_ptr_array_index(events, i);
        if (is_shown(shelf, event) && !(edition->draft && event->cancelled))
            shelf_add(shelf, edition->record, event);
    }
    return TRUE;
}

static const Record *
newest_moment(const GPtrArray *records)
{
    const Record *newest = NULL;
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        if (newest == NULL || record_compare_publication(record, newest) > 0)
            newest = record;
    }
    return newest;
}

static void
shelve_record(Shelf *shelf, const Record *record, gint64 begin)
{
    const GPtrArray *events = events_of(shelf, record);
    for (guint i = 0; i < events->len; i++) {
        const RecordEvent *event = g_ptr_array_index(events, i);
        if (local_seconds(shelf->zone, event->end) > begin && is_shown(shelf, event) &&
            records_counting(shelf->region->records, event->line, event->day) == record)
            shelf_add(shelf, record, event);
    }
}

gboolean
shelf_of_region(Shelf *shelf, const Region *region, GError **error)
{
    const Record *newest = newest_moment(region->records);
    gint64 begin = moment_seconds(newest, MEMORY_MONTHS);
    gint64 day = begin == G_MININT64 ? 0 : begin / 60 / MINUTES_PER_DAY;
    if (!shelf_init(shelf, region, newest, (Period){(Day)day, (Day)day}, error))
        return FALSE;
    for (guint i = 0; i < region->records->len; i++)
        shelve_record(shelf, g_ptr_array_index(region->records, i), begin);
    return TRUE;
}

void
shelf_clear(Shelf *shelf)
{
    g_hash_table_unref(shelf->entries);
    g_ptr_array_unref(shelf->shadows);
}
