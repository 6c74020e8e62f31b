/* What changed for you: one text for each whose own calendar is not what it was. */
#include "write/changes.h"

#include "base/language.h"
#include "write/day_text.h"
#include "write/ics/event.h"

#include <string.h>

/** A duty in somebody's own calendar, as events tell it. */
typedef struct {
    Day day;
    const char *line;
    const char *provider; /* who stands there: for a doctor also their clinic */
    const char *role;
    char *hours; /* 09:00-12:00,13:00-17:00 */
    char *name;
    char *location; /* NULL: not known */
} Item;

typedef struct {
    const Region *region;
    const Record *record;
    const GPtrArray *told;
    GPtrArray *shadows; /* Record *: events of records that were typed in */
    GHashTable *before; /* owner -> GPtrArray of Item */
    GHashTable *after;
} Notice;

static void
item_free(gpointer data)
{
    Item *item = data;
    g_free(item->hours);
    g_free(item->name);
    g_free(item->location);
    g_free(item);
}

static gint
compare_items(gconstpointer first, gconstpointer second)
{
    const Item *a = *(const Item *const *)first;
    const Item *b = *(const Item *const *)second;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    int order = strcmp(a->line, b->line);
    return order != 0 ? order : strcmp(a->provider, b->provider);
}

static gboolean
same_words(const Item *a, const Item *b)
{
    return strcmp(a->role, b->role) == 0 && strcmp(a->hours, b->hours) == 0 &&
           strcmp(a->name, b->name) == 0 && g_strcmp0(a->location, b->location) == 0;
}

static const GPtrArray *
events_of(Notice *notice, const Record *record)
{
    if (record->version != NULL || record->events->len > 0)
        return record->events;
    Record *shadow = record_new();
    g_ptr_array_add(notice->shadows, shadow);
    events_of_duties(shadow, notice->region, record);
    return shadow->events;
}

static char *
piece_text(const RecordEvent *event)
{
    int start = (int)(event->start - day_minute(event->day)) % MINUTES_PER_DAY;
    int end = (int)(event->end - day_minute(event->day)) % MINUTES_PER_DAY;
    return g_strdup_printf("%02d:%02d-%02d:%02d", start / 60, start % 60, end / 60, end % 60);
}

/* The pieces of a duty stand one behind the other, by their start. */
static Item *
same_duty(const GPtrArray *items, const RecordEvent *event)
{
    for (guint i = items->len; i > 0; i--) {
        Item *item = g_ptr_array_index(items, i - 1);
        if (item->day == event->day && strcmp(item->line, event->line) == 0 &&
            strcmp(item->provider, event->provider) == 0)
            return item;
        if (item->day < event->day - 1)
            break;
    }
    return NULL;
}

static void
put_event(const Notice *notice, GHashTable *owners, const Record *record, const RecordEvent *event)
{
    GPtrArray *items = g_hash_table_lookup(owners, event->owner);
    if (items == NULL) {
        items = g_ptr_array_new_with_free_func(item_free);
        g_hash_table_insert(owners, event->owner, items);
    }
    g_autofree char *piece = piece_text(event);
    Item *item = same_duty(items, event);
    if (item != NULL) {
        char *hours = g_strconcat(item->hours, ",", piece, NULL);
        g_free(item->hours);
        item->hours = hours;
        return;
    }
    item = g_new0(Item, 1);
    *item = (Item){event->day,
                   event->line,
                   event->provider,
                   event->role,
                   g_steal_pointer(&piece),
                   event_line_name(notice->region, record, event),
                   event_location(notice->region, record, event)};
    g_ptr_array_add(items, item);
}

static void
gather(Notice *notice)
{
    for (guint i = 0; i < notice->told->len; i++) {
        const Record *old = g_ptr_array_index(notice->told, i);
        const GPtrArray *events = events_of(notice, old);
        for (guint k = 0; k < events->len; k++) {
            const RecordEvent *event = g_ptr_array_index(events, k);
            if (!event->cancelled && record_covers(notice->record, event->line, event->day) &&
                records_counting(notice->told, event->line, event->day) == old)
                put_event(notice, notice->before, old, event);
        }
    }
    const GPtrArray *events = events_of(notice, notice->record);
    for (guint k = 0; k < events->len; k++) {
        const RecordEvent *event = g_ptr_array_index(events, k);
        if (!event->cancelled)
            put_event(notice, notice->after, notice->record, event);
    }
}

static void
say_item(GString *text, const Item *item)
{
    g_autofree char *date = day_text(item->day);
    g_string_append_printf(text, "  %s %s  %s%s%s%s\n", date, item->hours,
                           strcmp(item->role, "reserve") == 0 ? _("(stand-by) ") : "", item->name,
                           item->location != NULL ? "  " : "",
                           item->location != NULL ? item->location : "");
}

