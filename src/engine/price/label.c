#include "engine/price/label.h"

/** Labels of one pricing, whatever its passes: what more would take is not worth its memory. */
enum { MOST_TRACES = 2000000 };

void
pricer_begin_labels(Pricer *pricer)
{
    gsize nodes = (gsize)pricer->view->network->nodes;
    pricer->bucket = g_new0(Bucket, nodes);
    pricer->live = g_new(int, nodes);
    pricer->trace = g_array_new(FALSE, FALSE, sizeof(Trace));
    pricer->ending = g_new(Ending, (gsize)pricer->view->n + 1);
}

void
pricer_end_labels(Pricer *pricer)
{
    for (int node = 0; node < pricer->view->network->nodes; node++)
        g_free(pricer->bucket[node].label);
    g_free(pricer->bucket);
    g_free(pricer->live);
    g_free(pricer->stage.label);
    g_free(pricer->fresh.label);
    g_free(pricer->slot);
    g_free(pricer->stamp);
    g_array_unref(pricer->trace);
    g_free(pricer->ending);
}

/* -- positions -------------------------------------------------------------------------------- */

/* Takes over labels into a node's own. */
static void
absorb(Pricer *pricer, int node, const Label *label, int n)
{
    Bucket *bucket = &pricer->bucket[node];
    if (n == 0)
        return;
    if (bucket->n == 0) {
        pricer->live[pricer->n_live++] = node;
        for (int i = 0; i < n; i++)
            bucket_put(bucket, &label[i]);
        return;
    }
    stage_open(pricer);
    for (int i = 0; i < bucket->n; i++)
        stage_put(pricer, &bucket->label[i]);
    for (int i = 0; i < n; i++)
        stage_put(pricer, &label[i]);
    Bucket stage = pricer->stage;
    pricer->stage = *bucket;
    *bucket = stage;
}

static void
drop_empty(Pricer *pricer)
{
    int kept = 0;
    for (int i = 0; i < pricer->n_live; i++)
        if (pricer->bucket[pricer->live[i]].n > 0)
            pricer->live[kept++] = pricer->live[i];
    pricer->n_live = kept;
}

static void
move_labels(Pricer *pricer, int position)
{
    const Network *network = pricer->view->network;
    for (int i = network->moves[position]; i < network->arcs[position]; i++) {
        const Link *link = &network->link[i];
        Bucket *from = &pricer->bucket[link->from];
        for (int j = 0; j < from->n; j++)
            from->label[j].cost += pricer->charge[link->charge];
        if (link->to >= 0)
            absorb(pricer, link->to, from->label, from->n);
        from->n = 0;
    }
    drop_empty(pricer);
}

/* Some sums and marks end here: their fields are cleared for others. */
static void
close_sums(Pricer *pricer, Bucket *bucket, const Place *place)
{
    const ProviderView *view = pricer->view;
    stage_open(pricer);
    for (int j = 0; j < bucket->n; j++) {
        Label label = bucket->label[j];
        gboolean payable = TRUE;
        for (int i = 0; payable && i < place->n_closing; i++) {
            const OwnSum *sum = &view->sum[place->closing[i]];
            int value = sum_get(label.key, sum);
            payable = value >= sum->low && value <= sum->high;
            sum_set(label.key, sum, sum->zero);
        }
        for (int i = 0; i < place->n_closing_marks; i++)
            field_set(label.key, &view->mark[place->closing_mark[i]].field, 0);
        if (payable && label.bound < pricer->limit)
            stage_put(pricer, &label);
    }
    Bucket stage = pricer->stage;
    pricer->stage = *bucket;
    *bucket = stage;
}

static void
decide(Pricer *pricer, int position)
{
    const Place *place = &pricer->view->place[position];
    int first = pricer->arcs_at[position], end = pricer_arcs_end(pricer, position);
    pricer->fresh.n = 0;
    g_autofree int *begin = g_new(int, (gsize)(end - first) + 1);
    for (int k = first; k < end; k++) {
        begin[k - first] = pricer->fresh.n;
        if (pricer->fate[position] >= 0)
            labels_take(pricer, position, k);
    }
    begin[end - first] = pricer->fresh.n;
    for (int i = 0; i < pricer->n_live; i++) {
        Bucket *bucket = &pricer->bucket[pricer->live[i]];
        if (pricer->fate[position] > 0)
            bucket->n = 0;
        else if (place->n_closing + place->n_closing_marks > 0)
            close_sums(pricer, bucket, place);
    }
    drop_empty(pricer);
    for (int k = first; k < end; k++)
        absorb(pricer, pricer->arcs[k].to, &pricer->fresh.label[begin[k - first]],
               begin[k - first + 1] - begin[k - first]);
}

void
pricer_look_forward(Pricer *pricer, int beam, gboolean tighten)
{
    const ProviderView *view = pricer->view;
    for (int i = 0; i < pricer->n_live; i++)
        pricer->bucket[pricer->live[i]].n = 0;
    pricer->n_live = 0;
    pricer->beam = beam;
    Label nothing = {.cost = pricer->idle, .bound = -HUGE_VAL, .trace = -1};
    absorb(pricer, view->network->start, &nothing, 1);
    double skip = pricer->skip[view->network->start];
    if (pricer->idle_ends[0] && skip < HUGE_VAL)
        ending_keep(pricer, view->n, pricer->idle + skip, -1);
    pricer->overrun = FALSE;
    for (int t = 0; t < view->n && !pricer->overrun; t++) {
        if (tighten)
            pricer->limit = MIN(pricer->limit, pricer->best - ROUNDING);
        move_labels(pricer, t);
        decide(pricer, t);
        pricer->overrun = pricer->trace->len > MOST_TRACES;
    }
}
