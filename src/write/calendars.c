#include "write/calendars.h"

#include "base/zone.h"
#include "write/event.h"
#include "write/ics.h"

#include <string.h>

#define MEMORY_MONTHS 12

/* Not by gettext: the same record must give the same bytes whether or not a catalogue is installed.
 * The marks are the same in every language, so that scripts find them. */
static const struct Words {
    const char *language;
    const char *duty, *reserve;
    const char *reserve_mark, *cancelled_mark;
} languages[] = {
    {"ja", "当番", "予備", "【予備】", "【取消】"},
    {"en", "On duty", "Stand-by", "【予備】Stand-by: ", "【取消】"},
};

static const struct Words *
words_of(const Region *region)
{
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++)
        if (g_strcmp0(languages[i].language, region->association.language) == 0)
            return &languages[i];
    return &languages[0];
}

/* An event with the record whose words it has. */
typedef struct {
    const RecordEvent *event;
    const Record *record;
} Entry;

typedef struct {
    const Region *region;
    const Zone *zone;
    const Record *newest; /* whose moment decides what is over */
    Period span;
    gboolean tentative;
    GHashTable *entries; /* owner -> GArray of Entry */
    GPtrArray *shadows;  /* Record *: events of records that were typed in */
} Shelf;

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
                                g_array_new(FALSE, FALSE, sizeof(Entry)));
    }
    return TRUE;
}

static void
shelf_clear(Shelf *shelf)
{
    g_hash_table_unref(shelf->entries);
    g_ptr_array_unref(shelf->shadows);
}

