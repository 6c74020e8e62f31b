/* One command on one region, in a process with bounds. */
#pragma once

#include "app/batch/batch.h"
#include "read/run_line.h"

#include <gio/gio.h>

typedef struct Child Child;

/** How it ended; `line` is NULL where it could say nothing more, `said` the beginning of its
 * messages. */
typedef struct {
    RunLine *line;
    char *said;
    char *text;    /* of the line; NULL where there is none */
    int code;      /* -1: ended by a signal */
    gboolean late; /* because it took too long, or everything is to end */
} ChildEnd;

typedef void (*ChildEnded)(Child *child, const ChildEnd *end, gpointer data);

/** Begins `command` on the region; `ended` is called once, from the main loop, and the child is
 * gone after it. NULL: it could not begin, *error says why. */
Child *child_begin(const Batch *batch, const BatchRegion *region, const char *command,
                   ChildEnded ended, gpointer data, GError **error);
/** Asks it to end, and makes it end if it does not. */
void child_stop(Child *child);
