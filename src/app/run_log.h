/* --log-json: one line for each run, for whoever watches many. */
#pragma once

#include "app/options.h"
#include "app/run.h"

/** Appends the run's line to the options' log, `-` being standard error, in one write. FALSE: it
 * could not be written, and that is told. Harmless where no log is wished. */
gboolean run_log_write(const Options *options, const RunFacts *run, const char *command, ExitCode code);
/** Appends lines of other runs. */
gboolean run_log_append(const char *path, const char *lines);
