#include "engine/price/own_sum.h"

#include "base/whole.h"

/* -- what is left to come --------------------------------------------------------------------- */

/* Of a hard chain's cells no two within its reach: replaces the sum of their weights. Duties by
 * hand may stand between two others, so that such a chain says nothing here. */
static void
tighten(int n, const int *weight, const Chain *chain, const int *position, gint64 *most)
{
    gsize entries = (gsize)chain->n;
    g_autofree gint64 *best = g_new0(gint64, entries + 1);
    g_autofree gint64 *plain = g_new0(gint64, (gsize)n + 1);
    g_autofree int *entry = g_new(int, (gsize)n + 1);
    for (int t = 0; t <= n; t++)
        entry[t] = -1;
    for (int i = chain->n - 1; i >= 0; i--) {
        int next = i + 1, t = position[chain->cell[i]];
        while (next < chain->n && chain->in[next] - chain->out[i] < chain->reach)
            next++;
        best[i] = MAX(best[i + 1], MAX(0, weight[t]) + best[next]);
        entry[t] = i;
    }
    int first = chain->n;
    for (int t = n - 1; t >= 0; t--) {
        if (entry[t] >= 0)
            first = MIN(first, entry[t]);
        plain[t] = plain[t + 1] + (entry[t] >= 0 ? 0 : MAX(0, weight[t]));
        most[t] = MIN(most[t], plain[t] + best[first]);
    }
}

int *
most_rest(int n, const int *weight, const GPtrArray *chains, const int *position)
{
    g_autofree gint64 *most = g_new0(gint64, (gsize)n + 1);
    for (int t = n - 1; t >= 0; t--)
        most[t] = most[t + 1] + MAX(0, weight[t]);
    for (guint i = 0; i < chains->len; i++) {
        const Chain *chain = g_ptr_array_index(chains, i);
        if (chain->cost == NEVER && chain->by_hand == NULL)
            tighten(n, weight, chain, position, most);
    }
    int *rest = g_new(int, (gsize)n + 1);
    for (int t = 0; t <= n; t++)
        rest[t] = (int)MIN(most[t], G_MAXINT / 4);
    return rest;
}

/* -- a tally by position ---------------------------------------------------------------------- */

static void
find_payable(Weighing *weighing)
{
    const Tally *tally = weighing->tally;
    int first = 0, last = tally->count - 1;
    while (first <= last && tally->price[first] == NEVER)
        first++;
    while (last >= first && tally->price[last] == NEVER)
        last--;
    weighing->low = tally->first + first;
    weighing->high = tally->first + last;
}

static void
find_rests(Weighing *weighing, const ProviderView *view, const GPtrArray *chains,
           const int *position)
{
    int n = view->n;
    weighing->most_rest = most_rest(n, weighing->weight, chains, position);
    weighing->least_rest = g_new0(int, (gsize)n + 1);
    for (int t = n - 1; t >= 0; t--)
        weighing->least_rest[t] = weighing->least_rest[t + 1] + MIN(0, weighing->weight[t]);
    for (int k = 0; k < weighing->n_marks; k++) {
        int weight = weighing->mark[k].weight;
        for (int t = 0; t <= view->mark[weighing->mark[k].sum].last; t++) {
            weighing->most_rest[t] += MAX(0, weight);
            weighing->least_rest[t] += MIN(0, weight);
        }
    }
}

static int
find_mark(const ProviderView *view, int number)
{
    for (int k = 0; k < view->n_marks; k++)
        if (view->mark[k].number == number)
            return k;
    g_assert_not_reached();
}

Weighing
weighing_begin(const ProviderView *view, const Tally *tally, const GPtrArray *chains,
               const int *position)
{
    Weighing weighing = {.tally = tally,
                         .weight = g_new0(int, (gsize)view->n + 1),
                         .mark = g_new(SumUse, (gsize)tally->n)};
    for (int i = 0; i < tally->n; i++)
        if (tally->cell[i] < view->program->n_cells)
            weighing.weight[position[tally->cell[i]]] += tally->weight[i];
        else
            weighing.mark[weighing.n_marks++] =
                (SumUse){find_mark(view, tally->cell[i]), tally->weight[i]};
    find_payable(&weighing);
    find_rests(&weighing, view, chains, position);
    return weighing;
}

void
weighing_end(Weighing *weighing)
{
    g_free(weighing->weight);
    g_free(weighing->mark);
    g_free(weighing->least_rest);
    g_free(weighing->most_rest);
}

static gint64
price_at(const Weighing *weighing, const ProviderView *view, gint64 sum)
{
    const Tally *tally = weighing->tally;
    if (!view->relevant[tally->tier])
        return 0;
    return tally->price[CLAMP(sum, weighing->low, weighing->high) - tally->first];
}

