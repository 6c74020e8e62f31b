/* rinban export PERIOD --as FORMAT: a product again, or the model for any other solver. */
#include "app/command/commands.h"
#include "app/draft_folder.h"
#include "app/rota_choice.h"
#include "app/told.h"
#include "base/folder.h"
#include "base/language.h"
#include "base/stage.h"
#include "write/json/files_json.h"
#include "write/json/solution.h"
#include "write/products.h"
#include "write/publication.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *word;
    ModelFormat format;
    const char *file;
} models[] = {{"lp", MODEL_LP, "model.lp"}, {"mps", MODEL_MPS, "model.mps"}};

static ExitCode
io_error(const char *reason)
{
    fprintf(stderr, "rinban: %s\n", reason);
    return EXIT_IO;
}

static void
tell(const Session *session, const char *path)
{
    g_autofree char *document =
        session->options->json ? write_files_json(session->period, path) : NULL;
    if (document)
        fputs(document, stdout);
    else if (!session->options->quiet)
        puts(path);
}

/* -o names a file in a folder that is there; a misspelt path makes none. */
static gboolean
folder_stands(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return g_file_test(folder, G_FILE_TEST_IS_DIR);
}

/* To standard output, to -o's file, or to `place` below the region. */
static ExitCode
put(const Session *session, const char *place, const char *text, gsize length)
{
    const Options *options = session->options;
    g_autoptr(GError) error = NULL;
    if (options->output && strcmp(options->output, "-") == 0) {
        fwrite(text, 1, length, stdout);
        return EXIT_DONE;
    }
    const char *path = options->output ? options->output : place;
    if (options->output && !folder_stands(path))
        return io_error(g_strerror(ENOENT));
    if (!file_write(path, text, (gssize)length, &error))
        return io_error(error->message);
    tell(session, path);
    return EXIT_DONE;
}

/* Earlier tiers stand in the model at their optimum where they cannot be folded: solve them first.
 */
static ExitCode
hold_tiers(const Session *session, const Program *program, gint64 held[TIERS])
{
    Solving solving;
    ExitCode code = solving_run(&solving, session, NULL, g_get_monotonic_time());
    if (code == EXIT_UNFILLED)
        code = EXIT_DONE;
    if (code == EXIT_DONE)
        memcpy(held, solving.answer->cost, sizeof solving.answer->cost);
    if (code == EXIT_DONE && solving.answer->status != ANSWER_OPTIMAL)
        fputs(_("rinban: the tiers held in the model were not proven; give more --time\n"), stderr);
    told_no_rota(code);
    solving_clear(&solving);
    return code;
}

static ExitCode
export_model(const Session *session, ModelFormat format, const char *file)
{
    g_autoptr(Lowered) lowered = lower_question(session->question);
    gint64 held[TIERS] = {0};
    gboolean folds = engine_folds(lowered->program);
    ExitCode code = folds ? EXIT_DONE : hold_tiers(session, lowered->program, held);
    if (code != EXIT_DONE)
        return code;
    g_autofree char *folder = g_dir_make_tmp("rinban-model-XXXXXX", NULL);
    g_autofree char *made = folder ? g_build_filename(folder, file, NULL) : NULL;
    g_autofree char *text = NULL;
    gsize length = 0;
    gboolean good = made && engine_export(lowered->program, format, made, folds ? NULL : held) &&
                    g_file_get_contents(made, &text, &length, NULL);
    int reason = errno;
    if (folder)
        folder_remove(folder);
    if (!good)
        return io_error(g_strerror(reason));
    g_autofree char *out = publication_folder(session);
    g_autofree char *place = g_build_filename(out, file, NULL);
    return put(session, place, text, length);
}

