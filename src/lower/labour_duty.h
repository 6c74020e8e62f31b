/* What one doctor works, and could. */
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
    GArray *work;  /* Work, by start; never empty once it is numbered */
    GArray *cells; /* int */
    gboolean by_hand;
} LabourDuty;

/** No duty; it frees each one (LabourDuty) with itself. */
GPtrArray *labour_duties_new(void);
/** The duty that works so, a copy without cells; it is the list's. */
LabourDuty *labour_duties_add(GPtrArray *duties, const GArray *work, gboolean by_hand);
/** Puts them in order of their first start, and makes each the owner of its work. */
void labour_duties_number(GPtrArray *duties);

/** Whether both are at work at some minute. */
gboolean labour_duties_overlap(const LabourDuty *a, const LabourDuty *b);
