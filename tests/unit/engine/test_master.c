#include "engine/price/master.h"
#include "random_program.h"

#include <criterion/criterion.h>
#include <math.h>

enum { MOST_CELLS = 11 };

/* A payable choice that holds the tiers before `tier`, as dear as can be. */
static void
find_start(const Program *program, int tier, const gint64 best[TIERS], guint8 *start)
{
    gint64 dearest = G_MININT64;
    g_autofree guint8 *taken = g_new0(guint8, (gsize)program->n_cells + 1);
    for (guint32 bits = 0; bits < (1u << program->n_cells); bits++) {
        gint64 cost[TIERS];
        for (int i = 0; i < program->n_cells; i++)
            taken[i] = (bits >> i) & 1;
        if (!program_price(program, taken, cost) || cost[tier] <= dearest ||
            memcmp(cost, best, sizeof(gint64) * (gsize)tier) != 0)
            continue;
        dearest = cost[tier];
        memcpy(start, taken, (gsize)program->n_cells);
    }
}

static void
add_every_pattern(Master *master)
{
    for (int p = 0; p < master->providers; p++) {
        const ProviderView *view = master->view[p];
        for (guint32 bits = 0; bits < (1u << view->n); bits++) {
            int n = 0, *cell = g_new(int, (gsize)view->n + 1);
            for (int t = 0; t < view->n; t++)
                if (bits >> t & 1)
                    cell[n++] = view->place[t].cell;
            Pattern *pattern = pattern_new(view, n, cell);
            if (pattern != NULL)
                master_add(master, pattern);
        }
    }
}

/* What the relaxation of every pattern proves. */
static gint64
full_bound(const Program *program, int tier, const gint64 best[TIERS])
{
    g_autoptr(Master) master = master_new(program, tier, best, 1);
    add_every_pattern(master);
    MasterStatus status = master_solve(master, 60, 60);
    cr_assert_eq(status, MASTER_SOLVED);
    cr_assert_leq(master->rounds, 1, "nothing is left to find");
    return master_bound(master);
}

static gboolean
try_tier(const Program *program, int tier, const gint64 best[TIERS], guint32 seed)
{
    g_autoptr(Master) master = master_new(program, tier, best, 1 + (int)(seed % 3));
    if (master == NULL)
        return FALSE;
    g_autofree guint8 *start = g_new0(guint8, (gsize)program->n_cells + 1);
    find_start(program, tier, best, start);
    master_add_choice(master, start);
    MasterStatus status = master_solve(master, 200, 60);
    cr_assert_eq(status, MASTER_SOLVED, "seed %u tier %d: %d", seed, tier, status);
    cr_assert_leq(master_bound(master), best[tier], "seed %u tier %d: bound %ld above %ld", seed,
                  tier, (long)master_bound(master), (long)best[tier]);
    gint64 bound = master_bound(master);
    g_clear_pointer(&master, master_free); /* one solver at a time */
    gint64 full = full_bound(program, tier, best);
    cr_assert_eq(bound, full, "seed %u tier %d: %ld, all patterns say %ld", seed, tier, (long)bound,
                 (long)full);
    return bound == best[tier];
}

Test(master, proves_what_all_patterns_prove)
{
    int tiers = 0, tight = 0;
    for (guint32 seed = 1; seed <= draws(400); seed++) {
        g_autoptr(Program) program = random_program(seed, MOST_CELLS);
        gint64 best[TIERS];
        if (!brute_force(program, best))
            continue;
        for (int tier = 0; tier < TIER_FIRST_LEVEL + 3; tier++) {
            tiers++;
            tight += try_tier(program, tier, best, seed);
        }
    }
    cr_assert_gt(tiers, (int)draws(500));
    cr_assert_gt(tight, tiers / 2, "%d of %d", tight, tiers);
}
