#include "engine/count/counting.h"

#include "base/whole.h"
#include "engine/count/alone.h"
#include "engine/count/covers.h"
#include "engine/count/least.h"
#include "engine/count/sharing.h"

struct Counting {
    const Program *program;
    Covers *covers;
    Reaches *reaches;
};

Counting *
counting_new(const Program *program, int tiers, const gint64 held[TIERS])
{
    Counting *counting = g_new(Counting, 1);
    *counting = (Counting){program, covers_new(program, tiers, held), reaches_new(program)};
    return counting;
}

void
counting_free(Counting *counting)
{
    if (counting == NULL)
        return;
    covers_free(counting->covers);
    reaches_free(counting->reaches);
    g_free(counting);
}

/* ---- spans ---- */

static gboolean
all_above(int n, const int *number, int least)
{
    for (int i = 0; i < n; i++)
        if (number[i] <= least)
            return FALSE;
    return TRUE;
}

static LeastSide
find_side(const Counting *counting, const SpanSide *side, gint64 unit)
{
    Reach reach = {0, 0};
    if (side->n > 0)
        reach = reaches_find(counting->reaches, side->n, side->cell, side->weight);
    return (LeastSide){side->share, side->offset, divide_up(reach.low, unit),
                       divide_down(reach.high, unit)};
}

gint64
counting_span(const Counting *counting, int index)
{
    const Span *span = &counting->program->span[index];
    gint64 unit = 0;
    for (int i = 0; i < span->n; i++) {
        const SpanSide *side = &span->side[i];
        if (side->share <= 0 || !all_above(side->n, side->weight, 0))
            return 0;
        for (int k = 0; k < side->n; k++)
            unit = common_divisor(unit, side->weight[k]);
    }
    unit = MAX(unit, 1);
    g_autofree LeastSide *side = g_new(LeastSide, (gsize)span->n + 1);
    Total total;
    total_begin(&total, counting->covers);
    for (int i = 0; i < span->n; i++) {
        side[i] = find_side(counting, &span->side[i], unit);
        total_add(&total, span->side[i].n, span->side[i].cell, span->side[i].weight);
    }
    Reach reach = total_end(&total);
    LeastSpan least = {span->n,
                       side,
                       span->scale * unit,
                       span->divisor,
                       divide_up(reach.low, unit),
                       divide_down(reach.high, unit)};
    return least_span(&least);
}

/* ---- tallies ---- */

/* Own tallies that one asker made share out a total. */
static gboolean
is_shared(const Counting *counting, int tier, const Tally *tally)
{
    if (tally->tier != tier || tally->provider < 0 || tally->ask < 0 || tally->n == 0 ||
        !all_above(tally->n, tally->weight, 0))
        return FALSE;
    for (int i = 0; i < tally->n; i++)
        if (tally->cell[i] >= counting->program->n_cells)
            return FALSE;
    return TRUE;
}

/* Tallies (const Tally) by asker. */
static GHashTable *
find_shares(const Counting *counting, int tier)
{
    GHashTable *shares = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    for (int k = 0; k < counting->program->n_tallies; k++) {
        Tally *tally = &counting->program->tally[k];
        if (!is_shared(counting, tier, tally))
            continue;
        GPtrArray *list = g_hash_table_lookup(shares, GINT_TO_POINTER(tally->ask));
        if (list == NULL) {
            list = g_ptr_array_new();
            g_hash_table_insert(shares, GINT_TO_POINTER(tally->ask), list);
        }
        g_ptr_array_add(list, tally);
    }
    return shares;
}

/* NEVER stays. */
static gint64
join(gint64 a, gint64 b)
{
    return a == NEVER || b == NEVER ? NEVER : price_add(a, b);
}

/* Of tallies that are not shared out, and what is shared out for more than they cost one by one. */
static gint64
count_shares(const Counting *counting, int tier, guint8 *shared)
{
    const Program *program = counting->program;
    g_autoptr(GHashTable) shares = find_shares(counting, tier);
    gint64 least = 0;
    GHashTableIter iter;
    gpointer list;
    g_hash_table_iter_init(&iter, shares);
    while (g_hash_table_iter_next(&iter, NULL, &list)) {
        const GPtrArray *tallies = list;
        gint64 together = share_out(counting->covers, counting->reaches, tallies);
        gint64 one_by_one = 0;
        for (guint i = 0; i < tallies->len; i++) {
            Reach at;
            one_by_one =
                price_add(one_by_one, least_price(program, g_ptr_array_index(tallies, i), &at));
        }
        if (together == one_by_one)
            continue;
        least = join(least, together);
        for (guint i = 0; i < tallies->len; i++)
            shared[(const Tally *)g_ptr_array_index(tallies, i) - program->tally] = 1;
    }
    return least;
}

static gint64
count_spans(const Counting *counting, int tier)
{
    const Program *program = counting->program;
    gint64 least = 0;
    for (int k = 0; k < program->n_spans; k++) {
        const Span *span = &program->span[k];
        if (span->tier == tier && span->cost != NEVER && span->cost != 0) {
            gint64 units = counting_span(counting, k);
            least = join(least, units == NEVER ? NEVER : price_times(units, span->cost));
        }
    }
    return least;
}

static gint64
count(const Counting *counting, int tier, gboolean alone)
{
    const Program *program = counting->program;
    g_autofree guint8 *shared = g_new0(guint8, (gsize)program->n_tallies + 1);
    gint64 least = join(program->constant[tier], count_shares(counting, tier, shared));
    for (int k = 0; k < program->n_tallies; k++) {
        Reach at;
        const Tally *tally = &program->tally[k];
        if (tally->tier == tier && !shared[k] && (!alone || tally->provider < 0))
            least = join(least, least_price(program, tally, &at));
    }
    if (alone)
        least = join(least, alone_least(program, tier, shared));
    return join(least, count_spans(counting, tier));
}

gint64
counting_tier(const Counting *counting, int tier)
{
    return count(counting, tier, FALSE);
}

gint64
counting_tier_alone(const Counting *counting, int tier)
{
    return count(counting, tier, TRUE);
}
