#include "engine/engine.h"
#include "random_program.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>

/* The optimum that glpsol finds; NAN: none. */
static double
outside_optimum(const char *path, ModelFormat format)
{
    g_autofree char *report = g_strconcat(path, ".out", NULL);
    char *words[] = {"glpsol", format == MODEL_MPS ? "--mps" : "--lp", (char *)path, "-o", report,
                     NULL};
    int status = 0;
    g_autofree char *said = NULL, *text = NULL;
    cr_assert(g_spawn_sync(NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, &status,
                           NULL));
    if (!g_file_get_contents(report, &text, NULL, NULL))
        return NAN;
    g_unlink(report);
    const char *line = strstr(text, "Objective:");
    cr_assert_not_null(line);
    if (strstr(text, "OPTIMAL") == NULL)
        return NAN;
    return g_ascii_strtod(strchr(line, '=') + 1, NULL);
}

static void
check_export(guint32 seed, ModelFormat format, const char *path, int *held, int *folded)
{
    g_autoptr(Program) program = random_program(seed, 9);
    gint64 best[TIERS];
    if (!brute_force(program, best) || program->n_cells == 0)
        return;
    gboolean folds = engine_folds(program);
    cr_assert(engine_export(program, format, path, folds ? NULL : best), "seed %u", seed);
    cr_assert_float_eq(outside_optimum(path, format), engine_objective(program, best, best), 1e-5,
                       "seed %u: %g, not %g", seed, outside_optimum(path, format),
                       engine_objective(program, best, best));
    *held += !folds;
    *folded += folds;
}

Test(export, other_solvers_agree)
{
    g_autofree char *glpsol = g_find_program_in_path("glpsol");
    if (glpsol == NULL)
        cr_skip_test("glpsol is not installed");
    g_autofree char *path = NULL;
    g_close(g_file_open_tmp("rinban-XXXXXX.model", &path, NULL), NULL);
    int held = 0, folded = 0;
    for (guint32 seed = 0; seed < 150; seed++)
        check_export(seed, seed % 2 ? MODEL_LP : MODEL_MPS, path, &held, &folded);
    cr_assert(held > 5, "%d", held);
    cr_assert(folded > 40, "%d", folded);
    g_unlink(path);
}

Test(export, says_that_it_cannot)
{
    g_autoptr(Program) program = random_program(4, 9);
    gint64 held[TIERS] = {0};
    cr_assert_not(engine_export(program, MODEL_LP, "/nonexistent/model.lp", held));
    cr_assert_eq(errno, ENOENT);
}
