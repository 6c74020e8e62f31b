/* rinban solve PERIOD: a draft of the period's rota. */
#include "app/command/commands.h"
#include "app/current.h"
#include "app/draft_folder.h"
#include "app/efforts.h"
#include "app/no_rota.h"
#include "app/solving.h"
#include "app/told.h"
#include "base/language.h"
#include "read/read.h"

#include <stdio.h>
#include <string.h>

/* The code of the first that is wrong; all are told. */
static ExitCode
read_choices(Session *session, char **texts, gboolean pin, GArray *choices)
{
    ExitCode worst = EXIT_DONE;
    for (gsize i = 0; texts && texts[i]; i++) {
        Choice choice;
        ExitCode code = session_choice(session, texts[i], pin, &choice);
        if (code == EXIT_DONE)
            g_array_append_val(choices, choice);
        else if (worst == EXIT_DONE)
            worst = code;
    }
    return worst;
}

static ExitCode
ask(Session *session)
{
    g_autoptr(GArray) choices = g_array_new(FALSE, FALSE, sizeof(Choice));
    ExitCode pins = read_choices(session, session->options->pins, TRUE, choices);
    ExitCode bans = read_choices(session, session->options->bans, FALSE, choices);
    if (pins != EXIT_DONE || bans != EXIT_DONE)
        return pins != EXIT_DONE ? pins : bans;
    session_freeze(session);
    return session_ask(session, choices);
}

static void
print_answer(const Session *session, const Solving *solving, const GPtrArray *unfilled,
             const GPtrArray *files, const NoRota *no_rota, ExitCode code)
{
    messages_sort(session->messages);
    if (session->options->json) {
        Solution solution = draft_solution(session, solving, unfilled, files);
        solution.no_rota = no_rota;
        g_autofree char *document = write_solve_json(&solution);
        fputs(document, stdout);
        return;
    }
    told_no_rota(code);
    if (no_rota)
        no_rota_print(no_rota);
    if (unfilled)
        told_unfilled(session, unfilled, stderr);
    if (!session->options->quiet && solving->rota)
        told_summary(session, solving, files);
}

static void
tell_run(const Session *session, const Solving *solving)
{
    Solution solution = {.question = session->question, .rota = solving->rota};
    if (!solving->rota)
        return;
    memcpy(solution.cost, solving->answer->cost, sizeof solution.cost);
    memcpy(solution.bound, solving->answer->bound, sizeof solution.bound);
    run_solved(session->options->run, solving_status(solving->answer), solution_gap(&solution),
               solving->audit->short_places);
}

static ExitCode
solve(Session *session, Solving *solving, gint64 begun)
{
    g_autoptr(Rota) start = NULL;
    g_autofree char *folder = draft_folder(session);
    ExitCode code;
    if (current_is_draft(session, &code))
        return code;
    code = guard_edited(session, folder);
    if (code != EXIT_DONE)
        return code;
    if (session->options->from &&
        !(start = read_rota(session->question, session->options->from, session->messages)))
        return EXIT_INPUT;
    solving_heed_signals(TRUE);
    code = solving_run(solving, session, start, begun);
    tell_run(session, solving);
    g_autoptr(NoRota) no_rota = code == EXIT_NO_ROTA ? no_rota_find(session, begun) : NULL;
    solving_heed_signals(FALSE);
    if (code == EXIT_DOUBT)
        return code;
    if (solving->audit)
        efforts_tell(session, solving->audit);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) unfilled =
        solving->rota ? explain_unfilled(session->question, solving->rota) : NULL;
    g_autoptr(GError) error = NULL;
    if (solving->rota && !draft_write(session, solving, unfilled, files, &error)) {
        fprintf(stderr, "rinban: %s\n", error->message);
        return EXIT_IO;
    }
    print_answer(session, solving, unfilled, files, no_rota, code);
    return code;
}

ExitCode
command_solve(const Options *options)
{
    gint64 begun = g_get_monotonic_time();
    Session session;
    Solving solving = {0};
    Lock lock = {-1};
    ExitCode code = session_open(&session, options, options->arguments[0], &lock);
    if (code == EXIT_DONE && !current_is_published(&session, &code)) {
        code = ask(&session);
        if (code == EXIT_DONE)
            code = solve(&session, &solving, begun);
    }
    solving_clear(&solving);
    session_close(&session, code);
    lock_release(&lock);
    return code;
}
