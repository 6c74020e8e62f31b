#include "app/current.h"

#include "app/draft_folder.h"
#include "audit/audit.h"
#include "base/language.h"
#include "read/draft.h"
#include "region/record.h"
#include "write/json.h"

#include <stdio.h>

#define FORMAT 1

static void
tell(const Session *session, const char *status, int revision, int open, const char *sentence)
{
    if (session->options->json) {
        Json json = json_new();
        json_whole(&json, "format", FORMAT);
        json_string(&json, "period", session->period_name);
        json_string(&json, "status", status);
        if (revision > 0)
            json_whole(&json, "revision", revision);
        if (open >= 0)
            json_whole(&json, "open", open);
        g_autofree char *document = json_free(&json);
        fputs(document, stdout);
    } else if (!session->options->quiet) {
        printf("%s: %s\n", session->period_name, sentence);
    }
}

gboolean
current_is_published(const Session *session)
{
    const Options *options = session->options;
    /* Withdrawn ones too: who took a publication back does not want it made again unasked. */
    const Record *record =
        options->unless ? records_newest(session->region->records, session->period) : NULL;
    if (!record)
        return FALSE;
    gboolean same = !record->withdrawn && g_strcmp0(record->inputs, session->inputs) == 0;
    if (!same && g_str_equal(options->unless, "current"))
        return FALSE;
    const char *status = record->withdrawn ? "withdrawn" : same ? "current" : "published";
    run_revision(options->run, status, record->revision);
    tell(session, status, record->revision, -1,
         record->withdrawn ? _("the publication was taken back; left so")
         : same            ? _("published already, of these very inputs")
                           : _("published already; the inputs have changed since"));
    return TRUE;
}

gboolean
current_is_draft(Session *session, ExitCode *code)
{
    if (!session->options->unless)
        return FALSE;
    g_autofree char *folder = draft_folder(session);
    g_autofree char *path = g_build_filename(folder, "rota.json", NULL);
    g_autoptr(Messages) unheard = messages_new();
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return FALSE;
    g_autoptr(Draft) draft = draft_read(path, path, unheard);
    if (!draft || g_strcmp0(draft->inputs, session->inputs) != 0)
        return FALSE;
    g_autoptr(Rota) rota = draft_rota(draft, session->question, path, unheard);
    if (!rota)
        return FALSE;
    g_autoptr(Audit) audit = audit_rota(session->question, rota);
    run_solved(session->options->run, "current", -1, audit->short_places);
    tell(session, "current", 0, audit->short_places, _("the draft is of these very inputs"));
    *code = audit->short_places > 0 ? EXIT_UNFILLED : EXIT_DONE;
    return TRUE;
}
