#include "read/document.h"
#include "read/fields.h"
#include "read/file.h"
#include "read/read.h"
#include "read/record_rows.h"
#include "read/record_values.h"
#include "region/former.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT 1
#define DIGEST_KEY "\ndigest: "
#define SUFFIX ".yaml"

/* The mapping as a whole, before its lists are read. */
typedef struct {
    Record *record;
    gint64 format, seed;
    char *period, *moment, *program, *inputs, *reason, *digest;
    int revision, serial;
    gboolean withdrawn;
    RecordLists lists;
} Heading;

static const Field heading_fields[] = {
    {"rinban-record", field_amount, offsetof(Heading, format), .least = 0, .most = 1000000},
    {"period", field_text, offsetof(Heading, period), .required = TRUE},
    {"revision", field_whole, offsetof(Heading, revision), .least = 1, .most = 1000000},
    {"serial", field_whole, offsetof(Heading, serial), .least = 1, .most = 100000000},
    {"withdrawn", field_flag, offsetof(Heading, withdrawn)},
    {"moment", field_moment, offsetof(Heading, moment)},
    {"program", field_text, offsetof(Heading, program)},
    {"seed", field_amount, offsetof(Heading, seed), .least = 0, .most = G_MAXUINT32},
    {"inputs", field_text, offsetof(Heading, inputs)},
    {"reason", field_text, offsetof(Heading, reason), .most = 10000},
    {"digest", field_text, offsetof(Heading, digest)},
    {"lines", field_node, offsetof(Heading, lists.lines)},
    {"names", field_node, offsetof(Heading, lists.names)},
    {"duties", field_node, offsetof(Heading, lists.duties), .required = TRUE},
    {"members", field_node, offsetof(Heading, lists.members)},
    {"pointers", field_node, offsetof(Heading, lists.pointers)},
    {"absences", field_node, offsetof(Heading, lists.absences)},
    {"wishes", field_node, offsetof(Heading, lists.wishes)},
    {"events", field_node, offsetof(Heading, lists.events)},
    {NULL}};

/* FALSE: the last line is a digest of something else than what stands above it. *digest is the
 * text's own where it has one, else that of the whole; *sealed tells which. */
static gboolean
digest_holds(const char *text, gsize length, char **digest, gboolean *sealed)
{
    const char *line = g_strrstr_len(text, (gssize)length, DIGEST_KEY);
    *sealed = line != NULL;
    gsize above = line != NULL ? (gsize)(line - text) + 1 : length;
    *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, above);
    if (line == NULL)
        return TRUE;
    g_autofree char *wanted = g_strdup_printf("%s%s\n", DIGEST_KEY, *digest);
    gsize rest = length - (gsize)(line - text);
    return rest == strlen(wanted) && memcmp(line, wanted, rest) == 0;
}

/* records/ has names like 2026-12-r1.yaml; period and revision stand in them as in the text. */
static gboolean
name_holds(const char *base, Period period, int revision, char **wanted)
{
    g_autofree char *name = period_name(period);
    g_autofree char *tail = g_strdup_printf("-r%d" SUFFIX, revision);
    *wanted = g_strconcat(name, tail, NULL);
    if (!g_str_has_suffix(base, tail))
        return FALSE;
    g_autofree char *head = g_strndup(base, strlen(base) - strlen(tail));
    Period read;
    return g_ascii_isalnum(head[0]) && !g_ascii_islower(head[0]) && period_parse(head, 0, &read) &&
           read.first == period.first && read.last == period.last;
}

static int
revision_of_name(const char *base)
{
    const char *mark = g_strrstr(base, "-r");
    int revision = mark != NULL ? atoi(mark + 2) : 1;
    return MAX(revision, 1);
}

/* `next` and `this` depend on the day on which they are read. */
static gboolean
settle_period(Reading *reading, Heading *heading, const char *base, Place place)
{
    Record *record = heading->record;
    if (heading->period == NULL)
        return FALSE;
    if (g_ascii_islower(heading->period[0]) || !period_parse(heading->period, 0, &record->period)) {
        g_autofree char *shown = reading_shown(heading->period);
        return reading_tell(reading, MSG_record_period, place, "value", shown, NULL);
    }
    record->revision = heading->revision > 0 ? heading->revision : revision_of_name(base);
    g_autofree char *wanted = NULL;
    if (!name_holds(base, record->period, record->revision, &wanted))
        return reading_tell(reading, MSG_record_name, place, "wanted", wanted, NULL);
    return TRUE;
}

static gboolean
settle_format(Reading *reading, const Heading *heading, Place place)
{
    if (heading->format == FORMAT)
        return TRUE;
    g_autofree char *value = g_strdup_printf("%" G_GINT64_FORMAT, heading->format);
    return reading_tell(reading, MSG_record_format, place, "value", value, NULL);
}

