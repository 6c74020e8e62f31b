/* The VTIMEZONE of a calendar file. */
#pragma once

#include "base/day.h"
#include "base/zone.h"

typedef struct icalcomponent_impl icalcomponent;

/** A VTIMEZONE whose TZID is the plain IANA name, right for the days from first to last: one
 * STANDARD and at most one DAYLIGHT, each a yearly rule from 1970 on, where the zone follows such a
 * rule; else the zone's changes from the first day on, one by one. NULL with
 * error set: libical does not know these. The caller frees it with the calendar it is added to. */
icalcomponent *vtimezone_new(const Zone *zone, Day first, Day last, GError **error);
