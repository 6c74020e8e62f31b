/* Which events stand in whose calendar file. */
#pragma once

#include "base/zone.h"
#include "write/edition.h"

/** An event with the record whose words it has. */
typedef struct {
    const RecordEvent *event;
    const Record *record;
} ShelfEntry;

typedef struct {
    const Region *region;
    const Zone *zone;
    const Record *newest; /* whose moment decides what is over */
    Period span;
    gboolean tentative;
    GHashTable *entries; /* owner -> GArray of ShelfEntry; of everybody in the region, if empty */
    GPtrArray *shadows;  /* Record *: events of records that were typed in */
} Shelf;

/** The events of one period. FALSE with error set: the time zone cannot be read, and there is
 * nothing to clear; so too below. */
gboolean shelf_of_edition(Shelf *shelf, const Edition *edition, GError **error);
/** The events of all records from twelve months before the newest one's moment on. Where records
 * overlap, the newest counts, per line and day. */
gboolean shelf_of_region(Shelf *shelf, const Region *region, GError **error);
void shelf_clear(Shelf *shelf);
