/* Which of one doctor's duties the law on working hours forbids together (docs/rules.md, labour).
 */
#pragma once

#include "base/day.h"

/** Who works: a duty of the period by its number, or */
enum { WORK_ORDINARY = -1, WORK_RECORDED = -2 };

/** A stretch of work. */
typedef struct {
    Minute start;
    Minute end;
    int owner;
    gboolean night; /* of a night duty without permit */
} Work;

/** Duties of the same work, of which at most one can be had. */
typedef struct {
    GArray *work;  /* Work, by start; never empty */
    GArray *cells; /* int */
    gboolean by_hand;
} LabourDuty;

/** Not so many of `taken` without one of `left`. */
typedef struct {
    GArray *taken; /* int: numbers of duties, ascending where these are all */
    GArray *left;  /* int */
    guint count;
} Forbidden;

void forbidden_free(Forbidden *forbidden);

/** Whether both are at work at some minute. */
gboolean labour_duties_overlap(const LabourDuty *a, const LabourDuty *b);

/** What the law says, as sets that together forbid just what it forbids; Forbidden *.
 * always: Work of ordinary hours and recorded duties. duties: LabourDuty *, by their first start.
 * trainee: 24 hours within 48 may stand for the rest. spare: no breach where all duties of a
 * working period are by hand. The caller unrefs. */
GPtrArray *labour_forbidden(const GArray *always, const GPtrArray *duties, gboolean trainee,
                            gboolean spare);
