/* What is published of a period, by itself or within other publications. */
#pragma once

#include "app/session.h"
#include "region/rota.h"

/** Looks for what `repair`, `swap` and `withdraw` change: EXIT_DONE, or EXIT_INPUT where the period
 *  is not published, or in part only, which is told. Notes in session->within the periods of other
 *  publications that it lies within. */
ExitCode published_look(Session *session);

/** Tells by `code` (whose facts are period and periods) which publications speak of some of the
 *  period's days; FALSE: none does, and nothing is told. */
gboolean published_tell_part(Session *session, MessageCode code);

/** The duties in force on the days of the period, as a rota of the session's question; *unknown is
 *  how many have a line or provider that the region has no more. NULL: nothing is published. */
Rota *published_rota(const Session *session, int *unknown);

/** The newest of the publications in force on the period's days, or NULL. */
const Record *published_newest(const Session *session);
/** What is in force, as a record of the period: with moment, revision, seed and inputs of the
 * newest of the publications that it is taken from. It stands in no file; the caller frees. */
Record *published_record(const Session *session, const Rota *rota);

/** Says on standard output that the period is published within others; nothing where it has a
 *  publication of its own. */
void published_tell(const Session *session);
/** The file that the messages about what is published name. */
const char *published_path(const Session *session);
