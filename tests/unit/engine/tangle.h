/* Random programs of one provider with every kind of element. */
#pragma once

#include "lower/program.h"

#include <glib.h>

/** Cells of the provider stand on every second slot, another's between them. */
typedef struct {
    GRand *rand;
    int n;
    int cell[16]; /* the provider's */
    int time[16]; /* ascending */
    Program *program;
} Tangle;

static inline gboolean
chance(Tangle *tangle, int percent)
{
    return g_rand_int_range(tangle->rand, 0, 100) < percent;
}

static inline int
among(Tangle *tangle, int low, int high)
{
    return g_rand_int_range(tangle->rand, low, high + 1);
}

static inline int
tangle_tier(Tangle *tangle)
{
    return among(tangle, 2, 4);
}

/* Some of the cells, ascending; returns how many, with their indexes in the tangle. */
static inline int
some_cells(Tangle *tangle, int percent, int *index)
{
    int n = 0;
    for (int i = 0; i < tangle->n; i++)
        if (chance(tangle, percent))
            index[n++] = i;
    return n;
}

static inline int *
cells_at(const Tangle *tangle, int n, const int *index)
{
    int *cell = g_new(int, (gsize)n);
    for (int i = 0; i < n; i++)
        cell[i] = tangle->cell[index[i]];
    return cell;
}

static inline gboolean *
hands(Tangle *tangle, int n)
{
    if (chance(tangle, 60))
        return NULL;
    gboolean *by_hand = g_new(gboolean, (gsize)n);
    for (int i = 0; i < n; i++)
        by_hand[i] = chance(tangle, 40);
    return by_hand;
}

static inline void
add_random_mark(Tangle *tangle)
{
    int index[16], n = some_cells(tangle, 40, index);
    if (n == 0)
        return;
    Mark mark = {.provider = 0, .n = n, .cell = cells_at(tangle, n, index)};
    mark.weight = g_new(int, (gsize)n);
    int total = 0;
    for (int i = 0; i < n; i++)
        total += mark.weight[i] = among(tangle, 1, 3);
    mark.least = among(tangle, 1, total);
    int number = program_add_mark(tangle->program, mark);
    if (chance(tangle, 30))
        return;
    /* Others speak of it too. */
    program_add_tally(tangle->program, (Tally){.provider = -1,
                                               .n = 1,
                                               .cell = g_memdup2(&number, sizeof number),
                                               .weight = g_memdup2(&(int){1}, sizeof(int)),
                                               .count = 2,
                                               .price = g_new0(gint64, 2),
                                               .tier = TIER_FILL});
}

/* Whether any tally names the mark: else its value cannot matter. */
static inline gboolean
is_told(const Tangle *tangle, int mark)
{
    for (int k = 0; k < tangle->program->n_tallies; k++)
        for (int i = 0; i < tangle->program->tally[k].n; i++)
            if (tangle->program->tally[k].cell[i] == mark)
                return TRUE;
    return FALSE;
}

static inline void
add_random_tally(Tangle *tangle)
{
    int index[16], n = some_cells(tangle, among(tangle, 10, 100), index);
    int marks = tangle->program->n_marks > 0 && chance(tangle, 40) ? 1 : 0;
    Tally tally = {.provider = 0, .n = n + marks, .tier = tangle_tier(tangle)};
    tally.cell = g_renew(int, cells_at(tangle, n, index), (gsize)(n + 1));
    tally.weight = g_new(int, (gsize)n + 1);
    int factor = chance(tangle, 20) ? 2 : 1, least = 0, most = 0;
    gboolean negative = chance(tangle, 25);
    for (int i = 0; i < tally.n; i++) {
        if (i == n)
            tally.cell[i] =
                tangle->program->n_cells + among(tangle, 0, tangle->program->n_marks - 1);
        int weight = among(tangle, 1, 3) * factor;
        tally.weight[i] = negative && chance(tangle, 30) ? -weight : weight;
        *(tally.weight[i] < 0 ? &least : &most) += tally.weight[i];
    }
    tally.first = least + (chance(tangle, 20) ? among(tangle, -1, 2) : 0);
    int cut = chance(tangle, 30) ? among(tangle, -2, 4) : 0;
    tally.count = MAX(1, most - (int)tally.first + 1 - cut);
    tally.price = g_new(gint64, (gsize)tally.count);
    int centre = among(tangle, 0, tally.count), shape = among(tangle, 0, 3),
        steep = among(tangle, 1, 9);
    int low = chance(tangle, 20) ? among(tangle, 0, 2) : 0,
        cap = chance(tangle, 30) ? among(tangle, 1, 4) : 99;
    for (int s = 0; s < tally.count; s++) {
        int d = s - centre;
        tally.price[s] = shape == 0   ? (gint64)d * d * steep
                         : shape == 1 ? (gint64)MAX(0, d) * steep
                         : shape == 2 ? (gint64)d * steep - 7
                                      : (gint64)MAX(0, -d) * steep;
        if (s < low || (s - (tally.count - cap) >= 0 && tally.count > cap + 3))
            tally.price[s] = NEVER;
    }
    program_add_tally(tangle->program, tally);
}

