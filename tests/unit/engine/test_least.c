/* Bounds from counting against all whole sums, one by one. */
#include "engine/count/least.h"

#include <criterion/criterion.h>

enum { MOST = 5 };

static gint64
units_of(const LeastSpan *span, const gint64 *sum)
{
    gint64 most = 0;
    for (int i = 0; i < span->n; i++)
        for (int j = 0; j < span->n; j++) {
            gint64 a = span->scale * sum[i] + span->side[i].offset;
            gint64 b = span->scale * sum[j] + span->side[j].offset;
            gint64 apart = span->side[i].share * b - span->side[j].share * a;
            most = MAX(most, (apart + span->divisor - 1) / span->divisor);
        }
    return most;
}

static gint64
span_by_force(const LeastSpan *span)
{
    gint64 sum[MOST], least = LEAST_NONE;
    for (int i = 0; i < span->n; i++)
        sum[i] = span->side[i].low;
    for (;;) {
        gint64 total = 0;
        int at = 0;
        for (int i = 0; i < span->n; i++)
            total += sum[i];
        if (total >= span->low && total <= span->high)
            least = MIN(least, units_of(span, sum));
        while (at < span->n && sum[at] == span->side[at].high)
            sum[at] = span->side[at].low, at++;
        if (at == span->n)
            return least;
        sum[at]++;
    }
}

static LeastSide
draw_side(GRand *rand, gint64 scale, int shares, gboolean level)
{
    static const gint64 share[] = {100, 50, 80, 10};
    LeastSide side = {.share = share[g_rand_int_range(rand, 0, shares)]};
    side.low = g_rand_int_range(rand, 0, 2);
    side.high = side.low + g_rand_int_range(rand, 0, 6);
    side.offset = level ? scale * g_rand_int_range(rand, -2, 3)
                        : g_rand_int_range(rand, -2 * (gint32)scale, 2 * (gint32)scale);
    return side;
}

Test(least, span_is_that_of_all_sums)
{
    GRand *rand = g_rand_new_with_seed(11);
    int above = 0;
    for (int trial = 0; trial < 6000; trial++) {
        static const gint64 scales[] = {1, 10, 1000}, divisors[] = {100, 7, 1000, 100000};
        LeastSide side[MOST];
        LeastSpan span = {g_rand_int_range(rand, 2, MOST + 1), side,
                          scales[g_rand_int_range(rand, 0, 3)],
                          divisors[g_rand_int_range(rand, 0, 4)]};
        int shares = g_rand_int_range(rand, 1, 5);
        gboolean level = g_rand_int_range(rand, 0, 2);
        for (int i = 0; i < span.n; i++)
            side[i] = draw_side(rand, span.scale, shares, level);
        span.low = g_rand_int_range(rand, 0, 20);
        span.high = span.low + g_rand_int_range(rand, 0, 2);
        gint64 least = least_span(&span);
        cr_assert_eq(least, span_by_force(&span), "trial %d", trial);
        above += least > 0 && least != LEAST_NONE;
    }
    cr_assert(above > 2000, "%d", above);
    g_rand_free(rand);
}

/* Three whole loads and a tenth. */
Test(least, span_of_known_shares)
{
    LeastSide side[] = {{100, 0, 0, 80}, {10, 0, 0, 80}, {100, 0, 0, 80}, {100, 0, 0, 80}};
    LeastSpan span = {4, side, 1, 100, 80, 80};
    cr_assert_eq(least_span(&span), 1);
    span.low = span.high = 62; /* 20, 2, 20, 20 */
    cr_assert_eq(least_span(&span), 0);
    side[3].high =
        15; /* 21, 5, 21, 15; within 5 all whole loads stay at 20, 7 are too many for a tenth */
    cr_assert_eq(least_span(&span), 6);
}

/* A thousand sides with as many different offsets and shares: an end in good time. */
Test(least, span_of_many)
{
    enum { MANY = 1000 };
    static LeastSide side[MANY];
    GRand *rand = g_rand_new_with_seed(2);
    for (int i = 0; i < MANY; i++)
        side[i] = (LeastSide){g_rand_int_range(rand, 10, 200),
                              g_rand_int_range(rand, -3000000, 3000000), 0, 60};
    LeastSpan span = {MANY, side, 1000000, 100000000, 5000, 5000};
    gint64 begun = g_get_monotonic_time();
    gint64 least = least_span(&span);
    cr_assert(least >= 1 && least < 20, "%d", (int)least);
    cr_assert(g_get_monotonic_time() - begun < 5 * G_USEC_PER_SEC);
    g_rand_free(rand);
}

