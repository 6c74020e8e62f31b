/* The least change of a published rota, sought in stages: how few duties go, how few people are
 * touched, what the whole costs. */
#pragma once

#include "app/repairing.h"
#include "lower/lower.h"

/** What was published, and what no choice changes about it. */
typedef struct {
    const Session *session;
    const Repairing *repairing;
    gint64 begun;
    gint64 forced;         /* published duties that nobody can keep */
    gint64 forced_touched; /* and whose they are */
    gint64 least_open;     /* places for which there are too few who could stand at all */
    gint64 least_open_reserve;
} Case;

Case case_of(const Session *session, const Repairing *repairing, gint64 begun);

/** What the last stage that found a rota asked, and its answer. */
typedef struct {
    LeastChange asked;
    Lowered *lowered;
    Answer *answer;
    gboolean fewest; /* proven: filling, then changed duties */
    gboolean best;   /* proven: all, down to the last tier */
} Change;

/** `others`: as LeastChange has them. EXIT_DONE, EXIT_NO_ROTA,
 * EXIT_TIME. Clear in any case. */
ExitCode change_find(const Case *job, const GPtrArray *others, Change *change);
void change_clear(Change *change);
