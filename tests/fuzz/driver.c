/* Runs a target over files kept before, where libFuzzer is not there: each argument is a file or a
 * folder of them. One that takes long is a fault, too. */
#include "fuzz.h"

#include <stdio.h>
#include <time.h>

/* Of processor time; a hang is meant, not a slow machine. */
#define SECONDS_MAX 10.0

static guint runs;

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static gboolean
run_file(const char *path)
{
    g_autofree char *text = NULL;
    gsize length;
    if (!g_file_get_contents(path, &text, &length, NULL)) {
        fprintf(stderr, "%s cannot be read\n", path);
        return FALSE;
    }
    /* without a byte behind it: reading beyond the end shows */
    g_autofree uint8_t *data = g_memdup2(text, length);
    fprintf(stderr, "%s\n", path);
    clock_t begun = clock();
    LLVMFuzzerTestOneInput(data, length);
    runs++;
    return (double)(clock() - begun) / CLOCKS_PER_SEC < SECONDS_MAX;
}

static gboolean
run_path(const char *path)
{
    if (!g_file_test(path, G_FILE_TEST_IS_DIR))
        return run_file(path);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        g_ptr_array_add(names, g_build_filename(path, name, NULL));
    g_ptr_array_sort(names, compare_names);
    gboolean good = TRUE;
    for (guint i = 0; i < names->len; i++)
        good &= run_file(g_ptr_array_index(names, i));
    return good;
}

/* Only some targets have one. */
int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));

int
main(int argc, char **argv)
{
    gboolean good = TRUE;
    if (LLVMFuzzerInitialize)
        LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++) {
        /* a target may go elsewhere */
        g_autofree char *path = g_canonicalize_filename(argv[i], NULL);
        good &= run_path(path);
    }
    fprintf(stderr, "%u inputs\n", runs);
    return good && runs > 0 ? 0 : 1;
}
