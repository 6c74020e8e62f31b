#include "app/commands.h"
#include "app/options.h"
#include "base/language.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const Command commands[] = {
    {"init", "FOLDER", N_("Makes a small commented region that solves as it stands."), 0, 1, 1,
     command_init},
    {"check", "[PERIOD]",
     N_("Reads everything and tells every mistake and too little capacity; never solves."), 0, 0, 1,
     command_check},
    {"solve", "PERIOD", N_("Makes a draft of the period's rota."), TAKES_SOLVING | TAKES_CHOICES, 1,
     1, command_solve},
    {"publish", "PERIOD",
     N_("Makes the draft a record and writes all products, the calendar files among them."),
     TAKES_PUBLISH, 1, 1, command_publish},
    {"show", "PERIOD", N_("Shows the rota and the tallies."), TAKES_ROTA, 1, 1, command_show},
    {"audit", "PERIOD", N_("Recounts a rota, also one made by hand, against all rules."),
     TAKES_ROTA, 1, 1, command_audit},
    {"holidays", "YEAR[..YEAR]", N_("Prints the computed Japanese public holidays."), 0, 1, 1,
     command_holidays},
    {"export", "PERIOD",
     N_("Writes a product again, or the model for any other solver, at its place or to -o."),
     TAKES_EXPORT | TAKES_ROTA | TAKES_SOLVING, 1, 1, command_export},
    {"import", "FORMAT FILE",
     N_("Makes a region, given by -C, of a foreign file; FORMAT is minizinc-oncall."), 0, 2, 2,
     command_import},
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

static ExitCode
run_command(const Command *command, Options *options, char **argv)
{
    ExitCode code = options_read(options, command, argv);
    if (code == EXIT_DONE && options->help) {
        g_autofree char *help = options_help(command);
        fputs(help, stdout);
    } else if (code == EXIT_DONE) {
        code = command->run(options);
    }
    return code;
}

/* What stands before the command's name. Returns how many words it took; -1: wrong. */
static int
read_leading(int argc, char **argv, Options *options)
{
    int at = 1;
    while (at < argc && argv[at][0] == '-') {
        if (g_str_has_prefix(argv[at], "-C") && argv[at][2]) {
            g_free(options->folder);
            options->folder = g_strdup(argv[at++] + 2);
        } else if (strcmp(argv[at], "-C") == 0 && at + 1 < argc) {
            g_free(options->folder);
            options->folder = g_strdup(argv[at + 1]);
            at += 2;
        } else {
            return -1;
        }
    }
    return at;
}

static ExitCode
usage(const char *word)
{
    if (word)
        fprintf(stderr, _("rinban: there is no command “%s”\n"), word);
    print_help(stderr);
    return EXIT_USAGE;
}

/* Output that could not be written is not done. */
static ExitCode
finish_output(ExitCode code)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    fputs(_("rinban: standard output cannot be written\n"), stderr);
    return code == EXIT_DONE ? EXIT_IO : code;
}

int
main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    language_init();
    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        print_help(stdout);
        return finish_output(EXIT_DONE);
    }
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts("rinban " RINBAN_VERSION);
        return finish_output(EXIT_DONE);
    }
    Options options = {0};
    int at = read_leading(argc, argv, &options);
    const Command *command = at > 0 && at < argc ? find_command(argv[at]) : NULL;
    ExitCode code = command ? run_command(command, &options, argv + at)
                            : usage(at > 0 && at < argc ? argv[at] : NULL);
    options_clear(&options);
    return finish_output(code);
}
