/* What the records of a region say of each other. */
#pragma once

#include "base/message.h"
#include "region/record.h"

/** Tells what cannot be so where every record was written by publishing: a revision in two files,
 * one that is missing, two publications of one number, a SEQUENCE that fell. Records that could be
 * read. FALSE: there was an error. */
gboolean records_check(const GPtrArray *records, Messages *messages);

/** How much of a record counts, now that later ones lie over it. */
typedef enum { COUNTS_WHOLLY, COUNTS_PARTLY, COUNTS_NOWHERE } RecordCounts;

RecordCounts record_counts(const GPtrArray *records, const Record *record);
