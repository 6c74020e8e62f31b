/* rinban init FOLDER: a small commented region that solves as it stands. */
#include "app/commands.h"
#include "app/template.h"
#include "base/language.h"
#include "base/stage.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static gboolean
write_template(const char *resource, const char *path, GError **error)
{
    /* named, so that a static library brings it along */
    g_autoptr(GBytes) bytes = g_resource_lookup_data(template_get_resource(), resource,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
    gsize length = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    return text && file_write(path, text, (gssize)length, error);
}

/* An existing folder is taken only while nothing of a region is in it. */
static gboolean
is_free(const char *folder)
{
    static const char *const parts[] = {"region.yaml", "requests", "records", "out"};
    if (g_file_test(folder, G_FILE_TEST_EXISTS) && !g_file_test(folder, G_FILE_TEST_IS_DIR))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(folder, parts[i], NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return FALSE;
    }
    return TRUE;
}

ExitCode
command_init(const Options *options)
{
    g_autofree char *folder = options->folder && !g_path_is_absolute(options->arguments[0])
                                  ? g_build_filename(options->folder, options->arguments[0], NULL)
                                  : g_strdup(options->arguments[0]);
    if (!is_free(folder)) {
        fprintf(stderr, _("rinban: %s is not empty; nothing was written\n"), folder);
        return EXIT_INPUT;
    }
    gboolean japanese = strcmp(language_get(), "ja") == 0;
    g_autofree char *region = g_build_filename(folder, "region.yaml", NULL);
    g_autofree char *requests = g_build_filename(folder, "requests", "2026-12.csv", NULL);
    g_autoptr(GError) error = NULL;
    if (!write_template("/rinban/template/requests.csv", requests, &error) ||
        !write_template(japanese ? "/rinban/template/region.ja.yaml"
                                 : "/rinban/template/region.en.yaml",
                        region, &error)) {
        fprintf(stderr, "rinban: %s\n", error->message);
        return EXIT_IO;
    }
    if (!options->quiet)
        printf(_("%s is ready. Next: rinban -C %s check, rinban -C %s solve 2026-12\n"), region,
               folder, folder);
    return EXIT_DONE;
}
