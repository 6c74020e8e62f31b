#include "write/ics/event_history.h"

#include "write/ics/event.h"
#include "write/record/record_names.h"

#include <string.h>

/* The latest state of an event, and the record whose words it has. */
typedef struct {
    const RecordEvent *event;
    const Record *record;
} Latest;

typedef struct {
    GHashTable *latest; /* uid -> Latest *; uids belong to the events */
    GPtrArray *uids;    /* char *, in order of first appearance */
    GPtrArray *shadows; /* Record *: events of records that were typed in */
} History;

static void
remember(History *history, const Record *record, const GPtrArray *events)
{
    for (guint i = 0; i < events->len; i++) {
        const RecordEvent *event = g_ptr_array_index(events, i);
        Latest *latest = g_hash_table_lookup(history->latest, event->uid);
        if (latest == NULL) {
            latest = g_new0(Latest, 1);
            g_hash_table_insert(history->latest, event->uid, latest);
            g_ptr_array_add(history->uids, event->uid);
        }
        *latest = (Latest){event, record};
    }
}

static void
history_init(History *history, const Region *region)
{
    history->latest = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    history->uids = g_ptr_array_new();
    history->shadows = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
    g_autoptr(GPtrArray) records = records_by_publication(region->records);
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        const GPtrArray *events = record->events;
        if (record->version == NULL && events->len == 0) {
            Record *shadow = record_new();
            g_ptr_array_add(history->shadows, shadow);
            events_of_duties(shadow, region, record);
            events = shadow->events;
        }
        remember(history, record, events);
    }
}

static void
history_clear(History *history)
{
    g_hash_table_unref(history->latest);
    g_ptr_array_unref(history->uids);
    g_ptr_array_unref(history->shadows);
}

static gboolean
same_words(const Region *region, const Record *record, const RecordEvent *event,
           const Latest *latest)
{
    g_autofree char *name = event_line_name(region, record, event);
    g_autofree char *old_name = event_line_name(region, latest->record, latest->event);
    g_autofree char *location = event_location(region, record, event);
    g_autofree char *old_location = event_location(region, latest->record, latest->event);
    return strcmp(name, old_name) == 0 && g_strcmp0(location, old_location) == 0;
}

/* Whether a subscriber would see the same. */
static gboolean
unchanged(const Region *region, const Record *record, const RecordEvent *event,
          const Latest *latest)
{
    const RecordEvent *old = latest->event;
    return event->cancelled == old->cancelled && event->start == old->start &&
           event->end == old->end && strcmp(event->role, old->role) == 0 &&
           same_words(region, record, event, latest);
}

static void
settle(Record *record, const Region *region, RecordEvent *event, const Latest *latest)
{
    if (latest == NULL)
        return;
    gboolean same = unchanged(region, record, event, latest);
    event->sequence = latest->event->sequence + (same ? 0 : 1);
    if (same) {
        g_free(event->moment);
        event->moment = g_strdup(latest->event->moment);
    }
}

static RecordEvent *
add_tombstone(Record *record, const Region *region, const RecordEvent *old)
{
    RecordEvent *event = record_add_event(record);
    *event = (RecordEvent){.uid = g_strdup(old->uid),
                           .owner = g_strdup(old->owner),
                           .line = g_strdup(old->line),
                           .provider = g_strdup(old->provider),
                           .day = old->day,
                           .start = old->start,
                           .end = old->end,
                           .role = g_strdup(old->role),
                           .piece = old->piece,
                           .moment = g_strdup(record->moment),
                           .cancelled = TRUE};
    record_name_provider(record, region, old->provider);
    record_name_provider(record, region, old->owner);
    return event;
}

void
events_settle(Record *record, const Region *region)
{
    History history;
    history_init(&history, region);
    g_autoptr(GHashTable) present = g_hash_table_new(g_str_hash, g_str_equal);
    record_name_all(record, region);
    for (guint i = 0; i < record->events->len; i++) {
        RecordEvent *event = g_ptr_array_index(record->events, i);
        g_hash_table_add(present, event->uid);
        settle(record, region, event, g_hash_table_lookup(history.latest, event->uid));
    }
    for (guint i = 0; i < history.uids->len; i++) {
        const char *uid = g_ptr_array_index(history.uids, i);
        const Latest *latest = g_hash_table_lookup(history.latest, uid);
        if (!g_hash_table_contains(present, uid) &&
            record_covers(record, latest->event->line, latest->event->day))
            settle(record, region, add_tombstone(record, region, latest->event), latest);
    }
    events_sort(record->events);
    record_names_sort(record);
    history_clear(&history);
}
