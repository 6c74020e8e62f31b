#include "app/batch/batch.h"
#include "base/language.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A folder's name takes at most 4,096 bytes; a million of them is no list for one machine. */
#define LINE_BYTES_MAX 4096
#define REGIONS_MAX 100000

static void
region_clear(gpointer data)
{
    BatchRegion *region = data;
    g_free(region->folder);
    g_free(region->path);
    g_free(region->association);
    g_free(region->message);
    g_free(region);
}

static void
add(Batch *batch, const char *name, const char *from)
{
    BatchRegion *region = g_new0(BatchRegion, 1);
    *region = (BatchRegion){.folder = g_strdup(name),
                            .path = g_canonicalize_filename(name, from),
                            .gap = -1,
                            .open = -1,
                            .revision = -1,
                            .hook = -1};
    g_ptr_array_add(batch->regions, region);
}

/* Empty lines and those that begin with # say nothing. */
static gboolean
add_lines(Batch *batch, FILE *file, const char *from)
{
    char line[LINE_BYTES_MAX + 2];
    while (fgets(line, sizeof line, file)) {
        if (strlen(line) > LINE_BYTES_MAX || batch->regions->len > REGIONS_MAX) {
            errno = EFBIG;
            return FALSE;
        }
        line[strcspn(line, "\r\n")] = '\0';
        const char *name = line;
        if (g_str_has_prefix(name, "\xef\xbb\xbf"))
            name += 3;
        if (*name && *name != '#')
            add(batch, name, from);
    }
    return !ferror(file);
}

/* Names in a file are relative to the file, so that it means the same from everywhere. */
static ExitCode
add_manifest(Batch *batch, const char *name, const char *from)
{
    gboolean standard = g_str_equal(name, "-");
    g_autofree char *path = g_canonicalize_filename(name, from);
    g_autofree char *parent = g_path_get_dirname(path);
    FILE *file = standard ? stdin : fopen(path, "re");
    gboolean done = file && add_lines(batch, file, standard ? from : parent);
    if (!done)
        fprintf(stderr, _("rinban: %s cannot be read: %s\n"), name, g_strerror(errno));
    if (file && !standard)
        fclose(file);
    return done ? EXIT_DONE : EXIT_IO;
}

/* A region named twice would wait for its own lock. */
static void
drop_doubles(Batch *batch)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, free, NULL);
    for (guint i = 0; i < batch->regions->len;) {
        const BatchRegion *region = g_ptr_array_index(batch->regions, i);
        char *real = realpath(region->path, NULL);
        if (g_hash_table_add(seen, real ? real : strdup(region->path)))
            i++;
        else
            g_ptr_array_remove_index(batch->regions, i);
    }
}

static gboolean
read_slice(Batch *batch, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "/", -1);
    gint64 part, of;
    if (g_strv_length(parts) != 2 ||
        !g_ascii_string_to_signed(parts[1], 10, 1, REGIONS_MAX, &of, NULL) ||
        !g_ascii_string_to_signed(parts[0], 10, 1, of, &part, NULL))
        return FALSE;
    batch->part = (int)part;
    batch->parts = (int)of;
    return TRUE;
}

/* Every parts-th, so that neighbours, who are often alike in size, go to different parts. */
static void
cut(Batch *batch)
{
    for (guint i = batch->regions->len; i-- > 0;) {
        if ((int)(i % (guint)batch->parts) != batch->part - 1)
            g_ptr_array_remove_index(batch->regions, i);
    }
}

ExitCode
batch_list(Batch *batch)
{
    const Options *options = batch->options;
    guint folders = g_strv_length(options->arguments) - 1;
    g_autofree char *here = g_get_current_dir();
    g_autofree char *from = g_canonicalize_filename(options->folder ? options->folder : ".", here);
    batch->regions = g_ptr_array_new_with_free_func(region_clear);
    batch->part = batch->parts = 1;
    if (options->slice && !read_slice(batch, options->slice)) {
        fputs(_("rinban batch: --slice wants I/N, such as 3/10\n"), stderr);
        return EXIT_USAGE;
    }
    if (folders == 0 && !options->manifest) {
        fputs(_("rinban batch: give folders, or --manifest with a list of them\n"), stderr);
        return EXIT_USAGE;
    }
    for (guint i = 0; i < folders; i++)
        add(batch, options->arguments[i], from);
    ExitCode code = options->manifest ? add_manifest(batch, options->manifest, from) : EXIT_DONE;
    drop_doubles(batch);
    cut(batch);
    return code;
}
