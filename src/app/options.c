#include "app/options.h"

#include "base/language.h"
#include "region/region.h"

#include <stdio.h>

#define SECONDS_UNSAID G_MAXDOUBLE
#define FIELD(member) ((gpointer)G_STRUCT_OFFSET(Options, member))

/* arg_data holds the member's offset until the entries are bound to one Options. */
static const GOptionEntry common[] = {
    {"folder", 'C', 0, G_OPTION_ARG_FILENAME, FIELD(folder), N_("the region's folder"),
     N_("FOLDER")},
    {"json", 0, 0, G_OPTION_ARG_NONE, FIELD(json), N_("one JSON document on standard output"),
     NULL},
    {"quiet", 'q', 0, G_OPTION_ARG_NONE, FIELD(quiet), N_("print nothing on success"), NULL},
    {"today", 0, 0, G_OPTION_ARG_STRING, FIELD(today), N_("the date of today"), N_("DATE")},
    {"wait", 0, 0, G_OPTION_ARG_INT, FIELD(wait), N_("how long to wait for the region's lock"),
     N_("SECONDS")},
    {"log-json", 0, 0, G_OPTION_ARG_FILENAME, FIELD(log),
     N_("append one JSON line about this run; - is standard error"), N_("FILE")},
    {"no-hooks", 0, 0, G_OPTION_ARG_NONE, FIELD(no_hooks), N_("do not run hooks/after-publish"),
     NULL},
    {"help", 'h', 0, G_OPTION_ARG_NONE, FIELD(help), N_("print this help"), NULL},
    {NULL}};
static const GOptionEntry solving[] = {
    {"time", 0, 0, G_OPTION_ARG_DOUBLE, FIELD(seconds),
     N_("the time for the whole command (default 60)"), N_("SECONDS")},
    {"work", 0, 0, G_OPTION_ARG_INT64, FIELD(work),
     N_("a deterministic budget of work instead of time"), "N"},
    {"threads", 0, 0, G_OPTION_ARG_INT, FIELD(threads), N_("how many threads may work"), "N"},
    {"seed", 0, 0, G_OPTION_ARG_INT64, FIELD(seed), N_("settles ties"), "N"},
    {"engine", 0, 0, G_OPTION_ARG_STRING, FIELD(engine), N_("price (default) or compact"),
     N_("ENGINE")},
    {NULL}};
#define CHOICE N_("WHO@LINE@DATE")
static const GOptionEntry choices[] = {
    {"pin", 0, 0, G_OPTION_ARG_STRING_ARRAY, FIELD(pins), N_("this provider must stand there"),
     CHOICE},
    {"ban", 0, 0, G_OPTION_ARG_STRING_ARRAY, FIELD(bans), N_("this provider must not stand there"),
     CHOICE},
    {"from", 0, 0, G_OPTION_ARG_FILENAME, FIELD(from), N_("begin from this rota"), N_("FILE")},
    {"overwrite", 0, 0, G_OPTION_ARG_NONE, FIELD(overwrite),
     N_("overwrite a rota.csv that was edited by hand"), NULL},
    {"unless", 0, 0, G_OPTION_ARG_STRING, FIELD(unless),
     N_("do nothing where the draft or publication is current, or the period is published"),
     "current|published"},
    {NULL}};
static const GOptionEntry batch[] = {
    {"jobs", 'j', 0, G_OPTION_ARG_INT, FIELD(jobs),
     N_("regions at a time (default: the number of processors)"), "N"},
    {"memory", 0, 0, G_OPTION_ARG_INT, FIELD(memory), N_("memory for each region (default 4096)"),
     "MIB"},
    {"manifest", 0, 0, G_OPTION_ARG_FILENAME, FIELD(manifest),
     N_("a list of folders, one on a line; - is standard input"), N_("FILE")},
    {"slice", 0, 0, G_OPTION_ARG_STRING, FIELD(slice), N_("only the I-th of N parts of the list"),
     "I/N"},
    {"publish", 0, 0, G_OPTION_ARG_NONE, FIELD(publish), N_("publish drafts without open places"),
     NULL},
    {"again", 0, 0, G_OPTION_ARG_NONE, FIELD(again),
     N_("also what is published and whose inputs have changed since"), NULL},
    {NULL}};
static const GOptionEntry rotas[] = {
    {"rota", 0, 0, G_OPTION_ARG_FILENAME, FIELD(rota), N_("take this rota (CSV)"), N_("FILE")},
    {"draft", 0, 0, G_OPTION_ARG_NONE, FIELD(draft), N_("take the draft, not the newest record"),
     NULL},
    {NULL}};
