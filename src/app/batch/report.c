#include "app/batch/batch.h"
#include "base/language.h"
#include "base/width.h"
#include "write/json/json.h"

#include <stdio.h>
#include <string.h>

#define FORMAT 1

static const struct {
    const char *word;
    gboolean well;
} states[] = {[STATE_WAITING] = {"not-run", FALSE},    [STATE_DRAFTED] = {"drafted", TRUE},
              [STATE_PUBLISHED] = {"published", TRUE}, [STATE_CURRENT] = {"current", TRUE},
              [STATE_LEFT] = {"left", TRUE},           [STATE_OPEN] = {"unfilled", FALSE},
              [STATE_FAILED] = {"failed", FALSE},      [STATE_LATE] = {"late", FALSE},
              [STATE_CRASHED] = {"crashed", FALSE}};

/* Why, by exit code. */
static const struct {
    ExitCode code;
    const char *word;
} failures[] = {{EXIT_NO_ROTA, "no-rota"}, {EXIT_INPUT, "input"},
                {EXIT_TIME, "time"},       {EXIT_HARD_BREACH, "hard-breaches"},
                {EXIT_DOUBT, "doubt"},     {EXIT_IO, "io"},
                {EXIT_LOCKED, "locked"},   {EXIT_USAGE, "usage"}};

const char *
batch_word(const BatchRegion *region)
{
    for (gsize i = 0; region->state == STATE_FAILED && i < G_N_ELEMENTS(failures); i++) {
        if (failures[i].code == region->code)
            return failures[i].word;
    }
    return states[region->state].word;
}

gboolean
batch_is_well(const BatchRegion *region)
{
    return states[region->state].well && region->hook <= 0;
}

static void
add_region(Json *json, const BatchRegion *region)
{
    json_begin_object(json, NULL);
    json_string(json, "folder", region->folder);
    json_string(json, "association", region->association);
    json_string(json, "status", batch_word(region));
    json_whole(json, "exit", region->code);
    json_double(json, "seconds", region->seconds);
    if (region->gap >= 0)
        json_double(json, "gap", region->gap);
    if (region->open >= 0)
        json_whole(json, "unfilled", region->open);
    if (region->revision > 0)
        json_whole(json, "revision", region->revision);
    if (region->hook >= 0)
        json_whole(json, "hook", region->hook);
    if (!batch_is_well(region) && region->message)
        json_string(json, "message", region->message);
    json_end_object(json);
}

/* How many bear each word, by word. */
static GHashTable *
count(const Batch *batch)
{
    GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < batch->regions->len; i++) {
        gpointer word = (gpointer)batch_word(g_ptr_array_index(batch->regions, i));
        guint seen = GPOINTER_TO_UINT(g_hash_table_lookup(counts, word));
        g_hash_table_insert(counts, word, GUINT_TO_POINTER(seen + 1));
    }
    return counts;
}

static GList *
sorted_words(GHashTable *counts)
{
    return g_list_sort(g_hash_table_get_keys(counts), (GCompareFunc)strcmp);
}

static void
print_json(const Batch *batch, ExitCode code)
{
    g_autoptr(GHashTable) counts = count(batch);
    g_autoptr(GList) words = sorted_words(counts);
    g_autofree char *slice = g_strdup_printf("%d/%d", batch->part, batch->parts);
    Json json = json_new();
    json_whole(&json, "format", FORMAT);
    json_string(&json, "period", batch->period);
    json_string(&json, "slice", slice);
    json_whole(&json, "exit", code);
    json_double(&json, "seconds", (double)(g_get_monotonic_time() - batch->begun) / G_USEC_PER_SEC);
    json_begin_object(&json, "counts");
    for (const GList *word = words; word; word = word->next)
        json_whole(&json, word->data, GPOINTER_TO_UINT(g_hash_table_lookup(counts, word->data)));
    json_end_object(&json);
    json_begin_array(&json, "regions");
    for (guint i = 0; i < batch->regions->len; i++)
        add_region(&json, g_ptr_array_index(batch->regions, i));
    json_end_array(&json);
    g_autofree char *document = json_free(&json);
    fputs(document, stdout);
}

static void
print_cell(FILE *to, const char *text, int width)
{
    fprintf(to, "%s%*s  ", text, MAX(0, width - text_width(text)), "");
}

static void
print_region(const BatchRegion *region, int width, FILE *to)
{
    g_autofree char *gap =
        region->gap >= 0 ? g_strdup_printf("%.2f %%", 100 * region->gap) : g_strdup("");
    g_autofree char *open = region->open > 0 ? g_strdup_printf("%d", region->open) : g_strdup("");
    g_autofree char *folder = text_plain(region->folder);
    g_autofree char *message = text_plain(region->message ? region->message : "");
    print_cell(to, folder, width);
    print_cell(to, batch_word(region), 13);
    fprintf(to, "%7.1f s  %9s  %4s  %s\n", region->seconds, gap, open,
            batch_is_well(region) ? "" : message);
}

/* "890 regions: 880 drafted, 10 unfilled; 1234.5 s" */
static void
print_counts(const Batch *batch, FILE *to)
{
    g_autoptr(GHashTable) counts = count(batch);
    g_autoptr(GList) words = sorted_words(counts);
    fprintf(to, _("%s: regions: %u"), batch->period, batch->regions->len);
    for (const GList *word = words; word; word = word->next)
        fprintf(to, ", %s %u", (const char *)word->data,
                GPOINTER_TO_UINT(g_hash_table_lookup(counts, word->data)));
    fprintf(to, "; %.1f s\n", (double)(g_get_monotonic_time() - batch->begun) / G_USEC_PER_SEC);
}

void
batch_report(const Batch *batch, ExitCode code)
{
    gboolean quiet = batch->options->quiet;
    FILE *to = quiet ? stderr : stdout;
    int width = 0;
    if (batch->options->json) {
        print_json(batch, code);
        return;
    }
    for (guint i = 0; i < batch->regions->len; i++) {
        const BatchRegion *region = g_ptr_array_index(batch->regions, i);
        g_autofree char *folder = text_plain(region->folder);
        width = MAX(width, text_width(folder));
    }
    for (guint i = 0; i < batch->regions->len; i++) {
        const BatchRegion *region = g_ptr_array_index(batch->regions, i);
        if (!quiet || !batch_is_well(region))
            print_region(region, width, to);
    }
    if (!quiet || code != EXIT_DONE)
        print_counts(batch, to);
}
