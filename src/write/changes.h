/* What a publication changed against what had been published before (contract, section 8). */
#pragma once

#include "base/stage.h"
#include "region/region.h"
#include "write/edition.h"

/** A place of the rota that is not as it was. */
typedef struct {
    const RecordDuty *before; /* NULL: new */
    const Record *told;       /* the publication that `before` stands in */
    const RecordDuty *after;  /* NULL: gone */
} DutyChange;

/** The publications before `record` that speak of any of its days and lines (Record *), withdrawn
 * ones too; free the array only. Empty: it is the first. */
GPtrArray *records_told_before(const Region *region, const Record *record);

/** Where `record` differs from the newest publication before it, per line and day: in who stands
 * there, as what, at which hours. Sorted by day, line, role and provider; within a duty whoever
 * came is set against whoever went. DutyChange; free the array only, before the records. */
GArray *record_changes(const Region *region, const Record *record);

/** Writes changes.csv, also without a change; nothing where the edition's record is the first. */
gboolean write_changes_csv(const Edition *edition, Stage *stage, GError **error);
/** Writes changes/<provider id>.txt for each whose own calendar is not what it was: their duties
 * that came, went or changed, and all they have now, in the region's language. */
gboolean write_changes_texts(const Edition *edition, Stage *stage, GError **error);
