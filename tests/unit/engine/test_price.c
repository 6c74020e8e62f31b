/* Branch-and-price against brute force and against the compact engine. */
#include "engine/engine.h"
#include "random_program.h"

#include <criterion/criterion.h>

static void
check_answer(guint32 seed, int most, int *solved, int *impossible)
{
    g_autoptr(Program) program = random_program(seed, most);
    gint64 best[TIERS];
    gboolean can = brute_force(program, best);
    Effort effort = {.engine = ENGINE_PRICE, .seed = seed, .threads = 1 + (int)(seed % 2)};
    g_autoptr(Answer) answer = engine_solve(program, &effort);
    cr_assert_eq(answer->status, can ? ANSWER_OPTIMAL : ANSWER_INFEASIBLE, "seed %u: %d", seed,
                 answer->status);
    for (int tier = 0; can && tier < TIERS; tier++) {
        cr_assert_eq(answer->cost[tier], best[tier],
                     "seed %u tier %d: %" G_GINT64_FORMAT " not %" G_GINT64_FORMAT, seed, tier,
                     answer->cost[tier], best[tier]);
        cr_assert_eq(answer->bound[tier], best[tier], "seed %u tier %d", seed, tier);
    }
    *solved += can;
    *impossible += !can;
}

Test(price, agrees_with_brute_force)
{
    int solved = 0, impossible = 0;
    for (guint32 seed = 0; seed < draws(3000); seed++)
        check_answer(seed, 9 + (int)(seed % 4), &solved, &impossible);
    cr_assert(solved > (int)draws(500), "%d", solved);
    cr_assert(impossible > (int)draws(50), "%d", impossible);
}

/* ---- larger ones ---- */

static void
add_own(Program *program, int provider, int per_day, int tier)
{
    Draw d = {.program = program};
    g_autofree int *cell = g_new(int, (gsize)program->n_cells);
    int n = own_cells(&d, provider, cell);
    for (int wished = 0; wished < 2; wished++) {
        Chain chain = {.provider = provider,
                       .n = n,
                       .reach = wished ? 9 : 2,
                       .unit = 1,
                       .cost = wished ? 1 : NEVER,
                       .before = G_MININT64,
                       .after = G_MAXINT64,
                       .tier = tier,
                       .ask = -1};
        chain.cell = g_memdup2(cell, sizeof(int) * (gsize)n);
        chain.in = g_new(gint64, n);
        for (int i = 0; i < n; i++)
            chain.in[i] = program->cell[cell[i]].slot / per_day;
        chain.out = g_memdup2(chain.in, sizeof(gint64) * (gsize)n);
        program_add_chain(program, chain);
    }
    Tally tally = {.provider = provider, .n = n, .count = n + 1, .tier = tier, .ask = -1};
    tally.cell = g_memdup2(cell, sizeof(int) * (gsize)n);
    tally.weight = g_new(int, n);
    tally.price = g_new(gint64, n + 1);
    for (int i = 0; i < n; i++)
        tally.weight[i] = 1 + (cell[i] + provider) % 3;
    tally.count = 3 * n + 1;
    tally.price = g_renew(gint64, tally.price, tally.count);
    for (int k = 0; k < tally.count; k++)
        tally.price[k] = (5 * k - 21 - provider % 3) * (5 * k - 21 - provider % 3);
    program_add_tally(program, tally);
}

/* Days of some slots with one place each; gaps demanded and wished, uneven loads squared. */
static Program *
month(int providers, int days, int per_day)
{
    Program *program = program_new(providers, days * per_day);
    for (int s = 0; s < days * per_day; s++)
        for (int p = 0; p < providers; p++)
            if ((7 * p + 3 * (s / per_day)) % 11 != 0)
                program_add_cell(program, p, s);
    Draw d = {.program = program, .rand = g_rand_new_with_seed(5)};
    draw_coverage(&d, 1);
    g_rand_free(d.rand);
    for (int p = 0; p < providers; p++)
        add_own(program, p, per_day, TIER_FIRST_LEVEL);
    return program;
}

