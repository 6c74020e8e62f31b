#include "engine/price/label.h"

/** Labels of a node that an optimistic pass keeps, and one that looks again where nothing was
 * found. */
enum { BEAM = 3, WIDE_BEAM = 40 };
/** Times that the supporting lines lean anew: a bound on the way needs not be the best. */
enum { FEW_LINES = 3, MOST_LINES = 12 };
/** Endings for each pattern wanted: columns that differ keep the master's rounds few. */
enum { PLENTY = 3 };
/** Beyond the bound, from one optimistic pass to the next. */
#define WIDENING 4
#define NARROWING 0.7

Pricer *
pricer_new(const ProviderView *view)
{
    Pricer *pricer = g_new0(Pricer, 1);
    pricer->view = view;
    pricer->charge = g_new(double, view->book->charge->len);
    pricer->value = g_new(double, (gsize)view->n + 1);
    pricer->mark_value = g_new(double, (gsize)view->n_marks + 1);
    pricer->fate = g_new(gint8, (gsize)view->n + 1);
    pricer->price = g_new(double *, (gsize)view->n_sums + 1);
    for (int k = 0; k < view->n_sums; k++)
        pricer->price[k] = g_new(double, (gsize)view->sum[k].range);
    pricer_begin_bounds(pricer);
    pricer_begin_labels(pricer);
    return pricer;
}

void
pricer_free(Pricer *pricer)
{
    if (pricer == NULL)
        return;
    pricer_end_labels(pricer);
    pricer_end_bounds(pricer);
    for (int k = 0; k < pricer->view->n_sums; k++)
        g_free(pricer->price[k]);
    g_free(pricer->price);
    g_free(pricer->charge);
    g_free(pricer->value);
    g_free(pricer->mark_value);
    g_free(pricer->fate);
    g_free(pricer);
}

static double
weigh(const Query *query, const gint64 cost[TIERS])
{
    double sum = 0;
    for (int tier = 0; tier < TIERS; tier++)
        if (query->weight[tier] != 0)
            sum += query->weight[tier] * (double)cost[tier];
    return sum;
}

/* A law and the query may contradict each other: then nothing is allowed, and FALSE returned. */
static gboolean
load_fates(Pricer *pricer, const Query *query)
{
    for (int t = 0; t < pricer->view->n; t++) {
        const Place *place = &pricer->view->place[t];
        gint8 wish = query->fate == NULL ? 0 : query->fate[place->cell];
        if (wish * place->law < 0)
            return FALSE;
        pricer->fate[t] = wish != 0 ? wish : place->law;
    }
    return !pricer->view->impossible;
}

static void
load(Pricer *pricer, const Query *query)
{
    const ProviderView *view = pricer->view;
    pricer->query = query;
    for (guint i = 0; i < view->book->charge->len; i++)
        pricer->charge[i] = weigh(query, charge_at(view->book, (int)i)->cost);
    for (int t = 0; t < view->n; t++)
        pricer->value[t] =
            query->value[view->place[t].cell] + pricer->charge[view->place[t].charge];
    pricer->steepness = 0;
    for (int t = 0; t < view->n; t++)
        pricer->steepness += fabs(pricer->value[t]) / view->n;
    for (int k = 0; k < view->n_marks; k++)
        pricer->mark_value[k] = query->value[view->mark[k].number];
    pricer->idle = pricer->charge[view->base];
    for (int k = 0; k < view->n_sums; k++) {
        const OwnSum *sum = &view->sum[k];
        for (int s = 0; s < sum->range; s++)
            pricer->price[k][s] = query->weight[sum->tier] * (double)sum->price[s];
        pricer->idle += pricer->price[k][sum->zero];
    }
    for (int t = 0; t <= view->n; t++)
        pricer->ending[t] = (Ending){HUGE_VAL, -1};
    pricer->best = HUGE_VAL;
    pricer->limit = query->ceiling;
    g_array_set_size(pricer->trace, 0);
}

/* -- what was found --------------------------------------------------------------------------- */

