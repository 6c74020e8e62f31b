/* Recorded duties outside the period: what rules bind against over its edges. */
#pragma once

#include "region/question.h"

/** A duty that a counting publication (records_counting) has on a day outside the period. */
typedef struct {
    int provider; /* of the region, former ones too */
    Slot slot;    /* line: -1 where the region no longer has it; weight and hours as recorded */
    const char *line_id; /* as recorded */
    int travel;          /* of today's line, minutes */
    gboolean reserve;
    gboolean timed; /* the hours are known; else start and end are the day's midnight */
} Beyond;

/** All of them, by provider, then start, then end. */
struct Beyonds {
    GArray *duties;    /* Beyond */
    guint *first;      /* by provider and one more */
    GHashTable *hours; /* text -> Hours: those which the records write */
    guint8 *published; /* providers × slots, for question_published */
    int reach;         /* so many days apart a duty of the period and one outside may yet meet */
};

static inline const Beyond *
question_beyond(const Question *question, guint index)
{
    return &g_array_index(question->beyond->duties, Beyond, index);
}
/** A provider's are question_beyond(first) … question_beyond(end - 1), in order of their starts. */
static inline guint
beyond_first(const Question *question, int provider)
{
    return question->beyond->first[provider];
}
static inline guint
beyond_end(const Question *question, int provider)
{
    return question->beyond->first[provider + 1];
}

/** Whether the newest publication that counts has the provider on duty in the slot of the period.
 */
gboolean question_published(const Question *question, int provider, int slot);

/** Whether the rule's lines, days, not-days and who speak of the duty; never of a reserve. */
gboolean rule_sees_beyond(const Question *question, const Rule *rule, const Beyond *duty);
/** Whether a recorded duty and one of the period have a minute in common, travel included. */
gboolean beyond_overlaps(const Question *question, const Beyond *duty, const Slot *slot);

/** The recorded duty at overlapping hours for which the law of nature keeps the provider from the
 *  slot: a doctor's own, or, of a clinic and its only doctor, the other's; NULL: none. */
const Beyond *question_elsewhere(const Question *question, int provider, int slot);

void beyonds_free(Beyonds *beyonds);
