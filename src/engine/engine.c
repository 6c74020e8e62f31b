#include "engine/engine.h"

#include "engine/tiers.h"

#include <string.h>

Answer *
engine_solve(const Program *program, const Effort *effort)
{
    Budget budget;
    budget_begin(&budget, effort);
    Incumbent incumbent;
    incumbent_begin(&incumbent, program, &budget);
    g_autofree guint8 *nothing = g_new0(guint8, (gsize)program->n_cells + 1);
    incumbent_offer(&incumbent, nothing);
    if (effort->start != NULL)
        incumbent_offer(&incumbent, effort->start);
    Answer *answer = g_new0(Answer, 1);
    answer->status = tiers_solve(&incumbent);
    memcpy(answer->bound, incumbent.bound, sizeof answer->bound);
    if (incumbent.found && answer->status != ANSWER_INFEASIBLE) {
        memcpy(answer->cost, incumbent.cost, sizeof answer->cost);
        answer->taken = g_steal_pointer(&incumbent.taken);
    }
    incumbent_end(&incumbent);
    return answer;
}

void
answer_free(Answer *answer)
{
    if (answer == NULL)
        return;
    g_free(answer->taken);
    g_free(answer);
}
