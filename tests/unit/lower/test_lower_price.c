#include "lower/program.h"

#include <criterion/criterion.h>

/* One provider with five cells, one a slot. */
static Program *
five(void)
{
    Program *program = program_new(1, 5);
    for (int slot = 0; slot < 5; slot++)
        cr_assert_eq(program_add_cell(program, 0, slot), slot);
    return program;
}

static int *
ints(int n, const int *values)
{
    return g_memdup2(values, sizeof(int) * (gsize)n);
}

static gint64 *
longs(int n, const gint64 *values)
{
    return g_memdup2(values, sizeof(gint64) * (gsize)n);
}

#define INTS(n, ...) ints(n, (const int[]){__VA_ARGS__})
#define LONGS(n, ...) longs(n, (const gint64[]){__VA_ARGS__})
#define ALL INTS(5, 0, 1, 2, 3, 4)

/* Cost in tier 3 of the cells whose digit is 1; -1: NEVER. */
static gint64
price(const Program *program, const char *digits)
{
    guint8 taken[5];
    gint64 cost[TIERS];
    for (int i = 0; i < 5; i++)
        taken[i] = digits[i] == '1';
    return program_price(program, taken, cost) ? cost[3] : -1;
}

Test(lower_price, an_empty_program_costs_its_constants)
{
    g_autoptr(Program) program = five();
    program->constant[3] = 7;
    cr_assert_eq(price(program, "00000"), 7);
    cr_assert_eq(price(program, "11111"), 7);
}

Test(lower_price, a_tally_reads_its_table_and_no_further)
{
    g_autoptr(Program) program = five();
    program_add_tally(program, (Tally){.provider = 0,
                                       .n = 3,
                                       .cell = INTS(3, 0, 1, 2),
                                       .weight = INTS(3, 2, 1, -1),
                                       .first = 0,
                                       .count = 3,
                                       .price = LONGS(3, 10, 20, NEVER),
                                       .tier = 3});
    cr_assert_eq(price(program, "00000"), 10);
    cr_assert_eq(price(program, "01000"), 20);
    cr_assert_eq(price(program, "10100"), 20);
    cr_assert_eq(price(program, "10000"), -1, "the table says never");
    cr_assert_eq(price(program, "11000"), -1, "3 lies above the table");
    cr_assert_eq(price(program, "00100"), -1, "-1 lies below it");
}

Test(lower_price, a_mark_counts_where_its_sum_is_reached)
{
    g_autoptr(Program) program = five();
    int any = program_add_mark(
        program,
        (Mark){.provider = 0, .n = 2, .cell = INTS(2, 0, 1), .weight = INTS(2, 1, 1), .least = 1});
    int heavy = program_add_mark(program, (Mark){.provider = 0,
                                                 .n = 3,
                                                 .cell = INTS(3, 2, 3, 4),
                                                 .weight = INTS(3, 1, 2, 3),
                                                 .least = 3});
    cr_assert_eq(any, 5);
    cr_assert_eq(heavy, 6);
    program_add_tally(program, (Tally){.provider = 0,
                                       .n = 2,
                                       .cell = INTS(2, 5, 6),
                                       .weight = INTS(2, 1, 10),
                                       .count = 12,
                                       .price = LONGS(12, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 10, 11),
                                       .tier = 3});
    cr_assert_eq(price(program, "00000"), 0);
    cr_assert_eq(price(program, "10000"), 1);
    cr_assert_eq(price(program, "11000"), 1);
    cr_assert_eq(price(program, "00010"), 0);
    cr_assert_eq(price(program, "00110"), 10);
    cr_assert_eq(price(program, "01001"), 11);
}

static Chain
chain_of(gint64 cost)
{
    return (Chain){.n = 5,
                   .cell = ALL,
                   .in = LONGS(5, 0, 10, 20, 30, 40),
                   .out = LONGS(5, 8, 18, 28, 38, 48),
                   .reach = 13,
                   .unit = 5,
                   .cost = cost,
                   .before = G_MININT64,
                   .after = G_MAXINT64,
                   .tier = 3};
}

Test(lower_price, a_chain_prices_started_units_between_neighbours)
{
    g_autoptr(Program) program = five();
    program_add_chain(program, chain_of(100));
    cr_assert_eq(price(program, "10000"), 0);
    cr_assert_eq(price(program, "11000"), 300, "2 apart, 11 missing, 3 units begun");
    cr_assert_eq(price(program, "10100"), 100, "12 apart, 1 missing");
    cr_assert_eq(price(program, "10010"), 0, "22 apart");
    cr_assert_eq(price(program, "10101"), 200);
}

Test(lower_price, a_chain_reaches_over_both_ends)
{
    g_autoptr(Program) program = five();
    Chain chain = chain_of(100);
    chain.before = -10;
    chain.after = 60;
    program_add_chain(program, chain);
    cr_assert_eq(price(program, "00000"), 0, "no duty, no pair");
    cr_assert_eq(price(program, "10000"), 100, "10 after the one before");
    cr_assert_eq(price(program, "00001"), 100, "12 before the one after");
    cr_assert_eq(price(program, "00100"), 0);
}

