#include "region/division.h"

#include <criterion/criterion.h>

static Stretch *
everybody(int rows, int takers)
{
    Stretch *stretch = stretch_new(rows, takers);
    memset(stretch->may, 1, (gsize)rows * (gsize)takers);
    for (int t = 0; t < takers; t++)
        stretch->share[t] = 100;
    return stretch;
}

Test(division, by_share_where_everybody_may)
{
    g_autoptr(Stretch) stretch = everybody(2, 3);
    gint64 part[3] = {0};
    stretch->load[0] = 4;
    stretch->load[1] = 6;
    stretch->share[2] = 50;
    stretch_divide(stretch, part);
    cr_assert_eq(part[0], 4000000);
    cr_assert_eq(part[1], 4000000);
    cr_assert_eq(part[2], 2000000);
}

Test(division, half_a_millionth_is_rounded_up)
{
    g_autoptr(Stretch) stretch = everybody(1, 3);
    gint64 part[3] = {0};
    stretch->load[0] = 1;
    stretch->share[0] = 1;
    stretch->share[1] = 1999999;
    stretch->share[2] = 0;
    stretch_divide(stretch, part);
    cr_assert_eq(part[0], 1, "1 in 2,000,000 is half a millionth");
    cr_assert_eq(part[1], 1000000, "999,999.5 millionths");
    cr_assert_eq(part[2], 0);
}

Test(division, a_row_of_nobody_is_left_out)
{
    g_autoptr(Stretch) stretch = everybody(2, 2);
    gint64 part[2] = {7, 0};
    stretch->load[0] = 5;
    stretch->load[1] = 3;
    stretch->may[2] = stretch->may[3] = 0;
    stretch_divide(stretch, part);
    cr_assert_eq(part[0], 2500007, "parts add up");
    cr_assert_eq(part[1], 2500000);
}

Test(division, nothing_to_divide)
{
    g_autoptr(Stretch) stretch = everybody(1, 2);
    g_autoptr(Stretch) empty = stretch_new(0, 0);
    gint64 part[2] = {0};
    stretch_divide(stretch, part);
    stretch_divide(empty, part);
    cr_assert_eq(part[0], 0);
    cr_assert(stretch_same_members(empty, empty));
}

/* Row 0: takers 0 and 1; row 1: takers 1 and 2. Row 0 brings 6, row 1 brings 1: taker 0 and 1 carry
 * row 0 with 3 each and taker 2 alone row 1. */
Test(division, who_may_take_of_the_heavy_row_leaves_the_light_one)
{
    g_autoptr(Stretch) stretch = everybody(2, 3);
    gint64 part[3] = {0};
    stretch->load[0] = 6;
    stretch->load[1] = 1;
    stretch->may[2] = 0;
    stretch->may[3] = 0;
    stretch_divide(stretch, part);
    cr_assert_eq(part[0], 3000000);
    cr_assert_eq(part[1], 3000000);
    cr_assert_eq(part[2], 1000000);
}

/* The same with 3 and 3: all carry 2. */
Test(division, an_overlap_evens_out)
{
    g_autoptr(Stretch) stretch = everybody(2, 3);
    gint64 part[3] = {0};
    stretch->load[0] = 3;
    stretch->load[1] = 3;
    stretch->may[2] = 0;
    stretch->may[3] = 0;
    stretch_divide(stretch, part);
    for (int t = 0; t < 3; t++)
        cr_assert_eq(part[t], 2000000);
}

/* -- against every subset of rows ----------------------------------------------------------------
 */

static gint64
subset_room(const Stretch *stretch, guint rows, guint taken)
{
    gint64 room = 0;
    for (int t = 0; t < stretch->takers; t++) {
        gboolean tied = FALSE;
        for (int r = 0; r < stretch->rows; r++)
            tied = tied || ((rows >> r & 1) && stretch->may[r * stretch->takers + t]);
        room += tied && !(taken >> t & 1) ? stretch->share[t] : 0;
    }
    return room;
}

static gint64
subset_load(const Stretch *stretch, guint rows)
{
    gint64 load = 0;
    for (int r = 0; r < stretch->rows; r++)
        load += rows >> r & 1 ? stretch->load[r] : 0;
    return load;
}

/* Always the densest set of the rows left, all of its takers at the same load per share. */
static void
divide_by_force(const Stretch *stretch, gint64 *part)
{
    guint left = 0;
    guint taken = 0;
    for (int r = 0; r < stretch->rows; r++)
        if (stretch->load[r] > 0 && subset_room(stretch, 1U << r, 0) > 0)
            left |= 1U << r;
    while (left != 0) {
        guint best = 0;
        for (guint set = left; set != 0; set = (set - 1) & left)
            if (best == 0 || subset_load(stretch, set) * subset_room(stretch, best, taken) >
                                 subset_load(stretch, best) * subset_room(stretch, set, taken))
                best = set;
        gint64 load = subset_load(stretch, best);
        gint64 room = subset_room(stretch, best, taken);
        guint now = taken;
        for (int t = 0; t < stretch->takers; t++) {
            gint64 mine = subset_room(stretch, best, ~(1U << t) | taken);
            if (mine == 0)
                continue;
            part[t] += (2 * mine * load * MICROS + room) / (2 * room);
            now |= 1U << t;
        }
        taken = now;
        left &= ~best;
    }
}

