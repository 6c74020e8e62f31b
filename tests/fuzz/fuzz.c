#include "fuzz.h"

#include "audit/audit.h"
#include "base/folder.h"
#include "base/language.h"
#include "lower/lower.h"
#include "read/read.h"
#include "write/json/messages_json.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *folder;

static void
remove_folder(void)
{
    folder_remove(folder);
}

/* Ends by abort: g_error's own trap is no signal that libFuzzer knows. */
static void
end_by_abort(const char *domain, GLogLevelFlags level, const char *text, gpointer data)
{
    if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) {
        fprintf(stderr, "%s: %s\n", domain ? domain : "fuzz", text);
        abort();
    }
}

const char *
fuzz_folder(void)
{
    if (!folder) {
        g_autofree char *made = g_dir_make_tmp("rinban-fuzz-XXXXXX", NULL);
        g_assert_nonnull(made);
        folder = g_steal_pointer(&made);
        atexit(remove_folder);
        /* a complaint of GLib is a mistake of ours */
        g_log_set_default_handler(end_by_abort, NULL);
        language_set("en");
        return folder;
    }
    folder_remove(folder);
    g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
    return folder;
}

void
fuzz_write(const char *name, const void *data, size_t size)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *above = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(above, 0700), ==, 0);
    FILE *file = fopen(path, "wb");
    g_assert_nonnull(file);
    g_assert_cmpint(fwrite(data, 1, size, file), ==, size);
    fclose(file);
}

Region *
fuzz_region(Messages *messages)
{
    const char *path = fuzz_folder();
    fuzz_write("region.yaml", fuzz_town, strlen(fuzz_town));
    Region *region = read_region(path, messages);
    g_assert_nonnull(region);
    return region;
}

Region *
fuzz_region_kept(void)
{
    static Region *region;
    if (!region) {
        g_autoptr(Messages) messages = messages_new();
        region = fuzz_region(messages);
    }
    g_ptr_array_set_size(region->requests, 0);
    return region;
}

void
fuzz_lay_out(const Region *region, const Rota *rota, Messages *messages)
{
    g_autoptr(Question) question = question_new(region, fuzz_period, NULL, messages);
    if (!question)
        return;
    lowered_free(lower_question(question));
    g_autoptr(Rota) empty = rota_new();
    audit_free(audit_rota(question, rota ? rota : empty));
}

void
fuzz_tell(Messages *messages)
{
    messages_sort(messages);
    for (guint i = 0; i < messages_count(messages); i++) {
        g_autofree char *text = message_render(messages_get(messages, i));
        g_assert_true(g_utf8_validate(text, -1, NULL));
    }
    g_autofree char *json = write_messages_json(messages);
    g_assert_true(g_utf8_validate(json, -1, NULL));
}

void
fuzz_expect_good(const Messages *messages, const char *text)
{
    if (messages_errors(messages) == 0)
        return;
    for (guint i = 0; i < messages_count(messages); i++) {
        g_autofree char *told = message_render(messages_get(messages, i));
        g_printerr("%s\n", told);
    }
    g_error("the program does not read what it wrote itself:\n%s", text);
}
