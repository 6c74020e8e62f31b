/* Supporting lines for the sums that are not exact: the better they lean, the better the bound. */
#include "engine/price/pricer.h"

/** Values of one path found twice differ by less. */
#define SAME 1e-6

/** How far beyond what can be paid a line may touch. */
#define BEYOND 4

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
                pricer
                    ->after[(gsize)k * (gsize)pricer->length + (gsize)(way->exact + step->offset)];
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
    way.left = pricer->future[(gsize)way.node * (gsize)pricer->length + (gsize)way.exact];
    for (int t = 0; t < view->n && way.node >= 0; t++) {
        follow_move(pricer, &way, t);
        if (pricer->fate[t] >= 0)
            follow_arc(pricer, &way, t);
        way.exact = pricer_closed(pricer, t, way.exact);
    }
}

/* The price's slope at a sum between whole ones: the middle of a unit has that unit's. Beyond the
 * sums that can be paid any slope supports: it grows with the distance. */
static double
slope_at(const Pricer *pricer, int k, double sum)
{
    const OwnSum *own = &pricer->view->sum[k];
    const double *price = pricer->price[k];
    double beyond = sum > own->high ? sum - own->high : MIN(0, sum - own->low);
    double slope = beyond * pricer->steepness;
    if (own->high == own->low)
        return slope;
    double place = CLAMP(sum - 0.5, own->low, own->high - 1);
    int unit = MIN((int)place, own->high - 1), next = MIN(unit + 1, own->high - 1);
    double within = price[unit + 1] - price[unit];
    return slope + within + (place - unit) * (price[next + 1] - price[next] - within);
}

/* Moves the point where each line touches its price towards the sum of the cheapest way, less far
 * each time it turns; FALSE: all agree. */
static gboolean
lean(Pricer *pricer)
{
    const ProviderView *view = pricer->view;
    gboolean leant = FALSE;
    g_autofree int *way = g_new(int, (gsize)view->n_sums + 1);
    find_sums(pricer, way);
    for (int k = 0; k < view->n_sums; k++) {
        const OwnSum *sum = &view->sum[k];
        Line *line = &pricer->line[k];
        double apart = way[k] - CLAMP(line->at, sum->low, sum->high);
        if (pricer->rest[k] == NULL || sum->marked || fabs(apart) < 0.5)
            continue;
        line->stride *= apart * line->stride < 0 ? -0.5 : 1.2;
        line->at = CLAMP(line->at + line->stride, sum->low - BEYOND, sum->high + BEYOND);
        double slope = slope_at(pricer, k, line->at);
        leant = leant || fabs(slope - pricer->slope[k]) > SAME;
        pricer->slope[k] = slope;
    }
    return leant;
}

/* Prices weigh anew: the lines touch where they did, at first where the price is least. */
static void
begin_lines(Pricer *pricer)
{
    for (int k = 0; k < pricer->view->n_sums; k++) {
        const OwnSum *sum = &pricer->view->sum[k];
        Line *line = &pricer->line[k];
        if (line->stride == 0)
            line->at = sum->low;
        for (int s = (int)line->at; line->stride == 0 && s < sum->high; s++)
            if (pricer->price[k][s + 1] < pricer->price[k][(int)line->at])
                line->at = s + 1;
        line->stride = line->stride == 0 ? 1 : CLAMP(2 * fabs(line->stride), 0.1, 1);
        pricer->slope[k] =
            pricer->rest[k] == NULL || sum->marked ? 0 : slope_at(pricer, k, line->at);
    }
}

double
pricer_find_bound(Pricer *pricer, double enough, int rounds)
{
    begin_lines(pricer);
    gsize lines = (gsize)pricer->view->n_sums;
    double bound = pricer_look_back(pricer), best = bound;
    g_autofree double *slope = g_memdup2(pricer->slope, sizeof(double) * (lines + 1));
    g_autofree Line *line = g_memdup2(pricer->line, sizeof(Line) * (lines + 1));
    for (int round = 0; round < rounds && bound < enough && lean(pricer); round++) {
        bound = pricer_look_back(pricer);
        if (bound <= best)
            continue;
        best = bound;
        memcpy(slope, pricer->slope, sizeof(double) * lines);
        memcpy(line, pricer->line, sizeof(Line) * lines);
    }
    memcpy(pricer->line, line, sizeof(Line) * lines);
    if (bound < best) {
        memcpy(pricer->slope, slope, sizeof(double) * lines);
        bound = pricer_look_back(pricer);
    }
    return bound;
}