static const GOptionEntry publishing[] = {
    {"rota", 0, 0, G_OPTION_ARG_FILENAME, FIELD(rota), N_("publish this rota (CSV)"), N_("FILE")},
    {"stale", 0, 0, G_OPTION_ARG_NONE, FIELD(stale),
     N_("publish although the inputs have changed since"), NULL},
    {"overwrite", 0, 0, G_OPTION_ARG_NONE, FIELD(overwrite),
     N_("overwrite a rota.csv that was edited by hand"), NULL},
    {"force", 0, 0, G_OPTION_ARG_STRING, FIELD(force),
     N_("publish in spite of hard breaches; the reason is kept in the record"), N_("REASON")},
    {NULL}};
static const GOptionEntry exporting[] = {{"overwrite", 0, 0, G_OPTION_ARG_NONE, FIELD(overwrite),
                                          N_("overwrite a rota.csv that was edited by hand"), NULL},
                                         {"as", 0, 0, G_OPTION_ARG_STRING, FIELD(as),
                                          N_("lp, mps, csv, xlsx, html, json or ics"),
                                          N_("FORMAT")},
                                         {"output", 'o', 0, G_OPTION_ARG_FILENAME, FIELD(output),
                                          N_("write there; - is standard output"), N_("FILE")},
                                         {NULL}};

static const GOptionEntry showing[] = {
    {"provider", 0, 0, G_OPTION_ARG_STRING, FIELD(provider),
     N_("only the duties and tallies of this provider"), N_("WHO")},
    {"list", 0, 0, G_OPTION_ARG_NONE, FIELD(list),
     N_("days below each other, one column per line, instead of calendars"), NULL},
    {"color", 0, 0, G_OPTION_ARG_STRING, FIELD(colour),
     N_("auto (on a terminal, unless NO_COLOR is set), always or never"), N_("WHEN")},
    {NULL}};

static const GOptionEntry explaining[] = {
    {"all", 0, 0, G_OPTION_ARG_NONE, FIELD(all), N_("the exact price of everybody"), NULL}, {NULL}};
static const GOptionEntry importing[] = {{"output", 'o', 0, G_OPTION_ARG_FILENAME, FIELD(output),
                                          N_("write there; - is standard output"), N_("FILE")},
                                         {NULL}};
static const GOptionEntry beginning[] = {
    {"wizard", 0, 0, G_OPTION_ARG_NONE, FIELD(wizard),
     N_("ask eight questions and write the answers into region.yaml"), NULL},
    {"from-csv", 0, 0, G_OPTION_ARG_FILENAME, FIELD(from_csv),
     N_("take doctors and clinics from this list"), N_("FILE")},
    {NULL}};
static const GOptionEntry withdrawing[] = {{"overwrite", 0, 0, G_OPTION_ARG_NONE, FIELD(overwrite),
                                            N_("overwrite a rota.csv that was edited by hand"),
                                            NULL},
                                           {NULL}};
static const GOptionEntry repairing[] = {
    {"absent", 0, 0, G_OPTION_ARG_STRING_ARRAY, FIELD(absences),
     N_("who cannot come on these days, from now on"), N_("WHO@DATE[..DATE]")},
    {"take", 0, 0, G_OPTION_ARG_INT, FIELD(take), N_("publish this one of the alternatives"), "N"},
    {NULL}};
static const GOptionEntry crediting[] = {
    {"credit", 0, 0, G_OPTION_ARG_STRING, FIELD(credit),
     N_("who is credited with a duty that is passed on: who served or who owed it"), "served|owed"},
    {NULL}};
static const GOptionEntry swapping[] = {
    {"yes", 0, 0, G_OPTION_ARG_NONE, FIELD(yes), N_("publish it"), NULL}, {NULL}};

static const struct {
    unsigned takes;
    const GOptionEntry *entries;
} groups[] = {{0, common},
              {TAKES_SOLVING, solving},
              {TAKES_CHOICES, choices},
              {TAKES_ROTA, rotas},
              {TAKES_PUBLISH, publishing},
              {TAKES_EXPORT, exporting},
              {TAKES_EXPLAIN, explaining},
              {TAKES_WITHDRAW, withdrawing},
              {TAKES_IMPORT, importing},
              {TAKES_INIT, beginning},
              {TAKES_REPAIR, repairing},
              {TAKES_SWAP, swapping},
              {TAKES_CREDIT, crediting},
              {TAKES_SHOW, showing},
              {TAKES_BATCH, batch}};

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
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
        if (!groups[i].takes || command->takes & groups[i].takes)
            add_entries(context, groups[i].entries, options);
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
