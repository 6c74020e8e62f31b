/* Calendar files from records (contract, section 8; docs/calendar-files.md). */
#pragma once

#include "base/stage.h"
#include "write/edition.h"

/** Writes ics/<provider>.ics for each doctor and clinic of the region, also without duties, and for
 * leavers whom the edition's record names, and ics/all.ics. */
gboolean write_period_calendars(const Edition *edition, Stage *stage, GError **error);

/** Writes <provider>.ics for each of them: all published periods of the region from twelve months
 * back, into the stage of out/calendars/. Where records overlap, the newest counts, per line and
 * day. */
gboolean write_lasting_calendars(const Region *region, Stage *stage, GError **error);

/** The same under other names: what `name` makes of the provider's id (it frees nothing, the result
 * is freed). */
gboolean write_lasting_calendars_as(const Region *region,
                                    char *(*name)(const Region *region, const char *provider),
                                    Stage *stage, GError **error);

/** One calendar of a period as text: of a provider, or NULL for all.ics. The caller frees. NULL
 * with error set: the system does not know the time zone. */
char *write_period_calendar(const Edition *edition, const char *provider, gsize *length,
                            GError **error);
