/* Supplies are dealt out greedily; then units move along chains of sums, from one that is dear to
 * one that is cheap, as long as that pays. Only the ends of a chain change their sums: where no
 * chain pays, none better exists, prices being convex. */
#include "engine/count/least.h"

#include "lower/program.h"

#include <string.h>

enum { MOST_WORK = 40000000 };

/* What a unit outside the range of a sum costs. */
#define OUTSIDE (G_MAXINT64 / 4)

typedef struct {
    const LeastFlow *flow;
    gint64 *sum;     /* by sum */
    gint64 *amount;  /* by edge */
    int *edge_begin; /* by sum, and one more */
    int *edge;       /* by sum: its edges */
    int *supply_of;  /* by edge */
    /* The chains found: towards which end a sum's unit can go, over which edges. */
    int *end;     /* by sum, or -1 */
    int *give;    /* by sum: the edge on which it loses a unit */
    int *take;    /* by sum: the edge on which the next gains it */
    guint8 *seen; /* by supply */
    int *queue;
    gint64 work;
} Chains;

/* What the sum's next unit upwards costs, from k. */
static gint64
rise(const LeastSum *sum, gint64 k)
{
    if (k < sum->low)
        return -OUTSIDE;
    if (k >= sum->high)
        return OUTSIDE;
    const gint64 *price = &sum->price[(k - sum->low) * sum->stride];
    return price_add(price[sum->stride], -price[0]);
}

static void
list_edges(Chains *chains)
{
    const LeastFlow *flow = chains->flow;
    int n = flow->begin[flow->n_supplies];
    for (int e = 0; e < n; e++)
        chains->edge_begin[flow->to[e] + 1]++;
    for (int i = 0; i < flow->n_sums; i++)
        chains->edge_begin[i + 1] += chains->edge_begin[i];
    g_autofree int *at = g_memdup2(chains->edge_begin, ((gsize)flow->n_sums + 1) * sizeof(int));
    for (int s = 0; s < flow->n_supplies; s++)
        for (int e = flow->begin[s]; e < flow->begin[s + 1]; e++) {
            chains->supply_of[e] = s;
            chains->edge[at[flow->to[e]]++] = e;
        }
}

static void
begin(Chains *chains, const LeastFlow *flow)
{
    gsize sums = (gsize)flow->n_sums + 1, edges = (gsize)flow->begin[flow->n_supplies] + 1;
    *chains = (Chains){.flow = flow,
                       .sum = g_new0(gint64, sums),
                       .amount = g_new0(gint64, edges),
                       .edge_begin = g_new0(int, sums),
                       .edge = g_new(int, edges),
                       .supply_of = g_new(int, edges),
                       .end = g_new(int, sums),
                       .give = g_new(int, sums),
                       .take = g_new(int, sums),
                       .seen = g_new(guint8, (gsize)flow->n_supplies + 1),
                       .queue = g_new(int, sums)};
    list_edges(chains);
}

static void
end(Chains *chains)
{
    void *arrays[] = {chains->sum,       chains->amount, chains->edge_begin, chains->edge,
                      chains->supply_of, chains->end,    chains->give,       chains->take,
                      chains->seen,      chains->queue};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_free(arrays[i]);
}

/* Each unit where it costs least now. FALSE: a supply can go nowhere. */
static gboolean
deal_out(Chains *chains)
{
    const LeastFlow *flow = chains->flow;
    for (int s = 0; s < flow->n_supplies; s++) {
        if (flow->supply[s] > 0 && flow->begin[s] == flow->begin[s + 1])
            return FALSE;
        for (gint64 unit = 0; unit < flow->supply[s]; unit++) {
            int best = flow->begin[s];
            for (int e = best + 1; e < flow->begin[s + 1]; e++)
                if (rise(&flow->sum[flow->to[e]], chains->sum[flow->to[e]]) <
                    rise(&flow->sum[flow->to[best]], chains->sum[flow->to[best]]))
                    best = e;
            chains->amount[best]++;
            chains->sum[flow->to[best]]++;
            chains->work += flow->begin[s + 1] - flow->begin[s];
        }
    }
    return TRUE;
}