static void
shelf_add(Shelf *shelf, const Record *record, const RecordEvent *event)
{
    GArray *entries = g_hash_table_lookup(shelf->entries, event->owner);
    if (entries == NULL) {
        entries = g_array_new(FALSE, FALSE, sizeof(Entry));
        g_hash_table_insert(shelf->entries, event->owner, entries);
    }
    Entry entry = {event, record};
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

static void
put_event(IcsCalendar *calendar, const Shelf *shelf, const Entry *entry, gboolean named)
{
    const struct Words *words = words_of(shelf->region);
    const RecordEvent *event = entry->event;
    gboolean reserve = strcmp(event->role, "reserve") == 0;
    g_autofree char *line = event_line_name(shelf->region, entry->record, event);
    g_autofree char *name =
        named ? record_provider_name(shelf->region, entry->record, event->provider) : NULL;
    IcsEvent *ics = ics_add(calendar);
    ics->uid = g_strdup(event->uid);
    ics->summary =
        g_strconcat(event->cancelled ? words->cancelled_mark : "",
                    reserve ? words->reserve_mark : "", line, named ? " " : NULL, name, NULL);
    ics->location = event_location(shelf->region, entry->record, event);
    ics->category = g_strdup(reserve ? words->reserve : words->duty);
    ics->moment = g_strdup(event->moment);
    ics->start = event->start;
    ics->end = event->end;
    ics->sequence = shelf->tentative ? 0 : event->sequence;
    ics->cancelled = event->cancelled;
}

static IcsCalendar *
calendar_new_for(const Shelf *shelf, const char *provider)
{
    const Association *association = &shelf->region->association;
    IcsCalendar *calendar = ics_new();
    g_autofree char *name = provider == NULL ? g_strdup(words_of(shelf->region)->duty)
                            : shelf->newest == NULL
                                ? g_strdup(provider)
                                : record_provider_name(shelf->region, shelf->newest, provider);
    calendar->name = g_strdup_printf("%s %s", association->name, name);
    calendar->zone = shelf->zone;
    calendar->language = words_of(shelf->region)->language;
    calendar->first = shelf->span.first;
    calendar->last = shelf->span.last;
    calendar->tentative = shelf->tentative;
    calendar->alarm_minutes = shelf->region->calendar_files.alarm_minutes;
    return calendar;
}

static char *
personal_text(const Shelf *shelf, const char *provider, gsize *length, GError **error)
{
    g_autoptr(IcsCalendar) calendar = calendar_new_for(shelf, provider);
    const GArray *entries = g_hash_table_lookup(shelf->entries, provider);
    for (guint i = 0; entries != NULL && i < entries->len; i++)
        put_event(calendar, shelf, &g_array_index(entries, Entry, i), FALSE);
    return write_ics(calendar, length, error);
}

/* Each duty once, under the one who stands, with the name; no tombstones. */
static char *
common_text(const Shelf *shelf, gsize *length, GError **error)
{
    g_autoptr(IcsCalendar) calendar = calendar_new_for(shelf, NULL);
    GHashTableIter iter;
    gpointer owner, entries;
    g_hash_table_iter_init(&iter, shelf->entries);
    while (g_hash_table_iter_next(&iter, &owner, &entries))
        for (guint i = 0; i < ((GArray *)entries)->len; i++) {
            const Entry *entry = &g_array_index((GArray *)entries, Entry, i);
            if (!entry->event->cancelled && strcmp(entry->event->provider, owner) == 0)
                put_event(calendar, shelf, entry, TRUE);
        }
    return write_ics(calendar, length, error);
}

static gboolean
stage_text(Stage *stage, const char *name, char *text, gsize length, GError **error)
{
    gboolean good = text != NULL && stage_write(stage, name, text, (gssize)length, error);
    g_free(text);
    return good;
}

static gint
compare_owners(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

typedef char *(*NameOf)(const Region *region, const char *provider);

static char *
name_by_id(const Region *region, const char *provider)
{
    return g_strdup(provider);
}

static gboolean
stage_personal(const Shelf *shelf, Stage *stage, const char *folder, NameOf name_of, GError **error)
{
    g_autoptr(GPtrArray) owners = g_ptr_array_new();
    GHashTableIter iter;
    gpointer owner;
    g_hash_table_iter_init(&iter, shelf->entries);
    while (g_hash_table_iter_next(&iter, &owner, NULL))
        g_ptr_array_add(owners, owner);
    g_ptr_array_sort(owners, compare_owners);
    for (guint i = 0; i < owners->len; i++) {
        const char *id = g_ptr_array_index(owners, i);
        g_autofree char *stem = name_of(shelf->region, id);
        g_autofree char *name = g_strdup_printf("%s%s.ics", folder, stem);
        gsize length = 0;
        char *text = personal_text(shelf, id, &length, error);
        if (!stage_text(stage, name, text, length, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
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

gboolean
write_period_calendars(const Edition *edition, Stage *stage, GError **error)
{
    Shelf shelf;
    if (!shelf_of_edition(&shelf, edition, error))
        return FALSE;
    gsize length = 0;
    gboolean good = stage_personal(&shelf, stage, "ics/", name_by_id, error);
    if (good) {
        char *text = common_text(&shelf, &length, error);
        good = stage_text(stage, "ics/all.ics", text, length, error);
    }
    shelf_clear(&shelf);
    return good;
}

char *
write_period_calendar(const Edition *edition, const char *provider, gsize *length, GError **error)
{
    Shelf shelf;
    if (!shelf_of_edition(&shelf, edition, error))
        return NULL;
    char *text = provider != NULL ? personal_text(&shelf, provider, length, error)
                                  : common_text(&shelf, length, error);
    shelf_clear(&shelf);
    return text;
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
write_lasting_calendars_as(const Region *region, NameOf name_of, Stage *stage, GError **error)
{
    const Record *newest = newest_moment(region->records);
    gint64 begin = moment_seconds(newest, MEMORY_MONTHS);
    gint64 day = begin == G_MININT64 ? 0 : begin / 60 / MINUTES_PER_DAY;
    Shelf shelf;
    if (!shelf_init(&shelf, region, newest, (Period){(Day)day, (Day)day}, error))
        return FALSE;
    for (guint i = 0; i < region->records->len; i++)
        shelve_record(&shelf, g_ptr_array_index(region->records, i), begin);
    gboolean good = stage_personal(&shelf, stage, "", name_of, error);
    shelf_clear(&shelf);
    return good;
}

gboolean
write_lasting_calendars(const Region *region, Stage *stage, GError **error)
{
    return write_lasting_calendars_as(region, name_by_id, stage, error);
}
