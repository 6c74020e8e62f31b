/* The recorded past of one tally: which publication counts where, who was a member, who stood. */
#pragma once

#include "region/division.h"
#include "region/question.h"

/** A recorded place that was filled, on a line of the tally and one of its days; taken by whoever
 * is credited with it. */
typedef struct {
    Day day;
    int row;
    int taker;
    gint64 load;
} PastDuty;

/** A member of a row as a publication has it. */
typedef struct {
    int row;
    int taker;
    const RecordMember *member;
} PastMember;

/** Rows are the recorded lines of the tally, takers the region's providers in their order and then
 *  all others whom the records name. Names belong to the region. */
typedef struct {
    const Question *question;
    const Fair *fair;
    Period days;
    GHashTable *rows;        /* line id -> row */
    GHashTable *takers;      /* provider id -> taker */
    const Record **counting; /* days × rows: the publication that counts, or NULL */
    GHashTable *members;     /* Record * -> GArray of PastMember */
    guint8 *turns;           /* by day: whether members may differ from the day before */
    GArray *duties;          /* PastDuty, by day */
} History;

/** The records within those days; the question must have its admission. */
History *history_new(const Question *question, const Fair *fair, Period days);
void history_free(History *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(History, history_free)

/** The publications that count on the day, by row. */
static inline const Record **
history_counting(const History *history, Day day)
{
    gsize rows = g_hash_table_size(history->rows);
    return history->counting + (gsize)(day - history->days.first) * rows;
}
/** Whether just the same publications count on the day as on the day before. */
gboolean history_goes_on(const History *history, Day day);
/** The members of the tally on the day, without loads; the caller frees. */
Stretch *history_members(const History *history, Day day);
