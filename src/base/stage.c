#include "base/stage.h"

#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct Stage {
    char *folder;
    char *staging; /* NULL once committed */
    mode_t mode;   /* of the folder around it */
};

static gboolean
name_stays_inside(const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);
    for (gsize i = 0; parts[i]; i++) {
        if (!*parts[i] || strcmp(parts[i], ".") == 0 || strcmp(parts[i], "..") == 0)
            return FALSE;
    }
    return parts[0] != NULL;
}

/* The folder's name without slashes at its end, which would make it its own parent. */
static char *
folder_name(const char *folder)
{
    gsize length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    return g_strndup(folder, length);
}

Stage *
stage_new(const char *folder, GError **error)
{
    g_autofree char *name = folder_name(folder);
    g_autofree char *parent = g_path_get_dirname(name);
    g_autofree char *base = g_path_get_basename(name);
    g_autofree char *prefix = g_strdup_printf(".%s.new-", base);
    if (g_mkdir_with_parents(parent, 0700) != 0) {
        fail_at(error, parent);
        return NULL;
    }
    folder_sweep(parent, prefix); /* the region's lock is held */
    char *staging = g_strdup_printf("%s/%sXXXXXX", parent, prefix);
    if (!g_mkdtemp_full(staging, 0700)) {
        fail_at(error, parent);
        g_free(staging);
        return NULL;
    }
    Stage *stage = g_new0(Stage, 1);
    stage->folder = g_steal_pointer(&name);
    stage->staging = staging;
    stage->mode = folder_mode(parent);
    return stage;
}

void
stage_free(Stage *stage)
{
    if (!stage)
        return;
    if (stage->staging)
        folder_remove(stage->staging);
    g_free(stage->staging);
    g_free(stage->folder);
    g_free(stage);
}

/* A staged file may be a link to the standing one: a later word about it replaces the link and
 * never writes through it. */
static gboolean
clear_way(const Stage *stage, const char *staged, GError **error)
{
    return folder_make_around(staged, stage->mode | S_IRWXU, error) &&
           (g_unlink(staged) == 0 || errno == ENOENT || fail_at(error, staged));
}

/* By a link; by a copy where the file system has none (FAT, some network shares). */
static gboolean
take_over(const Stage *stage, const char *standing, const char *staged, GError **error)
{
    if (link(standing, staged) == 0)
        return TRUE;
    g_autofree char *bytes = NULL;
    gsize length = 0;
    return g_file_get_contents(standing, &bytes, &length, error) &&
           g_file_set_contents_full(staged, bytes, (gssize)length, G_FILE_SET_CONTENTS_DURABLE,
                                    stage->mode & 0666, error);
}

gboolean
stage_keep(Stage *stage, const char *name, GError **error)
{
    g_assert(name_stays_inside(name));
    g_autofree char *standing = g_build_filename(stage->folder, name, NULL);
    g_autofree char *staged = g_build_filename(stage->staging, name, NULL);
    struct stat status;
    if (lstat(standing, &status) != 0 || !S_ISREG(status.st_mode))
        return TRUE;
    return clear_way(stage, staged, error) && take_over(stage, standing, staged, error);
}

static gboolean
keep_below(Stage *stage, const char *part, const char *except, GError **error)
{
    g_autofree char *path = g_build_filename(stage->folder, part, NULL);
    GDir *dir = g_dir_open(path, 0, NULL);
    gboolean done = TRUE;
    for (const char *name; done && dir && (name = g_dir_read_name(dir));) {
        g_autofree char *inner = *part ? g_build_filename(part, name, NULL) : g_strdup(name);
        g_autofree char *standing = g_build_filename(stage->folder, inner, NULL);
        struct stat status;
        if (strcmp(inner, except) == 0 || lstat(standing, &status) != 0)
            continue;
        done = S_ISDIR(status.st_mode) ? keep_below(stage, inner, except, error)
                                       : stage_keep(stage, inner, error);
    }
    if (dir)
        g_dir_close(dir);
    return done;
}

