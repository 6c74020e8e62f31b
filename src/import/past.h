/* A rota that others published, as a record typed in (docs/records.md). */
#pragma once

#include "import/sheet.h"
#include "region/record.h"

/** Reads a rota list: date, line, provider (contract, section 7), date, week, medical, name, time,
 * or one row per day with a column per line. The record has period, revision 1 and duties. Without
 * a period it is the months from the first to the last duty. NULL: there was an error (all told).
 */
Record *import_past(const Region *region, const Period *period, const Source *source,
                    Messages *messages);

/** records/<period>-r1.yaml as people type it: what is as today's region says is left out. The
 * caller frees. */
char *past_text(const Region *region, const Record *record);

/** How many of the duties count for nothing: a publication covers their day and line already. */
guint past_covered(const Region *region, const Record *record);