static Stretch *
random_stretch(GRand *random)
{
    Stretch *stretch = stretch_new(g_rand_int_range(random, 1, 6), g_rand_int_range(random, 1, 8));
    int density = g_rand_int_range(random, 1, 5);
    for (int r = 0; r < stretch->rows; r++)
        stretch->load[r] = g_rand_int_range(random, 0, 9);
    for (int t = 0; t < stretch->takers; t++)
        stretch->share[t] = g_rand_int_range(random, 0, 5) * 50;
    for (int i = 0; i < stretch->rows * stretch->takers; i++)
        stretch->may[i] = g_rand_int_range(random, 0, 5) < density;
    return stretch;
}

Test(division, agrees_with_brute_force)
{
    GRand *random = g_rand_new_with_seed(20261201);
    for (int round = 0; round < 20000; round++) {
        g_autoptr(Stretch) stretch = random_stretch(random);
        gint64 part[8] = {0};
        gint64 expected[8] = {0};
        stretch_divide(stretch, part);
        divide_by_force(stretch, expected);
        for (int t = 0; t < stretch->takers; t++)
            cr_assert_eq(part[t], expected[t], "round %d, taker %d: %ld, not %ld", round, t,
                         (long)part[t], (long)expected[t]);
    }
    g_rand_free(random);
}

/* -- the conditions of an optimum, with no densest sets in them ----------------------------------
 */

/* Half a millionth for a share of 50 hundredths, twice. */
#define ROUNDING 0.021

/* Takers of the highest load per share carry all rows that they can take of and nothing else can,
 * and so on downwards: for each level, the takers at or above it carry just the loads of the rows
 * whose takers all lie at or above it. */
static void
cr_is_optimal(const Stretch *stretch, const gint64 *part)
{
    for (int level = 0; level < stretch->takers; level++) {
        if (stretch->share[level] == 0)
            continue;
        double bound = (double)part[level] / stretch->share[level] - ROUNDING;
        double carried = 0;
        double owed = 0;
        for (int t = 0; t < stretch->takers; t++)
            if (stretch->share[t] > 0 && (double)part[t] / stretch->share[t] >= bound)
                carried += (double)part[t];
        for (int r = 0; r < stretch->rows; r++) {
            gboolean all = TRUE;
            gboolean any = FALSE;
            for (int t = 0; t < stretch->takers; t++) {
                if (stretch->share[t] == 0 || !stretch->may[r * stretch->takers + t])
                    continue;
                any = TRUE;
                all = all && (double)part[t] / stretch->share[t] >= bound;
            }
            owed += any && all ? (double)stretch->load[r] * MICROS : 0;
        }
        cr_assert_float_eq(carried, owed, stretch->takers);
    }
}

Test(division, keeps_the_conditions_of_an_optimum)
{
    GRand *random = g_rand_new_with_seed(4);
    for (int round = 0; round < 300; round++) {
        g_autoptr(Stretch) stretch = stretch_new(12, 40);
        gint64 part[40] = {0};
        for (int r = 0; r < 12; r++)
            stretch->load[r] = g_rand_int_range(random, 0, 60);
        for (int t = 0; t < 40; t++)
            stretch->share[t] = g_rand_int_range(random, 0, 3) * 50;
        for (int i = 0; i < 12 * 40; i++)
            stretch->may[i] = g_rand_int_range(random, 0, 12) == 0;
        stretch_divide(stretch, part);
        cr_is_optimal(stretch, part);
    }
    g_rand_free(random);
}

Test(division, a_hundred_rows_and_two_thousand_takers)
{
    GRand *random = g_rand_new_with_seed(9);
    g_autoptr(Stretch) stretch = stretch_new(100, 2000);
    g_autofree gint64 *part = g_new0(gint64, 2000);
    gint64 load = 0;
    gint64 sum = 0;
    for (int r = 0; r < 100; r++)
        load += stretch->load[r] = g_rand_int_range(random, 1, 100000);
    for (int t = 0; t < 2000; t++)
        stretch->share[t] = g_rand_int_range(random, 50, 200);
    for (int i = 0; i < 100 * 2000; i++)
        stretch->may[i] = g_rand_int_range(random, 0, 60) == 0;
    stretch_divide(stretch, part);
    for (int t = 0; t < 2000; t++)
        sum += part[t];
    cr_assert_leq(ABS(sum - load * MICROS), 1000, "every load is divided, up to rounding");
    cr_is_optimal(stretch, part);
    g_rand_free(random);
}
