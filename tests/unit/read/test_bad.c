/* One wrong input per message code, as data: tests/bad/CODE/ is a region's folder, `expected` all
 * that is said about it. Records are read where there are some. With a file `period` the requests
 * and the period are read too, and then `rota.csv` and `rota.json` where there are such.
 * CODE--VARIANT is one more input for the same code. */
#include "read/draft.h"
#include "read/read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
folders_of(const char *root)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(root, 0, NULL);
    cr_assert_not_null(dir, "%s cannot be opened", root);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(root, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            g_ptr_array_add(folders, g_steal_pointer(&path));
    }
    g_ptr_array_sort(folders, compare_names);
    return folders;
}

static void
read_draft(const Question *question, Messages *messages)
{
    g_autoptr(Draft) draft = draft_read("rota.json", "rota.json", messages);
    if (draft != NULL)
        rota_free(draft_rota(draft, question, "rota.json", messages));
}

/* Works in the folder itself, so that names are relative to it. */
static void
read_period(Region *region, const char *text, Messages *messages)
{
    Period period;
    g_autofree char *plain = g_strstrip(g_strdup(text));
    cr_assert(period_parse(plain, day_of(2026, 11, 20), &period), "period: %s", plain);
    if (!read_requests(region, &period, messages))
        return;
    g_autoptr(Question) question = question_new(region, period, NULL, messages);
    if (question != NULL && g_file_test("rota.csv", G_FILE_TEST_EXISTS))
        rota_free(read_rota(question, "rota.csv", messages));
    if (question != NULL && g_file_test("rota.json", G_FILE_TEST_EXISTS))
        read_draft(question, messages);
}

static Messages *
read_here(void)
{
    Messages *messages = messages_new();
    g_autoptr(Region) region = read_region(".", messages);
    g_autofree char *period = NULL;
    if (region != NULL)
        read_records(region, messages);
    if (region != NULL && g_file_get_contents("period", &period, NULL, NULL))
        read_period(region, period, messages);
    messages_sort(messages);
    return messages;
}

static char *
rendered(const Messages *messages)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < messages_count(messages); i++) {
        g_autofree char *text = message_render(messages_get(messages, i));
        g_string_append_printf(out, "%s\n", text);
    }
    return g_string_free(out, FALSE);
}

static gboolean
tells(const Messages *messages, const char *code)
{
    for (guint i = 0; i < messages_count(messages); i++)
        if (g_str_equal(message_code_name(messages_get(messages, i)->code), code))
            return TRUE;
    return FALSE;
}

static void
check_folder(const char *folder)
{
    g_autofree char *name = g_path_get_basename(folder);
    g_auto(GStrv) parts = g_strsplit(name, "--", 2);
    cr_assert_eq(g_chdir(folder), 0);
    g_autofree char *expected = NULL;
    cr_assert(g_file_get_contents("expected", &expected, NULL, NULL), "%s has no expected", name);
    g_autoptr(Messages) messages = read_here();
    g_autofree char *told = rendered(messages);
    cr_expect_str_eq(told, expected, "tests/bad/%s says:\n%s\ninstead of:\n%s", name, told,
                     expected);
    cr_expect(tells(messages, parts[0]), "tests/bad/%s does not tell %s", name, parts[0]);
}

Test(bad, every_wrong_input_is_told_as_expected)
{
    g_autofree char *root = g_build_filename(g_getenv("RINBAN_SOURCE_ROOT"), "tests/bad", NULL);
    g_autoptr(GPtrArray) folders = folders_of(root);
    cr_assert_gt(folders->len, 40u);
    for (guint i = 0; i < folders->len; i++)
        check_folder(g_ptr_array_index(folders, i));
}
