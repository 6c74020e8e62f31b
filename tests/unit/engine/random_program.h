/* Tiny random programs with every kind of element, and brute force over them. */
#pragma once

#include "random_elements.h"

/** The usual number of draws, times the environment's RINBAN_LAWS. */
static inline guint32
draws(guint32 usual)
{
    const char *times = g_getenv("RINBAN_LAWS");
    return (guint32)(usual * (times ? CLAMP(g_ascii_strtod(times, NULL), 0.001, 10000) : 1));
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
        int tier = most > 1 && draw(d, 0, 5) == 0 ? TIER_RESERVE : TIER_FILL;
        Tally tally = {.provider = -1, .n = n, .count = need + 1, .tier = tier, .ask = -1};
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
    int slots = draw(&d, 2, 6), providers = draw(&d, 1, 4);
    int point[8];
    d.point = point;
    d.levels = draw(&d, 0, 2) ? 3 : draw(&d, 0, 1) ? 1 : 9;
    d.program = program_new(providers, slots);
    for (int s = 0; s < slots; s++)
        point[s] = s == 0 ? 0 : point[s - 1] + draw(&d, 0, 2);
    for (int s = 0; s < slots; s++)
        for (int p = 0; p < providers; p++)
            if (draw(&d, 0, 3) > 0 && d.program->n_cells < most)
                program_add_cell(d.program, p, s);
    for (int k = draw(&d, 0, 5) - 2; k > 0; k--)
        draw_mark(&d, draw(&d, -1, providers - 1));
    draw_coverage(&d, 2);
    for (int p = 0; p < providers; p++)
        draw_own(&d, p);
    draw_coupling(&d);
    for (int tier = TIER_FIRST_LEVEL; tier < TIER_FIRST_LEVEL + 3; tier++)
        d.program->constant[tier] = draw(&d, 0, 1) * draw(&d, -3, 7);
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
