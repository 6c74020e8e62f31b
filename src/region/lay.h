/* The steps in which question_new lays out a period, in their order. */
#pragma once

#include "region/question.h"

/** Slots, first_slots and span. FALSE: there was an error. */
gboolean lay_slots(Question *question, Messages *messages);

/** Whom each line admits. */
void lay_admission(Question *question);

/** Who stays on days that are past; needs slots. */
void lay_frozen(Question *question);

/** Where each rotation stands (region/pointer.h). */
void lay_turns(Question *question);

/** What the records have outside the period. */
void lay_beyond(Question *question);

/** Which duties requests and choices fix. */
void lay_fixed(Question *question, const GArray *choices);

/** Bars and absences; needs `fixed`. */
void lay_bars(Question *question, const GArray *choices);

/** Fixes, and what is wrong with them; needs bars. */
void lay_fixes(Question *question, const GArray *choices, Messages *messages);

/** Tells absences beyond what the rules `accept`. */
void check_absences(const Question *question, Messages *messages);

/** The wishes that records answered and that still hold where the requests are gone. */
void lay_recalled(Question *question);

/** Wishes; needs bars and what was recalled. */
void lay_wishes(Question *question, Messages *messages);

/** Tells of standing assignments (`weekday-pattern`) that do not bind; needs bars. */
void lay_standing(const Question *question, Messages *messages);

/** Fair parts and what was before. */
void lay_fair(Question *question);

/** Appends the slots (int) of which a piece lies partly between the two minutes; line -1: any. */
void slots_touching(const Question *question, Minute start, Minute end, int line, GArray *slots);

/** Appends the slots (int) with places on duty that start on the day and of which a piece lies
 * partly in the window; line -1: any. */
void slots_starting(const Question *question, Day day, Piece window, int line, GArray *slots);

/** The cell of a provider and a slot in bars, fixed and absences. */
static inline gsize
cell_of(const Question *question, int provider, int slot)
{
    return (gsize)provider * question->slots->len + (gsize)slot;
}

/** The index of a day's first slot; any day. */
int first_slot_of(const Question *question, Day day);
