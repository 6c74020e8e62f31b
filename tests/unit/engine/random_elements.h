/* Random elements of every kind, over all cells of a provider or some of them. */
#pragma once

#include "lower/program.h"

#include <string.h>

typedef struct {
    GRand *rand;
    Program *program;
    int *point; /* by slot: its day */
    int levels; /* tiers of rules, at least 1 */
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
    return draw(d, 0, 9) == 0 ? TIER_RESERVE : TIER_OF_LEVEL(draw(d, 1, d->levels));
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

/* Keeps some of the cells, in order, or all of them; returns how many. */
static inline int
draw_some(Draw *d, int *cell, int n)
{
    int kept = 0;
    if (draw(d, 0, 2) > 0)
        return n;
    for (int i = 0; i < n; i++)
        if (draw(d, 0, 2) > 0)
            cell[kept++] = cell[i];
    return kept;
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

/* Convex: a valley, a slope or both, forbidden at one end or at both. */
static inline void
draw_prices(Draw *d, Tally *tally, int least, int most)
{
    gint64 centre = draw(d, least, most), square = draw(d, 0, 3), line = draw(d, 0, 5);
    gint64 unit = draw(d, 0, 3) == 0 ? 1728 : 1;
    tally->price = g_new(gint64, tally->count);
    for (int k = 0; k < tally->count; k++) {
        gint64 off = tally->first + k - centre;
        tally->price[k] =
            unit * (square * off * off + line * MAX(0, off) - 3 * (line == 5 ? off : 0));
    }
    int low = draw(d, 0, 2) == 0 ? draw(d, 1, 2) : 0, high = draw(d, 0, 2) == 0 ? draw(d, 1, 2) : 0;
    for (int k = 0; k < tally->count; k++)
        if (k < low || k >= tally->count - high)
            tally->price[k] = NEVER;
}

static inline void
draw_tally(Draw *d, const int *cell, int n, int provider, gboolean plain, int tier)
{
    Tally tally = {.provider = provider, .n = n, .tier = tier, .ask = -1};
    tally.cell = g_memdup2(cell, sizeof(int) * (n + 1));
    tally.weight = g_new(int, n + 1);
    int least = 0, most = 0, unit = draw(d, 1, 3), negative = draw(d, 0, 3) == 0 ? 50 : 10;
    for (int i = 0; i < n; i++) {
        gboolean below = draw(d, 1, 100) <= negative;
        tally.weight[i] = plain ? 1 : unit * draw(d, 1, 2) * (below ? -1 : 1);
        least += MIN(0, tally.weight[i]);
        most += MAX(0, tally.weight[i]);
    }
    tally.first = least - draw(d, 0, 1);
    tally.count = most - (int)tally.first + 1 + draw(d, 0, 1);
    draw_prices(d, &tally, least, most);
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
draw_side(Draw *d, SpanSide *side, int provider, gboolean equal)
{
    static const int shares[] = {100, 50, 30, 150};
    side->cell = g_new(int, d->program->n_cells + 1);
    side->n = draw_some(d, side->cell, own_cells(d, provider, side->cell));
    side->weight = g_new(int, side->n + 1);
    for (int i = 0; i < side->n; i++)
        side->weight[i] = draw(d, 1, 3);
    side->share = equal ? 100 : shares[draw(d, 0, 3)];
    side->offset = draw(d, 0, 1) ? draw(d, -2, 2) * 1000000 : draw(d, -2000000, 2000000);
}

/* Some providers are no side of it. */
static inline void
draw_span(Draw *d)
{
    Span span = {.tier = draw_tier(d), .ask = -1, .scale = 1000000, .cost = draw(d, 1, 3)};
    span.side = g_new0(SpanSide, d->program->providers + 1);
    span.divisor = draw(d, 0, 1) ? 100000000 : 1000000;
    gboolean equal = draw(d, 0, 1), all = draw(d, 0, 2);
    for (int p = 0; p < d->program->providers; p++)
        if (all || draw(d, 0, 1))
            draw_side(d, &span.side[span.n++], p, equal);
    program_add_span(d->program, span);
}

static inline void
draw_mark(Draw *d, int provider)
{
    int cell[64], n = draw_some(d, cell, own_cells(d, provider, cell));
    if (n == 0)
        return;
    for (int i = n - 1, j; i > 0; i--) { /* in no order */
        int swapped = cell[j = draw(d, 0, i)];
        cell[j] = cell[i];
        cell[i] = swapped;
    }
    Mark mark = {.provider = provider, .n = draw(d, 1, MIN(n, 4))};
    int sum = 0;
    mark.cell = g_memdup2(cell, sizeof(int) * mark.n);
    mark.weight = g_new(int, mark.n);
    for (int i = 0; i < mark.n; i++)
        sum += mark.weight[i] = draw(d, 1, 2);
    mark.least = draw(d, 1, sum);
    program_add_mark(d->program, mark);
}

/* Adds to the cells the marks that a provider's tally (-1: any tally) may name. */
static inline int
add_marks(Draw *d, int provider, int *cell, int n, int percent)
{
    for (int k = 0; k < d->program->n_marks; k++)
        if ((provider < 0 || d->program->mark[k].provider == provider) &&
            draw(d, 1, 100) <= percent)
            cell[n++] = d->program->n_cells + k;
    return n;
}

static inline void
draw_own(Draw *d, int provider)
{
    int cell[64], some[64], n = own_cells(d, provider, cell);
    if (n == 0)
        return;
    for (int k = draw(d, 0, 2); k > 0; k--) {
        memcpy(some, cell, sizeof some);
        int length = add_marks(d, provider, some, draw_some(d, some, n), 40);
        draw_tally(d, some, length, provider, FALSE, draw_tier(d));
    }
    static void (*const kind[])(Draw *, const int *, int, int) = {draw_chain, draw_rank, draw_run};
    for (int k = draw(d, 0, 3); k > 0; k--) {
        memcpy(some, cell, sizeof some);
        int length = draw_some(d, some, n);
        if (length > 0)
            kind[draw(d, 0, 2)](d, some, length, provider);
    }
}

static inline void
draw_coupling(Draw *d)
{
    for (int k = draw(d, 0, 2); k > 0; k--) {
        int cell[64], n = own_cells(d, -1, cell), kept = 0;
        for (int i = 0; i < n; i++)
            if (draw(d, 0, 1))
                cell[kept++] = cell[i];
        kept = add_marks(d, -1, cell, kept, 60);
        if (kept > 0)
            draw_tally(d, cell, kept, -1, draw(d, 0, 1), draw_tier(d));
    }
    for (int k = draw(d, 0, 5) - 3; k > 0; k--)
        draw_span(d);
}
