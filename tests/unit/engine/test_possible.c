#include "engine/demanded.h"
#include "engine/possible.h"

#include <criterion/criterion.h>

static const Effort effort = {.work = 100000, .threads = 1, .seed = 1};

/* Three providers in each of three slots: cell 3 × slot + provider. */
static Program *
nine_cells(void)
{
    Program *program = program_new(3, 3);
    for (int slot = 0; slot < 3; slot++)
        for (int provider = 0; provider < 3; provider++)
            program_add_cell(program, provider, slot);
    return program;
}

/* The sum of n cells from `first` on, each `step` further, lies in [low, high]. */
static void
bind(Program *program, int provider, int first, int step, int n, int low, int high)
{
    Tally tally = {.provider = provider, .n = n, .first = low, .count = high - low + 1};
    tally.cell = g_new(int, n);
    tally.weight = g_new(int, n);
    for (int i = 0; i < n; i++) {
        tally.cell[i] = first + i * step;
        tally.weight[i] = 1;
    }
    tally.price = g_new0(gint64, tally.count);
    program_add_tally(program, tally);
}

static void
place(Program *program, int slot)
{
    bind(program, -1, 3 * slot, 1, 3, 0, 1);
}

static guint
count_parts(const Program *program, gboolean own, gboolean *impossible)
{
    g_autoptr(GPtrArray) parts = demanded_parts(program, own, impossible);
    return parts->len;
}

Test(possible, maxima_demand_nothing)
{
    g_autoptr(Program) program = nine_cells();
    gboolean impossible = TRUE;
    for (int i = 0; i < 3; i++) {
        place(program, i);
        bind(program, i, i, 3, 3, 0, 1);
    }
    cr_assert_eq(count_parts(program, FALSE, &impossible), 0);
    cr_assert_not(impossible);
    cr_assert_eq(engine_possible(program, &effort, NULL), ANSWER_FEASIBLE);
}

/* Who must serve twice meets the maximum of the places, not the others' own. */
Test(possible, a_demand_draws_its_own_cells_only)
{
    g_autoptr(Program) program = nine_cells();
    gboolean impossible = TRUE;
    for (int i = 0; i < 3; i++)
        place(program, i);
    bind(program, 1, 1, 3, 3, 2, 3);
    bind(program, 2, 2, 3, 3, 0, 1);
    g_autoptr(GPtrArray) parts = demanded_parts(program, FALSE, &impossible);
    cr_assert_eq(parts->len, 1);
    const Part *part = g_ptr_array_index(parts, 0);
    cr_assert_eq(part->cell->len, 3);
    for (int i = 0; i < 3; i++)
        cr_assert_eq(g_array_index(part->cell, int, i), 3 * i + 1);
    g_autofree guint8 *taken = NULL;
    gint64 cost[TIERS];
    cr_assert_eq(engine_possible(program, &effort, &taken), ANSWER_FEASIBLE);
    cr_assert(program_price(program, taken, cost));
}

/* Two of three each, for all three: six places are asked for, three stand. */
Test(possible, demands_share_places)
{
    g_autoptr(Program) program = nine_cells();
    gboolean impossible = TRUE;
    for (int i = 0; i < 3; i++) {
        place(program, i);
        bind(program, i, i, 3, 3, 2, 3);
    }
    cr_assert_eq(count_parts(program, TRUE, &impossible), 3);
    cr_assert_eq(count_parts(program, FALSE, &impossible), 1);
    cr_assert_eq(engine_possible(program, &effort, NULL), ANSWER_INFEASIBLE);
}

Test(possible, a_demand_without_cells)
{
    g_autoptr(Program) program = nine_cells();
    gboolean impossible = FALSE;
    bind(program, 0, 0, 1, 0, 1, 1);
    cr_assert_eq(count_parts(program, FALSE, &impossible), 0);
    cr_assert(impossible);
    cr_assert_eq(engine_possible(program, &effort, NULL), ANSWER_INFEASIBLE);
}

/* A run of at least two days: the demand for one of its days draws the others. */
Test(possible, a_shortest_run_draws_its_days)
{
    g_autoptr(Program) program = nine_cells();
    Run run = {.provider = 0, .days = 3, .n = 3, .min = 2, .cost = NEVER};
    run.cell = g_new(int, 3);
    run.day = g_new(int, 3);
    for (int i = 0; i < 3; i++) {
        run.cell[i] = 3 * i;
        run.day[i] = i;
    }
    program_add_run(program, run);
    bind(program, 0, 0, 1, 1, 1, 1);
    gboolean impossible;
    g_autoptr(GPtrArray) parts = demanded_parts(program, FALSE, &impossible);
    cr_assert_eq(parts->len, 1);
    cr_assert_eq(((const Part *)g_ptr_array_index(parts, 0))->cell->len, 3);
    g_autofree guint8 *taken = NULL;
    cr_assert_eq(engine_possible(program, &effort, &taken), ANSWER_FEASIBLE);
    cr_assert(taken[0] && taken[3]);
    bind(program, 0, 3, 1, 1, 0, 0);
    cr_assert_eq(engine_possible(program, &effort, NULL), ANSWER_INFEASIBLE);
}

/* Prices that can be paid are no demand. */
Test(possible, a_wish_is_no_demand)
{
    g_autoptr(Program) program = nine_cells();
    gboolean impossible;
    bind(program, 0, 0, 3, 3, 0, 3);
    program->tally[0].price[0] = 1000;
    cr_assert_eq(count_parts(program, FALSE, &impossible), 0);
}
