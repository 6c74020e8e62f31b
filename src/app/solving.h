/* From a question to a rota that two roads agree on. */
#pragma once

#include "app/session.h"
#include "audit/audit.h"
#include "engine/engine.h"
#include "lower/lower.h"
#include "region/rota.h"

typedef struct {
    Lowered *lowered;
    Answer *answer;
    Rota *rota;   /* NULL where there is none */
    Audit *audit; /* of the rota */
    double seconds;
} Solving;

/** Solves the session's question within the options' effort, from a rota where one is given (or
 * NULL), and recounts the answer. EXIT_DONE, EXIT_UNFILLED, EXIT_NO_ROTA, EXIT_TIME, EXIT_DOUBT.
 * Clear in any case. */
ExitCode solving_run(Solving *solving, const Session *session, const Rota *start, gint64 begun);
void solving_clear(Solving *solving);
/** Tells that the two roads do not meet; EXIT_DOUBT. */
ExitCode solving_doubt(void);
/** The options' effort, from now on, for a command that began then (monotonic microseconds). */
void solving_effort(Effort *effort, const Session *session, gint64 begun);
/** While heeded, the first SIGINT or SIGTERM ends solving with the best rota so far, the second the
 * program as usual. */
void solving_heed_signals(gboolean heed);
/** Whether such a signal came. */
gboolean solving_is_stopped(void);
/** Seconds that the engine may still take since the command began (monotonic microseconds). */
double solving_seconds_left(const Options *options, gint64 begun);
/** "optimal", "feasible", "infeasible", "unknown" */
const char *solving_status(const Answer *answer);
