#include "app/option_table.h"

#include "base/language.h"

#define FIELD(member) ((gpointer)G_STRUCT_OFFSET(Options, member))

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
    {"force", 0, 0, G_OPTION_ARG_STRING, FIELD(force),
     N_("publish in spite of hard breaches; the reason is kept in the record"), N_("REASON")},
    {NULL}};
static const GOptionEntry exporting[] = {{"as", 0, 0, G_OPTION_ARG_STRING, FIELD(as),
                                          N_("lp, mps, csv, xlsx, html, json or ics"),
                                          N_("FORMAT")},
                                         {NULL}};
static const GOptionEntry writing[] = {{"output", 'o', 0, G_OPTION_ARG_FILENAME, FIELD(output),
                                        N_("write there; - is standard output"), N_("FILE")},
                                       {NULL}};
static const GOptionEntry overwriting[] = {{"overwrite", 0, 0, G_OPTION_ARG_NONE, FIELD(overwrite),
                                            N_("overwrite a rota.csv that was edited by hand"),
                                            NULL},
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
static const GOptionEntry beginning[] = {
    {"wizard", 0, 0, G_OPTION_ARG_NONE, FIELD(wizard),
     N_("ask eight questions and write the answers into region.yaml"), NULL},
    {"from-csv", 0, 0, G_OPTION_ARG_FILENAME, FIELD(from_csv),
     N_("take doctors and clinics from this list"), N_("FILE")},
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

const OptionGroup option_groups[] = {{0, common},
                                     {TAKES_SOLVING, solving},
                                     {TAKES_CHOICES, choices},
                                     {TAKES_ROTA, rotas},
                                     {TAKES_PUBLISH, publishing},
                                     {TAKES_EXPORT, exporting},
                                     {TAKES_OUTPUT, writing},
                                     {TAKES_OVERWRITE, overwriting},
                                     {TAKES_EXPLAIN, explaining},
                                     {TAKES_INIT, beginning},
                                     {TAKES_REPAIR, repairing},
                                     {TAKES_SWAP, swapping},
                                     {TAKES_CREDIT, crediting},
                                     {TAKES_SHOW, showing},
                                     {TAKES_BATCH, batch},
                                     {0, NULL}};
