#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
fail_at(GError **error, const char *path)
{
    int code = errno;
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "%s: %s", path,
                g_strerror(code));
    return FALSE;
}

mode_t
folder_mode(const char *folder)
{
    struct stat status;
    mode_t mask = umask(0);
    umask(mask);
    if (stat(folder, &status) != 0)
        return 0700;
    return status.st_mode & (S_ISGID | 0777) & ~mask;
}

gboolean
folder_make_around(const char *path, mode_t mode, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(path);
    return g_mkdir_with_parents(parent, mode & 0777) == 0 || fail_at(error, parent);
}

gboolean
folder_sync(const char *path, GError **error)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return fail_at(error, path);
    gboolean done = fsync(fd) == 0;
    if (!done)
        fail_at(error, path);
    close(fd);
    return done;
}

gboolean
folder_sync_all(const char *path, GError **error)
{
    GDir *dir = g_dir_open(path, 0, error);
    if (!dir)
        return FALSE;
    gboolean done = TRUE;
    for (const char *name; done && (name = g_dir_read_name(dir));) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        if (g_file_test(inner, G_FILE_TEST_IS_DIR))
            done = folder_sync_all(inner, error);
    }
    g_dir_close(dir);
    return done && folder_sync(path, error);
}

gboolean
folder_remove(const char *path)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT;
    if (!S_ISDIR(status.st_mode))
        return g_unlink(path) == 0;
    GDir *dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        folder_remove(inner);
    }
    if (dir)
        g_dir_close(dir);
    return g_rmdir(path) == 0;
}

void
folder_sweep(const char *parent, const char *prefix)
{
    GDir *dir = g_dir_open(parent, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(parent, name, NULL);
        if (g_str_has_prefix(name, prefix))
            folder_remove(path);
    }
    if (dir)
        g_dir_close(dir);
}
