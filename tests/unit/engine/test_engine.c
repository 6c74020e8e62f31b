/* What an effort promises: limits, stopping, sameness. */
#include "engine/engine.h"
#include "random_program.h"

#include <criterion/criterion.h>

/* A month: days slots a day, one place each; a gap wished and a gap demanded, loads squared. */
static void
add_provider(Program *program, int provider, int per_day)
{
    Draw d = {.program = program};
    g_autofree int *cell = g_new(int, program->n_cells);
    int n = own_cells(&d, provider, cell);
    for (int soft = 0; soft < 2; soft++) {
        Chain chain = {.provider = provider,
                       .n = n,
                       .reach = soft ? 9 : 2,
                       .unit = 1,
                       .cost = soft ? 1 : NEVER,
                       .before = G_MININT64,
                       .after = G_MAXINT64,
                       .tier = TIER_FIRST_LEVEL,
                       .ask = -1};
        chain.cell = g_memdup2(cell, sizeof(int) * n);
        chain.in = g_new(gint64, n);
        for (int i = 0; i < n; i++)
            chain.in[i] = program->cell[cell[i]].slot / per_day;
        chain.out = g_memdup2(chain.in, sizeof(gint64) * n);
        program_add_chain(program, chain);
    }
    Tally tally = {
        .provider = provider, .n = n, .count = n + 1, .tier = TIER_FIRST_LEVEL + 1, .ask = -1};
    tally.cell = g_memdup2(cell, sizeof(int) * n);
    tally.weight = g_new(int, n);
    tally.price = g_new(gint64, n + 1);
    for (int i = 0; i < n; i++)
        tally.weight[i] = 1;
    for (int k = 0; k <= n; k++)
        tally.price[k] = (5 * k - 11 - provider % 3) * (5 * k - 11 - provider % 3);
    program_add_tally(program, tally);
}

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
        add_provider(program, p, per_day);
    return program;
}

Test(engine, keeps_its_time)
{
    g_autoptr(Program) program = month(40, 60, 3);
    Effort effort = {.seconds = 0.6, .seed = 1};
    gint64 begun = g_get_monotonic_time();
    g_autoptr(Answer) answer = engine_solve(program, &effort);
    double seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    cr_assert(seconds < 3, "%g", seconds); /* a busy machine may be late */
    cr_assert(answer->status == ANSWER_FEASIBLE || answer->status == ANSWER_OPTIMAL);
    cr_assert_eq(answer->cost[TIER_FILL], 0);
    gint64 cost[TIERS];
    cr_assert(program_price(program, answer->taken, cost));
    cr_assert_arr_eq(cost, answer->cost, sizeof cost);
    int tier = 0;
    while (tier < TIERS && answer->bound[tier] == answer->cost[tier])
        tier++;
    if (tier < TIERS)
        cr_assert(answer->bound[tier] < answer->cost[tier]);
}

Test(engine, stops_when_told)
{
    g_autoptr(Program) program = month(40, 60, 3);
    int stop = 1;
    Effort effort = {.stop = &stop, .seed = 1};
    gint64 begun = g_get_monotonic_time();
    g_autoptr(Answer) answer = engine_solve(program, &effort);
    cr_assert(g_get_monotonic_time() - begun < 2 * G_USEC_PER_SEC);
    cr_assert_eq(answer->status, ANSWER_FEASIBLE); /* nothing taken is a choice too */
}

Test(engine, same_work_same_answer)
{
    g_autoptr(Program) program = month(20, 28, 2);
    Effort effort = {.work = 400000, .seed = 3};
    g_autoptr(Answer) a = engine_solve(program, &effort);
    g_autoptr(Answer) b = engine_solve(program, &effort);
    cr_assert_eq(a->status, b->status);
    cr_assert_arr_eq(a->taken, b->taken, program->n_cells);
    cr_assert_arr_eq(a->bound, b->bound, sizeof a->bound);
    cr_assert_eq(a->cost[TIER_FILL], 0);
}

Test(engine, proof_is_the_same_whatever_the_time)
{
    g_autoptr(Program) program = month(9, 14, 1);
    Effort effort = {.seed = 3};
    g_autoptr(Answer) a = engine_solve(program, &effort);
    effort.seconds = 100;
    g_autoptr(Answer) b = engine_solve(program, &effort);
    cr_assert_eq(a->status, ANSWER_OPTIMAL);
    cr_assert_eq(b->status, ANSWER_OPTIMAL);
    cr_assert_arr_eq(a->taken, b->taken, program->n_cells);
}

Test(engine, begins_from_a_given_choice)
{
    g_autoptr(Program) program = month(20, 28, 2);
    Effort effort = {.work = 400000, .seed = 3};
    g_autoptr(Answer) good = engine_solve(program, &effort);
    int stop = 1;
    Effort none = {.stop = &stop, .start = good->taken};
    g_autoptr(Answer) same = engine_solve(program, &none);
    cr_assert_arr_eq(same->cost, good->cost, sizeof good->cost);
}

static void
check_progress(const Progress *progress, gpointer data)
{
    int tier = 0;
    while (progress->taken != NULL && tier < TIERS - 1 &&
           progress->bound[tier] == progress->cost[tier])
        tier++;
    cr_assert(progress->taken == NULL || progress->bound[tier] <= progress->cost[tier]);
    (*(int *)data)++;
}

Test(engine, tells_its_progress)
{
    g_autoptr(Program) program = month(20, 28, 2);
    int told = 0;
    Effort effort = {.work = 400000, .seed = 3, .progress = check_progress, .data = &told};
    g_autoptr(Answer) answer = engine_solve(program, &effort);
    cr_assert(told > 0);
}
