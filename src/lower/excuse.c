#include "lower/excuse.h"
#include "region/frozen.h"

/* Days that are past are given: what their duties break among themselves is no choice any more. An
 * element keeps only what it says of the other duties. */

static gboolean
is_past(const Lowering *lowering, int cell)
{
    int slot = lowering->program->cell[cell].slot;
    return slot_is_frozen(lowering->question, g_array_index(lowering->lowered->slot_of, int, slot));
}

/* Whether the cell is taken, or the mark set, by what is past. */
static gboolean
past_takes(const Lowering *lowering, int cell)
{
    const Program *program = lowering->program;
    if (cell < program->n_cells)
        return is_past(lowering, cell);
    const Mark *mark = &program->mark[cell - program->n_cells];
    gint64 past = 0;
    for (int i = 0; i < mark->n; i++)
        if (is_past(lowering, mark->cell[i]))
            past += mark->weight[i];
    return past >= mark->least;
}

/* What is past may be more than the most: then nothing may come on top. */
static void
excuse_tally(const Lowering *lowering, Tally *tally)
{
    gint64 past = 0, most = tally->first + tally->count - 1;
    for (int i = 0; i < tally->n; i++) {
        if (tally->weight[i] < 0)
            return;
        if (past_takes(lowering, tally->cell[i]))
            past += tally->weight[i];
    }
    if (past <= most || tally->price[tally->count - 1] != 0)
        return;
    int count = tally->count + (int)(past - most);
    tally->price = g_renew(gint64, tally->price, count);
    for (int i = tally->count; i < count; i++)
        tally->price[i] = 0;
    tally->count = count;
}

/* Only the last of the past duties has one after it that is still open. */
static void
excuse_chain(const Lowering *lowering, Chain *chain)
{
    int past = 0;
    while (past < chain->n && is_past(lowering, chain->cell[past]))
        past++;
    for (int i = past; i < chain->n; i++)
        if (is_past(lowering, chain->cell[i]))
            return;
    if (chain->cost != NEVER || past == 0)
        return;
    int left_out = past - 1;
    chain->n -= left_out;
    for (int i = 0; i < chain->n; i++) {
        chain->cell[i] = chain->cell[i + left_out];
        chain->in[i] = chain->in[i + left_out];
        chain->out[i] = chain->out[i + left_out];
        if (chain->by_hand != NULL)
            chain->by_hand[i] = chain->by_hand[i + left_out];
    }
    chain->before = G_MININT64;
}

/* The axis begins with the first day that is open; what was worked without a break before it stands
 * before the axis. */
static void
excuse_run(const Lowering *lowering, Run *run)
{
    int past = 0, open = lowering->region->frozen_before - lowering->question->period.first;
    if (run->cost != NEVER || run->by_hand != NULL)
        return;
    if (open >= run->days) {
        run->cost = 0;
        return;
    }
    int worked = run->before, next = 0;
    for (; past < run->n && run->day[past] < open; past++) {
        worked = run->day[past] > next ? 1 : worked + (run->day[past] == next);
        next = run->day[past] + 1;
    }
    run->before = next == open ? worked : 0;
    run->n -= past;
    run->days -= open;
    for (int i = 0; i < run->n; i++) {
        run->cell[i] = run->cell[i + past];
        run->day[i] = run->day[i + past] - open;
    }
}

void
lower_excuse(Lowering *lowering)
{
    Program *program = lowering->program;
    if (lowering->question->kept == NULL)
        return;
    for (int i = 0; i < program->n_tallies; i++)
        excuse_tally(lowering, &program->tally[i]);
    for (int i = 0; i < program->n_chains; i++)
        excuse_chain(lowering, &program->chain[i]);
    for (int i = 0; i < program->n_runs; i++)
        excuse_run(lowering, &program->run[i]);
}
