/* Folders as the file system has them. */
#pragma once

#include <glib.h>
#include <sys/types.h>

/** Sets the error to what errno says about the path; always FALSE. */
gboolean fail_at(GError **error, const char *path);

/** What the folder permits, within the umask: who opens out/ to a group opens its products to it,
 * and nobody else does. A missing one is for the owner alone. */
mode_t folder_mode(const char *folder);
/** Makes the folders in which the path lies. */
gboolean folder_make_around(const char *path, mode_t mode, GError **error);

/** Brings a folder's entries to the disk; all: those of the folders in it, too. */
gboolean folder_sync(const char *path, GError **error);
gboolean folder_sync_all(const char *path, GError **error);

/** Removes a folder with all in it, following no symbolic link; a missing one is no error. */
gboolean folder_remove(const char *path);
/** Removes from a folder what begins with the prefix: what an earlier, interrupted run left. Nobody
 * may be writing there. */
void folder_sweep(const char *folder, const char *prefix);
