/* A rota becomes a publication: the record of what everybody was told (contract, section 6). */
#pragma once

#include "region/question.h"
#include "region/rota.h"

typedef struct {
    const char *moment; /* now, UTC: 2026-11-20T00:00:00Z */
    const char *inputs; /* digest of the inputs */
    guint32 seed;
    const char *reason; /* --force, or NULL */
} PublicationFacts;

/** The next publication of the question's period, after all records of the region. Each event keeps
 * its SEQUENCE and moment while it stays what it was over all records; one that changed or came
 * back has SEQUENCE + 1, one that is gone becomes a tombstone. The moment is never before that of a
 * record whose period overlaps, whatever the clock says. A duty on a day on which its line has none
 * is kept without hours, need 0. The caller frees. */
Record *record_from_rota(const Question *question, const Rota *rota, const PublicationFacts *facts);

/** The publication that takes the period back: no duties, a tombstone for every event. */
Record *record_withdrawal(const Question *question, const PublicationFacts *facts);

/** Whether both say the same: who stands where in which role and at which hours, and who is
 * credited. A withdrawn record is like no other. */
gboolean record_same_rota(const Record *a, const Record *b);

/** Whether the publications in force among `records` say of its period what the record says. */
gboolean record_is_in_force(const Record *record, const GPtrArray *records);
