/* The pass backwards: what may still come. */
#include "engine/price/pricer.h"

/* -- the network ------------------------------------------------------------------------------ */

static void
group_arcs(Pricer *pricer)
{
    const Network *network = pricer->view->network;
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(Arcs));
    pricer->arcs_at = g_new(int, (gsize)pricer->view->n + 1);
    for (int t = 0; t < pricer->view->n; t++) {
        pricer->arcs_at[t] = (int)groups->len;
        for (int i = network->arcs[t]; i < network->moves[t + 1]; i++) {
            if (i == network->arcs[t] || network->link[i].to != network->link[i - 1].to) {
                Arcs arcs = {network->link[i].to, i, i, 0};
                g_array_append_val(groups, arcs);
            }
            g_array_index(groups, Arcs, groups->len - 1).end = i + 1;
        }
    }
    pricer->n_arcs = (int)groups->len;
    pricer->arcs_at[pricer->view->n] = pricer->n_arcs;
    pricer->arcs = (Arcs *)(void *)g_array_free(groups, FALSE);
}

void
pricer_begin_bounds(Pricer *pricer)
{
    const ProviderView *view = pricer->view;
    pricer_begin_digits(pricer);
    group_arcs(pricer);
    gsize length = (gsize)pricer->length, nodes = (gsize)view->network->nodes;
    pricer->future = g_new(double, nodes *length);
    pricer->skip = g_new(double, nodes);
    pricer->after = g_new(double, (gsize)pricer->n_arcs *length + 1);
    pricer->row = g_new(double, length);
    pricer->slope = g_new0(double, (gsize)view->n_sums + 1);
    pricer->line = g_new(Line, (gsize)view->n_sums + 1);
    for (int k = 0; k <= view->n_sums; k++)
        pricer->line[k] = (Line){0, 0};
    pricer->rest = g_new0(double *, (gsize)view->n_sums + 1);
    for (int k = 0; k < view->n_sums; k++)
        if (!pricer->exact[k])
            pricer->rest[k] = g_new(double, (gsize)view->sum[k].range);
    pricer->closed_rest = g_new(double, (gsize)view->n + 1);
    pricer->idle_ends = g_new(guint8, (gsize)view->n + 1);
}

void
pricer_end_bounds(Pricer *pricer)
{
    pricer_end_digits(pricer);
    for (int k = 0; k < pricer->view->n_sums; k++)
        g_free(pricer->rest[k]);
    g_free(pricer->arcs);
    g_free(pricer->arcs_at);
    g_free(pricer->future);
    g_free(pricer->skip);
    g_free(pricer->after);
    g_free(pricer->row);
    g_free(pricer->slope);
    g_free(pricer->line);
    g_free(pricer->rest);
    g_free(pricer->closed_rest);
    g_free(pricer->idle_ends);
}

/* -- sums that are not exact ------------------------------------------------------------------ */

/* The least of price(y) - price(s) - slope × (y - s) over the sums y that s may come to. */
static void
find_rest(Pricer *pricer, int k)
{
    const OwnSum *sum = &pricer->view->sum[k];
    const double *price = pricer->price[k];
    double slope = pricer->slope[k], least = HUGE_VAL;
    for (int s = sum->range - 1; s >= 0; s--) {
        if (s >= sum->low && s <= sum->high)
            least = MIN(least, price[s] - slope * s);
        pricer->rest[k][s] = least - price[s] + slope * s;
    }
    for (int s = sum->range - 1; sum->marked && s >= 0; s--)
        pricer->rest[k][s] = least - price[s] + slope * s;
}

static void
find_rests(Pricer *pricer)
{
    const ProviderView *view = pricer->view;
    for (int t = 0; t <= view->n; t++) {
        pricer->closed_rest[t] = 0;
        pricer->idle_ends[t] = TRUE;
    }
    for (int k = 0; k < view->n_sums; k++) {
        const OwnSum *sum = &view->sum[k];
        if (pricer->rest[k] != NULL) {
            find_rest(pricer, k);
            pricer->closed_rest[sum->first] += pricer->rest[k][sum->zero];
        }
        if (sum->zero < sum->low || sum->zero > sum->high)
            pricer->idle_ends[sum->first] = FALSE;
    }
    for (int k = 0; k < view->n_marks; k++)
        pricer->closed_rest[view->mark[k].last] += MIN(0, pricer->mark_value[k]);
    for (int t = view->n - 1; t >= 0; t--) {
        pricer->closed_rest[t] += pricer->closed_rest[t + 1];
        pricer->idle_ends[t] = pricer->idle_ends[t] && pricer->idle_ends[t + 1];
    }
}

