/* Supporting lines for the sums that are not exact: the better they lean, the better the bound. */
#include "engine/pricer.h"

/** Values of one path found twice differ by less. */
#define SAME 1e-6

enum { MOST_ROUNDS = 12 };

/* What the cheapest way of the last pass backwards takes, found again from its value; sums by
 * SumUse. */
typedef struct {
    int node;
    int exact;
    double left; /* what is still to be paid */
    int *sum;
} Way;

static void
follow_move(const Pricer *pricer, Way *way, int position)
{
    const Network *network = pricer->view->network;
    for (int i = network->moves[position]; i < network->arcs[position]; i++)
        if (network->link[i].from == way->node) {
            way->left -= pricer->charge[network->link[i].charge];
            way->node = network->link[i].to;
            return;
        }
}

static void
follow_arc(const Pricer *pricer, Way *way, int position)
{
    const Network *network = pricer->view->network;
    const Place *place = &pricer->view->place[position];
    const Step *step = &pricer->step[pricer->step_at[position]];
    double value = pricer->value[position] + step->cost[way->exact];
    for (int i = 0; i < place->n_uses; i++)
        value += pricer->slope[place->use[i].sum] * place->use[i].weight;
    for (int k = pricer->arcs_at[position]; k < pricer_arcs_end(pricer, position); k++)
        for (int i = pricer->arcs[k].first; i < pricer->arcs[k].end; i++) {
            const Link *link = &network->link[i];
            double after =
                pricer->after[(gsize)k * (gsize)pricer->length + (gsize)(way->exact + step->offset)];
            if (link->from != way->node ||
                value + pricer->charge[link->charge] + after > way->left + SAME)
                continue;
            *way = (Way){link->to, way->exact + step->offset, after, way->sum};
            for (int j = 0; j < place->n_uses; j++)
                way->sum[place->use[j].sum] += place->use[j].weight;
            return;
        }
}

static void
find_sums(const Pricer *pricer, int *sum)
{
    const ProviderView *view = pricer->view;
    Way way = {view->network->start, 0, 0, sum};
    for (int k = 0; k < view->n_sums; k++)
        sum[k] = view->sum[k].zero;
    for (int k = 0; k < pricer->n_exact; k++)
        way.exact += view->sum[pricer->exact[k]].zero * pricer->stride[k];
    way.left = pricer->future[(gsize)way.node * (gsize)pricer->length + (gsize)way.exact];
    for (int t = 0; t < view->n && way.node >= 0; t++) {
        follow_move(pricer, &way, t);
        if (pricer->fate[t] >= 0)
            follow_arc(pricer, &way, t);
    }
}

/* The sum where the line touches the price: of all, that nearest to `wish`. */
static int
touched(const Pricer *pricer, int k, int wish)
{
    const OwnSum *sum = &pricer->view->sum[k];
    const double *price = pricer->price[k];
    double slope = pricer->slope[k];
    int s = CLAMP(wish, sum->low, sum->high);
    while (s > sum->low && price[s - 1] - price[s] + slope < -SAME)
        s--;
    while (s < sum->high && price[s + 1] - price[s] - slope < -SAME)
        s++;
    return s;
}

/* Leans the lines towards agreement between the cheapest way and where they touch; FALSE: they agree
 * already. */
static gboolean
lean(Pricer *pricer, int round)
{
    const ProviderView *view = pricer->view;
    gboolean leant = FALSE;
    g_autofree int *way = g_new(int, (gsize)view->n_sums + 1);
    find_sums(pricer, way);
    for (int k = 0; k < view->n_sums; k++) {
        const OwnSum *sum = &view->sum[k];
        if (pricer->rest[k] == NULL || sum->marked)
            continue;
        int at = touched(pricer, k, way[k]);
        if (at == way[k])
            continue;
        int to = CLAMP(way[k], sum->low, sum->high);
        int low = MIN(at, to), high = MAX(at, to);
        if (low == high)
            continue;
        double middle = (pricer->price[k][high] - pricer->price[k][low]) / (high - low);
        double change = (middle - pricer->slope[k]) / (1 + 0.5 * round);
        pricer->slope[k] += change;
        leant = leant || fabs(change) > SAME;
    }
    return leant;
}

double
pricer_find_bound(Pricer *pricer, double enough)
{
    gsize size = sizeof(double) * ((gsize)pricer->view->n_sums + 1);
    double bound = pricer_look_back(pricer), best = bound;
    g_autofree double *slope = g_memdup2(pricer->slope, size);
    for (int round = 0; round < MOST_ROUNDS && bound < enough && lean(pricer, round); round++) {
        bound = pricer_look_back(pricer);
        if (bound > best) {
            best = bound;
            memcpy(slope, pricer->slope, size);
        }
    }
    if (bound < best) {
        memcpy(pricer->slope, slope, size);
        bound = pricer_look_back(pricer);
    }
    return bound;
}
