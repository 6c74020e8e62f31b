#include "app/import_sheets.h"

#include "app/session.h"
#include "base/language.h"
#include "base/stage.h"
#include "import/answers.h"
#include "import/past.h"
#include "read/file.h"
#include "write/json/import_json.h"

#include <stdio.h>
#include <string.h>

#define SHEET_BYTES_MAX ((gsize)16 << 20)

/* What came of a sheet: where it belongs, its text, and how much it is. */
typedef struct {
    char *path;
    char *text;
    char *summary; /* NULL: nothing to say of it */
    ImportCount counts[2];
} Imported;

typedef gboolean Take(Session *session, const Source *source, Imported *imported);

static const Period *
period_said(const Session *session)
{
    return session->period_name ? &session->period : NULL;
}

static guint
count_providers(const Record *record)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < record->duties->len; i++)
        g_hash_table_add(seen, ((RecordDuty *)g_ptr_array_index(record->duties, i))->provider);
    return g_hash_table_size(seen);
}

static gboolean
take_rota(Session *session, const Source *source, Imported *imported)
{
    g_autoptr(Record) record =
        import_past(session->region, period_said(session), source, session->messages);
    if (!record)
        return FALSE;
    guint covered = past_covered(session->region, record);
    guint providers = count_providers(record);
    g_autofree char *count = g_strdup_printf("%u", covered);
    if (covered > 0)
        messages_add(session->messages, MSG_import_covered, PLACE_NONE, "count", count, NULL);
    imported->path = session_path(session, record->path);
    imported->text = past_text(session->region, record);
    imported->counts[0] = (ImportCount){"duties", record->duties->len};
    imported->counts[1] = (ImportCount){"providers", providers};
    imported->summary =
        g_strdup_printf(_("%u duties of %u providers; their fair parts come from today's region "
                          "(from, until, leave, share)"),
                        record->duties->len, providers);
    return TRUE;
}

/* requests/<name of the file>.csv; hidden files are not read there. */
static char *
requests_path(const Session *session, const char *file)
{
    g_autofree char *base = g_path_get_basename(file);
    char *dot = strrchr(base, '.');
    if (dot && dot > base)
        *dot = '\0';
    g_autofree char *name = g_strdup_printf("requests/%s%s.csv", *base == '.' ? "sheet" : "", base);
    return session_path(session, name);
}

static gboolean
take_requests(Session *session, const Source *source, Imported *imported)
{
    g_autoptr(Answers) answers =
        import_answers(session->region, period_said(session), source, session->messages);
    if (!answers)
        return FALSE;
    imported->path = requests_path(session, session->options->arguments[1]);
    imported->text = g_steal_pointer(&answers->text);
    imported->counts[0] = (ImportCount){"people", answers->people};
    imported->counts[1] = (ImportCount){"requests", answers->requests};
    imported->summary =
        g_strdup_printf(_("%u people, %u requests"), answers->people, answers->requests);
    return TRUE;
}

static void
imported_clear(Imported *imported)
{
    g_free(imported->path);
    g_free(imported->text);
    g_free(imported->summary);
}

static ExitCode
write_imported(const Imported *imported, const char *path)
{
    g_autoptr(GError) error = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        fprintf(stderr, _("rinban: %s is there already; nothing was written\n"), path);
        return EXIT_INPUT;
    }
    if (file_write(path, imported->text, -1, &error))
        return EXIT_DONE;
    fprintf(stderr, "rinban: %s\n", error->message);
    return EXIT_IO;
}

static void
print_imported(Session *session, const Imported *imported, const char *path)
{
    messages_sort(session->messages);
    if (session->options->json) {
        g_autofree char *document = write_import_json(path, imported->counts, session->messages);
        fputs(document, stdout);
    } else if (!session->options->quiet) {
        printf("%s: %s\n", path, imported->summary);
    }
}

static ExitCode
put(Session *session, const Imported *imported)
{
    const Options *options = session->options;
    const char *path = options->output ? options->output : imported->path;
    if (options->output && strcmp(options->output, "-") == 0) {
        fputs(imported->text, stdout);
        return EXIT_DONE;
    }
    ExitCode code = write_imported(imported, path);
    if (code == EXIT_DONE)
        print_imported(session, imported, path);
    return code;
}

static ExitCode
take_file(Session *session, Take *take, Imported *imported)
{
    const char *path = session->options->arguments[1];
    gsize length;
    g_autofree char *data =
        file_load(path, path, SHEET_BYTES_MAX, &length, PLACE_NONE, session->messages);
    const Source *source = data ? csv_source(path, data, length, session->messages) : NULL;
    return source && take(session, source, imported) ? EXIT_DONE : EXIT_INPUT;
}

static ExitCode
import_sheet(const Options *options, Take *take)
{
    Session session;
    Imported imported = {0};
    Lock lock = {-1};
    ExitCode code = session_open(&session, options, options->arguments[2], &lock);
    if (code == EXIT_DONE)
        code = take_file(&session, take, &imported);
    if (code == EXIT_DONE)
        code = put(&session, &imported);
    imported_clear(&imported);
    session_close(&session, code);
    lock_release(&lock);
    return code;
}

ExitCode
import_rota(const Options *options)
{
    return import_sheet(options, take_rota);
}

ExitCode
import_requests(const Options *options)
{
    return import_sheet(options, take_requests);
}