/* -- the pass --------------------------------------------------------------------------------- */

static void
follow_moves(Pricer *pricer, int position)
{
    const Network *network = pricer->view->network;
    int length = pricer->length;
    for (int i = network->moves[position]; i < network->arcs[position]; i++) {
        const Link *link = &network->link[i];
        double *from = &pricer->future[(gsize)link->from * (gsize)length];
        const double *to = &pricer->future[(gsize)MAX(0, link->to) * (gsize)length];
        double charge = link->to < 0 ? HUGE_VAL : pricer->charge[link->charge];
        for (int s = 0; s < pricer->width; s++)
            from[s] = link->to < 0 ? HUGE_VAL : charge + to[s];
        for (int s = pricer->width; s < length; s++)
            from[s] = HUGE_VAL;
        pricer->skip[link->from] = link->to < 0 ? HUGE_VAL : charge + pricer->skip[link->to];
    }
}

static void
begin_at_ends(Pricer *pricer)
{
    const Network *network = pricer->view->network;
    for (int i = network->end; i < network->n_links; i++) {
        const Link *link = &network->link[i];
        double *row = &pricer->future[(gsize)link->from * (gsize)pricer->length];
        double charge = link->to < 0 ? HUGE_VAL : pricer->charge[link->charge];
        for (int s = 0; s < pricer->length; s++)
            row[s] = s < pricer->width ? charge : HUGE_VAL;
        pricer->skip[link->from] = charge;
    }
}

static void
forbid_skipping(Pricer *pricer)
{
    gsize nodes = (gsize)pricer->view->network->nodes;
    for (gsize i = 0; i < nodes * (gsize)pricer->length; i++)
        pricer->future[i] = HUGE_VAL;
    for (gsize i = 0; i < nodes; i++)
        pricer->skip[i] = HUGE_VAL;
}

static void
follow_arcs(Pricer *pricer, int position, int number)
{
    const Network *network = pricer->view->network;
    const Place *place = &pricer->view->place[position];
    const Arcs *arcs = &pricer->arcs[number];
    const Step *step = &pricer->step[pricer->step_at[position]];
    const double *after = &pricer->after[(gsize)number * (gsize)pricer->length] + step->offset;
    double value = pricer->value[position];
    for (int i = 0; i < place->n_uses; i++)
        value += pricer->slope[place->use[i].sum] * place->use[i].weight;
    double *restrict row = pricer->row;
    for (int s = 0; s < pricer->width; s++)
        row[s] = value + step->cost[s] + after[s];
    for (int i = arcs->first; i < arcs->end; i++) {
        double *restrict from =
            &pricer->future[(gsize)network->link[i].from * (gsize)pricer->length];
        double charge = pricer->charge[network->link[i].charge];
        for (int s = 0; s < pricer->width; s++) {
            double cost = row[s] + charge;
            from[s] = cost < from[s] ? cost : from[s];
        }
    }
}

/* What comes after the arcs, before they change it. */
static void
keep_after(Pricer *pricer, int position)
{
    gsize length = (gsize)pricer->length;
    for (int k = pricer->arcs_at[position]; k < pricer_arcs_end(pricer, position); k++) {
        gsize to = (gsize)pricer->arcs[k].to;
        memcpy(&pricer->after[(gsize)k * length], &pricer->future[to * length],
               length * sizeof(double));
        pricer->arcs[k].skip = pricer->skip[to];
    }
}

double
pricer_look_back(Pricer *pricer)
{
    const ProviderView *view = pricer->view;
    gsize length = (gsize)pricer->length;
    pricer_price_steps(pricer);
    find_rests(pricer);
    begin_at_ends(pricer);
    follow_moves(pricer, view->n);
    for (int t = view->n - 1; t >= 0; t--) {
        pricer_close_digits(pricer, t);
        keep_after(pricer, t);
        if (pricer->fate[t] > 0)
            forbid_skipping(pricer);
        for (int k = pricer->arcs_at[t]; pricer->fate[t] >= 0 && k < pricer_arcs_end(pricer, t);
             k++)
            follow_arcs(pricer, t, k);
        follow_moves(pricer, t);
    }
    return pricer->idle + pricer->future[(gsize)view->network->start * length] +
           pricer->closed_rest[0];
}
