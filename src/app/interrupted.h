/* A publication that was committed and then cut off before its products were whole. */
#pragma once

#include "app/session.h"

/** Notes, before the commit, that products of the record will have to be written. */
gboolean interruption_expect(const Session *session, const Record *record, GError **error);
/** They are whole. Whether that was noted to come: FALSE for products that are merely made again.
 */
gboolean interruption_over(const Session *session, const Record *record);
/** Finishes what an earlier run was kept from; the lock is held, records are read. What cannot be
 * finished now waits for the next command. */
void interruption_heal(const Session *session);
