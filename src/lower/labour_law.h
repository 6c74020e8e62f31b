/* Which of one doctor's duties the law on working hours forbids together (docs/rules.md, labour).
 */
#pragma once

#include "lower/labour_duty.h"

/** Not so many of `taken` without one of `left`. */
typedef struct {
    GArray *taken; /* int: numbers of duties, ascending where these are all */
    GArray *left;  /* int */
    guint count;
} Forbidden;

void forbidden_free(Forbidden *forbidden);

/** What the law says, as sets that together forbid just what it forbids; Forbidden *.
 * always: Work of ordinary hours and recorded duties. duties: LabourDuty *, numbered.
 * trainee: 24 hours within 48 may stand for the rest. spare: no breach where all duties of a
 * working period are by hand. The caller unrefs. */
GPtrArray *labour_forbidden(const GArray *always, const GPtrArray *duties, gboolean trainee,
                            gboolean spare);
