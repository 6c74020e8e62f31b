#include "lower/program.h"

/* Room for one more: arrays grow by doubling, so their length tells their room. */
#define GROW(array, n)                                                                             \
    do {                                                                                           \
        if (((n) & ((n)-1)) == 0)                                                                  \
            (array) = g_realloc_n((array), (n) == 0 ? 1 : (gsize)(n)*2, sizeof *(array));          \
    } while (0)

Program *
program_new(int providers, int slots)
{
    Program *program = g_new0(Program, 1);
    program->providers = providers;
    program->slots = slots;
    return program;
}

static void
free_chains(Program *program)
{
    for (int i = 0; i < program->n_chains; i++) {
        g_free(program->chain[i].cell);
        g_free(program->chain[i].in);
        g_free(program->chain[i].out);
        g_free(program->chain[i].by_hand);
    }
    g_free(program->chain);
}

static void
free_ranks(Program *program)
{
    for (int i = 0; i < program->n_ranks; i++) {
        g_free(program->rank[i].cell);
        g_free(program->rank[i].low);
        g_free(program->rank[i].high);
        g_free(program->rank[i].due);
        g_free(program->rank[i].by_hand);
    }
    g_free(program->rank);
}

static void
free_runs(Program *program)
{
    for (int i = 0; i < program->n_runs; i++) {
        g_free(program->run[i].cell);
        g_free(program->run[i].day);
        g_free(program->run[i].by_hand);
    }
    g_free(program->run);
}

static void
free_spans(Program *program)
{
    for (int i = 0; i < program->n_spans; i++) {
        for (int j = 0; j < program->span[i].n; j++) {
            g_free(program->span[i].side[j].cell);
            g_free(program->span[i].side[j].weight);
        }
        g_free(program->span[i].side);
    }
    g_free(program->span);
}

void
program_free(Program *program)
{
    if (program == NULL)
        return;
    for (int i = 0; i < program->n_marks; i++) {
        g_free(program->mark[i].cell);
        g_free(program->mark[i].weight);
    }
    g_free(program->mark);
    for (int i = 0; i < program->n_tallies; i++) {
        g_free(program->tally[i].cell);
        g_free(program->tally[i].weight);
        g_free(program->tally[i].price);
    }
    g_free(program->tally);
    free_chains(program);
    free_ranks(program);
    free_runs(program);
    free_spans(program);
    g_free(program->cell);
    g_free(program);
}

int
program_add_cell(Program *program, int provider, int slot)
{
    int n = program->n_cells;
    g_assert(program->n_marks == 0);
    g_assert(provider >= 0 && provider < program->providers && slot >= 0 && slot < program->slots);
    g_assert(n == 0 || program->cell[n - 1].slot < slot ||
             (program->cell[n - 1].slot == slot && program->cell[n - 1].provider < provider));
    GROW(program->cell, n);
    program->cell[n] = (Cell){provider, slot};
    return program->n_cells++;
}

int
program_add_mark(Program *program, Mark mark)
{
    GROW(program->mark, program->n_marks);
    program->mark[program->n_marks] = mark;
    return program->n_cells + program->n_marks++;
}

int
program_add_tally(Program *program, Tally tally)
{
    g_assert(tally.count > 0);
    GROW(program->tally, program->n_tallies);
    program->tally[program->n_tallies] = tally;
    return program->n_tallies++;
}

int
program_add_chain(Program *program, Chain chain)
{
    g_assert(chain.unit > 0);
    for (int i = 1; i < chain.n; i++)
        g_assert(chain.in[i - 1] < chain.in[i] ||
                 (chain.in[i - 1] == chain.in[i] && chain.out[i - 1] <= chain.out[i]));
    GROW(program->chain, program->n_chains);
    program->chain[program->n_chains] = chain;
    return program->n_chains++;
}

int
program_add_rank(Program *program, Rank rank)
{
    GROW(program->rank, program->n_ranks);
    program->rank[program->n_ranks] = rank;
    return program->n_ranks++;
}

int
program_add_run(Program *program, Run run)
{
    for (int i = 0; i < run.n; i++)
        g_assert(run.day[i] >= 0 && run.day[i] < run.days &&
                 (i == 0 || run.day[i - 1] <= run.day[i]));
    GROW(program->run, program->n_runs);
    program->run[program->n_runs] = run;
    return program->n_runs++;
}

int
program_add_span(Program *program, Span span)
{
    g_assert(span.divisor > 0);
    GROW(program->span, program->n_spans);
    program->span[program->n_spans] = span;
    return program->n_spans++;
}

int
program_free_tier(const Program *program)
{
    int last = TIER_RESERVE;
    for (int i = 0; i < program->n_tallies; i++)
        last = MAX(last, program->tally[i].tier);
    for (int i = 0; i < program->n_chains; i++)
        last = MAX(last, program->chain[i].tier);
    for (int i = 0; i < program->n_ranks; i++)
        last = MAX(last, program->rank[i].tier);
    for (int i = 0; i < program->n_runs; i++)
        last = MAX(last, program->run[i].tier);
    for (int i = 0; i < program->n_spans; i++)
        last = MAX(last, program->span[i].tier);
    for (int tier = last + 1; tier < TIERS; tier++)
        if (program->constant[tier] != 0)
            last = tier;
    return last + 1;
}