static void
move_heading(Heading *heading)
{
    Record *record = heading->record;
    record->serial = heading->serial;
    record->seed = heading->seed;
    record->withdrawn = heading->withdrawn;
    record->moment = g_steal_pointer(&heading->moment);
    record->version = g_steal_pointer(&heading->program);
    record->inputs = g_steal_pointer(&heading->inputs);
    record->reason = g_steal_pointer(&heading->reason);
}

static void
heading_clear(Heading *heading)
{
    g_free(heading->period);
    g_free(heading->moment);
    g_free(heading->program);
    g_free(heading->inputs);
    g_free(heading->reason);
    g_free(heading->digest);
}

static void
read_document(Reading *reading, const Source *source, const char *base, gboolean sealed,
              Record *record)
{
    g_autoptr(Document) document = document_new(source, reading->messages);
    const Node *root = document != NULL ? document_root(document) : NULL;
    Heading heading = {.record = record, .format = FORMAT};
    if (document == NULL)
        return;
    if (root == NULL) {
        reading_tell(reading, MSG_missing_key, source_whole(source), "key", "period", NULL);
        return;
    }
    if (fields_read(reading, "record", root, heading_fields, &heading) &&
        settle_format(reading, &heading, root->place) &&
        settle_period(reading, &heading, base, root->place)) {
        move_heading(&heading);
        /* Cut off above its last line, a record of ours would pass for one typed in. */
        if (record->version != NULL && !sealed)
            reading_tell(reading, MSG_record_damaged, source_whole(source), NULL);
        record_rows_read(reading, &heading.lists, record);
    }
    heading_clear(&heading);
}

static void
read_record(Region *region, const char *base, Messages *messages)
{
    g_autofree char *relative = g_build_filename("records", base, NULL);
    g_autofree char *path = g_build_filename(region->folder, relative, NULL);
    g_autofree char *name = file_name_in(region->folder, relative);
    gsize length;
    g_autofree char *text = file_load(path, name, RECORD_BYTES_MAX, &length, PLACE_NONE, messages);
    if (text == NULL)
        return;
    const Source *source = messages_add_source(messages, source_new(name, text, length));
    Record *record = record_new();
    record->path = g_steal_pointer(&relative);
    g_ptr_array_add(region->records, record);
    gboolean sealed;
    if (!digest_holds(text, length, &record->digest, &sealed)) {
        messages_add(messages, MSG_record_damaged, source_whole(source), NULL);
        return;
    }
    Reading reading;
    reading_init(&reading, region, messages);
    read_document(&reading, source, base, sealed, record);
    reading_clear(&reading);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gint
compare_records(gconstpointer first, gconstpointer second)
{
    const Record *a = *(const Record *const *)first;
    const Record *b = *(const Record *const *)second;
    if (a->period.first != b->period.first)
        return a->period.first < b->period.first ? -1 : 1;
    if (a->period.last != b->period.last)
        return a->period.last < b->period.last ? -1 : 1;
    return (a->revision > b->revision) - (a->revision < b->revision);
}

/* One typed in over another of the same period counts after it. */
static void
date_typed_in(const GPtrArray *records)
{
    for (guint i = 1; i < records->len; i++) {
        const Record *before = g_ptr_array_index(records, i - 1);
        Record *record = g_ptr_array_index(records, i);
        if (record->period.first == before->period.first &&
            record->period.last == before->period.last && record->moment == NULL) {
            record->moment = g_strdup(before->moment);
            record->serial = before->serial;
        }
    }
}

/* NULL: told. There may be no records yet. */
static GPtrArray *
list_records(const char *folder, Messages *messages)
{
    g_autofree char *path = file_name_in(folder, "records");
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    if (dir == NULL && errno != ENOENT) {
        file_tell_unreadable(path, errno, PLACE_NONE, messages);
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (name[0] != '.' && g_str_has_suffix(name, SUFFIX))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    return names;
}

/* What repairs of publications in force took in goes on, for whoever plans those days again. */
static void
take_absences(Region *region)
{
    for (guint i = 0; i < region->records->len; i++) {
        const Record *record = g_ptr_array_index(region->records, i);
        if (record->withdrawn || records_newest(region->records, record->period) != record)
            continue;
        for (guint k = 0; k < record->absences->len; k++) {
            const RecordAbsence *absence = g_ptr_array_index(record->absences, k);
            int provider = region_find_provider(region, absence->provider);
            if (provider >= 0)
                g_ptr_array_add(region->requests,
                                request_taken_in(provider, absence->from, absence->to));
        }
    }
}

gboolean
read_records(Region *region, Messages *messages)
{
    guint errors = messages_errors(messages);
    g_autoptr(GPtrArray) names = list_records(region->folder, messages);
    for (guint i = 0; names != NULL && i < names->len; i++)
        read_record(region, g_ptr_array_index(names, i), messages);
    g_ptr_array_sort(region->records, compare_records);
    date_typed_in(region->records);
    if (messages_errors(messages) > errors)
        return FALSE;
    region_add_formers(region);
    take_absences(region);
    return TRUE;
}
