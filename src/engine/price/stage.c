/* Labels of one node: equal keys merge, the dominated are dropped. */
#include "engine/price/label.h"

/** A label is held against so many cheaper ones. */
enum { MOST_RIVALS = 24 };

void
bucket_put(Bucket *bucket, const Label *label)
{
    if (bucket->n == bucket->room) {
        bucket->room = MAX(16, bucket->room * 2);
        bucket->label = g_renew(Label, bucket->label, bucket->room);
    }
    bucket->label[bucket->n++] = *label;
}

static guint
hash_key(const Pricer *pricer, const guint64 *key)
{
    guint64 hash = 0;
    for (int i = 0; i < pricer->view->words; i++)
        hash = (hash ^ key[i]) * 0x9e3779b97f4a7c15u;
    return (guint)(hash >> 32);
}

static gboolean
same_key(const Pricer *pricer, const guint64 *a, const guint64 *b)
{
    for (int i = 0; i < pricer->view->words; i++)
        if (a[i] != b[i])
            return FALSE;
    return TRUE;
}

/* The key's place in the table: its own, or the free one where it belongs. */
static int
find_slot(const Pricer *pricer, const guint64 *key)
{
    int slot = (int)(hash_key(pricer, key) & (guint)(pricer->slots - 1));
    while (pricer->stamp[slot] == pricer->now &&
           !same_key(pricer, pricer->stage.label[pricer->slot[slot]].key, key))
        slot = (slot + 1) & (pricer->slots - 1);
    return slot;
}

static void
clear_table(Pricer *pricer)
{
    if (++pricer->now == 0) {
        memset(pricer->stamp, 0, sizeof(guint) * (gsize)pricer->slots);
        pricer->now = 1;
    }
}

static void
widen_table(Pricer *pricer)
{
    pricer->slots = MAX(64, pricer->slots * 2);
    pricer->slot = g_renew(int, pricer->slot, pricer->slots);
    g_free(pricer->stamp);
    pricer->stamp = g_new0(guint, (gsize)pricer->slots);
    pricer->now = 1;
    for (int i = 0; i < pricer->stage.n; i++) {
        int slot = find_slot(pricer, pricer->stage.label[i].key);
        pricer->slot[slot] = i;
        pricer->stamp[slot] = pricer->now;
    }
}

void
stage_open(Pricer *pricer)
{
    pricer->stage.n = 0;
    if (pricer->slots > 0)
        clear_table(pricer);
}

void
stage_put(Pricer *pricer, const Label *label)
{
    if (pricer->stage.n * 2 >= pricer->slots)
        widen_table(pricer);
    int slot = find_slot(pricer, label->key);
    if (pricer->stamp[slot] == pricer->now) {
        Label *known = &pricer->stage.label[pricer->slot[slot]];
        if (label->cost < known->cost)
            *known = *label;
        return;
    }
    pricer->stamp[slot] = pricer->now;
    pricer->slot[slot] = pricer->stage.n;
    bucket_put(&pricer->stage, label);
}

/* -- dominance -------------------------------------------------------------------------------- */

/* By how much the sum a may do worse than the sum b from the position on, over all that b can pay.
 * A convex price: worst at one end of what may come. */
static double
disadvantage(const Pricer *pricer, int k, int position, int a, int b)
{
    const OwnSum *sum = &pricer->view->sum[k];
    const double *price = pricer->price[k];
    int least = MAX(sum->least_rest[position], sum->low - b);
    int most = MIN(sum->most_rest[position], sum->high - b);
    if (least > most)
        return 0;
    if (a + least < sum->low || a + most > sum->high)
        return HUGE_VAL;
    return MAX(price[a + least] - price[b + least], price[a + most] - price[b + most]) -
           (price[a] - price[b]);
}

static gboolean
dominates(const Pricer *pricer, const Place *place, int position, const Label *a, const Label *b)
{
    const ProviderView *view = pricer->view;
    for (int i = 0; i < place->n_open_marks; i++) {
        const Field *field = &view->mark[place->open_mark[i]].field;
        if (field_get(a->key, field) != field_get(b->key, field))
            return FALSE;
    }
    double cost = a->cost;
    for (int i = 0; i < place->n_open && cost <= b->cost; i++) {
        int k = place->open[i];
        int x = sum_get(a->key, &view->sum[k]), y = sum_get(b->key, &view->sum[k]);
        if (x != y)
            cost += disadvantage(pricer, k, position + 1, x, y);
    }
    return cost <= b->cost;
}

static int
compare_costs(gconstpointer a, gconstpointer b)
{
    const Label *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    return memcmp(x->key, y->key, sizeof x->key);
}

static int
compare_bounds(gconstpointer a, gconstpointer b)
{
    const Label *x = a, *y = b;
    if (x->bound != y->bound)
        return x->bound < y->bound ? -1 : 1;
    return compare_costs(a, b);
}

void
stage_thin(Pricer *pricer, int position)
{
    Bucket *stage = &pricer->stage;
    if (stage->n < 2)
        return;
    if (pricer->beam > 0 && stage->n > pricer->beam) {
        qsort(stage->label, (gsize)stage->n, sizeof(Label), compare_bounds);
        stage->n = pricer->beam;
        return;
    }
    const Place *place = &pricer->view->place[position];
    qsort(stage->label, (gsize)stage->n, sizeof(Label), compare_costs);
    int kept = 1;
    for (int i = 1; i < stage->n; i++) {
        gboolean dominated = FALSE;
        for (int j = 0; !dominated && j < MIN(kept, MOST_RIVALS); j++)
            dominated = dominates(pricer, place, position, &stage->label[j], &stage->label[i]);
        if (!dominated)
            stage->label[kept++] = stage->label[i];
    }
    stage->n = kept;
}
