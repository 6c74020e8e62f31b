/* Events of a record: what stands in whose calendar file, and the words of it. */
#pragma once

#include "region/region.h"

/** Adds an event to `target` for every piece of every duty of `duties_of` (which may be the same
 * record), for each owner: who stands there, and for a clinic its doctors who are members and not
 * on leave that day, or only those whom a `fix` names. SEQUENCE 0, moment of `duties_of` (where it
 * has none, its period's first day). Sorted by start, then UID. */
void events_of_duties(Record *target, const Region *region, const Record *duties_of);

/** Whether two duties have the same pieces; hours not said are like any. */
gboolean duty_same_hours(const RecordDuty *a, const RecordDuty *b);

/** Name of the line as the record knows it (typed in without names: as the region does). The caller
 * frees; so too below. */
char *event_line_name(const Region *region, const Record *record, const RecordEvent *event);
/** Place and address, or NULL where nothing is known. */
char *event_location(const Region *region, const Record *record, const RecordEvent *event);
/** Name of a provider as the record knows it; else as the region does; else as any record
 *  does; else the id. */
char *record_provider_name(const Region *region, const Record *record, const char *provider);

/** Sorts by start, then UID. */
void events_sort(GPtrArray *events);