static void
say_change(GString *text, const Item *old, const Item *new)
{
    g_autoptr(GString) before = g_string_new(NULL);
    say_item(before, old);
    say_item(text, new);
    g_string_append_printf(text, _("    before:%s"), before->str + 1);
}

static void
say_section(GString *text, const char *heading, const GString *rows)
{
    if (rows->len > 0)
        g_string_append_printf(text, "\n%s\n%s", heading, rows->str);
}

/* The two lists run side by side, by day. */
static char *
say_differences(const GPtrArray *before, const GPtrArray *after)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GString) come = g_string_new(NULL);
    g_autoptr(GString) gone = g_string_new(NULL);
    g_autoptr(GString) other = g_string_new(NULL);
    for (guint b = 0, a = 0; b < before->len || a < after->len;) {
        const Item *old = b < before->len ? g_ptr_array_index(before, b) : NULL;
        const Item *new = a < after->len ? g_ptr_array_index(after, a) : NULL;
        g_assert(old || new);
        int order = old == NULL ? 1 : new == NULL ? -1 : compare_items(&old, &new);
        if (order < 0)
            say_item(gone, old);
        else if (order > 0)
            say_item(come, new);
        else if (!same_words(old, new))
            say_change(other, old, new);
        b += order <= 0;
        a += order >= 0;
    }
    say_section(text, _("New duties"), come);
    say_section(text, _("Duties you no longer have"), gone);
    say_section(text, _("Duties that changed"), other);
    return g_string_free(text, FALSE);
}

static char *
notice_text(const Notice *notice, const char *owner, const char *differences,
            const GPtrArray *after)
{
    g_autofree char *period = period_text(notice->record->period);
    g_autofree char *moment =
        moment_text(notice->record->moment, notice->region->association.timezone);
    g_autofree char *name = record_provider_name(notice->region, notice->record, owner);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, _("%s\nWhat changed in the duty rota of %s\n"),
                           notice->region->association.name, period);
    g_string_append_printf(text, _("Revision %d, published on %s\n\nFor %s\n"),
                           notice->record->revision, moment, name);
    g_string_append(text, differences);
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < after->len; i++)
        say_item(all, g_ptr_array_index(after, i));
    if (after->len == 0)
        g_string_append_printf(all, "  %s\n", _("no duties"));
    say_section(text, _("All your duties of this period now"), all);
    return g_string_free(text, FALSE);
}

static gboolean
write_notice(const Notice *notice, const char *owner, Stage *stage, GError **error)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    GPtrArray *before = g_hash_table_lookup(notice->before, owner);
    GPtrArray *after = g_hash_table_lookup(notice->after, owner);
    before = before != NULL ? before : none;
    after = after != NULL ? after : none;
    g_ptr_array_sort(before, compare_items);
    g_ptr_array_sort(after, compare_items);
    g_autofree char *differences = say_differences(before, after);
    if (*differences == '\0')
        return TRUE;
    g_autofree char *text = notice_text(notice, owner, differences, after);
    g_autofree char *name = g_strdup_printf("changes/%s.txt", owner);
    return stage_write(stage, name, text, -1, error);
}

static gboolean
write_notices(const Notice *notice, Stage *stage, GError **error)
{
    g_autoptr(GHashTable) owners = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTable *const sides[] = {notice->before, notice->after};
    GHashTableIter iter;
    gpointer owner;
    for (gsize i = 0; i < G_N_ELEMENTS(sides); i++) {
        g_hash_table_iter_init(&iter, sides[i]);
        while (g_hash_table_iter_next(&iter, &owner, NULL))
            g_hash_table_add(owners, owner);
    }
    gboolean good = TRUE;
    g_hash_table_iter_init(&iter, owners);
    while (good && g_hash_table_iter_next(&iter, &owner, NULL))
        good = write_notice(notice, owner, stage, error);
    return good;
}

gboolean
write_changes_texts(const Edition *edition, Stage *stage, GError **error)
{
    const Region *region = edition->question->region;
    g_autoptr(GPtrArray) told = records_told_before(region, edition->record);
    if (told->len == 0)
        return TRUE;
    Notice notice = {
        region,
        edition->record,
        told,
        g_ptr_array_new_with_free_func((GDestroyNotify)record_free),
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref),
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref)};
    gather(&notice);
    gboolean good = write_notices(&notice, stage, error);
    g_hash_table_unref(notice.before);
    g_hash_table_unref(notice.after);
    g_ptr_array_unref(notice.shadows);
    return good;
}
