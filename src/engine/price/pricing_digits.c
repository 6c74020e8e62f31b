/* Sums that the pass backwards counts exactly: digits of one combined sum. */
#include "engine/price/pricer.h"

/** Work that one pass may do: links times combined sums. */
#define MOST_WORK 400000
#define MOST_WIDTH 4096

/* -- which sums are exact --------------------------------------------------------------------- */

static gboolean
may_be_exact(const OwnSum *sum)
{
    return !sum->marked && sum->low <= sum->zero && sum->range > 1;
}

static int
stay(const OwnSum *sum)
{
    return sum->last - sum->first + 1;
}

/* The next sum of those that begin behind the position: the first to end. */
static int
next_behind(const Pricer *pricer, int position, int widest)
{
    const ProviderView *view = pricer->view;
    int best = -1;
    for (int k = 0; k < view->n_sums; k++) {
        const OwnSum *sum = &view->sum[k];
        if (may_be_exact(sum) && !pricer->exact[k] && sum->first > position &&
            sum->range <= widest && stay(sum) * 2 < view->n &&
            (best < 0 || sum->last < view->sum[best].last))
            best = k;
    }
    return best;
}

static void
add_sum(const Pricer *pricer, Digit *digit, int k)
{
    digit->sum = g_renew(int, digit->sum, digit->n + 1);
    digit->sum[digit->n++] = k;
    digit->range = MAX(digit->range, pricer->view->sum[k].range);
    pricer->exact[k] = TRUE;
}

/* Short sums one after the other, where together they stay open as long as half of all. */
static gboolean
find_row(Pricer *pricer, Digit *digit, gint64 room)
{
    const ProviderView *view = pricer->view;
    int widest = (int)MIN(room / pricer->width, G_MAXINT), together = 0;
    for (int k, t = -1; (k = next_behind(pricer, t, widest)) >= 0; t = view->sum[k].last) {
        add_sum(pricer, digit, k);
        together += stay(&view->sum[k]);
    }
    if (digit->n > 0 && together * 2 >= view->n)
        return TRUE;
    for (int i = 0; i < digit->n; i++)
        pricer->exact[digit->sum[i]] = FALSE;
    g_free(digit->sum);
    *digit = (Digit){0};
    return FALSE;
}

/* Of those that stay open longest the one with most sums. */
static gboolean
find_long(Pricer *pricer, Digit *digit, gint64 room)
{
    const ProviderView *view = pricer->view;
    int best = -1;
    for (int k = 0; k < view->n_sums; k++) {
        const OwnSum *sum = &view->sum[k];
        if (may_be_exact(sum) && !pricer->exact[k] && stay(sum) * 2 >= view->n &&
            pricer->width * (gint64)sum->range <= room &&
            (best < 0 || sum->range > view->sum[best].range))
            best = k;
    }
    if (best >= 0)
        add_sum(pricer, digit, best);
    return best >= 0;
}

static void
add_digit(Pricer *pricer, Digit *digit)
{
    const ProviderView *view = pricer->view;
    digit->stride = pricer->width;
    digit->sum_at = g_new(int, (gsize)view->n + 1);
    for (int t = 0; t <= view->n; t++)
        digit->sum_at[t] = -1;
    for (int i = 0; i < digit->n; i++)
        for (int t = view->sum[digit->sum[i]].first; t <= view->sum[digit->sum[i]].last; t++)
            digit->sum_at[t] = digit->sum[i];
    pricer->width *= digit->range;
    pricer->digit[pricer->n_exact++] = *digit;
}

static void
choose_exact(Pricer *pricer)
{
    gint64 room = MIN(MOST_WIDTH, MAX(64, 4 * MOST_WORK / MAX(1, pricer->view->network->n_links)));
    pricer->width = 1;
    while (pricer->n_exact < MOST_EXACT) {
        Digit digit = {0};
        if (!find_row(pricer, &digit, room) && !find_long(pricer, &digit, room))
            return;
        add_digit(pricer, &digit);
    }
}

/* -- steps ------------------------------------------------------------------------------------ */

static Step
step_of(const Pricer *pricer, int position)
{
    const Place *place = &pricer->view->place[position];
    Step step;
    memset(&step, 0, sizeof step);
    for (int d = 0; d < pricer->n_exact; d++) {
        const Digit *digit = &pricer->digit[d];
        step.sum[d] = -1;
        for (int i = 0; i < place->n_uses; i++)
            if (place->use[i].sum == digit->sum_at[position]) {
                step.sum[d] = place->use[i].sum;
                step.weight[d] = place->use[i].weight;
                step.offset += place->use[i].weight * digit->stride;
            }
    }
    return step;
}

static gboolean
same_step(const Step *a, const Step *b)
{
    return memcmp(a->sum, b->sum, sizeof a->sum) == 0 &&
           memcmp(a->weight, b->weight, sizeof a->weight) == 0;
}

