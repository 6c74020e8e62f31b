#include "engine/thin.h"

#include <string.h>

/* -- entries that are kept --------------------------------------------------------------------- */

static GArray *
kept(const Thinning *thinning, const int *cell, int n)
{
    GArray *indexes = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < n; i++)
        if (thinning->number[cell[i]] >= 0)
            g_array_append_val(indexes, i);
    return indexes;
}

static int *
pick_cells(const Thinning *thinning, const int *cell, const GArray *indexes)
{
    int *picked = g_new(int, indexes->len + 1);
    for (guint i = 0; i < indexes->len; i++)
        picked[i] = thinning->number[cell[g_array_index(indexes, int, i)]];
    return picked;
}

static int *
pick(const int *from, const GArray *indexes)
{
    int *picked = from != NULL ? g_new(int, indexes->len + 1) : NULL;
    for (guint i = 0; picked != NULL && i < indexes->len; i++)
        picked[i] = from[g_array_index(indexes, int, i)];
    return picked;
}

static gint64 *
pick_wide(const gint64 *from, const GArray *indexes)
{
    gint64 *picked = g_new(gint64, indexes->len + 1);
    for (guint i = 0; i < indexes->len; i++)
        picked[i] = from[g_array_index(indexes, int, i)];
    return picked;
}

/* -- elements --------------------------------------------------------------------------------- */

void
thin_mark(const Thinning *thinning, int index)
{
    Mark mark = thinning->whole->mark[index];
    int *number = &thinning->number[thinning->whole->n_cells + index];
    g_autoptr(GArray) indexes = kept(thinning, mark.cell, mark.n);
    gint64 most = 0;
    for (guint i = 0; i < indexes->len; i++)
        most += mark.weight[g_array_index(indexes, int, i)];
    *number = -1;
    if (most < mark.least)
        return;
    mark.n = (int)indexes->len;
    mark.cell = pick_cells(thinning, mark.cell, indexes);
    mark.weight = pick(mark.weight, indexes);
    *number = program_add_mark(thinning->part, mark);
}

void
thin_tally(const Thinning *thinning, int index)
{
    Tally tally = thinning->whole->tally[index];
    g_autoptr(GArray) indexes = kept(thinning, tally.cell, tally.n);
    tally.n = (int)indexes->len;
    tally.cell = pick_cells(thinning, tally.cell, indexes);
    tally.weight = pick(tally.weight, indexes);
    tally.price = g_memdup2(tally.price, sizeof(gint64) * (gsize)tally.count);
    program_add_tally(thinning->part, tally);
}

void
thin_chain(const Thinning *thinning, int index)
{
    Chain chain = thinning->whole->chain[index];
    g_autoptr(GArray) indexes = kept(thinning, chain.cell, chain.n);
    chain.n = (int)indexes->len;
    chain.cell = pick_cells(thinning, chain.cell, indexes);
    chain.in = pick_wide(chain.in, indexes);
    chain.out = pick_wide(chain.out, indexes);
    chain.by_hand = pick(chain.by_hand, indexes);
    program_add_chain(thinning->part, chain);
}

/* The first dues stay the first. */
void
thin_rank(const Thinning *thinning, int index)
{
    Rank rank = thinning->whole->rank[index];
    g_autoptr(GArray) indexes = kept(thinning, rank.cell, rank.n);
    rank.due = g_memdup2(rank.due, sizeof(gint64) * (gsize)rank.n);
    rank.n = (int)indexes->len;
    rank.cell = pick_cells(thinning, rank.cell, indexes);
    rank.low = pick_wide(rank.low, indexes);
    rank.high = pick_wide(rank.high, indexes);
    rank.by_hand = pick(rank.by_hand, indexes);
    program_add_rank(thinning->part, rank);
}

void
thin_run(const Thinning *thinning, int index)
{
    Run run = thinning->whole->run[index];
    g_autoptr(GArray) indexes = kept(thinning, run.cell, run.n);
    run.n = (int)indexes->len;
    run.cell = pick_cells(thinning, run.cell, indexes);
    run.day = pick(run.day, indexes);
    run.by_hand = pick(run.by_hand, indexes);
    program_add_run(thinning->part, run);
}

void
thin_span(const Thinning *thinning, int index)
{
    Span span = thinning->whole->span[index];
    span.side = g_memdup2(span.side, sizeof(SpanSide) * (gsize)span.n);
    for (int i = 0; i < span.n; i++) {
        SpanSide *side = &span.side[i];
        g_autoptr(GArray) indexes = kept(thinning, side->cell, side->n);
        side->n = (int)indexes->len;
        side->cell = pick_cells(thinning, side->cell, indexes);
        side->weight = pick(side->weight, indexes);
    }
    program_add_span(thinning->part, span);
}

/* -- the whole -------------------------------------------------------------------------------- */

static void
keep_cells(const Thinning *thinning, const gint8 *dead, int *whole)
{
    for (int c = 0; c < thinning->whole->n_cells; c++) {
        const Cell *cell = &thinning->whole->cell[c];
        thinning->number[c] =
            dead[c] < 0 ? -1 : program_add_cell(thinning->part, cell->provider, cell->slot);
        if (thinning->number[c] >= 0)
            whole[thinning->number[c]] = c;
    }
}

static void
keep_elements(const Thinning *thinning)
{
    const Program *program = thinning->whole;
    for (int k = 0; k < program->n_marks; k++)
        thin_mark(thinning, k);
    for (int k = 0; k < program->n_tallies; k++)
        thin_tally(thinning, k);
    for (int k = 0; k < program->n_chains; k++)
        thin_chain(thinning, k);
    for (int k = 0; k < program->n_ranks; k++)
        thin_rank(thinning, k);
    for (int k = 0; k < program->n_runs; k++)
        thin_run(thinning, k);
    for (int k = 0; k < program->n_spans; k++)
        thin_span(thinning, k);
}

Program *
thin_program(const Program *program, const gint8 *dead, int **whole)
{
    gsize cells = (gsize)program->n_cells;
    g_autofree int *number = g_new(int, cells + (gsize)program->n_marks + 1);
    Thinning thinning = {program, program_new(program->providers, program->slots), number};
    *whole = g_new(int, cells + 1);
    keep_cells(&thinning, dead, *whole);
    keep_elements(&thinning);
    memcpy(thinning.part->constant, program->constant, sizeof program->constant);
    return thinning.part;
}
