/* rinban audit PERIOD: a rota recounted against all rules. */
#include "app/command/commands.h"
#include "app/recount.h"
#include "app/rota_choice.h"
#include "app/told.h"
#include "explain/unfilled.h"
#include "write/json/solution.h"

#include <stdio.h>

static ExitCode
tell(Session *session, const RotaChoice *choice)
{
    g_autoptr(Audit) audit = NULL;
    ExitCode code = recount(session, choice->rota, &audit);
    if (session->options->json) {
        g_autofree char *document =
            write_audit_json(session->question, choice->rota, audit, session->messages);
        fputs(document, stdout);
    } else if (!session->options->quiet || code != EXIT_DONE) {
        g_autoptr(GPtrArray) unfilled = explain_unfilled(session->question, choice->rota);
        told_audit(session->question, audit);
        told_unfilled(session, unfilled, stdout);
    }
    return code;
}

ExitCode
command_audit(const Options *options)
{
    Session session;
    RotaChoice choice = {0};
    ExitCode code = session_open(&session, options, options->arguments[0], NULL);
    if (code == EXIT_DONE)
        code = session_ask(&session, NULL);
    if (code == EXIT_DONE)
        code = rota_choose(&session, &choice);
    if (code == EXIT_DONE)
        code = tell(&session, &choice);
    rota_choice_clear(&choice);
    session_close(&session, code);
    return code;
}