static void
find_steps(Pricer *pricer)
{
    int n = pricer->view->n, longest = 0;
    pricer->step_at = g_new(int, (gsize)n + 1);
    for (int t = 0; t < n; t++) {
        Step step = step_of(pricer, t);
        int k = 0;
        while (k < pricer->n_steps && !same_step(&pricer->step[k], &step))
            k++;
        if (k == pricer->n_steps) {
            step.cost = g_new(double, (gsize)pricer->width);
            pricer->step = g_renew(Step, pricer->step, pricer->n_steps + 1);
            pricer->step[pricer->n_steps++] = step;
            longest = MAX(longest, step.offset);
        }
        pricer->step_at[t] = k;
    }
    pricer->length = pricer->width + longest;
}

/* Adds what the step costs by one digit. */
static void
price_digit(const Pricer *pricer, Step *step, int d)
{
    const Digit *digit = &pricer->digit[d];
    const OwnSum *sum = &pricer->view->sum[step->sum[d]];
    const double *price = pricer->price[step->sum[d]];
    for (int value = 0; value < digit->range; value++) {
        int to = value + step->weight[d];
        double cost = to >= sum->range ? HUGE_VAL : price[to] - price[value];
        for (int high = value * digit->stride; high < pricer->width;
             high += digit->range * digit->stride)
            for (int i = high; i < high + digit->stride; i++)
                step->cost[i] += cost;
    }
}

void
pricer_price_steps(Pricer *pricer)
{
    for (int k = 0; k < pricer->n_steps; k++) {
        Step *step = &pricer->step[k];
        for (int i = 0; i < pricer->width; i++)
            step->cost[i] = 0;
        for (int d = 0; d < pricer->n_exact; d++)
            if (step->sum[d] >= 0)
                price_digit(pricer, step, d);
    }
}

/* -- one sum after the other ------------------------------------------------------------------ */

static gboolean
closes(const Pricer *pricer, const Digit *digit, int position)
{
    int sum = digit->sum_at[position];
    return sum >= 0 && pricer->view->sum[sum].last == position;
}

static void
spread_row(double *row, const Digit *digit, int width)
{
    for (int high = 0; high < width; high += digit->range * digit->stride)
        for (int value = 1; value < digit->range; value++)
            memcpy(&row[high + value * digit->stride], &row[high],
                   sizeof(double) * (gsize)digit->stride);
}

void
pricer_close_digits(Pricer *pricer, int position)
{
    for (int d = 0; d < pricer->n_exact; d++) {
        const Digit *digit = &pricer->digit[d];
        if (!closes(pricer, digit, position) || digit->sum[digit->n - 1] == digit->sum_at[position])
            continue;
        for (int node = 0; node < pricer->view->network->nodes; node++)
            if (pricer->node_first[node] <= position)
                spread_row(&pricer->future[(gsize)node * (gsize)pricer->length], digit,
                           pricer->width);
    }
}

int
pricer_closed(const Pricer *pricer, int position, int combined)
{
    for (int d = 0; d < pricer->n_exact; d++) {
        const Digit *digit = &pricer->digit[d];
        if (closes(pricer, digit, position))
            combined -= combined / digit->stride % digit->range * digit->stride;
    }
    return combined;
}

/* Where each node is first come from or to: behind it, its row is not read any more. */
static void
find_nodes(Pricer *pricer)
{
    const Network *network = pricer->view->network;
    pricer->node_first = g_new(int, (gsize)network->nodes + 1);
    for (int node = 0; node < network->nodes; node++)
        pricer->node_first[node] = pricer->view->n;
    for (int t = pricer->view->n - 1; t >= 0; t--)
        for (int i = network->moves[t]; i < network->moves[t + 1]; i++) {
            pricer->node_first[network->link[i].from] = t;
            if (network->link[i].to >= 0)
                pricer->node_first[network->link[i].to] = t;
        }
    pricer->node_first[network->start] = 0;
}

/* -- life ------------------------------------------------------------------------------------- */

void
pricer_begin_digits(Pricer *pricer)
{
    pricer->exact = g_new0(guint8, (gsize)pricer->view->n_sums + 1);
    choose_exact(pricer);
    find_steps(pricer);
    find_nodes(pricer);
}

void
pricer_end_digits(Pricer *pricer)
{
    for (int k = 0; k < pricer->n_steps; k++)
        g_free(pricer->step[k].cost);
    g_free(pricer->step);
    g_free(pricer->step_at);
    for (int d = 0; d < pricer->n_exact; d++) {
        g_free(pricer->digit[d].sum);
        g_free(pricer->digit[d].sum_at);
    }
    g_free(pricer->exact);
    g_free(pricer->node_first);
}
