/* Tiny random programs with every kind of element, and brute force over them. */
#pragma once

#include "lower/program.h"

#include <string.h>

typedef struct {
    GRand *rand;
    Program *program;
    int *point; /* by slot: its day */
} Draw;

static inline int
draw(Draw *d, int low, int high)
{
    return g_rand_int_range(d->rand, low, high + 1);
}

static inline gint64
draw_cost(Draw *d, int never_in)
{
    return draw(d, 1, never_in) == 1 ? NEVER : draw(d, 1, 4) * (draw(d, 0, 1) ? 1 : 6);
}

static inline int
draw_tier(Draw *d)
{
    return TIER_FIRST_LEVEL + draw(d, 0, 2);
}

static inline int
own_cells(Draw *d, int provider, int *cell)
{
    int n = 0;
    for (int i = 0; i < d->program->n_cells; i++)
        if (provider < 0 || d->program->cell[i].provider == provider)
            cell[n++] = i;
    return n;
}

static inline gboolean *
draw_hands(Draw *d, int n)
{
    if (draw(d, 0, 2) != 0)
        return NULL;
    gboolean *hand = g_new(gboolean, n + 1);
    for (int i = 0; i < n; i++)
        hand[i] = draw(d, 0, 1);
    return hand;
}

/* One cell may stand in a slot's tally only once; the sum's prices are convex. */
static inline void
draw_tally(Draw *d, const int *cell, int n, int provider, gboolean plain, int tier)
{
    Tally tally = {.provider = provider, .n = n, .tier = tier, .ask = -1};
    tally.cell = g_memdup2(cell, sizeof(int) * (n + 1));
    tally.weight = g_new(int, n + 1);
    int least = 0, most = 0, unit = draw(d, 1, 3);
    for (int i = 0; i < n; i++) {
        tally.weight[i] = plain ? 1 : unit * draw(d, 1, 2) * (draw(d, 0, 5) == 0 ? -1 : 1);
        least += MIN(0, tally.weight[i]);
        most += MAX(0, tally.weight[i]);
    }
    tally.first = least - draw(d, 0, 1);
    tally.count = most - (int)tally.first + 1 + draw(d, 0, 1);
    tally.price = g_new(gint64, tally.count);
    gint64 centre = draw(d, least, most), square = draw(d, 0, 3), line = draw(d, 0, 5);
    for (int k = 0; k < tally.count; k++) {
        gint64 off = tally.first + k - centre;
        tally.price[k] = square * off * off + line * MAX(0, off) - 3 * (line == 5 ? off : 0);
    }
    if (draw(d, 0, 2) == 0)
        tally.price[0] = NEVER;
    if (draw(d, 0, 2) == 0)
        tally.price[tally.count - 1] = NEVER;
    program_add_tally(d->program, tally);
}

static inline void
draw_chain(Draw *d, const int *cell, int n, int provider)
{
    Chain chain = {.provider = provider, .n = n, .tier = draw_tier(d), .ask = -1};
    gboolean points = draw(d, 0, 2) > 0;
    int scale = draw(d, 1, 2);
    chain.cell = g_memdup2(cell, sizeof(int) * (n + 1));
    chain.in = g_new(gint64, n + 1);
    chain.out = g_new(gint64, n + 1);
    gint64 last_out = 0;
    for (int i = 0; i < n; i++) {
        chain.in[i] = scale * d->point[d->program->cell[cell[i]].slot];
        chain.out[i] = chain.in[i] + (points ? 0 : draw(d, 0, 3));
        if (i > 0 && chain.in[i] == chain.in[i - 1])
            chain.out[i] = MAX(chain.out[i], last_out);
        last_out = chain.out[i];
    }
    chain.by_hand = draw_hands(d, n);
    chain.reach = scale * draw(d, 1, 4);
    chain.unit = draw(d, 0, 1) ? 1 : scale;
    chain.cost = draw_cost(d, 2);
    chain.before = draw(d, 0, 2) ? G_MININT64 : -scale * draw(d, 0, 2);
    int end = scale * (d->point[d->program->slots - 1] + draw(d, 1, 2));
    chain.after = draw(d, 0, 2) ? G_MAXINT64 : end;
    program_add_chain(d->program, chain);
}

