/* rinban init FOLDER: a small commented region that solves as it stands, from a list of doctors or
 * from answers where they are given. */
#include "app/command/commands.h"
#include "app/init/region.h"
#include "app/template.h"
#include "base/language.h"
#include "base/stage.h"
#include "read/csv.h"
#include "read/file.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define LIST_BYTES_MAX ((gsize)16 << 20)

/* Without requests yet; with a byte order mark, so that spreadsheets keep Japanese whole. */
#define EMPTY_REQUESTS "\xef\xbb\xbfwho,kind,from,to,hours,strength,note\r\n"

static gboolean
write_template(const char *resource, const char *path, GError **error)
{
    /* named, so that a static library brings it along */
    g_autoptr(GBytes) bytes = g_resource_lookup_data(template_get_resource(), resource,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
    gsize length = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    return text && file_write(path, text, (gssize)length, error);
}

/* An existing folder is taken only while nothing of a region is in it. */
static gboolean
is_free(const char *folder)
{
    static const char *const parts[] = {"region.yaml", "requests", "records", "out"};
    if (g_file_test(folder, G_FILE_TEST_EXISTS) && !g_file_test(folder, G_FILE_TEST_IS_DIR))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(folder, parts[i], NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return FALSE;
    }
    return TRUE;
}

static ExitCode
io_error(const GError *error)
{
    fprintf(stderr, "rinban: %s\n", error->message);
    return EXIT_IO;
}

static ExitCode
write_sample(const char *region, const char *folder)
{
    gboolean japanese = strcmp(language_get(), "ja") == 0;
    g_autofree char *requests = g_build_filename(folder, "requests", "2026-12.csv", NULL);
    g_autoptr(GError) error = NULL;
    return write_template("/rinban/template/requests.csv", requests, &error) &&
                   write_template(japanese ? "/rinban/template/region.ja.yaml"
                                           : "/rinban/template/region.en.yaml",
                                  region, &error)
               ? EXIT_DONE
               : io_error(error);
}

static People *
read_list(const char *path, Messages *messages)
{
    gsize length = 0;
    g_autofree char *data = file_load(path, path, LIST_BYTES_MAX, &length, PLACE_NONE, messages);
    const Source *source = data ? csv_source(path, data, length, messages) : NULL;
    return source ? people_read(source, messages) : NULL;
}

/* On a system that has no language set, as a bare one, a Japanese list makes a Japanese region. */
static void
settle_language(const People *people)
{
    const GPtrArray *persons = people->doctors->len > 0 ? people->doctors : people->clinics;
    const Person *first = g_ptr_array_index(persons, 0);
    GUnicodeScript script = G_UNICODE_SCRIPT_COMMON;
    for (const char *at = first->name; *at && script == G_UNICODE_SCRIPT_COMMON;
         at = g_utf8_next_char(at))
        script = g_unichar_get_script(g_utf8_get_char(at));
    if (language_is_free() &&
        (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA))
        language_set("ja");
}

static void
tell(const Messages *messages)
{
    for (guint i = 0; i < messages_count(messages); i++) {
        g_autofree char *text = message_render(messages_get(messages, i));
        fprintf(stderr, "%s\n", text);
    }
}

/* What the list settles where nobody was asked: clinics alone can only open their own doors. */
static void
answer_usual(char *answers[ANSWER_COUNT], const People *people)
{
    if (!answers[ANSWER_UNIT] && people && people->doctors->len == 0)
        answers[ANSWER_UNIT] = g_strdup("clinic");
    for (int i = 0; i < ANSWER_COUNT; i++)
        if (!answers[i])
            answers[i] = g_strdup(init_usual((AnswerName)i));
}

/* A line of clinics wants clinics, one of doctors wants doctors. */
static gboolean
people_fit(char *const answers[ANSWER_COUNT], const People *people)
{
    gboolean clinics = strcmp(answers[ANSWER_UNIT], "clinic") == 0;
    if (!people || (clinics ? people->clinics : people->doctors)->len > 0)
        return TRUE;
    fprintf(stderr,
            clinics ? _("rinban: %s names no clinics (column clinic); nothing was written\n")
                    : _("rinban: %s names no doctors (column name); nothing was written\n"),
            answers[ANSWER_LIST]);
    return FALSE;
}

static ExitCode
write_answers(char *const answers[ANSWER_COUNT], const People *people, const char *region,
              const char *folder)
{
    g_autofree char *text = init_region_text(answers, people);
    g_autofree char *requests = g_build_filename(folder, "requests", "requests.csv", NULL);
    g_autoptr(GError) error = NULL;
    return file_write(requests, EMPTY_REQUESTS, -1, &error) && file_write(region, text, -1, &error)
               ? EXIT_DONE
               : io_error(error);
}

static ExitCode
make_own(const Options *options, char *answers[ANSWER_COUNT], const char *region,
         const char *folder)
{
    answers[ANSWER_LIST] = g_strdup(options->from_csv);
    if (options->wizard && !init_ask(answers))
        return EXIT_INPUT;
    g_autoptr(Messages) messages = messages_new();
    gboolean listed = answers[ANSWER_LIST] && *answers[ANSWER_LIST];
    g_autoptr(People) people = listed ? read_list(answers[ANSWER_LIST], messages) : NULL;
    if (people && !options->wizard)
        settle_language(people);
    tell(messages);
    if (listed && !people)
        return EXIT_INPUT;
    answer_usual(answers, people);
    if (!people_fit(answers, people))
        return EXIT_INPUT;
    ExitCode code = write_answers(answers, people, region, folder);
    if (code == EXIT_DONE && people && !options->quiet)
        printf(_("taken in: %u doctors, %u clinics\n"), people->doctors->len, people->clinics->len);
    return code;
}

ExitCode
command_init(const Options *options)
{
    g_autofree char *folder = options->folder && !g_path_is_absolute(options->arguments[0])
                                  ? g_build_filename(options->folder, options->arguments[0], NULL)
                                  : g_strdup(options->arguments[0]);
    if (!is_free(folder)) {
        fprintf(stderr, _("rinban: %s is not empty; nothing was written\n"), folder);
        return EXIT_INPUT;
    }
    g_autofree char *region = g_build_filename(folder, "region.yaml", NULL);
    char *answers[ANSWER_COUNT] = {NULL};
    ExitCode code = options->wizard || options->from_csv
                        ? make_own(options, answers, region, folder)
                        : write_sample(region, folder);
    for (int i = 0; i < ANSWER_COUNT; i++)
        g_free(answers[i]);
    if (code == EXIT_DONE && !options->quiet)
        printf(_("%s is ready. Next: rinban -C %s check, rinban -C %s solve 2026-12\n"), region,
               folder, folder);
    return code;
}
