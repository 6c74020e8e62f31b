/* A doctor's own calendar file becomes absences. */
#pragma once

#include "calendar/period.h"
#include "read/ics_rules.h"
#include "read/ics_zone.h"
#include "region/region.h"

/** Reads the busy events of a calendar file (contract, section 5) and adds those that touch the
 * period, or the days around it, as absences of the provider. Without a period everything is
 * checked and nothing added, and the expander may be NULL. The limits are told in docs/requests.md.
 * FALSE: told. */
gboolean ics_read(Region *region, int provider, const Source *source, const Period *period,
                  IcsExpander *expander, Messages *messages);
