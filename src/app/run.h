/* What one run of a command tells machines: its line in the log, and the publications whose hooks
 * wait for the lock to be let go. No datum of a person is in it. */
#pragma once

#include "app/exit.h"
#include "base/message.h"

#include <glib.h>

typedef struct {
    gint64 begun; /* monotonic microseconds */
    char *association;
    char *period;
    const char *status; /* a word, static; NULL: the exit code says all */
    double gap;         /* of a rota that was solved; below 0: none was */
    int open;           /* places that stay unfilled; -1: not counted */
    int revision;       /* of the publication; 0: none */
    int hook;           /* how hooks/after-publish ended; -1: none was run */
    guint messages[MSG_COUNT];
    GPtrArray *published; /* char *: records whose products have just become whole */
} RunFacts;

void run_begin(RunFacts *run);
void run_clear(RunFacts *run);

/** Counts the messages by code. A NULL run is harmless, here and below. */
void run_messages(RunFacts *run, const Messages *messages);
/** Where the run belongs. */
void run_place(RunFacts *run, const char *association, const char *period);
/** A rota was solved, or found as an earlier run left it (gap below 0). */
void run_solved(RunFacts *run, const char *status, double gap, int open);
/** This revision is the period's publication. */
void run_revision(RunFacts *run, const char *status, int revision);
/** Products of this record (records/2026-12-r1.yaml) are whole for the first time. */
void run_published(RunFacts *run, const char *record);