gboolean
stage_keep_all(Stage *stage, const char *except, GError **error)
{
    return keep_below(stage, "", except, error);
}

static gboolean
stands_already(const Stage *stage, const char *path, const char *data, gsize length)
{
    struct stat status;
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) || (gsize)status.st_size != length ||
        (status.st_mode & 0777) != (stage->mode & 0666))
        return FALSE;
    g_autofree char *bytes = NULL;
    gsize read = 0;
    return g_file_get_contents(path, &bytes, &read, NULL) && read == length &&
           memcmp(bytes, data, length) == 0;
}

gboolean
stage_write(Stage *stage, const char *name, const char *data, gssize length, GError **error)
{
    g_assert(name_stays_inside(name));
    gsize size = length < 0 ? strlen(data) : (gsize)length;
    g_autofree char *standing = g_build_filename(stage->folder, name, NULL);
    g_autofree char *staged = g_build_filename(stage->staging, name, NULL);
    if (stands_already(stage, standing, data, size))
        return stage_keep(stage, name, error);
    return clear_way(stage, staged, error) &&
           g_file_set_contents_full(staged, data, (gssize)size, G_FILE_SET_CONTENTS_DURABLE,
                                    stage->mode & 0666, error);
}

gboolean
stage_commit(Stage *stage, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(stage->folder);
    if (!folder_sync_all(stage->staging, error))
        return FALSE;
    if (chmod(stage->staging, stage->mode | S_IRWXU) != 0)
        return fail_at(error, stage->staging);
    if (rename(stage->staging, stage->folder) != 0) {
        if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOTDIR)
            return fail_at(error, stage->folder);
        if (renameat2(AT_FDCWD, stage->staging, AT_FDCWD, stage->folder, RENAME_EXCHANGE) != 0)
            return fail_at(error, stage->folder);
        folder_remove(stage->staging);
    }
    g_clear_pointer(&stage->staging, g_free);
    return folder_sync(parent, error);
}

static gboolean
write_bytes(int fd, const char *data, gsize length)
{
    while (length > 0) {
        ssize_t done = write(fd, data, length);
        if (done < 0 && errno != EINTR)
            return FALSE;
        data += MAX(done, 0);
        length -= (gsize)MAX(done, 0);
    }
    return TRUE;
}

/* Under a name by which what an interrupted run left is known: GLib's own ends like a copy that
 * somebody may have made. */
static gboolean
write_beside(char *beside, const char *data, gsize length, mode_t mode, GError **error)
{
    int fd = g_mkstemp_full(beside, O_WRONLY | O_CLOEXEC, (int)mode);
    if (fd < 0)
        return fail_at(error, beside);
    gboolean done = (write_bytes(fd, data, length) && fsync(fd) == 0) || fail_at(error, beside);
    close(fd);
    if (!done)
        g_unlink(beside);
    return done;
}

/* A device or a pipe is written to, never put another file in the place of. */
static gboolean
is_no_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

static gboolean
write_into(const char *path, const char *data, gsize length, GError **error)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return fail_at(error, path);
    gboolean done = write_bytes(fd, data, length) || fail_at(error, path);
    close(fd);
    return done;
}

gboolean
file_write(const char *path, const char *data, gssize length, GError **error)
{
    if (is_no_file(path))
        return write_into(path, data, length < 0 ? strlen(data) : (gsize)length, error);
    g_autofree char *parent = g_path_get_dirname(path);
    g_autofree char *beside = g_strdup_printf("%s/" UNFINISHED_PREFIX "XXXXXX", parent);
    if (!folder_make_around(path, 0700, error) ||
        !write_beside(beside, data, length < 0 ? strlen(data) : (gsize)length,
                      (folder_mode(parent) & 0666) | S_IRUSR | S_IWUSR, error))
        return FALSE;
    if (rename(beside, path) != 0) {
        fail_at(error, path);
        g_unlink(beside);
        return FALSE;
    }
    return folder_sync(parent, error);
}

void
file_write_sweep(const char *folder)
{
    folder_sweep(folder, UNFINISHED_PREFIX);
}
