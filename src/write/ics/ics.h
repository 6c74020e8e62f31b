/* One calendar file: RFC 5545 text from plain events (docs/calendar-files.md). */
#pragma once

#include "base/day.h"
#include "base/zone.h"

#include <glib.h>

typedef struct {
    char *uid;
    char *summary;
    char *location; /* NULL: none */
    char *category;
    char *moment; /* 2026-11-20T00:00:00Z: DTSTAMP and LAST-MODIFIED */
    Minute start; /* local */
    Minute end;
    int sequence;
    gboolean cancelled;
} IcsEvent;

typedef struct {
    char *name; /* shown by the reader's program */
    const Zone *zone;
    const char *language; /* "ja" or "en" */
    Day first, last;      /* the span for which the zone must be right; events widen it */
    gboolean tentative;   /* a draft */
    int alarm_minutes;    /* before each event; 0: none */
    GPtrArray *events;    /* IcsEvent *, owned */
} IcsCalendar;

IcsCalendar *ics_new(void);
void ics_free(IcsCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IcsCalendar, ics_free)
/** An empty event, added. */
IcsEvent *ics_add(IcsCalendar *calendar);

/** The file's bytes; sorts the events by start, then UID. NULL with error set: the zone's changes
 * cannot be read. The caller frees. */
char *write_ics(IcsCalendar *calendar, gsize *length, GError **error);
