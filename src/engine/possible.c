#include "engine/possible.h"

#include "engine/budget.h"
#include "engine/demanded.h"
#include "engine/model/load.h"

#include <string.h>

static gboolean
poll(gpointer data)
{
    const Effort *effort = data;
    return effort->stop != NULL && *effort->stop;
}

/* Whether the compact model, or its relaxation, already has no solution. */
static gboolean
has_no_relaxation(const Program *program, const Effort *effort)
{
    g_autoptr(Model) model = model_new(program);
    if (!model->impossible)
        load_propagate(model);
    if (model->impossible)
        return TRUE;
    gint64 iterations = effort->work > 0 ? effort->work / (20 + model->row->len / 2) : G_MAXINT64;
    g_autoptr(Mip) mip = load_model(model);
    return mip_solve_lp(mip, iterations, effort->seconds > 0 ? effort->seconds : 1e6, poll,
                        (gpointer)effort) == MIP_INFEASIBLE;
}

static AnswerStatus
solve_part(const Part *part, const Effort *effort, guint8 *taken)
{
    if (has_no_relaxation(part->program, effort))
        return ANSWER_INFEASIBLE;
    g_autoptr(Answer) answer = engine_solve(part->program, effort);
    if (answer->status == ANSWER_INFEASIBLE)
        return ANSWER_INFEASIBLE;
    if (answer->taken == NULL)
        return ANSWER_UNKNOWN;
    for (guint c = 0; c < part->cell->len; c++)
        taken[g_array_index(part->cell, int, c)] = answer->taken[c];
    return ANSWER_FEASIBLE;
}

/* The parts one by one, until one of them is impossible. */
static AnswerStatus
solve_parts(const Program *program, gboolean own, const Effort *effort, Budget *budget,
            guint8 *taken)
{
    gboolean impossible = FALSE;
    g_autoptr(GPtrArray) parts = demanded_parts(program, own, &impossible);
    AnswerStatus status = impossible ? ANSWER_INFEASIBLE : ANSWER_FEASIBLE;
    for (guint i = 0; i < parts->len && status != ANSWER_INFEASIBLE; i++) {
        Effort share = *effort;
        if (effort->seconds > 0)
            share.seconds = MAX(0.01, effort->seconds - budget_seconds(budget));
        share.progress = NULL;
        share.start = NULL;
        AnswerStatus part = solve_part(g_ptr_array_index(parts, i), &share, taken);
        if (part != ANSWER_FEASIBLE)
            status = part;
    }
    return status;
}

AnswerStatus
engine_possible(const Program *program, const Effort *effort, guint8 **taken)
{
    g_autofree guint8 *choice = g_new0(guint8, (gsize)program->n_cells + 1);
    Budget budget;
    budget_begin(&budget, effort);
    if (solve_parts(program, TRUE, effort, &budget, choice) == ANSWER_INFEASIBLE)
        return ANSWER_INFEASIBLE;
    memset(choice, 0, (gsize)program->n_cells);
    AnswerStatus status = solve_parts(program, FALSE, effort, &budget, choice);
    if (status == ANSWER_FEASIBLE && taken != NULL)
        *taken = g_steal_pointer(&choice);
    return status;
}
