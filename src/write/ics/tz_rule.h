/* The rule that a time zone follows from now on: the footer of its TZif file (RFC 8536,
 * section 3.3), a POSIX TZ string. */
#pragma once

#include "base/day.h"
#include "base/zone.h"

#include <glib.h>

/** A yearly change of the clock: the week-th weekday of the month (5: the last), plus a time of day
 * that may be negative or pass 24 hours (RFC 8536, section 3.3.1). */
typedef struct {
    int month;   /* 1 … 12 */
    int week;    /* 1 … 5 */
    int weekday; /* MONDAY … SUNDAY */
    int seconds; /* local, before the change */
} TzChange;

/** One of a zone's two kinds of time, and how it begins. */
typedef struct {
    char *name;
    int offset;     /* seconds east of UTC */
    TzChange begin; /* where the zone has two */
} TzTime;

typedef struct {
    TzTime standard;
    TzTime summer; /* name NULL: the clock never changes */
} TzRule;

/** Reads a POSIX TZ string whose changes are of the form Mm.w.d. NULL: not one. */
TzRule *tz_rule_parse(const char *text);
void tz_rule_free(TzRule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TzRule, tz_rule_free)

/** The moment of a change in a year: local seconds since 1970-01-01, of the time before it. */
gint64 tz_change_in(const TzChange *change, int year);
/** Seconds east of UTC at a moment. */
int tz_rule_offset(const TzRule *rule, gint64 utc);
/** Whether the rule agrees with the zone's clock at every quarter of an hour from the first to the
 * last day. */
gboolean tz_rule_agrees(const TzRule *rule, const Zone *zone, Day first, Day last);
