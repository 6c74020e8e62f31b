/* Recurrences, expanded by libical in a child process that can do no harm and is stopped in time.
 */
#pragma once

#include "base/day.h"

#include <glib.h>

/** So many steps of one rule are taken. */
#define ICS_STEPS 20000

/** One rule to be expanded. Times are seconds since 1970-01-01T00:00 on the event's own clock. */
typedef struct {
    const char *rule; /* RFC 5545 RECUR, checked, without UNTIL */
    gint64 start;     /* the event's start */
    gboolean all_day;
    gint64 from; /* occurrences from here on … */
    gint64 to;   /* … to here are wanted */
} IcsRule;

typedef struct {
    int rule; /* index of the rule */
    gint64 start;
} IcsOccurrence;

typedef enum {
    ICS_EXPANDED,
    ICS_REFUSED, /* libical does not understand the rule */
    ICS_STEEP,   /* more than ICS_STEPS steps */
    ICS_STOPPED, /* took too much time or memory */
    ICS_UNABLE   /* no child process could be made */
} IcsOutcome;

/** Holds the child process; it is made when there is something to expand, serves many files, since
 *  making it is dear, and is ended where it fails. */
typedef struct IcsExpander IcsExpander;

IcsExpander *ics_expander_new(void);
void ics_expander_free(IcsExpander *expander);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IcsExpander, ics_expander_free)

/** Expands all rules into IcsOccurrence. Other than ICS_EXPANDED: *culprit is the rule that failed,
 * or -1. */
IcsOutcome ics_rules_expand(IcsExpander *expander, const GArray *rules, GArray *occurrences,
                            int *culprit);
