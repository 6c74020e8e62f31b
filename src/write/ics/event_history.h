/* SEQUENCE over all publications. */
#pragma once

#include "region/region.h"

/** Settles SEQUENCE and moment of a new record's events against the latest state of each UID in the
 * region's records, and adds tombstones for what is gone from the days and lines that the record
 * covers. */
void events_settle(Record *record, const Region *region);
