#include "engine/search/state.h"
#include "random_program.h"

#include <criterion/criterion.h>

/* After every flip the state's cost is the program's price. */
static void
check_state(guint32 seed, gint64 *payable)
{
    g_autoptr(Program) program = random_program(seed, 20);
    g_autoptr(State) state = state_new(program);
    GRand *rand = g_rand_new_with_seed(seed + 1);
    for (int i = 0; i < 40 && program->n_cells > 0; i++) {
        gint64 cost[TIERS];
        gboolean can = program_price(program, state->taken, cost);
        cr_assert_eq(can, state->total.breaches + state->total.missing == 0, "seed %u step %d: %d",
                     seed, i, can);
        cr_assert(state->total.breaches >= 0 && state->total.missing >= 0);
        for (int tier = 0; can && tier < TIERS; tier++)
            cr_assert_eq(cost[tier], state->total.cost[tier], "seed %u step %d tier %d", seed, i,
                         tier);
        *payable += can;
        state_flip(state, g_rand_int_range(rand, 0, program->n_cells));
        state_settle(state);
    }
    g_rand_free(rand);
}

Test(state, prices_as_the_program)
{
    gint64 payable = 0;
    for (guint32 seed = 0; seed < draws(3000); seed++)
        check_state(seed, &payable);
    cr_assert(payable > (int)draws(10000), "%" G_GINT64_FORMAT, payable);
}

Test(state, comes_back)
{
    g_autoptr(Program) program = random_program(17, 20);
    g_autoptr(State) state = state_new(program);
    gint64 cost[TIERS], breaches = state->total.breaches;
    memcpy(cost, state->total.cost, sizeof cost);
    for (int i = 0; i < program->n_cells; i++)
        state_flip(state, i);
    cr_assert_eq(state->n_holders, program->n_cells);
    for (int i = program->n_cells - 1; i >= 0; i--)
        state_flip(state, i);
    state_settle(state);
    cr_assert_eq(state->n_holders, 0);
    cr_assert_eq(state->total.breaches, breaches);
    cr_assert_arr_eq(cost, state->total.cost, sizeof cost);
}

/* Looking ahead at one cell is what its flip then changes, spans aside. */
Test(state, foresees_flips)
{
    for (guint32 seed = 0; seed < 800; seed++) {
        g_autoptr(Program) program = random_program(seed, 20);
        if (program->n_spans > 0)
            continue;
        g_autoptr(State) state = state_new(program);
        GRand *rand = g_rand_new_with_seed(seed + 1);
        for (int i = 0; i < 30 && program->n_cells > 0; i++) {
            Charges charges, own, before = state->total;
            int cell = g_rand_int_range(rand, 0, program->n_cells);
            state_foresee(state, cell, FALSE, &charges);
            state_foresee(state, cell, TRUE, &own);
            cr_assert(!memcmp(&before, &state->total, sizeof before));
            state_flip(state, cell);
            if (program->n_marks > 0) /* several marks may stand in one tally */
                continue;
            for (int tier = 0; tier < TIERS; tier++)
                cr_assert_eq(state->total.cost[tier] - before.cost[tier], charges.cost[tier]);
            cr_assert_eq(state->total.breaches - before.breaches, charges.breaches);
            cr_assert_eq(state->total.missing - before.missing, charges.missing);
            cr_assert_eq(own.cost[TIER_FILL], 0); /* coverage couples */
        }
        g_rand_free(rand);
    }
}
