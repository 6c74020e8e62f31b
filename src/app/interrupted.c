#include "app/interrupted.h"

#include "app/publishing.h"
#include "base/stage.h"
#include "read/file.h"

#include <glib/gstdio.h>

/* One record on a line; usually there is one at most, but what cannot be finished waits while other
 * periods are published. */
#define NOTE "records/.unfinished"
#define NOTE_BYTES_MAX 4096

/* The records noted; the caller frees. */
static char **
read_notes(const Session *session)
{
    g_autofree char *path = session_path(session, NOTE);
    g_autoptr(Messages) unheard = messages_new();
    gsize length;
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return g_new0(char *, 1);
    g_autofree char *text = file_load(path, NOTE, NOTE_BYTES_MAX, &length, PLACE_NONE, unheard);
    return g_strsplit(text ? text : "", "\n", -1);
}

/* Writes those that are left but the one, and another where it is not NULL. */
static gboolean
write_notes(const Session *session, char **notes, const char *without, const char *with,
            GError **error)
{
    g_autofree char *path = session_path(session, NOTE);
    g_autoptr(GString) text = g_string_new(NULL);
    for (gsize i = 0; notes[i]; i++) {
        if (*notes[i] && !g_str_equal(notes[i], without))
            g_string_append_printf(text, "%s\n", notes[i]);
    }
    if (with)
        g_string_append_printf(text, "%s\n", with);
    if (text->len > 0)
        return file_write(path, text->str, -1, error);
    g_unlink(path);
    return !g_file_test(path, G_FILE_TEST_EXISTS);
}

gboolean
interruption_expect(const Session *session, const Record *record, GError **error)
{
    g_auto(GStrv) notes = read_notes(session);
    return write_notes(session, notes, record->path, record->path, error);
}

gboolean
interruption_over(const Session *session, const Record *record)
{
    g_auto(GStrv) notes = read_notes(session);
    return g_strv_contains((const char *const *)notes, record->path) &&
           write_notes(session, notes, record->path, NULL, NULL);
}

/* The period may be another than the command's: it gets a session of its own. */
static gboolean
finish(const Session *session, Period period)
{
    g_autofree char *name = period_name(period);
    Options options = {.folder = session->options->folder, .today = session->options->today};
    Session other;
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    gboolean done = session_open(&other, &options, name, NULL) == EXIT_DONE &&
                    session_ask(&other, NULL) == EXIT_DONE && publish_products(&other, files, NULL);
    g_clear_pointer(&other.messages, messages_free);
    session_close(&other, EXIT_DONE);
    return done;
}

/* NULL: it never came to the commit. */
static const Record *
noted_record(const Session *session, const char *note)
{
    for (guint i = 0; i < session->region->records->len; i++) {
        const Record *record = g_ptr_array_index(session->region->records, i);
        if (g_strcmp0(record->path, note) == 0)
            return record;
    }
    return NULL;
}

void
interruption_heal(const Session *session)
{
    g_autofree char *records = session_path(session, "records");
    file_write_sweep(records);
    g_auto(GStrv) notes = read_notes(session);
    if (!notes[0])
        write_notes(session, notes, "", NULL, NULL);
    for (gsize i = 0; notes[i]; i++) {
        const Record *record = noted_record(session, notes[i]);
        g_auto(GStrv) left = read_notes(session);
        if (!record)
            write_notes(session, left, notes[i], NULL, NULL);
        else if (finish(session, record->period))
            run_published(session->options->run, record->path);
    }
}