/* Who can send a unit to the sum, by way of others; those that others can reach are left out. */
static void
look_back(Chains *chains, int target)
{
    const LeastFlow *flow = chains->flow;
    int n = 0;
    chains->end[target] = target;
    chains->queue[n++] = target;
    for (int i = 0; i < n; i++) {
        int to = chains->queue[i];
        for (int k = chains->edge_begin[to]; k < chains->edge_begin[to + 1]; k++) {
            int in = chains->edge[k], supply = chains->supply_of[in];
            if (chains->seen[supply])
                continue;
            chains->seen[supply] = TRUE;
            chains->work += flow->begin[supply + 1] - flow->begin[supply];
            for (int e = flow->begin[supply]; e < flow->begin[supply + 1]; e++) {
                int from = flow->to[e];
                if (chains->amount[e] == 0 || chains->end[from] >= 0)
                    continue;
                chains->end[from] = target;
                chains->give[from] = e;
                chains->take[from] = in;
                chains->queue[n++] = from;
            }
        }
    }
}

static int
by_rise(gconstpointer a, gconstpointer b, gpointer data)
{
    const Chains *chains = data;
    int i = *(const int *)a, j = *(const int *)b;
    gint64 p = rise(&chains->flow->sum[i], chains->sum[i]);
    gint64 q = rise(&chains->flow->sum[j], chains->sum[j]);
    return p != q ? (p > q) - (p < q) : i - j;
}

/* The cheapest ends first: every sum finds the cheapest that its units can reach. */
static void
find_chains(Chains *chains)
{
    const LeastFlow *flow = chains->flow;
    g_autofree int *order = g_new(int, (gsize)flow->n_sums + 1);
    for (int i = 0; i < flow->n_sums; i++) {
        order[i] = i;
        chains->end[i] = -1;
    }
    memset(chains->seen, 0, (gsize)flow->n_supplies);
    g_qsort_with_data(order, flow->n_sums, sizeof(int), by_rise, chains);
    for (int i = 0; i < flow->n_sums; i++)
        if (chains->end[order[i]] < 0)
            look_back(chains, order[i]);
    chains->work += flow->n_sums;
}

/* Moves a unit along the chain that pays most; FALSE: none does. */
static gboolean
better(Chains *chains)
{
    const LeastFlow *flow = chains->flow;
    gint64 most = 0;
    int best = -1;
    find_chains(chains);
    for (int i = 0; i < flow->n_sums; i++) {
        int to = chains->end[i];
        if (to == i || chains->sum[i] == 0)
            continue;
        gint64 gain = price_add(rise(&flow->sum[i], chains->sum[i] - 1),
                                -rise(&flow->sum[to], chains->sum[to]));
        if (gain > most) {
            most = gain;
            best = i;
        }
    }
    if (best < 0)
        return FALSE;
    int last = chains->end[best];
    chains->sum[best]--;
    chains->sum[last]++;
    for (int i = best; i != last;) {
        chains->amount[chains->give[i]]--;
        chains->amount[chains->take[i]]++;
        i = flow->to[chains->take[i]];
    }
    return TRUE;
}

static gint64
price(const Chains *chains)
{
    gint64 all = 0;
    for (int i = 0; i < chains->flow->n_sums; i++) {
        const LeastSum *sum = &chains->flow->sum[i];
        if (chains->sum[i] < sum->low || chains->sum[i] > sum->high)
            return LEAST_NONE;
        all = price_add(all, sum->price[(chains->sum[i] - sum->low) * sum->stride]);
    }
    return all;
}

static gint64
any_total(const LeastFlow *flow)
{
    gint64 total = 0;
    for (int s = 0; s < flow->n_supplies; s++)
        total += flow->supply[s];
    return least_sums(flow->n_sums, flow->sum, total, total);
}

gint64
least_flow(const LeastFlow *flow)
{
    Chains chains;
    begin(&chains, flow);
    gboolean dealt = deal_out(&chains);
    while (dealt && chains.work < MOST_WORK && better(&chains))
        continue;
    gint64 least = !dealt ? LEAST_NONE : chains.work < MOST_WORK ? price(&chains) : any_total(flow);
    end(&chains);
    return least;
}
