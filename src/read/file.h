/* Files of a region's folder, brought in whole. */
#pragma once

#include "base/message.h"

/** Reads a regular file of at most `limit` bytes; pipes and devices are refused without waiting for
 *  them. `name` is how messages call it. The bytes are followed by a NUL that *length does not
 * count; the caller frees. NULL: it could not be read (told at `place`). */
char *file_load(const char *path, const char *name, gsize limit, gsize *length, Place place,
                Messages *messages);

/** Tells why a file or folder cannot be read (`problem` is an errno). */
void file_tell_unreadable(const char *name, int problem, Place place, Messages *messages);

/** The path of a file of the folder, as users know it: "region.yaml" in ".", else with the folder
 * in front; the caller frees. */
char *file_name_in(const char *folder, const char *name);

/** Whether a relative path stays inside the folder, symbolic links followed; what does not exist
 *  stays inside where its words do. */
gboolean file_is_inside(const char *folder, const char *name);
