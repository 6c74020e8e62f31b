/* What an event of a calendar file says about its times. */
#pragma once

#include "read/ics_text.h"
#include "read/ics_zone.h"

/** A date, or a time on some clock. */
typedef struct {
    gboolean is_date;
    gint64 local;    /* seconds since 1970-01-01T00:00 on its own clock */
    GTimeZone *zone; /* NULL: UTC; of a date: the association's */
} IcsStamp;

/** How long; days are as long as the clock makes them. */
typedef struct {
    gint64 days;
    gint64 seconds;
} IcsLength;

/** A start of its own (RDATE), with its own length where it has one. */
typedef struct {
    IcsStamp start;
    gboolean has_length;
    IcsLength length;
} IcsExtra;

/** A recurrence as far as libical need not know it. */
typedef struct {
    char *rule; /* without UNTIL */
    gboolean has_until;
    IcsStamp until;
    Place place;
} IcsRepeat;

typedef struct {
    const char *uid; /* "" where there is none */
    gboolean busy;
    gboolean has_id; /* RECURRENCE-ID: stands in for one occurrence of its series */
    IcsStamp id;
    IcsStamp start;
    IcsLength length;
    GArray *repeats; /* IcsRepeat */
    GArray *extras;  /* IcsExtra */
    GArray *without; /* IcsStamp: EXDATE */
    Place place;     /* of DTSTART */
} IcsTimes;

/** Reads an event's times; of one that is not busy only the identity. The event must outlive them.
 * NULL: told. */
IcsTimes *ics_times_new(const IcsEvent *event, IcsZones *zones, Messages *messages);
void ics_times_free(IcsTimes *times);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IcsTimes, ics_times_free)

/** Seconds since 1970 in UTC; for dates, of their own clock: dates meet only dates. */
gint64 ics_stamp_instant(const IcsStamp *stamp);
