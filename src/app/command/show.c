/* rinban show PERIOD: the rota and the tallies in the terminal. */
#include "write/terminal/show.h"
#include "app/command/commands.h"
#include "app/rota_choice.h"
#include "audit/audit.h"
#include "region/names.h"
#include "write/json/solution.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* --color never and always are obeyed; else a terminal has colours unless NO_COLOR is set. */
static gboolean
wants_colour(const Options *options)
{
    const char *no_colour = g_getenv("NO_COLOR");
    if (options->colour && strcmp(options->colour, "auto") != 0)
        return strcmp(options->colour, "always") == 0;
    return isatty(STDOUT_FILENO) && !(no_colour && *no_colour);
}

static int
terminal_columns(void)
{
    struct winsize size;
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static char *
text_of(const Session *session, const RotaChoice *choice, const Audit *audit, int provider)
{
    const Options *options = session->options;
    ShowStyle style = {wants_colour(options), options->list, terminal_columns()};
    if (provider < 0)
        return options->json
                   ? write_audit_json(session->question, choice->rota, audit, NULL)
                   : write_show(session->question, choice->rota, audit, choice->record, style);
    return options->json ? write_provider_json(session->question, choice->rota, audit, provider)
                         : write_show_provider(session->question, choice->rota, audit,
                                               choice->record, provider, style);
}

/* -1 where --provider is not given. */
static ExitCode
find_provider(Session *session, int *provider)
{
    const char *who = session->options->provider;
    int matches = 0;
    g_autofree char *ids = NULL;
    *provider = who ? region_find_who(session->region, who, &matches, &ids) : -1;
    if (!who || *provider >= 0)
        return EXIT_DONE;
    if (matches > 1)
        messages_add(session->messages, MSG_who_ambiguous, PLACE_NONE, "name", who, "ids", ids,
                     NULL);
    else
        messages_add(session->messages, MSG_who_unknown, PLACE_NONE, "name", who, NULL);
    return EXIT_INPUT;
}

ExitCode
command_show(const Options *options)
{
    Session session;
    RotaChoice choice = {0};
    int provider = -1;
    ExitCode code = session_open(&session, options, options->arguments[0], NULL);
    if (code == EXIT_DONE)
        code = find_provider(&session, &provider);
    if (code == EXIT_DONE)
        code = session_ask(&session, NULL);
    if (code == EXIT_DONE)
        code = rota_choose(&session, &choice);
    if (code == EXIT_DONE && (options->json || !options->quiet)) {
        g_autoptr(Audit) audit = audit_rota(session.question, choice.rota);
        g_autofree char *text = text_of(&session, &choice, audit, provider);
        fputs(text, stdout);
    }
    rota_choice_clear(&choice);
    session_close(&session, code);
    return code;
}
