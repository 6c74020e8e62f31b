#include "write/ics/event.h"

#include <string.h>

static gint
compare(gconstpointer first, gconstpointer second)
{
    const RecordEvent *a = *(const RecordEvent *const *)first;
    const RecordEvent *b = *(const RecordEvent *const *)second;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return strcmp(a->uid, b->uid);
}

void
events_sort(GPtrArray *events)
{
    g_ptr_array_sort(events, compare);
}

static gboolean
on_duty_that_day(const Record *record, const char *provider, Day day)
{
    for (guint i = 0; i < record->duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(record->duties, i);
        if (duty->day == day && strcmp(duty->provider, provider) == 0)
            return TRUE;
    }
    return FALSE;
}

/* A fix of one of the clinic's doctors names who opens the doors. One without a line means the
 * clinic's duty only where the doctor has none of their own that day. */
static gboolean
fix_names(const Region *region, const Record *record, const RecordDuty *duty, int doctor)
{
    int line = region_find_line(region, duty->line);
    for (guint i = 0; i < region->requests->len; i++) {
        const Request *request = g_ptr_array_index(region->requests, i);
        if (request->kind != REQUEST_FIX || request->provider != doctor ||
            request->from == DAY_NONE || duty->day < request->from || duty->day > request->to)
            continue;
        if (request->line >= 0
                ? request->line == line
                : !on_duty_that_day(record, region_provider(region, doctor)->id, duty->day))
            return TRUE;
    }
    return FALSE;
}

static gboolean
opens_doors(const Provider *provider, int clinic, Day day)
{
    return provider->unit == UNIT_DOCTOR && provider->clinic == clinic &&
           provider_is_member(provider, day) && provider_leave(provider, day) == NULL;
}

static void
add_doctors(GPtrArray *owners, const Region *region, const Record *record, const RecordDuty *duty,
            int clinic)
{
    g_autoptr(GPtrArray) named = g_ptr_array_new();
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (guint p = 0; p < region->providers->len; p++) {
        const Provider *provider = region_provider(region, (int)p);
        if (!opens_doors(provider, clinic, duty->day))
            continue;
        g_ptr_array_add(all, provider->id);
        if (fix_names(region, record, duty, (int)p))
            g_ptr_array_add(named, provider->id);
    }
    GPtrArray *chosen = named->len > 0 ? named : all;
    for (guint i = 0; i < chosen->len; i++)
        g_ptr_array_add(owners, g_ptr_array_index(chosen, i));
}

static void
add_event(Record *target, const Region *region, const Record *record, const RecordDuty *duty,
          const char *owner, const Piece *piece, int number)
{
    const Association *association = &region->association;
    Civil civil = day_civil(duty->day);
    RecordEvent *event = record_add_event(target);
    event->uid =
        g_strdup_printf("%s-%s-%04d%02d%02d-%d-%s@%s", association->id, duty->line, civil.year,
                        civil.month, civil.day, number, owner, association->domain);
    event->owner = g_strdup(owner);
    event->line = g_strdup(duty->line);
    event->provider = g_strdup(duty->provider);
    event->day = duty->day;
    event->start = day_minute(duty->day) + piece->start;
    event->end = day_minute(duty->day) + piece->end;
    event->role = g_strdup(duty->role);
    event->piece = number;
    if (record->moment != NULL) {
        event->moment = g_strdup(record->moment);
    } else {
        g_autofree char *date = day_format(record->period.first);
        event->moment = g_strdup_printf("%sT00:00:00Z", date);
    }
}

static void
add_duty_events(Record *target, const Region *region, const Record *record, const RecordDuty *duty)
{
    Hours *hours = duty->hours != NULL ? hours_parse(duty->hours) : NULL;
    if (hours == NULL)
        return;
    g_autoptr(GPtrArray) owners = g_ptr_array_new();
    g_ptr_array_add(owners, duty->provider);
    int provider = region_find_provider(region, duty->provider);
    if (provider >= 0 && region_provider(region, provider)->unit == UNIT_CLINIC)
        add_doctors(owners, region, record, duty, provider);
    for (guint i = 0; i < owners->len; i++)
        for (guint k = 0; k < hours->pieces->len; k++)
            add_event(target, region, record, duty, g_ptr_array_index(owners, i),
                      &g_array_index(hours->pieces, Piece, k), (int)k + 1);
    hours_free(hours);
}

void
events_of_duties(Record *target, const Region *region, const Record *duties_of)
{
    for (guint i = 0; i < duties_of->duties->len; i++)
        add_duty_events(target, region, duties_of, g_ptr_array_index(duties_of->duties, i));
    events_sort(target->events);
}

gboolean
duty_same_hours(const RecordDuty *a, const RecordDuty *b)
{
    if (a->hours == NULL || b->hours == NULL || strcmp(a->hours, b->hours) == 0)
        return TRUE;
    Hours *left = hours_parse(a->hours);
    Hours *right = hours_parse(b->hours);
    gboolean same =
        left != NULL && right != NULL && left->pieces->len == right->pieces->len &&
        memcmp(left->pieces->data, right->pieces->data, left->pieces->len * sizeof(Piece)) == 0;
    g_clear_pointer(&left, hours_free);
    g_clear_pointer(&right, hours_free);
    return same;
}

static gboolean
typed_in(const Record *record)
{
    return record->version == NULL;
}

char *
event_line_name(const Region *region, const Record *record, const RecordEvent *event)
{
    const RecordLine *row = record_line(record, event->line);
    if (row != NULL && row->name != NULL)
        return g_strdup(row->name);
    int line = region_find_line(region, event->line);
    return g_strdup(line >= 0 && typed_in(record) ? region_line(region, line)->name : event->line);
}

static char *
join(const char *place, const char *address)
{
    if (place != NULL && address != NULL)
        return g_strdup_printf("%s %s", place, address);
    return g_strdup(place != NULL ? place : address);
}

/* A record that was typed in says nothing of places; today's region does. */
static char *
location_today(const Region *region, const RecordEvent *event)
{
    int index = region_find_line(region, event->line);
    const Line *line = index >= 0 ? region_line(region, index) : NULL;
    if (line != NULL && line->unit == UNIT_DOCTOR)
        return join(line->place_name, line->place_address);
    int stands = region_find_provider(region, event->provider);
    const Provider *provider = stands >= 0 ? region_provider(region, stands) : NULL;
    if (provider != NULL && provider->unit == UNIT_CLINIC)
        return join(provider->name, provider->address);
    return NULL;
}

char *
event_location(const Region *region, const Record *record, const RecordEvent *event)
{
    if (typed_in(record))
        return location_today(region, event);
    const RecordLine *line = record_line(record, event->line);
    if (line != NULL && line->unit == UNIT_DOCTOR)
        return join(line->place, line->address);
    const RecordName *clinic = record_name(record, event->provider);
    return clinic != NULL ? join(clinic->name, clinic->address) : NULL;
}

char *
record_provider_name(const Region *region, const Record *record, const char *provider)
{
    const RecordName *row = record_name(record, provider);
    if (row != NULL && row->name != NULL)
        return g_strdup(row->name);
    int index = region_find_provider(region, provider);
    if (index >= 0)
        return g_strdup(region_provider(region, index)->name);
    for (guint i = region->records->len; i > 0; i--) {
        row = record_name(g_ptr_array_index(region->records, i - 1), provider);
        if (row != NULL && row->name != NULL)
            return g_strdup(row->name);
    }
    return g_strdup(provider);
}
