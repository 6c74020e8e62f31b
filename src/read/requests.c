#include "read/requests.h"

#include "read/file.h"
#include "read/read.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

#define SHEET_LIMIT (16 * 1024 * 1024)
#define CALENDAR_LIMIT (1024 * 1024)
/* Of the whole folder. */
#define FILES_MAX 50000
#define REQUESTS_MAX 1000000
#define TOGETHER_MEBIBYTES 256

typedef struct {
    const char *suffix;
    gsize limit;
    gboolean (*ask)(Asking *, const char *, const char *, gsize);
} FileType;

static const FileType file_types[] = {
    {".csv", SHEET_LIMIT, ask_csv},
    {".yaml", SHEET_LIMIT, ask_yaml},
    {".yml", SHEET_LIMIT, ask_yaml},
    {".ics", CALENDAR_LIMIT, ask_ics},
};

static const FileType *
file_type(const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(file_types); i++)
        if (g_str_has_suffix(lower, file_types[i].suffix))
            return &file_types[i];
    return NULL;
}

/* Hidden files, and what editors, spreadsheets and downloads leave while they work. */
static gboolean
is_passing(const char *name)
{
    return name[0] == '.' || g_str_has_prefix(name, "~$") || g_str_has_suffix(name, "~") ||
           g_str_has_suffix(name, ".tmp");
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Bytewise order; NULL: told. A region may have no requests yet. */
static GPtrArray *
list_files(const char *folder, Messages *messages)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    DIR *dir = opendir(folder);
    if (!dir && errno != ENOENT) {
        messages_add(messages, MSG_requests_no_folder, PLACE_NONE, "file", folder, "reason",
                     g_strerror(errno), NULL);
        return NULL;
    }
    for (const struct dirent *entry; dir && (entry = readdir(dir));)
        if (!is_passing(entry->d_name))
            g_ptr_array_add(names, g_strdup(entry->d_name));
    if (dir)
        closedir(dir);
    g_ptr_array_sort(names, compare_names);
    return g_steal_pointer(&names);
}

static gboolean
tell_too_many(Messages *messages, const char *folder)
{
    return messages_add(messages, MSG_requests_too_many, PLACE_NONE, "file", folder, "files",
                        G_STRINGIFY(FILES_MAX), "requests", G_STRINGIFY(REQUESTS_MAX), "limit",
                        G_STRINGIFY(TOGETHER_MEBIBYTES) " MiB", NULL);
}

/* *together: the bytes read so far. */
static gboolean
take_file(Asking *asking, const char *name, gsize *together)
{
    const FileType *type = file_type(name);
    g_autofree char *inside = g_build_filename("requests", name, NULL);
    g_autofree char *shown = file_name_in(asking->region->folder, inside);
    g_autofree char *path = g_build_filename(asking->region->folder, inside, NULL);
    gsize length;
    if (!type) {
        const Source *source = messages_add_source(asking->messages, source_new(shown, "", 0));
        messages_add(asking->messages, MSG_request_file_skipped, source_whole(source), NULL);
        return TRUE;
    }
    g_autofree char *data =
        file_load(path, shown, type->limit, &length, PLACE_NONE, asking->messages);
    if (!data)
        return FALSE;
    *together += length;
    region_extend_digest(asking->region, inside, data, length);
    return type->ask(asking, shown, data, length);
}

gboolean
read_requests(Region *region, const Period *period, Messages *messages)
{
    g_autofree char *folder = file_name_in(region->folder, "requests");
    g_autoptr(GPtrArray) files = list_files(folder, messages);
    if (!files)
        return FALSE;
    g_autoptr(NameIndex) names = name_index_new(region);
    g_autoptr(IcsExpander) expander = ics_expander_new();
    Asking asking = {region, period, messages, names, 0, expander};
    if (files->len > FILES_MAX)
        return tell_too_many(messages, folder);
    gboolean good = TRUE;
    gsize together = 0;
    for (guint i = 0; i < files->len; i++) {
        good &= take_file(&asking, g_ptr_array_index(files, i), &together);
        if (region->requests->len > REQUESTS_MAX || together >> 20 >= TOGETHER_MEBIBYTES)
            return tell_too_many(messages, folder);
    }
    return good;
}
