#include "engine/price/label.h"

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

void
ending_keep(Pricer *pricer, int position, double cost, int trace)
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
            ending_keep(pricer, position, label->cost + arcs->skip, label->trace);
        bucket_put(&pricer->fresh, label);
    }
}

/* -- along arcs ------------------------------------------------------------------------------- */

void
labels_take(Pricer *pricer, int position, int number)
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