static inline void
draw_rank(Draw *d, const int *cell, int n, int provider)
{
    Rank rank = {.provider = provider, .n = n, .tier = draw_tier(d), .ask = -1};
    rank.cell = g_memdup2(cell, sizeof(int) * (n + 1));
    rank.low = g_new(gint64, n + 1);
    rank.high = g_new(gint64, n + 1);
    rank.due = g_new(gint64, n + 1);
    gboolean wild = draw(d, 0, 3) == 0;
    for (int i = 0; i < n; i++) {
        rank.low[i] = d->program->cell[cell[i]].slot;
        rank.high[i] = rank.low[i] + (wild ? draw(d, 0, 2) : 0);
        rank.due[i] = (i == 0 ? 0 : rank.due[i - 1]) + draw(d, wild ? -1 : 0, 3);
    }
    rank.by_hand = draw_hands(d, n);
    rank.cost = draw_cost(d, 8);
    program_add_rank(d->program, rank);
}

static inline void
draw_run(Draw *d, const int *cell, int n, int provider)
{
    Run run = {.provider = provider, .n = n, .tier = draw_tier(d), .ask = -1};
    run.days = d->point[d->program->slots - 1] + 1;
    run.cell = g_memdup2(cell, sizeof(int) * (n + 1));
    run.day = g_new(int, n + 1);
    for (int i = 0; i < n; i++)
        run.day[i] = d->point[d->program->cell[cell[i]].slot];
    run.by_hand = draw_hands(d, n);
    run.max = draw(d, 0, 3);
    run.min = draw(d, 0, 3);
    run.before = draw(d, 0, 1) * draw(d, 0, 3);
    run.after = draw(d, 0, 1) * draw(d, 0, 3);
    run.cost = draw_cost(d, 4);
    program_add_run(d->program, run);
}

static inline void
draw_span(Draw *d)
{
    static const int shares[] = {100, 50, 30};
    Span span = {.n = d->program->providers, .tier = draw_tier(d), .ask = -1};
    span.side = g_new0(SpanSide, span.n + 1);
    span.scale = 1000000;
    span.divisor = draw(d, 0, 1) ? 100000000 : 1000000;
    gboolean equal = draw(d, 0, 1);
    for (int p = 0; p < span.n; p++) {
        SpanSide *side = &span.side[p];
        side->cell = g_new(int, d->program->n_cells + 1);
        side->n = own_cells(d, p, side->cell);
        side->weight = g_new(int, side->n + 1);
        for (int i = 0; i < side->n; i++)
            side->weight[i] = draw(d, 1, 2);
        side->share = equal ? 100 : shares[draw(d, 0, 2)];
        side->offset = draw(d, 0, 1) ? draw(d, -2, 2) * 1000000 : draw(d, -2000000, 2000000);
    }
    span.cost = draw(d, 1, 3);
    program_add_span(d->program, span);
}

static inline int
draw_mark(Draw *d, const int *cell, int n, int provider)
{
    Mark mark = {.provider = provider, .n = n};
    int sum = 0;
    mark.cell = g_memdup2(cell, sizeof(int) * (n + 1));
    mark.weight = g_new(int, n + 1);
    for (int i = 0; i < n; i++)
        sum += mark.weight[i] = draw(d, 1, 2);
    mark.least = draw(d, 1, sum);
    return program_add_mark(d->program, mark);
}

