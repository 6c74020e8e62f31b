#include "app/options.h"

#include "app/option_table.h"
#include "base/language.h"
#include "region/region.h"

#include <stdio.h>

#define SECONDS_UNSAID G_MAXDOUBLE

const char *
exit_codes_text(void)
{
    return _("Exit codes:\n"
             "   0  done; every slot filled and no hard rule broken\n"
             "   1  no rota can satisfy the hard rules\n"
             "   2  the command line is wrong\n"
             "   3  the input is wrong\n"
             "   4  a rota was written but slots stay unfilled\n"
             "   5  time ran out before any rota\n"
             "   6  hard breaches in a given rota\n"
             "   7  a swap or repair is not possible\n"
             "  70  the self-check failed; nothing was written\n"
             "  74  cannot read or write\n"
             "  75  another run holds the region's lock\n");
}

static void
add_entries(GOptionContext *context, const GOptionEntry *entries, Options *options)
{
    for (; entries->long_name; entries++) {
        GOptionEntry bound[2] = {*entries, {NULL}};
        bound[0].arg_data = (char *)options + GPOINTER_TO_SIZE(entries->arg_data);
        g_option_context_add_main_entries(context, bound, GETTEXT_PACKAGE);
    }
}

/* "solve PERIOD"; the catalogue's translation of nothing is its own header. */
static char *
written(const Command *command)
{
    return g_strdup_printf("%s %s", command->name,
                           *command->arguments ? _(command->arguments) : "");
}

static GOptionContext *
make_context(const Command *command, Options *options)
{
    g_autofree char *usage = written(command);
    GOptionContext *context = g_option_context_new(usage);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_summary(context, _(command->summary));
    g_option_context_set_description(context, exit_codes_text());
    for (const OptionGroup *group = option_groups; group->entries; group++) {
        if (!group->takes || command->takes & group->takes)
            add_entries(context, group->entries, options);
    }
    return context;
}

char *
options_help(const Command *command)
{
    Options unused = {0};
    GOptionContext *context = make_context(command, &unused);
    g_set_prgname("rinban");
    char *help = g_option_context_get_help(context, TRUE, NULL);
    g_option_context_free(context);
    return help;
}

static ExitCode
usage_error(const Command *command, const char *reason)
{
    fprintf(stderr, "rinban %s: %s\n", command->name, reason);
    fprintf(stderr, _("See: rinban %s --help\n"), command->name);
    return EXIT_USAGE;
}

static ExitCode
wrong_count(const Command *command, int given)
{
    g_autofree char *usage = written(command);
    const char *reason = given < command->least
                             ? _("something is missing; it is written: rinban %s")
                             : _("too many arguments; it is written: rinban %s");
    g_autofree char *told = g_strdup_printf(reason, usage);
    return usage_error(command, g_strchomp(told));
}

static ExitCode
check_values(const Options *options, const Command *command)
{
    int given = (int)g_strv_length(options->arguments);
    Day day;
    if (given < command->least || given > command->most)
        return wrong_count(command, given);
    if (options->today && !day_parse(options->today, &day))
        return usage_error(command, _("--today wants a date such as 2026-11-20"));
    if (!(options->seconds > 0) || options->seconds > 1e7 || options->work < 0)
        return usage_error(command, _("--time and --work want a number above 0"));
    if (options->threads < 0 || options->threads > 1024)
        return usage_error(command, _("--threads wants a number from 1 to 1024"));
    if (options->seed < 0 || options->seed > G_MAXUINT32)
        return usage_error(command, _("--seed wants a whole number from 0 to 4294967295"));
    if (options->force && !*g_strstrip(options->force))
        return usage_error(command, _("--force wants a reason"));
    if (options->engine && !g_str_equal(options->engine, "compact") &&
        !g_str_equal(options->engine, "price"))
        return usage_error(command, _("--engine wants price or compact"));
    if (options->take < 0 || options->take > REPAIR_CHOICES)
        return usage_error(command, _("--take wants the number of one of the alternatives"));
    if (options->credit && !g_strv_contains(credit_words, options->credit))
        return usage_error(command, _("--credit wants served or owed"));
    if (options->unless && !g_str_equal(options->unless, "current") &&
        !g_str_equal(options->unless, "published"))
        return usage_error(command, _("--unless wants current or published"));
    if (options->jobs < 0 || options->jobs > 1024)
        return usage_error(command, _("--jobs wants a number from 1 to 1024"));
    if (options->memory < 16)
        return usage_error(command, _("--memory wants a number of MiB, 16 or more"));
    if (options->colour && !g_str_equal(options->colour, "auto") &&
        !g_str_equal(options->colour, "always") && !g_str_equal(options->colour, "never"))
        return usage_error(command, _("--color wants auto, always or never"));
    if (options->wait < 0)
        return usage_error(command, _("--wait wants a number of seconds"));
    return EXIT_DONE;
}

/* Somebody waits for an explanation on the telephone; --all is asked for at leisure. */
static double
seconds_usual(const Options *options, const Command *command)
{
    return command->takes & TAKES_EXPLAIN && !options->all ? 8 : 60;
}

ExitCode
options_read(Options *options, const Command *command, char **argv)
{
    options->seconds = SECONDS_UNSAID;
    options->seed = 1;
    options->memory = 4096;
    g_autoptr(GError) error = NULL;
    GOptionContext *context = make_context(command, options);
    char **copy = g_strdupv(argv);
    gboolean parsed = g_option_context_parse_strv(context, &copy, &error);
    g_option_context_free(context);
    if (parsed)
        options->arguments = g_strdupv(copy[0] ? copy + 1 : copy);
    g_strfreev(copy);
    if (options->seconds == SECONDS_UNSAID)
        options->seconds = seconds_usual(options, command);
    return parsed ? (options->help ? EXIT_DONE : check_values(options, command))
                  : usage_error(command, error->message);
}

void
options_clear(Options *options)
{
    g_free(options->folder);
    g_free(options->today);
    g_strfreev(options->pins);
    g_strfreev(options->bans);
    g_strfreev(options->absences);
    g_free(options->from);
    g_free(options->engine);
    g_free(options->rota);
    g_free(options->force);
    g_free(options->as);
    g_free(options->provider);
    g_free(options->colour);
    g_free(options->output);
    g_free(options->log);
    g_free(options->unless);
    g_free(options->credit);
    g_free(options->manifest);
    g_free(options->from_csv);
    g_free(options->slice);
    g_strfreev(options->arguments);
}
