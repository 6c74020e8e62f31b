/* rinban import FORMAT FILE: foreign files into this format. */
#include "app/command/commands.h"
#include "app/import_sheets.h"
#include "app/session.h"
#include "base/language.h"
#include "base/stage.h"
#include "import/oncall.h"
#include "read/file.h"
#include "write/json/messages_json.h"

#include <stdio.h>
#include <string.h>

#define DATA_BYTES_MAX ((gsize)16 << 20)

static ExitCode
io_error(const GError *error)
{
    fprintf(stderr, "rinban: %s\n", error->message);
    return EXIT_IO;
}

/* An id from the file's name: small letters, digits and hyphens. */
static char *
id_of(const char *name)
{
    g_autofree char *base = g_path_get_basename(name);
    g_autofree char *stem = g_ascii_strdown(base, -1);
    char *dot = strrchr(stem, '.');
    if (dot)
        *dot = '\0';
    g_strcanon(stem, "abcdefghijklmnopqrstuvwxyz0123456789-", '-');
    return g_strdup_printf("oncall-%.20s", stem);
}

static ExitCode
make_oncall(const Options *options, const Source *source, Messages *messages)
{
    g_autoptr(Dzn) dzn = dzn_read(source, messages);
    g_autofree char *id = id_of(source_name(source));
    g_autoptr(OncallRegion) made = dzn ? import_oncall(dzn, id, messages, source) : NULL;
    if (!made)
        return EXIT_INPUT;
    const char *folder = options->folder ? options->folder : ".";
    g_autofree char *region = g_build_filename(folder, "region.yaml", NULL);
    g_autofree char *requests = g_build_filename(folder, "requests", "oncall.csv", NULL);
    if (g_file_test(region, G_FILE_TEST_EXISTS)) {
        fprintf(stderr, _("rinban: %s is there already; nothing was written\n"), region);
        return EXIT_INPUT;
    }
    g_autoptr(GError) error = NULL;
    if (!file_write(requests, made->requests, -1, &error) ||
        !file_write(region, made->region, -1, &error))
        return io_error(error);
    g_autofree char *period = period_name(made->period);
    if (!options->quiet)
        puts(period);
    return EXIT_DONE;
}

static void
report(const Options *options, Messages *messages)
{
    for (guint i = 0; !options->json && i < messages_count(messages); i++) {
        g_autofree char *text = message_render(messages_get(messages, i));
        fprintf(stderr, "%s\n", text);
    }
    if (options->json && messages_errors(messages) > 0) {
        g_autofree char *document = write_messages_json(messages);
        puts(document);
    }
}

/* The benchmark is a region of its own: there is none yet. */
static ExitCode
import_minizinc_oncall(const Options *options)
{
    const char *path = options->arguments[1];
    gsize length = 0;
    g_autoptr(Messages) messages = messages_new();
    g_autofree char *text = file_load(path, path, DATA_BYTES_MAX, &length, PLACE_NONE, messages);
    ExitCode code = EXIT_INPUT;
    if (text)
        code = make_oncall(options, messages_add_source(messages, source_new(path, text, length)),
                           messages);
    report(options, messages);
    return code;
}

static const struct {
    const char *word;
    ExitCode (*run)(const Options *options);
} formats[] = {{"rota", import_rota},
               {"requests", import_requests},
               {"minizinc-oncall", import_minizinc_oncall}};

ExitCode
command_import(const Options *options)
{
    const char *word = options->arguments[0];
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (strcmp(formats[i].word, word) == 0)
            return formats[i].run(options);
    }
    fprintf(stderr,
            _("rinban import: there is no format “%s”; there are rota, requests and "
              "minizinc-oncall\n"),
            word);
    return EXIT_USAGE;
}
