/* The command line: one argument on a line, in a region with requests, a publication and sheets.
 * Whatever is asked for, nothing beside the region's folder may be touched. */
#include "fuzz.h"

#include "app/exit.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define WORDS_MAX 40

int rinban_main(int argc, char **argv);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static const struct {
    const char *name;
    const char *text;
} files[] = {
    {"requests/a.csv", "who,kind,from\nd01,absent,2026-12-06\nd02,want,12/13\n"},
    {"records/2026-12-r1.yaml", "period: 2026-12\nduties:\n"
                                "- {line: day, date: 2026-12-06, provider: d02}\n"
                                "- {line: day, date: 2026-12-13, provider: d03}\n"
                                "- {line: night, date: 2026-12-05, provider: d04}\n"
                                "- {line: naika, date: 2026-12-06, provider: c01}\n"},
    {"hand.csv", "date,line,start,end,hours,provider,role,name\n"
                 "2026-12-06,day,,,,d02,duty,\n2026-12-05,night,,,,d01,duty,\n"},
    {"sheet.csv", "name,12/5,12/6,12/12\nd01,○,×,△\nd02,×,,◎\n"},
    {"past.csv", "date,line,provider\n2026-10-04,day,d01\n2026-10-11,day,d03\n"},
    {"list.csv", "name,clinic,departments\n渡邊 一郎,東医院,internal\n高崎 花子,,\n"},
    {"folders", "one\ntwo\n"},
};

/* A child of `batch` is this very program, called as rinban is. */
int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    if (*argc > 1 && strcmp((*argv)[1], "-C") == 0)
        _exit(rinban_main(*argc, *argv));
    return 0;
}

/* Names of files that lead out of the folder belong to whoever types them: they are theirs. */
static gboolean
stays_inside(const char *text)
{
    for (const char *at = text; *at; at++) {
        gboolean dots = at[0] == '.' && at[1] == '.';
        if (dots && !(at > text && g_ascii_isdigit(at[-1]) && g_ascii_isdigit(at[2])))
            return FALSE;
        if (*at == '/' && !(at > text && g_ascii_isalnum(at[-1])))
            return FALSE;
    }
    return TRUE;
}

static void
make_region(void)
{
    const char *folder = fuzz_folder();
    g_assert_cmpint(g_chdir(folder), ==, 0);
    g_assert_cmpint(g_mkdir("town", 0700), ==, 0);
    fuzz_write("town/region.yaml", fuzz_town, strlen(fuzz_town));
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *name = g_build_filename("town", files[i].name, NULL);
        fuzz_write(name, files[i].text, strlen(files[i].text));
    }
    g_assert_cmpint(g_chdir("town"), ==, 0);
}

static void
expect_alone(void)
{
    g_autoptr(GDir) dir = g_dir_open("..", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));)
        if (strcmp(name, "town") != 0)
            g_error("%s was made beside the region", name);
}

/* The words with a bound on time behind the command's name; later ones of the input win. */
static void
run(char **words)
{
    static const char *const solving[] = {"solve", "repair", "explain", "export", "batch", NULL};
    char *argv[WORDS_MAX + 4] = {(char *)"rinban"};
    int argc = 1;
    for (char **word = words; *word && argc < WORDS_MAX; word++) {
        argv[argc++] = *word;
        if (word == words && g_strv_contains(solving, *word))
            argv[argc++] = (char *)"--time=0.5";
    }
    int code = rinban_main(argc, argv);
    if ((code < 0 || code > 7) && code != EXIT_IO && code != EXIT_LOCKED)
        g_error("exit code %d", code);
}

static void
prepare(void)
{
    static gboolean ready;
    if (ready)
        return;
    ready = TRUE;
    g_setenv("SOURCE_DATE_EPOCH", "1795132800", TRUE);
    g_assert_nonnull(freopen("/dev/null", "r", stdin));
    if (g_getenv("RINBAN_FUZZ_LOUD"))
        return;
    g_assert_nonnull(freopen("/dev/null", "w", stdout));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    if (!stays_inside(text))
        return 0;
    prepare();
    make_region();
    g_auto(GStrv) words = g_strsplit(g_strchomp(text), "\n", WORDS_MAX);
    run(words);
    expect_alone();
    return 0;
}