Test(lower_price, a_hard_chain_spares_what_is_by_hand)
{
    g_autoptr(Program) program = five();
    Chain chain = chain_of(NEVER);
    chain.by_hand = INTS(5, TRUE, TRUE, FALSE, FALSE, FALSE);
    program_add_chain(program, chain);
    cr_assert_eq(price(program, "11000"), 0);
    cr_assert_eq(price(program, "01100"), -1);
    cr_assert_eq(price(program, "10010"), 0);
}

Test(lower_price, a_rank_measures_from_the_due_turn)
{
    g_autoptr(Program) program = five();
    program_add_rank(program, (Rank){.n = 5,
                                     .cell = ALL,
                                     .low = LONGS(5, 1, 2, 4, 5, 6),
                                     .high = LONGS(5, 1, 3, 4, 5, 6),
                                     .due = LONGS(5, 2, 5, 8, 11, 14),
                                     .by_hand = INTS(5, FALSE, FALSE, FALSE, FALSE, TRUE),
                                     .cost = 10,
                                     .tier = 3});
    cr_assert_eq(price(program, "01010"), 0);
    cr_assert_eq(price(program, "10000"), 10);
    cr_assert_eq(price(program, "00100"), 20);
    cr_assert_eq(price(program, "01100"), 10);
    cr_assert_eq(price(program, "01110"), 10 + 30, "the third is due at 8");
    cr_assert_eq(price(program, "00001"), 0, "by hand");
    cr_assert_eq(price(program, "11001"), 10 + 20, "by hand counts as the third");
}

static Run
run_of(int max, int min)
{
    return (Run){.days = 5,
                 .n = 5,
                 .cell = ALL,
                 .day = INTS(5, 0, 1, 2, 3, 4),
                 .max = max,
                 .min = min,
                 .cost = 10,
                 .tier = 3};
}

Test(lower_price, a_run_too_long_costs_each_window)
{
    g_autoptr(Program) program = five();
    program_add_run(program, run_of(2, 0));
    cr_assert_eq(price(program, "11011"), 0);
    cr_assert_eq(price(program, "11100"), 10);
    cr_assert_eq(price(program, "11111"), 30);
}

Test(lower_price, a_run_too_short_costs_each_missing_day)
{
    g_autoptr(Program) program = five();
    program_add_run(program, run_of(0, 3));
    cr_assert_eq(price(program, "00000"), 0);
    cr_assert_eq(price(program, "01000"), 20);
    cr_assert_eq(price(program, "11011"), 20);
    cr_assert_eq(price(program, "01110"), 0);
}

Test(lower_price, a_run_goes_on_from_recorded_days)
{
    g_autoptr(Program) program = five();
    Run run = run_of(2, 2);
    run.before = 4;
    run.after = 1;
    program_add_run(program, run);
    cr_assert_eq(price(program, "00000"), 0, "recorded days by themselves cost nothing here");
    cr_assert_eq(price(program, "10000"), 10, "one window ends in the period");
    cr_assert_eq(price(program, "11000"), 20);
    cr_assert_eq(price(program, "00001"), 0, "long enough with the day after");
    cr_assert_eq(price(program, "00011"), 10);
}

Test(lower_price, a_run_by_hand_is_free)
{
    g_autoptr(Program) program = five();
    Run run = run_of(1, 0);
    run.by_hand = INTS(5, TRUE, TRUE, FALSE, FALSE, TRUE);
    program_add_run(program, run);
    cr_assert_eq(price(program, "11000"), 0);
    cr_assert_eq(price(program, "11100"), 10, "only the first window is by hand");
}

Test(lower_price, a_span_is_as_wide_as_its_widest_pair)
{
    g_autoptr(Program) program = five();
    Span span = {
        .n = 3, .side = g_new0(SpanSide, 3), .scale = 10, .divisor = 100, .cost = 7, .tier = 3};
    span.side[0] = (SpanSide){2, INTS(2, 0, 1), INTS(2, 1, 1), 5, 10};
    span.side[1] = (SpanSide){2, INTS(2, 2, 3), INTS(2, 1, 2), 0, 5};
    span.side[2] = (SpanSide){0, NULL, NULL, 4, 10};
    program_add_span(program, span);
    /* c: 5, 0, 4; |10·0 - 5·5| = 25, |10·4 - 10·5| = 10, |5·4 - 10·0| = 20: 25/100 begun is 1 */
    cr_assert_eq(price(program, "00000"), 7);
    /* c: 25, 0, 4: 125, 210, 20: 210/100 begun is 3 */
    cr_assert_eq(price(program, "11000"), 21);
    /* c: 15, 30, 4: |10·30 - 5·15| = 225, 110, |5·4 - 10·30| = 280 */
    cr_assert_eq(price(program, "10110"), 21);
}

Test(lower_price, sums_stop_below_never)
{
    cr_assert_eq(price_add(NEVER - 1, 5), NEVER - 1);
    cr_assert_eq(price_times(G_MAXINT64 / 2, 4), NEVER - 1);
    cr_assert_eq(price_times(G_MAXINT64 / 2, -4), -NEVER);
    cr_assert_eq(price_add(-3, 5), 2);
    cr_assert_eq(price_times(-3, 5), -15);
}