static inline void
draw_own(Draw *d, int provider)
{
    int cell[64], n = own_cells(d, provider, cell);
    if (n == 0)
        return;
    for (int k = draw(d, 0, 2); k > 0; k--)
        draw_tally(d, cell, n, provider, FALSE, draw_tier(d));
    for (int k = draw(d, 0, 1); k > 0; k--)
        draw_chain(d, cell, n, provider);
    if (draw(d, 0, 3) == 0)
        draw_rank(d, cell, n, provider);
    if (draw(d, 0, 2) == 0)
        draw_run(d, cell, n, provider);
}

static inline void
draw_coupling(Draw *d, int marks)
{
    int cell[64], n = own_cells(d, -1, cell), kept = 0;
    for (int i = 0; i < n; i++)
        if (draw(d, 0, 1))
            cell[kept++] = cell[i];
    for (int k = 0; k < marks; k++)
        cell[kept++] = n + k;
    if (kept > 0 && (marks > 0 || draw(d, 0, 1)))
        draw_tally(d, cell, kept, -1, draw(d, 0, 1), draw_tier(d));
    if (draw(d, 0, 3) == 0)
        draw_span(d);
}

/* Places of each slot, priced where open. */
static inline void
draw_coverage(Draw *d, int most)
{
    int *cell = g_new(int, d->program->n_cells + 1);
    for (int slot = 0; slot < d->program->slots; slot++) {
        int n = 0;
        for (int i = 0; i < d->program->n_cells; i++)
            if (d->program->cell[i].slot == slot)
                cell[n++] = i;
        int need = draw(d, 0, 4) == 0 ? most : 1;
        Tally tally = {.provider = -1, .n = n, .count = need + 1, .tier = TIER_FILL, .ask = -1};
        tally.cell = g_memdup2(cell, sizeof(int) * (n + 1));
        tally.weight = g_new(int, n + 1);
        tally.price = g_new(gint64, need + 1);
        for (int i = 0; i < n; i++)
            tally.weight[i] = 1;
        for (int k = 0; k <= need; k++)
            tally.price[k] = need - k;
        program_add_tally(d->program, tally);
    }
    g_free(cell);
}

/* A program of at most `most` cells. */
static inline Program *
random_program(guint32 seed, int most)
{
    Draw d = {.rand = g_rand_new_with_seed(seed)};
    int slots = draw(&d, 2, 6), providers = draw(&d, 1, 4), marks = 0;
    int point[8];
    d.point = point;
    d.program = program_new(providers, slots);
    for (int s = 0; s < slots; s++)
        point[s] = s == 0 ? 0 : point[s - 1] + draw(&d, 0, 2);
    for (int s = 0; s < slots; s++)
        for (int p = 0; p < providers; p++)
            if (draw(&d, 0, 3) > 0 && d.program->n_cells < most)
                program_add_cell(d.program, p, s);
    int cell[64], n = own_cells(&d, -1, cell);
    for (int k = draw(&d, 0, 5) - 3; k > 0 && n > 0; k--, marks++)
        draw_mark(&d, cell, MIN(n, 1 + k), -1);
    draw_coverage(&d, 2);
    for (int p = 0; p < providers; p++)
        draw_own(&d, p);
    draw_coupling(&d, marks);
    d.program->constant[TIER_FIRST_LEVEL] = draw(&d, 0, 7);
    g_rand_free(d.rand);
    return d.program;
}

/* The best cost of all choices; FALSE: none can be paid. */
static inline gboolean
brute_force(const Program *program, gint64 best[TIERS])
{
    gboolean found = FALSE;
    guint8 taken[64] = {0};
    for (guint32 bits = 0; bits < (1u << program->n_cells); bits++) {
        gint64 cost[TIERS];
        for (int i = 0; i < program->n_cells; i++)
            taken[i] = (bits >> i) & 1;
        if (!program_price(program, taken, cost))
            continue;
        int tier = 0;
        while (found && tier < TIERS && cost[tier] == best[tier])
            tier++;
        if (!found || (tier < TIERS && cost[tier] < best[tier]))
            memcpy(best, cost, sizeof cost);
        found = TRUE;
    }
    return found;
}