gboolean
weighing_charge(const Weighing *weighing, ProviderView *view, Charge *base, Charge *place)
{
    int least = weighing->least_rest[0], most = weighing->most_rest[0];
    if (least < weighing->low || most > weighing->high)
        return FALSE;
    gint64 slope =
        most > least ? price_at(weighing, view, least + 1) - price_at(weighing, view, least) : 0;
    for (int sum = least; sum < most; sum++)
        if (price_at(weighing, view, sum + 1) - price_at(weighing, view, sum) != slope)
            return FALSE;
    if (slope != 0 && weighing->n_marks > 0)
        return FALSE;
    int tier = weighing->tally->tier;
    charge_add(base, tier, price_at(weighing, view, 0), 1);
    for (int t = 0; t < view->n; t++)
        charge_add(&place[t], tier, slope, weighing->weight[t]);
    return TRUE;
}

/* -- a sum ------------------------------------------------------------------------------------ */

int
weighing_factor(const Weighing *weighing, int n)
{
    int factor = 0;
    for (int t = 0; t < n + weighing->n_marks; t++) {
        int weight = t < n ? weighing->weight[t] : weighing->mark[t - n].weight;
        factor = (int)common_divisor(factor, weight);
    }
    return MAX(1, factor);
}

static void
find_ends(const Weighing *weighing, const ProviderView *view, OwnSum *sum)
{
    sum->first = view->n;
    sum->last = -1;
    for (int t = 0; t < view->n; t++)
        if (weighing->weight[t] != 0) {
            sum->first = MIN(sum->first, t);
            sum->last = t;
            sum->marked = sum->marked || weighing->weight[t] < 0;
        }
    for (int k = 0; k < weighing->n_marks; k++) {
        sum->first = MIN(sum->first, view->mark[weighing->mark[k].sum].first);
        sum->last = MAX(sum->last, view->mark[weighing->mark[k].sum].last);
        sum->marked = TRUE;
    }
}

/* Sums with the same future at a position: those between which the price is one straight line as
 * far as what is still to come can lead. */
static void
settle_at(OwnSum *sum, int position, const int *straight, int *settled)
{
    int least = sum->least_rest[position], most = sum->most_rest[position];
    for (int s = 0; s < sum->range; s++) {
        settled[s] = s + least > sum->high || s + most < sum->low ? -1 : s;
        if (settled[s] < 0 || s == 0 || settled[s - 1] < 0)
            continue;
        int from = s - 1 + least, to = s + most;
        if (from >= sum->low && to <= sum->high && straight[from] >= to)
            settled[s] = settled[s - 1];
    }
    for (int s = 0; position > sum->last && s < sum->range; s++)
        if (settled[s] >= 0)
            settled[s] = sum->zero;
}

static void
settle(OwnSum *sum)
{
    g_autofree int *straight = g_new(int, (gsize)sum->range); /* how far the line goes on */
    for (int s = sum->range - 1; s >= 0; s--) {
        straight[s] = MIN(s + 1, sum->range - 1);
        if (s + 2 < sum->range &&
            sum->price[s + 1] - sum->price[s] == sum->price[s + 2] - sum->price[s + 1])
            straight[s] = straight[s + 1];
    }
    gsize positions = (gsize)(sum->last - sum->first + 1);
    sum->settled = g_new(int, positions *(gsize)sum->range);
    for (int position = sum->first + 1; position <= sum->last + 1; position++)
        settle_at(sum, position, straight,
                  &sum->settled[(gsize)(position - sum->first - 1) * (gsize)sum->range]);
}

gboolean
weighing_sum(const Weighing *weighing, const ProviderView *view, OwnSum *sum)
{
    int factor = weighing_factor(weighing, view->n), n = view->n;
    gint64 low = divide_up(weighing->low, factor);
    gint64 high = divide_down(weighing->high, factor);
    gint64 least = weighing->least_rest[0] / factor, most = weighing->most_rest[0] / factor;
    if (low > high || most < low || least > high)
        return FALSE;
    *sum = (OwnSum){.tier = weighing->tally->tier, .zero = (int)-least};
    find_ends(weighing, view, sum);
    most = MIN(most, high - least);
    sum->range = (int)(most - least + 1);
    sum->low = (int)(MAX(low, least) - least);
    sum->high = (int)(MIN(high, most) - least);
    sum->price = g_new(gint64, (gsize)sum->range);
    for (int s = 0; s < sum->range; s++)
        sum->price[s] = price_at(weighing, view,
                                 CLAMP(s, sum->low, sum->high) * (gint64)factor + least * factor);
    sum->least_rest = g_new(int, (gsize)n + 1);
    sum->most_rest = g_new(int, (gsize)n + 1);
    for (int t = 0; t <= n; t++) {
        sum->least_rest[t] = weighing->least_rest[t] / factor;
        sum->most_rest[t] = weighing->most_rest[t] / factor;
    }
    settle(sum);
    return TRUE;
}

void
own_sum_clear(OwnSum *sum)
{
    g_free(sum->price);
    g_free(sum->least_rest);
    g_free(sum->most_rest);
    g_free(sum->settled);
}
