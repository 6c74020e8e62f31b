/* What stands in the way where no rota can satisfy the hard rules. */
#pragma once

#include "app/session.h"

/** Looks for fixes, pins and hard rules without any one of which there would be a rota, within the
 * options' effort since the command began, and adds a message for each; where there is none, names
 * all that must hold. */
void no_rota_tell(Session *session, gint64 begun);
