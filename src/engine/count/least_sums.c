/* Convex prices: from where each sum is cheapest, single steps in the order of what they cost. */
#include "engine/count/least.h"

#include "lower/program.h"

static gint64
price_at(const LeastSum *sum, gint64 k)
{
    return sum->price[(k - sum->low) * sum->stride];
}

static int
by_price(gconstpointer a, gconstpointer b)
{
    gint64 p = *(const gint64 *)a, q = *(const gint64 *)b;
    return (p > q) - (p < q);
}

/* What each of the sum's steps away from k costs, upwards or downwards. */
static void
list_steps(const LeastSum *sum, gint64 k, int way, GArray *steps)
{
    for (gint64 next = k + way; next >= sum->low && next <= sum->high; next += way) {
        gint64 rise = price_add(price_at(sum, next), -price_at(sum, next - way));
        g_array_append_val(steps, rise);
    }
}

typedef struct {
    int n;
    const LeastSum *sum;
    gint64 *first; /* by sum: the cheapest, the lowest and the highest of them */
    gint64 *last;
} Cheapest;

static gint64
take_steps(const Cheapest *cheapest, int way, gint64 count)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (int i = 0; i < cheapest->n; i++)
        list_steps(&cheapest->sum[i], way > 0 ? cheapest->last[i] : cheapest->first[i], way, steps);
    if ((gint64)steps->len < count)
        return LEAST_NONE;
    g_array_sort(steps, by_price);
    gint64 price = 0;
    for (gint64 i = 0; i < count; i++)
        price = price_add(price, g_array_index(steps, gint64, i));
    return price;
}

/* The sum's cheapest price; the first and the last sum that have it. */
static gint64
find_cheapest(const LeastSum *sum, gint64 *first, gint64 *last)
{
    *first = sum->low;
    while (*first < sum->high && price_at(sum, *first + 1) < price_at(sum, *first))
        (*first)++;
    *last = *first;
    while (*last < sum->high && price_at(sum, *last + 1) == price_at(sum, *first))
        (*last)++;
    return price_at(sum, *first);
}

gint64
least_sums(int n, const LeastSum *sum, gint64 low, gint64 high)
{
    g_autofree gint64 *first = g_new(gint64, (gsize)n + 1);
    g_autofree gint64 *last = g_new(gint64, (gsize)n + 1);
    gint64 least = 0, from = 0, to = 0;
    if (low > high)
        return LEAST_NONE;
    for (int i = 0; i < n; i++) {
        if (sum[i].low > sum[i].high)
            return LEAST_NONE;
        least = price_add(least, find_cheapest(&sum[i], &first[i], &last[i]));
        from += first[i];
        to += last[i];
    }
    Cheapest cheapest = {n, sum, first, last};
    gint64 more = to < low      ? take_steps(&cheapest, 1, low - to)
                  : from > high ? take_steps(&cheapest, -1, from - high)
                                : 0;
    return more == LEAST_NONE ? LEAST_NONE : price_add(least, more);
}
