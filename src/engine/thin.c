#include "engine/thin.h"

#include <string.h>

typedef struct {
    const Program *program;
    Program *thin;
    int *number; /* by cell and mark: what it is called now, or -1 */
    int *kept;   /* entries of the present element */
    int n;
} Thinning;

static void
keep_entries(Thinning *thinning, int n, const int *cell)
{
    thinning->n = 0;
    for (int i = 0; i < n; i++)
        if (thinning->number[cell[i]] >= 0)
            thinning->kept[thinning->n++] = i;
}

/* -- arrays of what is kept ------------------------------------------------------------------- */

static int *
kept_cells(const Thinning *thinning, const int *cell)
{
    int *kept = g_new(int, (gsize)thinning->n + 1);
    for (int i = 0; i < thinning->n; i++)
        kept[i] = thinning->number[cell[thinning->kept[i]]];
    return kept;
}

static int *
kept_ints(const Thinning *thinning, const int *value)
{
    int *kept = g_new(int, (gsize)thinning->n + 1);
    for (int i = 0; i < thinning->n; i++)
        kept[i] = value[thinning->kept[i]];
    return kept;
}

static gint64 *
kept_numbers(const Thinning *thinning, const gint64 *value)
{
    gint64 *kept = g_new(gint64, (gsize)thinning->n + 1);
    for (int i = 0; i < thinning->n; i++)
        kept[i] = value[thinning->kept[i]];
    return kept;
}

/* -- elements --------------------------------------------------------------------------------- */

static void
thin_cells(Thinning *thinning, const gint8 *dead, int *whole)
{
    const Program *program = thinning->program;
    for (int c = 0; c < program->n_cells; c++) {
        const Cell *cell = &program->cell[c];
        thinning->number[c] =
            dead[c] < 0 ? -1 : program_add_cell(thinning->thin, cell->provider, cell->slot);
        if (thinning->number[c] >= 0)
            whole[thinning->number[c]] = c;
    }
}

/* A mark that can be reached no more is never taken. */
static void
thin_marks(Thinning *thinning)
{
    for (int k = 0; k < thinning->program->n_marks; k++) {
        Mark mark = thinning->program->mark[k];
        int *number = &thinning->number[thinning->program->n_cells + k];
        gint64 most = 0;
        keep_entries(thinning, mark.n, mark.cell);
        for (int i = 0; i < thinning->n; i++)
            most += mark.weight[thinning->kept[i]];
        *number = -1;
        if (most < mark.least)
            continue;
        mark.cell = kept_cells(thinning, mark.cell);
        mark.weight = kept_ints(thinning, mark.weight);
        mark.n = thinning->n;
        *number = program_add_mark(thinning->thin, mark);
    }
}

static void
thin_tallies(Thinning *thinning)
{
    for (int k = 0; k < thinning->program->n_tallies; k++) {
        Tally tally = thinning->program->tally[k];
        keep_entries(thinning, tally.n, tally.cell);
        tally.cell = kept_cells(thinning, tally.cell);
        tally.weight = kept_ints(thinning, tally.weight);
        tally.price = g_memdup2(tally.price, sizeof(gint64) * (gsize)tally.count);
        tally.n = thinning->n;
        program_add_tally(thinning->thin, tally);
    }
}

static void
thin_chains(Thinning *thinning)
{
    for (int k = 0; k < thinning->program->n_chains; k++) {
        Chain chain = thinning->program->chain[k];
        keep_entries(thinning, chain.n, chain.cell);
        chain.cell = kept_cells(thinning, chain.cell);
        chain.in = kept_numbers(thinning, chain.in);
        chain.out = kept_numbers(thinning, chain.out);
        chain.by_hand = chain.by_hand == NULL ? NULL : kept_ints(thinning, chain.by_hand);
        chain.n = thinning->n;
        program_add_chain(thinning->thin, chain);
    }
}

/* The first dues stay the first. */
static void
thin_ranks(Thinning *thinning)
{
    for (int k = 0; k < thinning->program->n_ranks; k++) {
        Rank rank = thinning->program->rank[k];
        keep_entries(thinning, rank.n, rank.cell);
        rank.cell = kept_cells(thinning, rank.cell);
        rank.low = kept_numbers(thinning, rank.low);
        rank.high = kept_numbers(thinning, rank.high);
        rank.by_hand = rank.by_hand == NULL ? NULL : kept_ints(thinning, rank.by_hand);
        rank.due = g_memdup2(rank.due, sizeof(gint64) * ((gsize)rank.n));
        rank.n = thinning->n;
        program_add_rank(thinning->thin, rank);
    }
}

static void
thin_runs(Thinning *thinning)
{
    for (int k = 0; k < thinning->program->n_runs; k++) {
        Run run = thinning->program->run[k];
        keep_entries(thinning, run.n, run.cell);
        run.cell = kept_cells(thinning, run.cell);
        run.day = kept_ints(thinning, run.day);
        run.by_hand = run.by_hand == NULL ? NULL : kept_ints(thinning, run.by_hand);
        run.n = thinning->n;
        program_add_run(thinning->thin, run);
    }
}

static void
thin_spans(Thinning *thinning)
{
    for (int k = 0; k < thinning->program->n_spans; k++) {
        Span span = thinning->program->span[k];
        span.side = g_memdup2(span.side, sizeof(SpanSide) * (gsize)span.n);
        for (int j = 0; j < span.n; j++) {
            SpanSide *side = &span.side[j];
            keep_entries(thinning, side->n, side->cell);
            side->cell = kept_cells(thinning, side->cell);
            side->weight = kept_ints(thinning, side->weight);
            side->n = thinning->n;
        }
        program_add_span(thinning->thin, span);
    }
}

Program *
thin_program(const Program *program, const gint8 *dead, int **whole)
{
    gsize cells = (gsize)program->n_cells;
    Thinning thinning = {.program = program,
                         .thin = program_new(program->providers, program->slots),
                         .number = g_new(int, cells + (gsize)program->n_marks + 1),
                         .kept = g_new(int, cells + (gsize)program->n_marks + 1)};
    *whole = g_new(int, cells + 1);
    thin_cells(&thinning, dead, *whole);
    thin_marks(&thinning);
    thin_tallies(&thinning);
    thin_chains(&thinning);
    thin_ranks(&thinning);
    thin_runs(&thinning);
    thin_spans(&thinning);
    memcpy(thinning.thin->constant, program->constant, sizeof program->constant);
    g_free(thinning.number);
    g_free(thinning.kept);
    return thinning.thin;
}
