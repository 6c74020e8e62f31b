#include "engine/count/sharing.h"

#include "base/whole.h"
#include "engine/count/least.h"

typedef struct {
    Covers *covers;
    const GPtrArray *tallies;
    gint64 unit; /* of all weights */
    LeastSum *sum;
} Sharing;

static const Tally *
tally_at(const Sharing *sharing, guint i)
{
    return g_ptr_array_index(sharing->tallies, i);
}

/* Whether some cell stands in two of them. */
static gboolean
is_tangled(const Sharing *sharing)
{
    int cells = 0;
    for (guint i = 0; i < sharing->tallies->len; i++)
        for (int k = 0; k < tally_at(sharing, i)->n; k++)
            cells = MAX(cells, tally_at(sharing, i)->cell[k] + 1);
    g_autofree guint8 *seen = g_new0(guint8, (gsize)cells + 1);
    for (guint i = 0; i < sharing->tallies->len; i++)
        for (int k = 0; k < tally_at(sharing, i)->n; k++)
            if (seen[tally_at(sharing, i)->cell[k]]++ > 0)
                return TRUE;
    return FALSE;
}

/* Whether nothing that can be paid costs anything. */
static gboolean
is_free(const Tally *tally, Reach payable)
{
    for (gint64 sum = payable.low; sum <= payable.high; sum++)
        if (tally->price[sum - tally->first] != 0)
            return FALSE;
    return payable.low <= 0;
}

/* Rules on working hours bound thousands of tangled sums, which cost nothing: what others say about
 * such a one is not worth its time. */
static LeastSum
find_sum(Reaches *reaches, const Tally *tally, gint64 unit, gboolean tangled)
{
    Reach payable = tally_payable(tally);
    Reach reach = tangled && is_free(tally, payable)
                      ? reaches_fated(reaches, tally->n, tally->cell, tally->weight)
                      : reaches_find(reaches, tally->n, tally->cell, tally->weight);
    gint64 low = divide_up(MAX(payable.low, reach.low), unit);
    gint64 high = divide_down(MIN(payable.high, reach.high), unit);
    const gint64 *price = low <= high ? &tally->price[low * unit - tally->first] : NULL;
    return (LeastSum){low, high, price, (int)unit};
}

/* ---- who can have what ---- */

/* What one cover supplies. */
typedef struct {
    gint64 places;
    gint64 weight;
    int cells; /* that the cover has */
    int edges; /* of them in tallies */
    int last;  /* tally that it was last seen in */
} Supply;

/* Notes a cell of a tally; FALSE: what its cover supplies, or to whom, is not plain. */
static gboolean
note_cell(const Sharing *sharing, Supply *supply, int tally, int cell, gint64 weight)
{
    int at, cells;
    gint64 places;
    if (!covers_tell(sharing->covers, cell, &at, &cells, &places))
        return FALSE;
    if (supply[at].edges++ == 0)
        supply[at] = (Supply){places, weight, cells, 1, -1};
    if (supply[at].weight != weight || supply[at].last == tally)
        return FALSE;
    supply[at].last = tally;
    return TRUE;
}

static gboolean
find_supplies(const Sharing *sharing, Supply *supply)
{
    for (guint i = 0; i < sharing->tallies->len; i++) {
        const Tally *tally = tally_at(sharing, i);
        for (int k = 0; k < tally->n; k++)
            if (!note_cell(sharing, supply, (int)i, tally->cell[k], tally->weight[k]))
                return FALSE;
    }
    for (int s = 0; s < covers_count(sharing->covers); s++)
        if (supply[s].edges > 0 && supply[s].edges != supply[s].cells)
            return FALSE;
    return TRUE;
}

/* Edges by cover. */
static void
list_edges(const Sharing *sharing, const Supply *supply, int *begin, int *to)
{
    int n = covers_count(sharing->covers);
    for (int s = 0; s < n; s++)
        begin[s + 1] = begin[s] + supply[s].edges;
    g_autofree int *at = g_memdup2(begin, ((gsize)n + 1) * sizeof(int));
    for (guint i = 0; i < sharing->tallies->len; i++) {
        const Tally *tally = tally_at(sharing, i);
        for (int k = 0; k < tally->n; k++) {
            int s, cells;
            gint64 places;
            covers_tell(sharing->covers, tally->cell[k], &s, &cells, &places);
            to[at[s]++] = (int)i;
        }
    }
}

/* Each cover's places go to those who may stand in it. FALSE: they are not known for certain. */
static gboolean
share_by_flow(const Sharing *sharing, gint64 *least)
{
    int n = covers_count(sharing->covers), edges = 0;
    g_autofree Supply *supply = g_new0(Supply, (gsize)n + 1);
    if (!find_supplies(sharing, supply))
        return FALSE;
    g_autofree gint64 *units = g_new(gint64, (gsize)n + 1);
    g_autofree int *begin = g_new0(int, (gsize)n + 1);
    for (int s = 0; s < n; s++) {
        g_assert(supply[s].edges == 0 || sharing->unit > 0);
        units[s] = supply[s].edges > 0 ? supply[s].places * supply[s].weight / sharing->unit : 0;
        edges += supply[s].edges;
    }
    g_autofree int *to = g_new(int, (gsize)edges + 1);
    list_edges(sharing, supply, begin, to);
    LeastFlow flow = {(int)sharing->tallies->len, sharing->sum, n, units, begin, to};
    *least = least_flow(&flow);
    return TRUE;
}

/* ---- only the total ---- */

static gint64
share_total(const Sharing *sharing)
{
    Total total;
    total_begin(&total, sharing->covers);
    for (guint i = 0; i < sharing->tallies->len; i++) {
        const Tally *tally = tally_at(sharing, i);
        total_add(&total, tally->n, tally->cell, tally->weight);
    }
    Reach reach = total_end(&total);
    return least_sums((int)sharing->tallies->len, sharing->sum, divide_up(reach.low, sharing->unit),
                      divide_down(reach.high, sharing->unit));
}

gint64
share_out(Covers *covers, Reaches *reaches, const GPtrArray *tallies)
{
    g_autofree LeastSum *sum = g_new(LeastSum, tallies->len);
    Sharing sharing = {covers, tallies, 0, sum};
    for (guint i = 0; i < tallies->len; i++)
        for (int k = 0; k < tally_at(&sharing, i)->n; k++)
            sharing.unit = common_divisor(sharing.unit, tally_at(&sharing, i)->weight[k]);
    gboolean tangled = is_tangled(&sharing);
    for (guint i = 0; i < tallies->len; i++)
        sum[i] = find_sum(reaches, tally_at(&sharing, i), sharing.unit, tangled);
    gint64 least;
    return share_by_flow(&sharing, &least) ? least : share_total(&sharing);
}
