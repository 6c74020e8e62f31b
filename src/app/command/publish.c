/* rinban publish PERIOD: the draft, or a rota made by hand, becomes a record with all products. */
#include "app/command/commands.h"
#include "app/draft_folder.h"
#include "app/efforts.h"
#include "app/published.h"
#include "app/publishing.h"
#include "app/told.h"
#include "base/language.h"
#include "read/draft.h"
#include "read/read.h"
#include "write/json/publication_json.h"
#include "write/json/solution.h"

#include <stdio.h>
#include <string.h>

/* What is to be published. */
typedef struct {
    Rota *rota; /* NULL: nothing new; the products of the period's own record are finished */
    guint32 seed;
    gboolean stale;
} Candidate;

static ExitCode
take_draft(Session *session, Candidate *candidate)
{
    g_autofree char *folder = draft_folder(session);
    g_autofree char *path = g_build_filename(folder, "rota.json", NULL);
    if (!draft_stands(session)) {
        if (records_publish(session->region->records, session->period))
            return EXIT_DONE;
        messages_add(session->messages, MSG_no_draft, PLACE_NONE, "period", session->period_name,
                     NULL);
        return EXIT_INPUT;
    }
    g_autoptr(Draft) draft = draft_read(path, path, session->messages);
    candidate->rota = draft ? draft_rota(draft, session->question, path, session->messages) : NULL;
    if (!candidate->rota)
        return EXIT_INPUT;
    candidate->seed = draft->seed;
    candidate->stale = g_strcmp0(draft->inputs, session->inputs) != 0;
    return EXIT_DONE;
}

static ExitCode
take_candidate(Session *session, Candidate *candidate)
{
    g_autofree char *draft = draft_folder(session);
    g_autofree char *publication = publication_folder(session);
    ExitCode code = guard_edited(session, draft);
    if (code == EXIT_DONE && strcmp(draft, publication) != 0)
        code = guard_edited(session, publication);
    if (code != EXIT_DONE)
        return code;
    if (!session->options->rota)
        return take_draft(session, candidate);
    candidate->rota = read_rota(session->question, session->options->rota, session->messages);
    return candidate->rota ? EXIT_DONE : EXIT_INPUT;
}

/* Whether the rota may be published as it stands. */
static ExitCode
judge(Session *session, const Candidate *candidate)
{
    const Options *options = session->options;
    if (candidate->stale && !options->stale) {
        messages_add(session->messages, MSG_draft_stale, PLACE_NONE, "period", session->period_name,
                     NULL);
        return EXIT_INPUT;
    }
    g_autoptr(Audit) audit = audit_rota(session->question, candidate->rota);
    efforts_tell(session, audit);
    g_autofree char *hard = g_strdup_printf("%d", audit->hard);
    g_autofree char *open = g_strdup_printf("%d", audit->short_places);
    if (audit->hard > 0 && !options->force) {
        if (options->json) {
            g_autofree char *document =
                write_audit_json(session->question, candidate->rota, audit, session->messages);
            fputs(document, stdout);
        } else {
            told_audit(session->question, audit);
            messages_add(session->messages, MSG_hard_breaches, PLACE_NONE, "count", hard, NULL);
        }
        return EXIT_HARD_BREACH;
    }
    if (audit->short_places > 0)
        messages_add(session->messages, MSG_open_places, PLACE_NONE, "count", open, "period",
                     session->period_name, NULL);
    return EXIT_DONE;
}

/* Published within others, and no draft that says otherwise. */
static ExitCode
leave(Session *session)
{
    ExitCode code = published_look(session);
    const Record *newest = published_newest(session);
    run_revision(session->options->run, "published", newest->revision);
    if (session->options->json) {
        g_autoptr(GPtrArray) files = g_ptr_array_new();
        g_autofree char *path = session_path(session, newest->path);
        g_autofree char *document =
            write_publication_report(newest, path, session->messages, files);
        fputs(document, stdout);
    } else if (!session->options->quiet) {
        published_tell(session);
    }
    return code;
}

static ExitCode
publish(Session *session, const Candidate *candidate)
{
    if (!candidate->rota && !session_record(session))
        return leave(session);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) error = NULL;
    if ((candidate->rota && !publish_record(session, candidate->rota, candidate->seed, &error)) ||
        !publish_products(session, files, &error)) {
        fprintf(stderr, "rinban: %s\n", error->message);
        return EXIT_IO;
    }
    if (!session->options->quiet || session->options->json)
        told_publication(session, _("%s: revision %d is published\n"), files);
    return EXIT_DONE;
}

ExitCode
command_publish(const Options *options)
{
    Session session;
    Candidate candidate = {0};
    Lock lock = {-1};
    ExitCode code = session_open(&session, options, options->arguments[0], &lock);
    if (code == EXIT_DONE) {
        session_freeze(&session);
        code = session_ask(&session, NULL);
    }
    if (code == EXIT_DONE)
        code = take_candidate(&session, &candidate);
    if (code == EXIT_DONE && candidate.rota && publish_is_done(&session, candidate.rota))
        g_clear_pointer(&candidate.rota, rota_free);
    if (code == EXIT_DONE && candidate.rota)
        code = judge(&session, &candidate);
    if (code == EXIT_DONE)
        code = publish(&session, &candidate);
    rota_free(candidate.rota);
    session_close(&session, code);
    lock_release(&lock);
    return code;
}