static inline void
add_random_chain(Tangle *tangle)
{
    int index[16], n = some_cells(tangle, chance(tangle, 50) ? 100 : 50, index);
    gsize size = (gsize)n;
    Chain chain = {
        .provider = 0, .n = n, .cell = cells_at(tangle, n, index), .tier = tangle_tier(tangle)};
    chain.in = g_new(gint64, size);
    chain.out = g_new(gint64, size);
    int grain = among(tangle, 1, 3), length = chance(tangle, 40) ? 0 : among(tangle, 0, 3);
    for (int i = 0; i < n; i++) {
        chain.in[i] = tangle->time[index[i]] / grain;
        chain.out[i] = chain.in[i] + length;
        if (i > 0 && chain.in[i] > chain.in[i - 1] && chance(tangle, 20))
            chain.out[i] += 2;
        if (i > 0 && chain.in[i] == chain.in[i - 1])
            chain.out[i] = MAX(chain.out[i], chain.out[i - 1]);
    }
    chain.by_hand = hands(tangle, n);
    chain.reach = among(tangle, 0, 8);
    chain.unit = among(tangle, 1, 3);
    chain.cost = chance(tangle, 35) ? NEVER : among(tangle, 0, 12);
    chain.before = chance(tangle, 70) ? G_MININT64 : among(tangle, -6, 1);
    chain.after = chance(tangle, 70) ? G_MAXINT64
                                     : tangle->time[tangle->n - 1] / grain + among(tangle, -1, 6);
    program_add_chain(tangle->program, chain);
}

static inline void
add_random_rank(Tangle *tangle)
{
    int index[16], n = some_cells(tangle, chance(tangle, 50) ? 100 : 50, index);
    gsize size = (gsize)n;
    Rank rank = {
        .provider = 0, .n = n, .cell = cells_at(tangle, n, index), .tier = tangle_tier(tangle)};
    rank.low = g_new(gint64, size);
    rank.high = g_new(gint64, size);
    rank.due = g_new(gint64, size);
    for (int i = 0; i < n; i++) {
        rank.low[i] = tangle->time[index[i]];
        rank.high[i] = rank.low[i] + among(tangle, 0, 2);
        rank.due[i] = i * among(tangle, 1, 4) + among(tangle, 0, 3);
    }
    rank.by_hand = hands(tangle, n);
    rank.cost = chance(tangle, 15) ? NEVER : among(tangle, 0, 7);
    program_add_rank(tangle->program, rank);
}

static inline void
add_random_run(Tangle *tangle)
{
    int index[16], n = some_cells(tangle, chance(tangle, 50) ? 100 : 60, index);
    Run run = {
        .provider = 0, .n = n, .cell = cells_at(tangle, n, index), .tier = tangle_tier(tangle)};
    run.day = g_new(int, (gsize)n);
    int grain = among(tangle, 1, 2);
    for (int i = 0; i < n; i++)
        run.day[i] = tangle->time[index[i]] / grain;
    run.days = tangle->time[tangle->n - 1] / grain + 1 + among(tangle, 0, 1);
    run.by_hand = hands(tangle, n);
    run.max = chance(tangle, 30) ? 0 : among(tangle, 1, 4);
    run.min = chance(tangle, 50) ? 0 : among(tangle, 1, 4);
    run.before = chance(tangle, 50) ? 0 : among(tangle, 0, 4);
    run.after = chance(tangle, 50) ? 0 : among(tangle, 0, 4);
    run.cost = chance(tangle, 25) ? NEVER : among(tangle, 0, 9);
    program_add_run(tangle->program, run);
}

static inline Tangle
tangle_new(guint32 seed, int most_cells)
{
    Tangle tangle = {.rand = g_rand_new_with_seed(seed)};
    tangle.n = among(&tangle, 1, most_cells);
    tangle.program = program_new(2, 2 * tangle.n);
    for (int i = 0, time = 0; i < tangle.n; i++) {
        tangle.time[i] = time += among(&tangle, 0, 2);
        tangle.cell[i] = program_add_cell(tangle.program, 0, 2 * i);
        program_add_cell(tangle.program, 1, 2 * i + 1);
    }
    static void (*const add[])(Tangle *) = {add_random_tally, add_random_chain, add_random_rank,
                                            add_random_run, add_random_tally};
    for (int i = among(&tangle, -2, 2); i > 0; i--)
        add_random_mark(&tangle);
    for (int i = among(&tangle, 0, 6); i > 0; i--)
        add[among(&tangle, 0, G_N_ELEMENTS(add) - 1)](&tangle);
    return tangle;
}

static inline void
tangle_clear(Tangle *tangle)
{
    g_rand_free(tangle->rand);
    program_free(tangle->program);
}
