/* One command's view of a region: what was read, the period, today. */
#pragma once

#include "app/lock.h"
#include "app/options.h"
#include "base/message.h"
#include "region/question.h"
#include "region/region.h"

typedef struct {
    const Options *options;
    Messages *messages;
    Region *region; /* NULL where region.yaml could not be read */
    Day today;
    char *moment; /* now, UTC: 2026-11-20T00:00:00Z */
    Period period;
    char *period_name; /* NULL: the command was given none */
    Question *question;
    GPtrArray *within; /* char *: periods of other publications, see app/published.h; or NULL */
    char *inputs;      /* digest of region, requests and the records of other periods */
} Session;

/** Reads the region, its requests and records; settles the period where one is given. A lock that
 * is given is taken before requests and records are read. Anything but EXIT_DONE: stop; the
 * mistakes are told when the session is closed, as it must be in any case. */
ExitCode session_open(Session *session, const Options *options, const char *period, Lock *lock);
/** From now on the session's questions keep the days before today of a published period as they
 *  were published. */
void session_freeze(Session *session);
/** Lays out the period's question; choices (Choice) may be NULL. */
ExitCode session_ask(Session *session, const GArray *choices);
/** Prints the messages, with --json and an error as JSON; warnings not where the command succeeds
 * (`code`) and is to be quiet. */
void session_close(Session *session, ExitCode code);

/** The digest of what a rota of that period is made from: region, requests and the records of other
 *  periods; the caller frees. */
char *session_inputs_of(const Session *session, Period period);

/** A path below the region's folder; the caller frees. */
char *session_path(const Session *session, const char *name);
/** The newest record of the session's period that was not withdrawn, or NULL. */
const Record *session_record(const Session *session);
/** Who is credited where this run passes duties on. */
CreditStyle session_credit(const Session *session);
/** Reads WHO@LINE@DATE; EXIT_USAGE and EXIT_INPUT after a message. */
ExitCode session_choice(Session *session, const char *text, gboolean pin, Choice *choice);
