/* Asks whether a changed question has a rota, many times over, within one effort. */
#pragma once

#include "engine/engine.h"
#include "explain/variant.h"

typedef struct {
    const Question *question;
    const GArray *sentences;
    const Effort *effort;
    gint64 begun;   /* monotonic microseconds */
    double seconds; /* no question is asked later; 0: no limit */
    int asked;
    gboolean held; /* some contradiction holds only with all absences in force, which it does not
                      name */
} Asking;

void asking_begin(Asking *asking, const Question *question, const GArray *sentences,
                  const Effort *effort);
/** Nothing more may be asked from such a share (0 … 1) of the effort's time on. */
void asking_until(Asking *asking, double share);
gboolean asking_is_over(const Asking *asking);
/** ANSWER_FEASIBLE, ANSWER_INFEASIBLE or ANSWER_UNKNOWN without the sentences dropped (a byte for
 * each, or NULL) and with the changes (Change, or NULL). What is feasible was recounted. */
AnswerStatus asking_ask(Asking *asking, const guint8 *dropped, const GArray *changes);

/** An absence, a leave or a `never`: what keeps somebody away may also excuse them from a demand, as
 * a minimum does not ask for who is on leave. So fewer of them may contradict what more do not. */
gboolean asking_excuses(const Asking *asking, int sentence);
/** Of the sentences not dropped, with the changes made, some that cannot hold together and each of
 * which is needed (int, ascending; the caller unrefs), or NULL: not found. Where `thorough`, the
 * smaller of two such sets. Where absences also excuse from what is demanded, they stay in force
 * and are not named. *irreducible: that was proven. `dropped` has a byte more than there are
 * sentences. */
GArray *asking_conflict(Asking *asking, const guint8 *dropped, const GArray *changes,
                        gboolean thorough, gboolean *irreducible);
