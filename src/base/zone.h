/* The system's time zones. */
#pragma once

#include <glib.h>

/** A zone as the system's file had it when it was read. */
typedef struct {
    char *name;       /* IANA */
    char *footer;     /* POSIX TZ string of all later times (RFC 8536, section 3.3); NULL: none */
    GTimeZone *clock; /* local time of any moment */
} Zone;

/** Each zone is read once and kept as long as the process runs, so that whatever one run writes
 * follows one and the same clock; a zone that could not be read is tried again. The folder is
 * TZDIR's, else /usr/share/zoneinfo. NULL with error set: G_FILE_ERROR_NOENT where the system does
 * not know the zone, else the file's own. One thread at a time. */
const Zone *zone_find(const char *name, GError **error);
