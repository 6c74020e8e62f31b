#include "read/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MEBIBYTE ((gsize)1 << 20)

/* Reads until the end or one byte beyond the limit. */
static gboolean
read_all(int descriptor, GByteArray *data, gsize limit)
{
    guint8 part[65536];
    while (data->len <= limit) {
        ssize_t got = read(descriptor, part, MIN(sizeof part, limit + 1 - data->len));
        if (got == 0)
            return TRUE;
        if (got > 0)
            g_byte_array_append(data, part, (guint)got);
        else if (errno != EINTR)
            return FALSE;
    }
    return TRUE;
}

/* O_NONBLOCK: a pipe without a writer must not hold us. */
static int
open_regular(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0 || S_ISREG(status.st_mode))
        return descriptor;
    close(descriptor);
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    return -1;
}

void
file_tell_unreadable(const char *name, int problem, Place place, Messages *messages)
{
    if (problem == ENOENT)
        messages_add(messages, MSG_file_missing, place, "file", name, NULL);
    else if (problem == EACCES || problem == EPERM || problem == EIO)
        messages_add(messages, MSG_file_denied, place, "file", name, "reason", g_strerror(problem),
                     NULL);
    else
        messages_add(messages, MSG_file_unreadable, place, "file", name, "reason",
                     g_strerror(problem), NULL);
}

char *
file_load(const char *path, const char *name, gsize limit, gsize *length, Place place,
          Messages *messages)
{
    int descriptor = open_regular(path);
    if (descriptor < 0) {
        file_tell_unreadable(name, errno, place, messages);
        return NULL;
    }
    g_autoptr(GByteArray) data = g_byte_array_new();
    gboolean good = read_all(descriptor, data, limit);
    int problem = errno;
    close(descriptor);
    if (!good) {
        file_tell_unreadable(name, problem, place, messages);
        return NULL;
    }
    if (data->len > limit) {
        g_autofree char *most = g_strdup_printf("%" G_GSIZE_FORMAT " MiB", limit / MEBIBYTE);
        messages_add(messages, MSG_file_too_large, place, "file", name, "limit", most, NULL);
        return NULL;
    }
    *length = data->len;
    g_byte_array_append(data, (const guint8 *)"", 1);
    return (char *)g_byte_array_free(g_steal_pointer(&data), FALSE);
}

char *
file_name_in(const char *folder, const char *name)
{
    return g_str_equal(folder, ".") ? g_strdup(name) : g_build_filename(folder, name, NULL);
}

static gboolean
words_stay_inside(const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);
    for (char **part = parts; *part != NULL; part++)
        if ((*part)[0] == '\0' || g_str_equal(*part, ".."))
            return FALSE;
    return parts[0] != NULL;
}

gboolean
file_is_inside(const char *folder, const char *name)
{
    if (!words_stay_inside(name))
        return FALSE;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    char *real_folder = realpath(folder, NULL);
    char *real_path = realpath(path, NULL);
    gsize length = real_folder ? strlen(real_folder) : 0;
    gboolean inside = real_folder == NULL || real_path == NULL || g_str_equal(real_folder, "/") ||
                      (strncmp(real_path, real_folder, length) == 0 && real_path[length] == '/');
    free(real_folder);
    free(real_path);
    return inside;
}
