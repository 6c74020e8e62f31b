/* Time zones that calendar files name. */
#pragma once

#include <glib.h>

/** Zones of one file, each opened once. */
typedef struct IcsZones IcsZones;

/** `home`: the association's zone, in which times without one are meant. NULL where the system has
 * no such zone. */
IcsZones *ics_zones_new(const char *home);
void ics_zones_free(IcsZones *zones);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IcsZones, ics_zones_free)

/** The zone of a TZID: a name of the IANA database that this system has, bare or behind a prefix
 * such as /freeassociation.sourceforge.net/, or a name of Windows. Nothing else is opened. NULL:
 * none. */
GTimeZone *ics_zone(IcsZones *zones, const char *tzid);
GTimeZone *ics_zone_home(const IcsZones *zones);

/** Seconds since 1970 in UTC of a local time in seconds since 1970-01-01T00:00 of its own clock; a
 * time that the clock leaps over is read by the clock before the leap, of one that it shows twice
 * the first is taken (RFC 5545, section 3.3.5). */
gint64 ics_zone_instant(GTimeZone *zone, gint64 local);
gint64 ics_zone_local(GTimeZone *zone, gint64 instant);
