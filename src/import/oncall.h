/* The on-call rostering benchmark of the MiniZinc challenges (J. Fischer, Opturion) as a region. */
#pragma once

#include "calendar/period.h"
#include "import/dzn.h"

/** A region folder's texts. */
typedef struct {
    char *region;   /* region.yaml */
    char *requests; /* requests/oncall.csv */
    Period period;  /* day 1 is 2001-01-01 */
} OncallRegion;

void oncall_region_free(OncallRegion *region);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OncallRegion, oncall_region_free)

/** `id` becomes the association's. NULL: something is missing or out of range (told). */
OncallRegion *import_oncall(const Dzn *dzn, const char *id, Messages *messages,
                            const Source *source);
