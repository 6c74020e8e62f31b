/* The command line, read. */
#pragma once

#include "app/exit.h"
#include "app/run.h"
#include "base/day.h"

#include <glib.h>

/** So many alternatives a repair offers. */
#define REPAIR_CHOICES 3

typedef struct {
    char *folder; /* -C */
    gboolean json;
    gboolean quiet;
    gboolean help;
    char *today; /* --today, as given */
    int wait;    /* seconds */
    double seconds;
    gint64 work;
    int threads;
    gint64 seed;
    char *engine; /* NULL: the default */
    char **pins;
    char **bans;
    char *from;
    char *rota;
    char *force;
    char *as;
    char *output;
    gboolean overwrite;
    gboolean stale;
    gboolean draft;
    gboolean all;
    char *provider; /* --provider, as given */
    char *colour;   /* NULL, "auto", "always" or "never" */
    gboolean list;
    char **absences; /* --absent */
    int take;        /* 0: not said */
    gboolean yes;
    char *credit; /* NULL: as the region says; "served" or "owed" */
    char *log;    /* --log-json: a file, or - */
    gboolean no_hooks;
    char *unless; /* NULL, "current" or "published" */
    int jobs;     /* 0: as many as there are processors */
    int memory;   /* MiB for each region */
    char *manifest;
    char *slice;
    gboolean publish;
    gboolean again;
    gboolean wizard;
    char *from_csv;
    RunFacts *run;    /* NULL: nobody asks */
    char **arguments; /* what stands beside the options, NULL-terminated */
} Options;

/** Groups of options that a command may take, beside the common ones. */
enum {
    TAKES_SOLVING = 1 << 0,   /* --time --work --threads --seed --engine */
    TAKES_CHOICES = 1 << 1,   /* --pin --ban --from --unless */
    TAKES_OVERWRITE = 1 << 2, /* --overwrite */
    TAKES_ROTA = 1 << 3,      /* --rota --draft */
    TAKES_PUBLISH = 1 << 4,   /* --rota --stale --force */
    TAKES_EXPORT = 1 << 5,    /* --as */
    TAKES_OUTPUT = 1 << 6,    /* -o */
    TAKES_EXPLAIN = 1 << 7,   /* --all; --time is short */
    TAKES_REPAIR = 1 << 8,    /* --absent --take */
    TAKES_SWAP = 1 << 9,      /* --yes */
    TAKES_CREDIT = 1 << 10,   /* --credit */
    TAKES_SHOW = 1 << 11,     /* --provider --list --color */
    TAKES_INIT = 1 << 12,     /* --wizard --from-csv */
    TAKES_BATCH = 1 << 13     /* --jobs --memory --manifest --slice --publish --again */
};

typedef struct Command {
    const char *name;
    const char *arguments; /* "PERIOD" */
    const char *summary;
    unsigned takes;
    int least; /* number of arguments */
    int most;
    ExitCode (*run)(const Options *options);
} Command;

/** Reads what follows the command's name into *options (zeroed or with a folder before). EXIT_DONE
 * to go on; else the program ends with that code, the reason printed. `argv` begins with the name.
 */
ExitCode options_read(Options *options, const Command *command, char **argv);
void options_clear(Options *options);
/** The command's help; the caller frees. */
char *options_help(const Command *command);
/** The list of exit codes, for help texts. */
const char *exit_codes_text(void);