static Pattern *
pattern_of(const Pricer *pricer, const Ending *ending)
{
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = ending->trace; i >= 0;) {
        const Trace *trace = &g_array_index(pricer->trace, Trace, i);
        g_array_append_val(cells, pricer->view->place[trace->position].cell);
        i = trace->before;
    }
    int n = (int)cells->len;
    Pattern *pattern = pattern_new(pricer->view, n, (int *)(void *)g_array_free(cells, FALSE));
    g_assert(pattern != NULL);
    return pattern;
}

static int
compare_endings(gconstpointer a, gconstpointer b)
{
    const Ending *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    return (x->trace > y->trace) - (x->trace < y->trace);
}

/* One for each last cell: they differ. */
static int
gather(Pricer *pricer, const Query *query, GPtrArray *patterns)
{
    int count = pricer->view->n + 1, n = 0;
    g_autofree Ending *ending = g_memdup2(pricer->ending, sizeof(Ending) * (gsize)count);
    qsort(ending, (gsize)count, sizeof *ending, compare_endings);
    while (n < count && n < query->most && ending[n].cost < query->ceiling)
        g_ptr_array_add(patterns, pattern_of(pricer, &ending[n++]));
    return n;
}

static void
tell_alive(const Pricer *pricer, const Query *query)
{
    for (guint i = 0; i < pricer->trace->len; i++) {
        int position = g_array_index(pricer->trace, Trace, i).position;
        query->alive[pricer->view->place[position].cell] = 1;
    }
}

static int
count_endings(const Pricer *pricer)
{
    int n = 0;
    for (int t = 0; t <= pricer->view->n; t++)
        n += pricer->ending[t].cost < HUGE_VAL;
    return n;
}

/* -- passes ----------------------------------------------------------------------------------- */

/* Good patterns are seldom far from the bound: labels beyond what was enough last time go no
 * further, unless too few end within it. */
static void
look_near(Pricer *pricer, int beam, double bound, int wanted)
{
    double ceiling = pricer->limit;
    for (double reach = MAX(pricer->reach, 1);; reach *= WIDENING) {
        pricer->limit = MIN(ceiling, bound + reach);
        pricer_look_forward(pricer, beam, FALSE);
        pricer->reach = reach;
        if (count_endings(pricer) >= wanted || pricer->limit == ceiling)
            break;
    }
    if (count_endings(pricer) > 2 * wanted)
        pricer->reach *= NARROWING;
    pricer->limit = ceiling;
}

Priced
pricer_price(Pricer *pricer, const Query *query, GPtrArray *patterns)
{
    load(pricer, query);
    if (!load_fates(pricer, query))
        return (Priced){HUGE_VAL, TRUE, 0};
    double bound =
        pricer_find_bound(pricer, query->ceiling, query->optimistic ? FEW_LINES : MOST_LINES);
    if (bound >= query->ceiling)
        return (Priced){bound, TRUE, 0};
    if (query->alive != NULL) {
        pricer_look_forward(pricer, 0, FALSE);
        tell_alive(pricer, query);
    } else if (query->optimistic || query->ceiling == HUGE_VAL) {
        look_near(pricer, BEAM, bound, PLENTY * query->most);
    }
    if (query->alive == NULL && pricer->best >= query->ceiling)
        look_near(pricer, WIDE_BEAM, bound, 1);
    gboolean exact = query->alive != NULL ? !pricer->overrun : pricer->best - bound <= ROUNDING;
    if (query->alive == NULL && !exact && !(query->optimistic && pricer->best < query->ceiling)) {
        pricer_look_forward(pricer, 0, TRUE);
        exact = !pricer->overrun;
    }
    double least = MIN(pricer->best, query->ceiling);
    return (Priced){exact ? MAX(bound, least) : bound, exact, gather(pricer, query, patterns)};
}

double
pattern_value(const Pattern *pattern, const ProviderView *view, const Query *query)
{
    double value = weigh(query, pattern->cost);
    for (int i = 0; i < pattern->n; i++)
        value += query->value[pattern->cell[i]];
    for (int k = 0; k < view->n_marks; k++) {
        const Mark *mark = &view->program->mark[view->mark[k].number - view->program->n_cells];
        gint64 sum = 0;
        for (int i = 0; i < mark->n; i++)
            if (pattern_has(pattern, mark->cell[i]))
                sum += mark->weight[i];
        if (sum >= mark->least)
            value += query->value[view->mark[k].number];
    }
    return value;
}
