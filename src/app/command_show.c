/* rinban show PERIOD: the rota and the tallies in the terminal. */
#include "app/commands.h"
#include "app/rota_choice.h"
#include "audit/audit.h"
#include "write/show.h"
#include "write/solution.h"

#include <stdio.h>
#include <unistd.h>

static void
print(const Session *session, const RotaChoice *choice)
{
    g_autoptr(Audit) audit = audit_rota(session->question, choice->rota);
    g_autofree char *text = NULL;
    if (session->options->json) {
        text = write_audit_json(session->question, choice->rota, audit, NULL);
    } else {
        const char *no_colour = g_getenv("NO_COLOR");
        ShowStyle style = {isatty(STDOUT_FILENO) && !(no_colour && *no_colour)};
        text = write_show(session->question, choice->rota, audit, style);
    }
    fputs(text, stdout);
}

ExitCode
command_show(const Options *options)
{
    Session session;
    RotaChoice choice = {0};
    ExitCode code = session_open(&session, options, options->arguments[0], NULL);
    if (code == EXIT_DONE)
        code = session_ask(&session, NULL);
    if (code == EXIT_DONE)
        code = rota_choose(&session, &choice);
    if (code == EXIT_DONE && (options->json || !options->quiet))
        print(&session, &choice);
    rota_free(choice.rota);
    session_close(&session, code);
    return code;
}
