/* What costs in a tier have in common. */
#include "base/whole.h"
#include "engine/price/frame.h"

static gint64
join_tally(gint64 divisor, const Tally *tally, gint64 *base)
{
    gint64 first = NEVER;
    for (int k = 0; k < tally->count; k++) {
        if (tally->price[k] == NEVER)
            continue;
        if (first == NEVER)
            first = tally->price[k];
        divisor = common_divisor(divisor, tally->price[k] - first);
    }
    *base = price_add(*base, first == NEVER ? 0 : first);
    return divisor;
}

gint64
frame_divisor(const Frame *frame, gint64 *base)
{
    const Program *program = frame->program;
    gint64 divisor = 0;
    *base = program->constant[frame->tier];
#define JOIN(n, element)                                                                           \
    for (int k = 0; k < program->n; k++)                                                           \
        if (program->element[k].tier == frame->tier && program->element[k].cost != NEVER)          \
    divisor = common_divisor(divisor, program->element[k].cost)
    JOIN(n_chains, chain);
    JOIN(n_ranks, rank);
    JOIN(n_runs, run);
    JOIN(n_spans, span);
#undef JOIN
    for (int k = 0; k < program->n_tallies; k++)
        if (program->tally[k].tier == frame->tier)
            divisor = join_tally(divisor, &program->tally[k], base);
    return divisor;
}
