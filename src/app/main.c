#include "app/command/commands.h"
#include "app/hooks.h"
#include "app/options.h"
#include "app/run_log.h"
#include "base/language.h"
#include "base/suggest.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const Command commands[] = {
    {"init", N_("FOLDER"), N_("Makes a small commented region that solves as it stands."),
     TAKES_INIT, 1, 1, command_init},
    {"check", N_("[PERIOD]"),
     N_("Reads everything and tells every mistake and too little capacity; never solves."), 0, 0, 1,
     command_check},
    {"solve", N_("PERIOD"), N_("Makes a draft of the period's rota."),
     TAKES_SOLVING | TAKES_CHOICES | TAKES_OVERWRITE, 1, 1, command_solve},
    {"publish", N_("PERIOD"),
     N_("Makes the draft a record and writes all products, the calendar files among them."),
     TAKES_PUBLISH | TAKES_OVERWRITE, 1, 1, command_publish},
    {"withdraw", N_("PERIOD"), N_("Takes a publication back; the calendars cancel every duty."),
     TAKES_OVERWRITE, 1, 1, command_withdraw},
    {"repair", N_("PERIOD"),
     N_("Changes as little of the published rota as absences or changed inputs ask for."),
     TAKES_SOLVING | TAKES_REPAIR | TAKES_OVERWRITE | TAKES_CREDIT, 1, 1, command_repair},
    {"swap", N_("PERIOD WHO@LINE@DATE WHO[@LINE@DATE] …"),
     N_("Tells what passing published duties on in a ring would do; --yes publishes it."),
     TAKES_SWAP | TAKES_OVERWRITE | TAKES_CREDIT, 3, 33, command_swap},
    {"show", N_("PERIOD"), N_("Shows the rota and the tallies."), TAKES_ROTA | TAKES_SHOW, 1, 1,
     command_show},
    {"audit", N_("PERIOD"), N_("Recounts a rota, also one made by hand, against all rules."),
     TAKES_ROTA, 1, 1, command_audit},
    {"explain", N_("PERIOD WHO@LINE@DATE"),
     N_("Tells why this provider, and what every other one would cost; @LINE@DATE: an open place."),
     TAKES_ROTA | TAKES_SOLVING | TAKES_EXPLAIN, 2, 2, command_explain},
    {"holidays", N_("YEAR[..YEAR]"), N_("Prints the computed Japanese public holidays."), 0, 1, 1,
     command_holidays},
    {"export", N_("PERIOD"),
     N_("Writes a product again, or the model for any other solver, at its place or to -o."),
     TAKES_EXPORT | TAKES_OUTPUT | TAKES_OVERWRITE | TAKES_ROTA | TAKES_SOLVING, 1, 1,
     command_export},
    {"batch", N_("FOLDER… PERIOD"),
     N_("Solves many regions, some at a time; no failing one stops the others."),
     TAKES_SOLVING | TAKES_BATCH, 1, G_MAXINT, command_batch},
    {"import", N_("FORMAT FILE [PERIOD]"),
     N_("Takes in a foreign file; FORMAT is rota (a past), requests or minizinc-oncall."),
     TAKES_OUTPUT, 2, 3, command_import},
    {"records", "verify", N_("Tells of every record whether it is as it was written."), 0, 1, 1,
     command_records},
    {"upgrade", "", N_("Brings a region of an older format to that of this program."), 0, 0, 0,
     command_upgrade},
};

static void
print_help(FILE *to)
{
    fprintf(to, _("Usage: rinban [-C FOLDER] COMMAND …\n\n"
                  "Makes the duty rotas of a medical association.\n\nCommands:\n"));
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        fprintf(to, "  %-9s %s\n", commands[i].name, _(commands[i].summary));
    fprintf(to, _("\nEvery command has --help.\n\n%s"), exit_codes_text());
}

static const Command *
find_command(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

/* The command, then what follows once it has let its lock go: hooks, and its line in the log. */
static ExitCode
carry_out(const Command *command, Options *options)
{
    RunFacts run;
    run_begin(&run);
    options->run = &run;
    ExitCode code = command->run(options);
    hooks_after_publish(options, &run);
    if (!run_log_write(options, &run, command->name, code) && code == EXIT_DONE)
        code = EXIT_IO;
    options->run = NULL;
    run_clear(&run);
    return code;
}

static ExitCode
run_command(const Command *command, Options *options, char **argv)
{
    ExitCode code = options_read(options, command, argv);
    if (code == EXIT_DONE && options->help) {
        g_autofree char *help = options_help(command);
        fputs(help, stdout);
    } else if (code == EXIT_DONE) {
        code = carry_out(command, options);
    }
    return code;
}

/* What stands before the command's name; argv[*at] is what follows it. FALSE: wrong, and told. */
static gboolean
read_leading(char **argv, int *at, Options *options)
{
    for (*at = 1; argv[*at] && g_str_has_prefix(argv[*at], "-C"); (*at)++) {
        const char *folder = argv[*at] + 2;
        if (!*folder && !(folder = argv[++*at])) {
            fputs(_("rinban: -C wants a folder\n"), stderr);
            return FALSE;
        }
        g_free(options->folder);
        options->folder = g_strdup(folder);
    }
    return TRUE;
}

static ExitCode
usage(const char *word)
{
    const char *names[G_N_ELEMENTS(commands) + 1] = {NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        names[i] = commands[i].name;
    const char *meant = *word == '-' ? NULL : suggest(word, names);
    if (*word == '-')
        fprintf(stderr, _("rinban: “%s” cannot stand before the command\n"), word);
    else if (meant)
        fprintf(stderr, _("rinban: there is no command “%s”; did you mean “%s”?\n"), word, meant);
    else
        fprintf(stderr, _("rinban: there is no command “%s”\n"), word);
    fputs(_("See: rinban --help\n"), stderr);
    return EXIT_USAGE;
}

static ExitCode
run(char **argv, Options *options)
{
    int at;
    if (!read_leading(argv, &at, options))
        return EXIT_USAGE;
    const char *word = argv[at];
    if (!word) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        print_help(stdout);
        return EXIT_DONE;
    }
    if (strcmp(word, "--version") == 0) {
        puts("rinban " RINBAN_VERSION);
        return EXIT_DONE;
    }
    const Command *command = find_command(word);
    return command ? run_command(command, options, argv + at) : usage(word);
}

/* Whether whoever reads standard output has gone, as `head` does when it has enough. */
static gboolean
reader_is_gone(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) > 0 && out.revents & POLLERR;
}

/* Output that could not be written is not done. */
static ExitCode
finish_output(ExitCode code)
{
    if ((fflush(stdout) == 0 && !ferror(stdout)) || reader_is_gone())
        return code;
    fputs(_("rinban: standard output cannot be written\n"), stderr);
    return code == EXIT_DONE ? EXIT_IO : code;
}

int
main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    language_init();
    Options options = {0};
    ExitCode code = run(argv, &options);
    options_clear(&options);
    return finish_output(code);
}
