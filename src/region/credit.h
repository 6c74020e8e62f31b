/* Who is credited with a published duty: whoever serves, or, after a swap or a repair that left the
 * credit behind, whoever owed it. Tallies count by it; everything else counts who serves. */
#pragma once

#include "region/rota.h"

/** A published duty that counts for somebody else than whoever serves it. */
typedef struct {
    int provider; /* who serves */
    int line;
    Day day;
    int owed; /* who owed it and is credited */
} Credit;

/** Who is credited where the provider is on duty in the line on that day; most often the same. */
int credit_of(const Question *question, int provider, int line, Day day);
/** The same in a slot of the question. */
int question_credited(const Question *question, int provider, int slot);
/** From now on the provider's duty there counts for `owed`; for themselves, if that is the same. */
void question_owe(Question *question, Credit credit);
/** Back to what the publications say that count. */
void question_owe_as_published(Question *question);
/** The credits (Credit, by day, line's place in the region, provider) whose provider stands on duty
 * there in the rota; the caller unrefs. */
GArray *credits_standing(const Question *question, const Rota *rota);
