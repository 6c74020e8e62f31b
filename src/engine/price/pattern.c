#include "engine/price/pattern.h"

static int
compare_cells(gconstpointer a, gconstpointer b)
{
    return *(const int *)a - *(const int *)b;
}

gboolean
pattern_has(const Pattern *pattern, int cell)
{
    return pattern->n > 0 &&
           bsearch(&cell, pattern->cell, (gsize)pattern->n, sizeof(int), compare_cells) != NULL;
}

static void
pay(Charge *total, const ProviderView *view, int charge)
{
    for (int tier = 0; tier < TIERS; tier++)
        total->cost[tier] = price_add(total->cost[tier], charge_at(view->book, charge)->cost[tier]);
}

/* The link from a node among first … end - 1; NULL: there is none. */
static const Link *
find_link(const Network *network, int first, int end, int from)
{
    for (int i = first; i < end; i++)
        if (network->link[i].from == from)
            return &network->link[i];
    return NULL;
}

static gboolean
walk(const ProviderView *view, const guint8 *taken, Charge *total)
{
    const Network *network = view->network;
    int node = network->start;
    for (int t = 0; t <= view->n; t++) {
        const Link *move = find_link(network, network->moves[t], network->arcs[t], node);
        if (move != NULL) {
            if (move->to < 0)
                return FALSE;
            pay(total, view, move->charge);
            node = move->to;
        }
        if (t == view->n || !taken[t])
            continue;
        const Link *arc = find_link(network, network->arcs[t], network->moves[t + 1], node);
        if (arc == NULL)
            return FALSE;
        pay(total, view, arc->charge);
        node = arc->to;
    }
    const Link *end = find_link(network, network->end, network->n_links, node);
    if (end->to < 0)
        return FALSE;
    pay(total, view, end->charge);
    return TRUE;
}

static gboolean
add_sums(const ProviderView *view, const guint8 *taken, Charge *total)
{
    g_autofree int *sum = g_new0(int, (gsize)view->n_sums + 1);
    g_autofree int *mark = g_new0(int, (gsize)view->n_marks + 1);
    for (int t = 0; t < view->n; t++) {
        const Place *place = &view->place[t];
        if (!taken[t])
            continue;
        for (int i = 0; i < place->n_uses; i++)
            sum[place->use[i].sum] += place->use[i].weight;
        for (int i = 0; i < place->n_marks; i++)
            mark[place->mark[i].mark] += place->mark[i].weight;
    }
    for (int k = 0; k < view->n_marks; k++)
        for (int i = 0; mark[k] >= view->mark[k].least && i < view->mark[k].n_uses; i++)
            sum[view->mark[k].use[i].sum] += view->mark[k].use[i].weight;
    for (int k = 0; k < view->n_sums; k++) {
        const OwnSum *own = &view->sum[k];
        int value = sum[k] + own->zero;
        if (value < own->low || value > own->high)
            return FALSE;
        charge_add(total, own->tier, own->price[value], 1);
    }
    return TRUE;
}

static gboolean
price(const ProviderView *view, Pattern *pattern)
{
    g_autofree guint8 *taken = g_new0(guint8, (gsize)view->n + 1);
    Charge total = {{0}};
    gboolean payable = !view->impossible;
    pay(&total, view, view->base);
    for (int t = 0; t < view->n; t++) {
        const Place *place = &view->place[t];
        taken[t] = pattern_has(pattern, place->cell) != FALSE;
        payable = payable && place->law != (taken[t] ? -1 : 1);
        if (taken[t])
            pay(&total, view, place->charge);
    }
    payable = payable && add_sums(view, taken, &total) && walk(view, taken, &total);
    memcpy(pattern->cost, total.cost, sizeof pattern->cost);
    return payable;
}

Pattern *
pattern_new(const ProviderView *view, int n, int *cell)
{
    Pattern *pattern = g_new0(Pattern, 1);
    pattern->provider = view->provider;
    pattern->n = n;
    pattern->cell = cell;
    if (n > 0)
        qsort(cell, (gsize)n, sizeof *cell, compare_cells);
    if (!price(view, pattern))
        g_clear_pointer(&pattern, pattern_free);
    return pattern;
}

void
pattern_free(Pattern *pattern)
{
    if (pattern == NULL)
        return;
    g_free(pattern->cell);
    g_free(pattern);
}

guint
pattern_hash(gconstpointer data)
{
    const Pattern *pattern = data;
    guint hash = (guint)pattern->provider;
    for (int i = 0; i < pattern->n; i++)
        hash = (hash ^ (guint)pattern->cell[i]) * 0x9e3779b1u;
    return hash;
}

gboolean
pattern_equal(gconstpointer a, gconstpointer b)
{
    const Pattern *x = a, *y = b;
    return x->provider == y->provider && x->n == y->n &&
           (x->n == 0 || memcmp(x->cell, y->cell, sizeof(int) * (gsize)x->n) == 0);
}
