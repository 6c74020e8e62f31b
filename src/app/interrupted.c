#include "app/interrupted.h"

#include "app/publishing.h"
#include "base/stage.h"
#include "read/file.h"

#include <glib/gstdio.h>

#define NOTE "records/.unfinished"
#define NOTE_BYTES_MAX 100

gboolean
interruption_expect(const Session *session, const Record *record, GError **error)
{
    g_autofree char *path = session_path(session, NOTE);
    return file_write(path, record->path, -1, error);
}

void
interruption_over(const Session *session)
{
    g_autofree char *path = session_path(session, NOTE);
    g_unlink(path);
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
                    session_ask(&other, NULL) == EXIT_DONE &&
                    (!session_record(&other) || publish_products(&other, files, NULL));
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
    g_autofree char *path = session_path(session, NOTE);
    file_write_sweep(records);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return;
    g_autoptr(Messages) unheard = messages_new();
    gsize length;
    g_autofree char *text = file_load(path, NOTE, NOTE_BYTES_MAX, &length, PLACE_NONE, unheard);
    const Record *record = text ? noted_record(session, text) : NULL;
    if (!record || finish(session, record->period))
        g_unlink(path);
}
