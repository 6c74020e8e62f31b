/* hooks/after-publish in the region's folder: what the office wants done with a publication. */
#pragma once

#include "app/options.h"
#include "app/run.h"

/** Runs the hook once for each record in run->published, in the region's folder: the files of the
 * publication are its arguments and, one on a line, its standard input; its output goes to standard
 * error. Nobody may hold the lock. What fails is told and noted in run->hook; the publication
 * stands. Harmless where nothing was published, no hook lies there or none is wished. */
void hooks_after_publish(const Options *options, RunFacts *run);
