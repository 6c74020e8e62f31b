#include "write/ics/calendars.h"

#include "write/ics/event.h"
#include "write/ics/ics.h"
#include "write/ics/shelf.h"

#include <string.h>

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

static void
put_event(IcsCalendar *calendar, const Shelf *shelf, const ShelfEntry *entry, gboolean named)
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
        put_event(calendar, shelf, &g_array_index(entries, ShelfEntry, i), FALSE);
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
            const ShelfEntry *entry = &g_array_index((GArray *)entries, ShelfEntry, i);
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

gboolean
write_lasting_calendars_as(const Region *region, NameOf name_of, Stage *stage, GError **error)
{
    Shelf shelf;
    if (!shelf_of_region(&shelf, region, error))
        return FALSE;
    gboolean good = stage_personal(&shelf, stage, "", name_of, error);
    shelf_clear(&shelf);
    return good;
}

gboolean
write_lasting_calendars(const Region *region, Stage *stage, GError **error)
{
    return write_lasting_calendars_as(region, name_by_id, stage, error);
}
