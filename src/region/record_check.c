#include "region/record_check.h"

#include <string.h>

static gboolean
same_period(const Record *a, const Record *b)
{
    return a->period.first == b->period.first && a->period.last == b->period.last;
}

/* Records are sorted by period and revision. */
static void
check_revisions(const GPtrArray *records, Messages *messages)
{
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        const Record *before = i > 0 ? g_ptr_array_index(records, i - 1) : NULL;
        gboolean goes_on = before != NULL && same_period(before, record);
        int last = goes_on ? before->revision : 0;
        g_autofree char *missing = g_strdup_printf("%d", last + 1);
        if (goes_on && record->revision == last)
            messages_add(messages, MSG_record_twice, PLACE_NONE, "file", record->path, "other",
                         before->path, NULL);
        else if (record->revision > last + 1)
            messages_add(messages, MSG_record_missing, PLACE_NONE, "file", record->path, "revision",
                         missing, NULL);
    }
}

static void
check_serials(const GPtrArray *records, Messages *messages)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        if (record->version == NULL || record->serial == 0)
            continue;
        const Record *other = g_hash_table_lookup(seen, GINT_TO_POINTER(record->serial));
        g_autofree char *serial = g_strdup_printf("%d", record->serial);
        if (other != NULL)
            messages_add(messages, MSG_record_serial, PLACE_NONE, "file", record->path, "other",
                         other->path, "serial", serial, NULL);
        g_hash_table_insert(seen, GINT_TO_POINTER(record->serial), (gpointer)record);
    }
}

/* An event with the record that it stands in. */
typedef struct {
    const RecordEvent *event;
    const Record *record;
} Told;

static gboolean
check_event(GHashTable *latest, const Record *record, const RecordEvent *event, Messages *messages)
{
    Told *told = g_hash_table_lookup(latest, event->uid);
    if (told == NULL) {
        told = g_new0(Told, 1);
        g_hash_table_insert(latest, event->uid, told);
    }
    gboolean fell =
        told->event != NULL && (event->sequence < told->event->sequence || told->record == record);
    g_autofree char *now = g_strdup_printf("%d", event->sequence);
    g_autofree char *then = g_strdup_printf("%d", fell ? told->event->sequence : 0);
    if (fell)
        messages_add(messages, MSG_record_sequence, PLACE_NONE, "file", record->path, "uid",
                     event->uid, "value", now, "before", then, "other", told->record->path, NULL);
    *told = (Told){event, record};
    return !fell;
}

/* One message for each record is enough to know that it is wrong. */
static void
check_sequences(const GPtrArray *records, Messages *messages)
{
    g_autoptr(GPtrArray) ordered = records_by_publication(records);
    g_autoptr(GHashTable) latest = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    for (guint i = 0; i < ordered->len; i++) {
        const Record *record = g_ptr_array_index(ordered, i);
        for (guint k = 0; k < record->events->len; k++)
            if (!check_event(latest, record, g_ptr_array_index(record->events, k), messages))
                break;
    }
}

gboolean
records_check(const GPtrArray *records, Messages *messages)
{
    guint errors = messages_errors(messages);
    check_revisions(records, messages);
    check_serials(records, messages);
    check_sequences(records, messages);
    return messages_errors(messages) == errors;
}

RecordCounts
record_counts(const GPtrArray *records, const Record *record)
{
    gboolean somewhere = FALSE;
    gboolean everywhere = TRUE;
    for (guint i = 0; i < record->lines->len; i++) {
        const RecordLine *line = g_ptr_array_index(record->lines, i);
        for (Day day = record->period.first; day <= record->period.last; day++) {
            gboolean counts = records_counting(records, line->id, day) == record;
            somewhere |= counts;
            everywhere &= counts;
        }
    }
    return everywhere ? COUNTS_WHOLLY : somewhere ? COUNTS_PARTLY : COUNTS_NOWHERE;
}
