#include "app/draft_folder.h"

#include "base/folder.h"
#include "read/file.h"
#include "write/products.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define ROTA_BYTES_MAX ((gsize)16 << 20)

G_STATIC_ASSERT(SOLUTION_TIERS == (int)TIERS);

char *
publication_folder(const Session *session)
{
    g_autofree char *name = g_strdup_printf("out/%s", session->period_name);
    return session_path(session, name);
}

char *
draft_folder(const Session *session)
{
    const char *suffix = session_record(session) ? ".draft" : "";
    g_autofree char *name = g_strdup_printf("out/%s%s", session->period_name, suffix);
    return session_path(session, name);
}

Draft *
draft_standing(const Session *session, char **path)
{
    g_autofree char *folder = draft_folder(session);
    g_autoptr(Messages) unheard = messages_new();
    *path = g_build_filename(folder, "rota.json", NULL);
    return g_file_test(*path, G_FILE_TEST_EXISTS) ? draft_read(*path, *path, unheard) : NULL;
}

gboolean
draft_stands(const Session *session)
{
    g_autofree char *path = NULL;
    g_autoptr(Draft) draft = draft_standing(session, &path);
    return draft ? g_strcmp0(draft->status, "published") != 0
                 : g_file_test(path, G_FILE_TEST_EXISTS);
}

static gboolean
rota_is_edited(const char *folder)
{
    g_autofree char *csv_path = g_build_filename(folder, "rota.csv", NULL);
    g_autofree char *json_path = g_build_filename(folder, "rota.json", NULL);
    gsize length = 0;
    if (!g_file_test(csv_path, G_FILE_TEST_EXISTS))
        return FALSE;
    /* What cannot be read back is nobody's business here: only its digest of rota.csv is wanted. */
    g_autoptr(Messages) unheard = messages_new();
    g_autofree char *csv =
        file_load(csv_path, csv_path, ROTA_BYTES_MAX, &length, PLACE_NONE, unheard);
    if (!csv)
        return TRUE;
    g_autoptr(Draft) draft = draft_read(json_path, json_path, unheard);
    g_autofree char *digest =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)csv, length);
    return !draft || g_strcmp0(draft->csv, digest) != 0;
}

static gboolean
is_same_file(const char *a, const char *b)
{
    g_autofree char *real_a = realpath(a, NULL);
    g_autofree char *real_b = realpath(b, NULL);
    return real_a && real_b && strcmp(real_a, real_b) == 0;
}

ExitCode
guard_edited(Session *session, const char *folder)
{
    const Options *options = session->options;
    g_autofree char *path = g_build_filename(folder, "rota.csv", NULL);
    if (options->overwrite || !rota_is_edited(folder) ||
        (options->rota && is_same_file(options->rota, path)))
        return EXIT_DONE;
    messages_add(session->messages, MSG_rota_edited, PLACE_NONE, "file", path, NULL);
    return EXIT_INPUT;
}

static gboolean
is_product(const char *name)
{
    for (guint i = 0; i < products_count; i++) {
        if (strcmp(products[i].name, name) == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean
keep_others(Stage *stage, const char *folder, GError **error)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    gboolean good = TRUE;
    for (const char *name; good && dir && (name = g_dir_read_name(dir));)
        good = is_product(name) || g_str_has_prefix(name, UNFINISHED_PREFIX) ||
               stage_keep(stage, name, error);
    if (dir)
        g_dir_close(dir);
    return good;
}

void
draft_remove(const char *folder)
{
    /* rota.csv is the first: without its rota.json it would look edited by hand */
    for (guint i = 0; i < products_count; i++) {
        g_autofree char *path = g_build_filename(folder, products[i].name, NULL);
        if (!folder_remove(path))
            return;
    }
    g_rmdir(folder);
}

Solution
draft_solution(const Session *session, const Solving *solving, const GPtrArray *unfilled,
               const GPtrArray *files)
{
    const Answer *answer = solving->answer;
    Solution solution = {.question = session->question,
                         .rota = solving->rota,
                         .audit = solving->audit,
                         .status = solving_status(answer),
                         .interrupted = solving_is_stopped() && answer->status == ANSWER_FEASIBLE,
                         .seconds = solving->seconds,
                         .seed = (guint32)session->options->seed,
                         .digest = session->inputs,
                         .unfilled = unfilled,
                         .messages = session->messages,
                         .files = files};
    memcpy(solution.cost, answer->cost, sizeof solution.cost);
    memcpy(solution.bound, answer->bound, sizeof solution.bound);
    solution.objective = engine_objective(solving->lowered->program, answer->cost, answer->cost);
    return solution;
}

gboolean
draft_write(const Session *session, const Solving *solving, const GPtrArray *unfilled,
            GPtrArray *files, GError **error)
{
    g_autofree char *folder = draft_folder(session);
    Solution solution = draft_solution(session, solving, unfilled, NULL);
    Edition edition = {.question = session->question,
                       .rota = solving->rota,
                       .audit = solving->audit,
                       .draft = TRUE,
                       .solution = &solution};
    g_autoptr(Stage) stage = stage_new(folder, error);
    if (!stage || !products_write(&edition, stage, error) || !keep_others(stage, folder, error) ||
        !stage_commit(stage, error))
        return FALSE;
    for (guint i = 0; i < products_count; i++) {
        if (products[i].of_draft)
            g_ptr_array_add(files, g_build_filename(folder, products[i].name, NULL));
    }
    return TRUE;
}
