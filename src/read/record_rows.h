/* The lists of a record (docs/records.md). */
#pragma once

#include "read/fields.h"

/** The lists as they stand in the file; NULL: not given. */
typedef struct {
    const Node *lines, *names, *duties, *members, *pointers, *absences, *wishes, *events;
} RecordLists;

/** Reads the lists into the record, whose period and program are settled. Every mistake is told. */
void record_rows_read(Reading *reading, const RecordLists *lists, Record *record);
