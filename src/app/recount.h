/* A rota judged by the rules as written: what the command line and the library call an audit. */
#pragma once

#include "app/session.h"
#include "audit/audit.h"

/** Recounts the rota against the session's question; what the law asks as an effort is added to the
 * messages, which are sorted. The audit is the caller's. EXIT_DONE, EXIT_UNFILLED,
 * EXIT_HARD_BREACH. */
ExitCode recount(Session *session, const Rota *rota, Audit **audit);
