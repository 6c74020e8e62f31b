/* What solving and auditing tell in the terminal. */
#pragma once

#include "app/solving.h"

#include <stdio.h>

/** Why there is no rota, where the code says so, on standard error. */
void told_no_rota(ExitCode code);
/** One line per duty with open places, and the reasons. */
void told_unfilled(const Session *session, const GPtrArray *unfilled, FILE *to);
/** Tiers with cost and proof, and the files written, on standard output. */
void told_summary(const Session *session, const Solving *solving, const GPtrArray *files);
/** Places open and cost per tier of a recount, and each breach, on standard output. */
void told_audit(const Question *question, const Audit *audit);
/** The period's newest record and the folders written, in words or as JSON, on standard output; the
 * sentence takes the period and the revision. */
void told_publication(const Session *session, const char *sentence, const GPtrArray *folders);
