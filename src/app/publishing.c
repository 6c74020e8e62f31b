#include "app/publishing.h"

#include "app/draft_folder.h"
#include "app/interrupted.h"
#include "base/folder.h"
#include "base/language.h"
#include "base/stage.h"
#include "read/read.h"
#include "region/recorded.h"
#include "write/ics/calendars.h"
#include "write/ics/feeds.h"
#include "write/products.h"
#include "write/publication.h"
#include "write/record/record.h"

#include <glib/gstdio.h>
#include <string.h>

static Record *
make_record(const Session *session, const Rota *rota, guint32 seed)
{
    PublicationFacts facts = {session->moment, session->inputs, seed, session->options->force};
    return record_from_rota(session->question, rota, &facts);
}

gboolean
publish_is_done(const Session *session, const Rota *rota)
{
    const Record *newest = session_record(session);
    g_autoptr(Record) record = newest ? make_record(session, rota, 0) : NULL;
    return newest && record_same_rota(newest, record) &&
           record_is_in_force(record, session->region->records);
}

/* Takes the record over. */
static gboolean
commit(Session *session, Record *made, GError **error)
{
    g_autoptr(Record) record = made;
    g_autofree char *path = session_path(session, record->path);
    g_autofree char *text = write_record(record);
    if (strlen(text) > RECORD_BYTES_MAX) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                    _("%s would be larger than a record may be; publish shorter periods"), path);
        return FALSE;
    }
    if (!interruption_expect(session, record, error) || !file_write(path, text, -1, error))
        return FALSE;
    g_ptr_array_add(session->region->records, g_steal_pointer(&record));
    return TRUE;
}

gboolean
publish_record(Session *session, const Rota *rota, guint32 seed, GError **error)
{
    return commit(session, make_record(session, rota, seed), error);
}

gboolean
publish_withdrawal(Session *session, GError **error)
{
    PublicationFacts facts = {.moment = session->moment, .inputs = session->inputs};
    return commit(session, record_withdrawal(session->question, &facts), error);
}

gboolean
publish_changed(Session *session, const Rota *rota, GPtrArray *files, GError **error)
{
    g_autoptr(Record) record = make_record(session, rota, (guint32)session->options->seed);
    if (!record_is_in_force(record, session->region->records) &&
        !commit(session, g_steal_pointer(&record), error))
        return FALSE;
    return !session_record(session) || publish_products(session, files, error);
}

/* Of what was taken back only its calendar files go on telling. */
static gboolean
write_kept(const Edition *edition, Stage *stage, GError **error)
{
    if (!edition->record->withdrawn)
        return products_write(edition, stage, error);
    return product_write(product_of_format("ics"), edition, stage, error);
}

/* The question as every later run finds it, with the new record among the published: the same
 * record gives the same bytes. */
static Question *
ask_again(const Session *session)
{
    g_autoptr(Messages) told = messages_new();
    return question_new(session->region, session->period, NULL, told);
}

static gboolean
write_period(Session *session, GPtrArray *files, GError **error)
{
    const Record *record = records_newest(session->region->records, session->period);
    g_autoptr(Question) asked = ask_again(session);
    const Question *question = asked != NULL ? asked : session->question;
    g_autoptr(Rota) rota = recorded_rota(question, record, NULL);
    g_autoptr(Audit) audit = audit_rota(question, rota);
    Edition edition = {question, rota, audit, record, FALSE, NULL};
    g_autofree char *folder = publication_folder(session);
    g_autoptr(Stage) stage = stage_new(folder, error);
    if (!stage || !write_kept(&edition, stage, error) || !keep_others(stage, folder, error) ||
        !stage_commit(stage, error))
        return FALSE;
    g_ptr_array_add(files, g_steal_pointer(&folder));
    return TRUE;
}

static gboolean
write_lasting(Session *session, GPtrArray *files, GError **error)
{
    g_autofree char *folder = session_path(session, "out/calendars");
    g_autoptr(Stage) stage = stage_new(folder, error);
    if (!stage || !write_lasting_calendars(session->region, stage, error) ||
        !stage_commit(stage, error))
        return FALSE;
    g_ptr_array_add(files, g_steal_pointer(&folder));
    return TRUE;
}

/* Names of a key that is not used any more must lead nowhere; where it cannot be read, they stay.
 */
static gboolean
write_unguessable(Session *session, GPtrArray *files, GError **error)
{
    g_autofree char *folder = session_path(session, "out/feeds");
    g_autofree char *list = session_path(session, "out/feeds.csv");
    gsize length = 0;
    if (!feeds_are_made(session->region)) {
        if (session->region->calendar_files.feed_secret == NULL) {
            folder_remove(folder);
            g_unlink(list);
        }
        return TRUE;
    }
    g_autoptr(Stage) stage = stage_new(folder, error);
    g_autofree char *table = write_feeds_csv(session->region, &length);
    if (!stage || !write_feeds(session->region, stage, error) || !stage_commit(stage, error) ||
        !file_write(list, table, (gssize)length, error))
        return FALSE;
    g_ptr_array_add(files, g_steal_pointer(&folder));
    return TRUE;
}

gboolean
publish_products(Session *session, GPtrArray *files, GError **error)
{
    if (!write_period(session, files, error) || !write_lasting(session, files, error) ||
        !write_unguessable(session, files, error))
        return FALSE;
    g_autofree char *folder = publication_folder(session);
    g_autofree char *draft = g_strconcat(folder, ".draft", NULL);
    draft_remove(draft);
    const Record *record = records_newest(session->region->records, session->period);
    if (interruption_over(session, record))
        run_published(session->options->run, record->path);
    run_revision(session->options->run, record->withdrawn ? "withdrawn" : "published",
                 record->revision);
    return TRUE;
}
