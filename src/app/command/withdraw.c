/* rinban withdraw PERIOD: a publication is taken back. */
#include "app/command/commands.h"
#include "app/draft_folder.h"
#include "app/published.h"
#include "app/publishing.h"
#include "app/told.h"
#include "base/language.h"

#include <stdio.h>

/* What was taken back already only has its products finished. */
static ExitCode
withdraw(Session *session)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) error = NULL;
    if ((records_publish(session->region->records, session->period) &&
         !publish_withdrawal(session, &error)) ||
        !publish_products(session, files, &error)) {
        fprintf(stderr, "rinban: %s\n", error->message);
        return EXIT_IO;
    }
    if (!session->options->quiet && !session->options->json)
        published_tell(session);
    if (!session->options->quiet || session->options->json)
        told_publication(session, _("%s: taken back by revision %d\n"), files);
    return EXIT_DONE;
}

/* Nothing that people have edited is dropped unasked. */
static ExitCode
look(Session *session)
{
    g_autofree char *draft = draft_folder(session);
    g_autofree char *publication = publication_folder(session);
    const GPtrArray *records = session->region->records;
    gboolean published = records_publish(records, session->period);
    ExitCode code = EXIT_DONE;
    if (published || !records_newest(records, session->period))
        code = published_look(session);
    if (code == EXIT_DONE && published)
        code = guard_edited(session, draft);
    return code == EXIT_DONE ? guard_edited(session, publication) : code;
}

ExitCode
command_withdraw(const Options *options)
{
    Session session;
    Lock lock = {-1};
    ExitCode code = session_open(&session, options, options->arguments[0], &lock);
    if (code == EXIT_DONE)
        code = session_ask(&session, NULL);
    if (code == EXIT_DONE)
        code = look(&session);
    if (code == EXIT_DONE)
        code = withdraw(&session);
    session_close(&session, code);
    lock_release(&lock);
    return code;
}
