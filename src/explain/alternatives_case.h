/* The question with one change: somebody stands in a place, and who stands there does not. */
#pragma once

#include "audit/audit.h"
#include "explain/alternatives.h"
#include "lower/lower.h"

typedef struct {
    Messages *messages;
    Question *question;
    Lowered *lowered;
    Post post;
    int provider;
} Case;

/** NULL: the change contradicts what is fixed by hand. */
Case *case_new(const Question *question, Post post, int provider);
void case_free(Case *kase);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Case, case_free)

/** The best rota of the case, looked for from one with little else changed. The effort's `start` is
 * not heeded. */
Answer *case_solve(const Case *kase, const Rota *from, const Effort *effort);
/** Whether the last tier is free, so that case_stay may be called. */
gboolean case_can_stay(const Case *kase);
/** From now on each duty of the rota that is given to others costs one in the last tier. */
void case_stay(Case *kase, const Rota *rota);
Rota *case_rota(const Case *kase, const Answer *answer);
/** Whether the recount of the answer's rota agrees with it to the unit. */
gboolean case_agrees(const Case *kase, const Rota *rota, const Answer *answer);