static gint64
sums_by_force(int n, const LeastSum *sum, gint64 low, gint64 high)
{
    if (n == 0)
        return low <= 0 && high >= 0 ? 0 : LEAST_NONE;
    gint64 least = LEAST_NONE;
    for (gint64 k = sum->low; k <= sum->high; k++) {
        gint64 rest = sums_by_force(n - 1, sum + 1, low - k, high - k);
        if (rest != LEAST_NONE)
            least = MIN(least, rest + sum->price[(k - sum->low) * sum->stride]);
    }
    return least;
}

Test(least, sums_are_those_of_all)
{
    GRand *rand = g_rand_new_with_seed(4);
    for (int trial = 0; trial < 4000; trial++) {
        LeastSum sum[4];
        gint64 price[4][16];
        int n = g_rand_int_range(rand, 1, 5);
        for (int i = 0; i < n; i++) {
            gint64 centre = g_rand_int_range(rand, -2, 20), line = g_rand_int_range(rand, 0, 9);
            gint64 square = g_rand_int_range(rand, 0, 3);
            for (int k = 0; k < 16; k++)
                price[i][k] = square * (k - centre) * (k - centre) + line * ABS(k - centre);
            gint64 low = g_rand_int_range(rand, -1, 3);
            int stride = g_rand_int_range(rand, 1, 3);
            sum[i] = (LeastSum){low, low + g_rand_int_range(rand, -1, 6), price[i], stride};
        }
        gint64 low = g_rand_int_range(rand, 0, 15), high = low + g_rand_int_range(rand, 0, 3);
        gint64 all = sums_by_force(n, sum, low, high);
        cr_assert_eq(least_sums(n, sum, low, high), all, "trial %d", trial);
    }
    g_rand_free(rand);
}

/* Every way to deal the supplies out. */
static gint64
flow_by_force(const LeastFlow *flow, int supply, gint64 left, int edge, gint64 *sum)
{
    if (supply == flow->n_supplies) {
        gint64 price = 0;
        for (int i = 0; i < flow->n_sums; i++) {
            const LeastSum *of = &flow->sum[i];
            if (sum[i] < of->low || sum[i] > of->high)
                return LEAST_NONE;
            price += of->price[(sum[i] - of->low) * of->stride];
        }
        return price;
    }
    if (edge == flow->begin[supply + 1])
        return left > 0
                   ? LEAST_NONE
                   : flow_by_force(flow, supply + 1,
                                   supply + 1 < flow->n_supplies ? flow->supply[supply + 1] : 0,
                                   edge, sum);
    gint64 least = LEAST_NONE;
    for (gint64 k = 0; k <= left; k++) {
        sum[flow->to[edge]] += k;
        least = MIN(least, flow_by_force(flow, supply, left - k, edge + 1, sum));
        sum[flow->to[edge]] -= k;
    }
    return least;
}

Test(least, flow_is_that_of_all_ways)
{
    GRand *rand = g_rand_new_with_seed(9);
    int found = 0;
    for (int trial = 0; trial < 3000; trial++) {
        LeastSum sum[4];
        gint64 price[4][16], supply[4], taken[4] = {0};
        int begin[5] = {0}, to[16], sums = g_rand_int_range(rand, 1, 5);
        int supplies = g_rand_int_range(rand, 1, 5);
        for (int i = 0; i < sums; i++) {
            gint64 centre = g_rand_int_range(rand, 0, 7), line = g_rand_int_range(rand, 0, 9);
            for (int k = 0; k < 16; k++)
                price[i][k] = (k - centre) * (k - centre) + line * ABS(k - centre) / 2;
            gint64 low = g_rand_int_range(rand, 0, 8) == 0;
            sum[i] = (LeastSum){low, low + g_rand_int_range(rand, 1, 7), price[i], 1};
        }
        for (int s = 0; s < supplies; s++) {
            supply[s] = g_rand_int_range(rand, 0, 4);
            begin[s + 1] = begin[s];
            for (int i = 0; i < sums; i++)
                if (g_rand_int_range(rand, 0, 2))
                    to[begin[s + 1]++] = i;
        }
        LeastFlow flow = {sums, sum, supplies, supply, begin, to};
        gint64 all = flow_by_force(&flow, 0, supply[0], 0, taken);
        cr_assert_eq(least_flow(&flow), all, "trial %d", trial);
        found += all != LEAST_NONE;
    }
    cr_assert(found > 500, "%d", found);
    g_rand_free(rand);
}