static Answer *
solve(const Program *program, EngineKind engine, int threads, gint64 work)
{
    Effort effort = {.engine = engine, .threads = threads, .seed = 3, .work = work};
    return engine_solve(program, &effort);
}

Test(price, proof_is_the_same_with_any_threads)
{
    g_autoptr(Program) program = month(12, 14, 2);
    g_autoptr(Answer) one = solve(program, ENGINE_PRICE, 1, 0);
    cr_assert_eq(one->status, ANSWER_OPTIMAL);
    for (int threads = 2; threads < 5; threads++) {
        g_autoptr(Answer) more = solve(program, ENGINE_PRICE, threads, 0);
        cr_assert_arr_eq(one->taken, more->taken, (gsize)program->n_cells);
        cr_assert_arr_eq(one->bound, more->bound, sizeof one->bound);
    }
}

/* Whatever the work, the answer is legal, its bound true, and its bytes do not depend on threads.
 */
Test(price, keeps_its_work)
{
    g_autoptr(Program) program = month(12, 14, 2);
    g_autoptr(Answer) best = solve(program, ENGINE_PRICE, 1, 0);
    for (gint64 work = 1; work < 2000000; work *= 6) {
        g_autoptr(Answer) one = solve(program, ENGINE_PRICE, 1, work);
        g_autoptr(Answer) two = solve(program, ENGINE_PRICE, 2, work);
        gint64 cost[TIERS];
        cr_assert(program_price(program, one->taken, cost));
        cr_assert_arr_eq(cost, one->cost, sizeof cost);
        cr_assert_arr_eq(one->taken, two->taken, (gsize)program->n_cells);
        cr_assert_arr_eq(one->bound, two->bound, sizeof one->bound);
        cr_assert_leq(one->bound[TIER_FIRST_LEVEL], best->cost[TIER_FIRST_LEVEL]);
        cr_assert_geq(one->cost[TIER_FIRST_LEVEL], best->cost[TIER_FIRST_LEVEL]);
    }
}

Test(price, stops_when_told)
{
    g_autoptr(Program) program = month(40, 60, 3);
    int stop = 1;
    Effort effort = {.engine = ENGINE_PRICE, .stop = &stop, .seed = 1};
    g_autoptr(Answer) answer = engine_solve(program, &effort);
    cr_assert_eq(answer->status, ANSWER_FEASIBLE); /* nothing taken is a choice too */
}

typedef struct {
    int stop;
    int told;
    int at;
} Patience;

static void
lose_patience(const Progress *progress, gpointer data)
{
    Patience *patience = data;
    cr_assert(progress->taken != NULL);
    patience->stop = ++patience->told >= patience->at;
}

Test(price, stops_in_the_middle)
{
    g_autoptr(Program) program = month(40, 31, 3);
    for (int at = 1; at < 8; at++) {
        Patience patience = {.at = at};
        Effort effort = {.engine = ENGINE_PRICE,
                         .stop = &patience.stop,
                         .seed = 1,
                         .threads = 2,
                         .seconds = 20,
                         .progress = lose_patience,
                         .data = &patience};
        g_autoptr(Answer) answer = engine_solve(program, &effort);
        gint64 cost[TIERS];
        cr_assert(program_price(program, answer->taken, cost));
        cr_assert_arr_eq(cost, answer->cost, sizeof cost);
        cr_assert_leq(answer->bound[TIER_FIRST_LEVEL], cost[TIER_FIRST_LEVEL]);
    }
}

Test(price, keeps_its_time)
{
    g_autoptr(Program) program = month(40, 120, 3);
    Effort effort = {.engine = ENGINE_PRICE, .seconds = 1, .seed = 1, .threads = 2};
    gint64 begun = g_get_monotonic_time();
    g_autoptr(Answer) answer = engine_solve(program, &effort);
    double seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    cr_assert(seconds < 6, "%g", seconds); /* a busy machine may be late */
    cr_assert_eq(answer->cost[TIER_FILL], 0);
}
