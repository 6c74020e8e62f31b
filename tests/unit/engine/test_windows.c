/* Windows better a choice and keep what stands before their tier. */
#include "engine/windows.h"

#include <criterion/criterion.h>

enum { PEOPLE = 6, SLOTS = 120, CELLS = PEOPLE * SLOTS, APART = 6 };

/* Every slot has one place, in the first tier. */
static void
add_places(Program *program)
{
    for (int s = 0; s < SLOTS; s++) {
        Tally tally = {.provider = -1, .n = PEOPLE, .count = 2, .tier = TIER_FILL, .ask = -1};
        const gint64 price[] = {1, 0};
        tally.cell = g_new(int, PEOPLE);
        tally.weight = g_new(int, PEOPLE);
        tally.price = g_memdup2(price, sizeof price);
        for (int p = 0; p < PEOPLE; p++) {
            tally.cell[p] = s * PEOPLE + p;
            tally.weight[p] = 1;
        }
        program_add_tally(program, tally);
    }
}

/* Nearer than APART costs 1 for each slot. */
static void
add_spacing(Program *program, int provider)
{
    Chain chain = {.provider = provider,
                   .n = SLOTS,
                   .reach = APART,
                   .unit = 1,
                   .cost = 1,
                   .before = G_MININT64,
                   .after = G_MAXINT64,
                   .tier = TIER_FIRST_LEVEL,
                   .ask = -1};
    chain.cell = g_new(int, SLOTS);
    chain.in = g_new(gint64, SLOTS);
    for (int s = 0; s < SLOTS; s++) {
        chain.cell[s] = s * PEOPLE + provider;
        chain.in[s] = s;
    }
    chain.out = g_memdup2(chain.in, sizeof(gint64) * SLOTS);
    program_add_chain(program, chain);
}

static Program *
spaced_program(void)
{
    Program *program = program_new(PEOPLE, SLOTS);
    for (int s = 0; s < SLOTS; s++)
        for (int p = 0; p < PEOPLE; p++)
            program_add_cell(program, p, s);
    add_places(program);
    for (int p = 0; p < PEOPLE; p++)
        add_spacing(program, p);
    return program;
}

/* Begins with three days in a row for each. */
static void
begin(Incumbent *incumbent, const Program *program, Budget *budget)
{
    guint8 taken[CELLS] = {0};
    for (int s = 0; s < SLOTS; s++)
        taken[s * PEOPLE + s / 3 % PEOPLE] = 1;
    incumbent_begin(incumbent, program, budget);
    cr_assert(incumbent_offer(incumbent, taken));
    incumbent->tier = TIER_FIRST_LEVEL;
    for (int tier = 0; tier < TIERS; tier++)
        incumbent->bound[tier] = 0;
}

static void
improve(Incumbent *incumbent, const Program *program, gint64 work)
{
    Effort effort = {.seed = 1, .work = work};
    Budget budget;
    budget_begin(&budget, &effort);
    begin(incumbent, program, &budget);
    gint64 before = incumbent->cost[TIER_FIRST_LEVEL];
    Limit limit = budget_whole(&budget);
    windows_improve(incumbent, &limit);
    gint64 cost[TIERS];
    cr_assert(program_price(program, incumbent->taken, cost));
    cr_assert_eq(cost[TIER_FILL], 0);
    cr_assert_eq(cost[TIER_FIRST_LEVEL], incumbent->cost[TIER_FIRST_LEVEL]);
    cr_assert_leq(cost[TIER_FIRST_LEVEL], before);
    cr_assert_eq(incumbent->bound[TIER_FIRST_LEVEL], 0); /* a window proves nothing */
}

Test(windows, better_a_choice)
{
    g_autoptr(Program) program = spaced_program();
    Incumbent all, some, none;
    improve(&all, program, 40000000);
    improve(&some, program, 400000);
    improve(&none, program, 1);
    cr_assert_eq(all.cost[TIER_FIRST_LEVEL], 0);
    cr_assert_gt(some.cost[TIER_FIRST_LEVEL], all.cost[TIER_FIRST_LEVEL]);
    cr_assert_gt(none.cost[TIER_FIRST_LEVEL], some.cost[TIER_FIRST_LEVEL]);
    incumbent_end(&all);
    incumbent_end(&some);
    incumbent_end(&none);
}

Test(windows, are_the_same_again)
{
    g_autoptr(Program) program = spaced_program();
    Incumbent first, second;
    improve(&first, program, 400000);
    improve(&second, program, 400000);
    cr_assert_arr_eq(first.taken, second.taken, CELLS);
    incumbent_end(&first);
    incumbent_end(&second);
}
