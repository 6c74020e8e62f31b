/* What is work of an employed doctor, for the rule labour. */
#pragma once

#include "audit/count.h"

/** A piece of somebody's work. */
typedef struct {
    Minute start;
    Minute end;
    int slot;            /* of a duty of the period; -1: ordinary hours, or a recorded duty */
    gboolean recorded;   /* a recorded duty */
    gboolean bare_night; /* of a night duty without permit */
} Stretch;

static inline Minute
labour_hours(int count)
{
    return (Minute)count * 60;
}

/** Whether a duty has a minute from 00:00 to 05:00. */
gboolean labour_is_night(const Slot *slot);
/** Whether the duty's line has a permit for it. */
gboolean labour_is_permitted(const Count *count, const Slot *slot);
/** All work of somebody in and around the period that the rule sees: Stretch, by start; without
 * permitted nights of nine hours, which are rest. The caller unrefs. */
GArray *labour_stretches(Count *count, const Rule *rule, int provider);