/* A folder of files at its place: all of the standing folder is kept beside it. */
static ExitCode
export_folder(const Session *session, const Product *product, const Edition *edition,
              const char *out)
{
    g_autofree char *place = g_build_filename(out, product->name, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new(out, &error);
    if (!stage || !stage_keep_all(stage, product->name, &error) ||
        !product_write(product, edition, stage, &error) || !stage_commit(stage, &error))
        return io_error(error->message);
    tell(session, place);
    return EXIT_DONE;
}

/* A draft is its own rota.json, and a rota from a file is told as what its recount says. */
static char *
product_text(const Session *session, const Product *product, const Edition *edition,
             const char *place, gsize *length, GError **error)
{
    char *text = NULL;
    if (!edition->draft || strcmp(product->format, "json") != 0)
        return product->text(edition, length, error);
    if (!session->options->rota)
        return g_file_get_contents(place, &text, length, error) ? text : NULL;
    text = write_audit_json(edition->question, edition->rota, edition->audit, NULL);
    *length = strlen(text);
    return text;
}

static ExitCode
export_file(Session *session, const Product *product, const Edition *edition, const char *out)
{
    const Options *options = session->options;
    if (options->rota && !options->output) {
        fputs(_("rinban export: a rota from a file is not the draft; say with -o where to write\n"),
              stderr);
        return EXIT_USAGE;
    }
    gboolean joined = !edition->draft && edition->record != session_record(session);
    gboolean on_table = !options->output && (strcmp(product->name, "rota.csv") == 0 ||
                                             (joined && strcmp(product->name, "rota.json") == 0));
    ExitCode code = on_table ? guard_edited(session, out) : EXIT_DONE;
    if (code != EXIT_DONE)
        return code;
    g_autofree char *place = g_build_filename(out, product->name, NULL);
    g_autoptr(GError) error = NULL;
    gsize length = 0;
    g_autofree char *text = product_text(session, product, edition, place, &length, &error);
    return text ? put(session, place, text, length) : io_error(error->message);
}

static ExitCode
export_edition(Session *session, const Product *product, const Edition *edition)
{
    g_autofree char *out = edition->draft ? draft_folder(session) : publication_folder(session);
    if (product->write && !session->options->output)
        return export_folder(session, product, edition, out);
    return export_file(session, product, edition, out);
}

/* rota.csv and the rota.json that has its digest are written together: one without the other looks
 * edited by hand. */
static ExitCode
export_beside(Session *session, const Product *product, const Edition *edition)
{
    static const char *const pair[] = {"csv", "json"};
    gboolean first = g_strcmp0(product->format, pair[0]) == 0;
    if (!first && g_strcmp0(product->format, pair[1]) != 0)
        return EXIT_DONE;
    const Product *other = product_of_format(pair[first ? 1 : 0]);
    g_autofree char *out = publication_folder(session);
    g_autofree char *place = g_build_filename(out, other->name, NULL);
    g_autoptr(GError) error = NULL;
    gsize length = 0;
    g_autofree char *text = other->text(edition, &length, &error);
    if (!text || !file_write(place, text, (gssize)length, &error))
        return io_error(error->message);
    return EXIT_DONE;
}

/* Products of what is published within others lie where a draft of the period would. */
static ExitCode
refuse_beside_draft(const Session *session)
{
    g_autofree char *folder = draft_folder(session);
    fprintf(stderr, _("rinban export: a draft is in %s; say with -o where to write\n"), folder);
    return EXIT_USAGE;
}

static ExitCode
export_product(Session *session, const Product *product)
{
    RotaChoice choice;
    ExitCode code = rota_choose(session, &choice);
    if (code != EXIT_DONE) {
        rota_choice_clear(&choice);
        return code;
    }
    if (choice.joined && !session_record(session) && !session->options->output &&
        draft_stands(session)) {
        rota_choice_clear(&choice);
        return refuse_beside_draft(session);
    }
    PublicationFacts facts = {session->moment, session->inputs, 0, NULL};
    g_autoptr(Record) planned =
        choice.record ? NULL : record_from_rota(session->question, choice.rota, &facts);
    g_autoptr(Audit) audit = audit_rota(session->question, choice.rota);
    Edition edition = {
        session->question,     choice.rota, audit, choice.record ? choice.record : planned,
        choice.record == NULL, NULL};
    code = export_edition(session, product, &edition);
    if (code == EXIT_DONE && choice.joined && !session->options->output)
        code = export_beside(session, product, &edition);
    rota_choice_clear(&choice);
    return code;
}

static ExitCode
run(Session *session)
{
    const char *word = session->options->as;
    for (gsize i = 0; i < G_N_ELEMENTS(models); i++) {
        if (strcmp(models[i].word, word) == 0)
            return export_model(session, models[i].format, models[i].file);
    }
    return export_product(session, product_of_format(word));
}

static gboolean
is_format(const char *word)
{
    return word && (strcmp(word, "lp") == 0 || strcmp(word, "mps") == 0 || product_of_format(word));
}

ExitCode
command_export(const Options *options)
{
    if (!is_format(options->as)) {
        fputs(_("rinban export: --as wants one of lp, mps, csv, xlsx, html, json, ics\n"), stderr);
        return EXIT_USAGE;
    }
    Session session;
    Lock lock = {-1};
    ExitCode code =
        session_open(&session, options, options->arguments[0], options->output ? NULL : &lock);
    if (code == EXIT_DONE)
        code = session_ask(&session, NULL);
    if (code == EXIT_DONE)
        code = run(&session);
    session_close(&session, code);
    lock_release(&lock);
    return code;
}
