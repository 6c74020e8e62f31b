/* From a rota to a publication: the record first, its products after it. */
#pragma once

#include "app/session.h"
#include "region/rota.h"

/** Whether the newest record of just this period says the same as the rota, and is in force. */
gboolean publish_is_done(const Session *session, const Rota *rota);

/** Writes records/<period>-r<N>.yaml for the rota and takes it into the session's region; its
 * rename is the commit. */
gboolean publish_record(Session *session, const Rota *rota, guint32 seed, GError **error);
/** A changed rota becomes the period's next revision with all products; one that says what is in
 * force already makes no record, and its products are finished where the period has a record of its
 * own. */
gboolean publish_changed(Session *session, const Rota *rota, GPtrArray *files, GError **error);
/** The same for the revision that takes the period back. */
gboolean publish_withdrawal(Session *session, GError **error);

/** Writes all products of the newest record and the lasting calendars, and drops the draft that it
 *  supersedes; of a period taken back, the calendar files alone are left. The paths of the folders
 * go to files (char *). */
gboolean publish_products(Session *session, GPtrArray *files, GError **error);
