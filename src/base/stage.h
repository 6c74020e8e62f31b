/* Files that appear together or not at all. */
#pragma once

#include <gio/gio.h>
#include <glib.h>

/** A folder being prepared beside the one it will replace. */
typedef struct Stage Stage;

/** Prepares a replacement of `folder`. Missing parents are made for the owner alone (0700); the
 * folder and its files permit what the parent permits, within the umask. NULL with error set. */
Stage *stage_new(const char *folder, GError **error);
/** Drops what was not committed. */
void stage_free(Stage *stage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stage, stage_free)

/** Writes one file, `name` relative ("ics/d01.ics"); no part of it may be "..", empty or begin with
 *  a slash. A file whose bytes and permissions are those of the standing one keeps its time and
 * inode. */
gboolean stage_write(Stage *stage, const char *name, const char *data, gssize length,
                     GError **error);
/** Keeps a file of the standing folder as it is, where it exists. */
gboolean stage_keep(Stage *stage, const char *name, GError **error);
/** Keeps all of the standing folder but the part of that name. */
gboolean stage_keep_all(Stage *stage, const char *except, GError **error);
/** Syncs and exchanges the folders in one rename, then drops the old one. */
gboolean stage_commit(Stage *stage, GError **error);

/** What file_write has not finished begins with this. */
#define UNFINISHED_PREFIX ".rinban-new-"

/** Writes one file whole: temporary, fsync, rename; folders are made, permissions are as with a
 * stage. What is no file (a device, a pipe) is written to as it stands.
 */
gboolean file_write(const char *path, const char *data, gssize length, GError **error);
/** Removes from a folder what interrupted runs have not finished; nobody may be writing there. */
void file_write_sweep(const char *folder);
