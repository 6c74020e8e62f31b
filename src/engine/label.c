#include "engine/label.h"

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

/* -- taking a cell ---------------------------------------------------------------------------- */

/* FALSE: the sum leaves its range. */
static gboolean
add_to_sum(const Pricer *pricer, Label *label, const SumUse *use)
{
    const OwnSum *sum = &pricer->view->sum[use->sum];
    int from = sum_get(label->key, sum), to = from + use->weight;
    if (to < 0 || to >= sum->range)
        return FALSE;
    label->cost += pricer->price[use->sum][to] - pricer->price[use->sum][from];
    sum_set(label->key, sum, to);
    return TRUE;
}

static gboolean
add_to_mark(const Pricer *pricer, Label *label, const MarkUse *use)
{
    const OwnMark *mark = &pricer->view->mark[use->mark];
    int from = field_get(label->key, &mark->field);
    if (from >= mark->least)
        return TRUE;
    int to = MIN(from + use->weight, mark->least);
    field_set(label->key, &mark->field, to);
    if (to < mark->least)
        return TRUE;
    label->cost += pricer->mark_value[use->mark];
    for (int i = 0; i < mark->n_uses; i++)
        if (!add_to_sum(pricer, label, &mark->use[i]))
            return FALSE;
    return TRUE;
}

static gboolean
settle_sums(const Pricer *pricer, Label *label, int position)
{
    const Place *place = &pricer->view->place[position];
    for (int i = 0; i < place->n_settle; i++) {
        const OwnSum *sum = &pricer->view->sum[place->settle[i]];
        int settled = sum_settled(sum, position + 1, sum_get(label->key, sum));
        if (settled < 0)
            return FALSE;
        sum_set(label->key, sum, settled);
    }
    return TRUE;
}

/* A mark that can be reached no more is as good as new. */
static void
settle_marks(const Pricer *pricer, Label *label, int position)
{
    const Place *place = &pricer->view->place[position];
    for (int i = 0; i < place->n_marks; i++) {
        const OwnMark *mark = &pricer->view->mark[place->mark[i].mark];
        int value = field_get(label->key, &mark->field);
        gboolean over = position >= mark->last;
        if (over || (value < mark->least && value + mark->most_rest[position + 1] < mark->least))
            field_set(label->key, &mark->field, 0);
    }
}

static double
bound_on(const Pricer *pricer, const Label *label, int position, int arcs, int exact)
{
    const Place *place = &pricer->view->place[position];
    double bound = label->cost + pricer->closed_rest[position + 1] +
                   pricer->after[(gsize)arcs * (gsize)pricer->length + (gsize)exact];
    for (int i = 0; i < place->n_open; i++) {
        const double *rest = pricer->rest[place->open[i]];
        if (rest != NULL)
            bound += rest[sum_get(label->key, &pricer->view->sum[place->open[i]])];
    }
    return bound;
}

static int
exact_of(const Pricer *pricer, const Label *label, int position)
{
    int exact = 0;
    for (int d = 0; d < pricer->n_exact; d++) {
        int k = pricer->digit[d].sum_at[position];
        if (k >= 0) /* else the bits are another's */
            exact += sum_get(label->key, &pricer->view->sum[k]) * pricer->digit[d].stride;
    }
    return exact;
}

static void
take(Pricer *pricer, int position, int arcs, double charge, const Label *from)
{
    const Place *place = &pricer->view->place[position];
    Label label = *from;
    label.cost += charge + pricer->value[position];
    for (int i = 0; i < place->n_uses; i++)
        if (!add_to_sum(pricer, &label, &place->use[i]))
            return;
    for (int i = 0; i < place->n_marks; i++)
        if (!add_to_mark(pricer, &label, &place->mark[i]))
            return;
    int exact = exact_of(pricer, &label, position);
    if (!settle_sums(pricer, &label, position))
        return;
    settle_marks(pricer, &label, position);
    label.bound = bound_on(pricer, &label, position, arcs, exact);
    if (label.bound < pricer->limit)
        stage_put(pricer, &label);
}

/* -- endings ---------------------------------------------------------------------------------- */

static gboolean
may_end(const Pricer *pricer, const Label *label, int position)
{
    const Place *place = &pricer->view->place[position];
    if (!pricer->idle_ends[position + 1])
        return FALSE;
    for (int i = 0; i < place->n_open; i++) {
        const OwnSum *sum = &pricer->view->sum[place->open[i]];
        int value = sum_get(label->key, sum);
        if (value < sum->low || value > sum->high)
            return FALSE;
    }
    return TRUE;
}

static void
end_with(Pricer *pricer, int position, double cost, int trace)
{
    if (cost < pricer->ending[position].cost)
        pricer->ending[position] = (Ending){cost, trace};
    pricer->best = MIN(pricer->best, cost);
}

/* Gives the stage's labels their traces and keeps them aside. */
static void
keep_fresh(Pricer *pricer, int position, const Arcs *arcs)
{
    for (int i = 0; i < pricer->stage.n; i++) {
        Label *label = &pricer->stage.label[i];
        Trace trace = {label->trace, position};
        label->trace = (int)pricer->trace->len;
        g_array_append_val(pricer->trace, trace);
        if (arcs->skip < HUGE_VAL && may_end(pricer, label, position))
            end_with(pricer, position, label->cost + arcs->skip, label->trace);
        bucket_put(&pricer->fresh, label);
    }
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

static void
take_along(Pricer *pricer, int position, int number)
{
    const Arcs *arcs = &pricer->arcs[number];
    stage_open(pricer);
    for (int i = arcs->first; i < arcs->end; i++) {
        const Link *link = &pricer->view->network->link[i];
        const Bucket *from = &pricer->bucket[link->from];
        for (int j = 0; j < from->n; j++)
            if (from->label[j].bound < pricer->limit)
                take(pricer, position, number, pricer->charge[link->charge], &from->label[j]);
    }
    stage_thin(pricer, position);
    keep_fresh(pricer, position, arcs);
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
            take_along(pricer, position, k);
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
        end_with(pricer, view->n, pricer->idle + skip, -1);
    pricer->overrun = FALSE;
    for (int t = 0; t < view->n && !pricer->overrun; t++) {
        if (tighten)
            pricer->limit = MIN(pricer->limit, pricer->best - ROUNDING);
        move_labels(pricer, t);
        decide(pricer, t);
        pricer->overrun = pricer->trace->len > MOST_TRACES;
    }
}
