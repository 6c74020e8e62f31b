/* What stands in the way where no rota can satisfy the hard rules. */
#pragma once

#include "app/session.h"
#include "explain/no_rota.h"

/** Looks for sentences that cannot hold together and for ways out, within the options' effort since
 * the command began, and adds a message for each of the sentences. */
NoRota *no_rota_find(Session *session, gint64 begun);
/** The contradiction and the ways out, on standard error. */
void no_rota_print(const NoRota *no_rota);
