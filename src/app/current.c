#include "app/current.h"

#include "app/draft_folder.h"
#include "app/published.h"
#include "audit/audit.h"
#include "base/language.h"
#include "read/draft.h"
#include "region/record.h"
#include "write/json/json.h"

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

/* The publication that took back all days of the period, or NULL. */
static const Record *
taken_back(const Session *session)
{
    const GPtrArray *records = session->region->records;
    const Record *newest = NULL;
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        if (record->withdrawn && record->period.first <= session->period.first &&
            session->period.last <= record->period.last &&
            (!newest || record_compare_publication(record, newest) > 0))
            newest = record;
    }
    return newest;
}

static gboolean
all_current(const Session *session, const GPtrArray *records)
{
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        g_autofree char *inputs = session_inputs_of(session, record->period);
        if (g_strcmp0(record->inputs, inputs) != 0)
            return FALSE;
    }
    return TRUE;
}

static gboolean
leave(const Session *session, const char *status, int revision, const char *sentence)
{
    run_revision(session->options->run, status, revision);
    tell(session, status, revision, -1, sentence);
    return TRUE;
}

static gboolean
leave_part(Session *session, ExitCode *code)
{
    *code = EXIT_INPUT;
    return published_tell_part(session, MSG_unless_in_part);
}

gboolean
current_is_published(Session *session, ExitCode *code)
{
    const Options *options = session->options;
    if (!options->unless)
        return FALSE;
    gboolean every_day, current_only = g_str_equal(options->unless, "current");
    g_autoptr(GPtrArray) records =
        records_in_force(session->region->records, session->period, &every_day);
    /* Who took a publication back does not want it made again unasked. */
    const Record *back = records->len == 0 && !current_only ? taken_back(session) : NULL;
    if (back)
        return leave(session, "withdrawn", back->revision,
                     _("the publication was taken back; left so"));
    if (records->len == 0)
        return FALSE;
    if (!records_publish(session->region->records, session->period))
        return current_only ? FALSE : leave_part(session, code);
    gboolean same = all_current(session, records);
    if (!same && current_only)
        return FALSE;
    return leave(session, same ? "current" : "published", published_newest(session)->revision,
                 same ? _("published already, of these very inputs")
                      : _("published already; the inputs have changed since"));
}

gboolean
current_is_draft(Session *session, ExitCode *code)
{
    if (!session->options->unless)
        return FALSE;
    g_autofree char *path = NULL;
    g_autoptr(Draft) draft = draft_standing(session, &path);
    g_autoptr(Messages) unheard = messages_new();
    if (!draft || draft->interrupted || g_strcmp0(draft->inputs, session->inputs) != 0)
        return FALSE;
    g_autoptr(Rota) rota = draft_rota(draft, session->question, path, unheard);
    if (!rota)
        return FALSE;
    g_autoptr(Audit) audit = audit_rota(session->question, rota);
    run_solved(session->options->run, "current", draft->gap, audit->short_places);
    tell(session, "current", 0, audit->short_places, _("the draft is of these very inputs"));
    *code = audit->short_places > 0 ? EXIT_UNFILLED : EXIT_DONE;
    return TRUE;
}
