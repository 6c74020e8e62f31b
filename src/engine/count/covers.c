#include "engine/count/covers.h"

/* A coupling tally that tells how many of its cells are taken, each cell in one of them at most. */
typedef struct {
    const Tally *tally;
    int cells;   /* that it is the cover of */
    Reach sure;  /* places at its least price */
    Reach reach; /* at prices that the held tier leaves */
    /* Of the sum being looked at. */
    int n;
    gint64 lightest;
    gint64 heaviest;
} Cover;

struct Covers {
    const Program *program;
    int tiers;           /* held */
    gint64 spare[TIERS]; /* cost above the least that held tiers leave; G_MAXINT64: not held */
    GArray *cover;       /* Cover */
    int *cover_of;       /* by cell: index, or -1 */
    gint64 *weight;      /* by cell: of the total that is being added up; else 0 */
};

/* ---- covers ---- */

static gboolean
is_plain(const Program *program, const Tally *tally)
{
    if (tally->provider >= 0 || tally->n == 0)
        return FALSE;
    for (int i = 0; i < tally->n; i++)
        if (tally->weight[i] != 1 || tally->cell[i] >= program->n_cells)
            return FALSE;
    return TRUE;
}

gint64
least_price(const Program *program, const Tally *tally, Reach *at)
{
    Reach payable = tally_payable(tally);
    gint64 low = 0, high = 0;
    for (int i = 0; i < tally->n; i++) {
        low += MIN(0, tally->weight[i]);
        high += MAX(0, tally->weight[i]);
    }
    *at = (Reach){MAX(payable.low, low), MIN(payable.high, high)};
    if (at->low > at->high)
        return 0;
    gint64 least = tally->price[at->low - tally->first];
    for (gint64 k = at->low; k <= at->high; k++)
        least = MIN(least, tally->price[k - tally->first]);
    return least;
}

/* What held tiers leave above the least that their elements can cost; all but tallies cost 0 at
 * least. */
static void
find_spare(Covers *covers, const gint64 held[TIERS])
{
    const Program *program = covers->program;
    gint64 least[TIERS] = {0};
    for (int k = 0; k < program->n_tallies; k++) {
        Reach at;
        const Tally *tally = &program->tally[k];
        least[tally->tier] = price_add(least[tally->tier], least_price(program, tally, &at));
    }
    for (int tier = 0; tier < TIERS; tier++)
        covers->spare[tier] =
            tier >= covers->tiers
                ? G_MAXINT64
                : MAX(0, price_add(held[tier], -price_add(least[tier], program->constant[tier])));
}

/* Sums whose price is at most `spare` above the least. */
static Reach
affordable(const Program *program, const Tally *tally, gint64 spare)
{
    Reach at;
    gint64 least = least_price(program, tally, &at);
    while (at.low <= at.high && price_add(tally->price[at.low - tally->first], -least) > spare)
        at.low++;
    while (at.low <= at.high && price_add(tally->price[at.high - tally->first], -least) > spare)
        at.high--;
    return at;
}

static void
add_cover(Covers *covers, const Tally *tally)
{
    gint64 spare = covers->spare[tally->tier];
    Cover cover = {.tally = tally, .reach = affordable(covers->program, tally, spare)};
    cover.sure = spare == G_MAXINT64 ? cover.reach : affordable(covers->program, tally, 0);
    if (cover.reach.low > cover.reach.high ||
        (cover.reach.low <= 0 && cover.reach.high >= tally->n))
        return;
    for (int i = 0; i < tally->n; i++) {
        int *of = &covers->cover_of[tally->cell[i]];
        if (*of >= 0)
            continue;
        *of = (int)covers->cover->len;
        cover.cells++;
    }
    if (cover.cells > 0)
        g_array_append_val(covers->cover, cover);
}

Covers *
covers_new(const Program *program, int tiers, const gint64 held[TIERS])
{
    Covers *covers = g_new0(Covers, 1);
    covers->program = program;
    covers->tiers = tiers;
    covers->cover = g_array_new(FALSE, FALSE, sizeof(Cover));
    covers->cover_of = g_new(int, (gsize)program->n_cells + 1);
    covers->weight = g_new0(gint64, (gsize)program->n_cells + 1);
    find_spare(covers, held);
    for (int i = 0; i < program->n_cells; i++)
        covers->cover_of[i] = -1;
    for (int k = 0; k < program->n_tallies; k++)
        if (is_plain(program, &program->tally[k]))
            add_cover(covers, &program->tally[k]);
    return covers;
}

void
covers_free(Covers *covers)
{
    if (covers == NULL)
        return;
    g_array_free(covers->cover, TRUE);
    g_free(covers->cover_of);
    g_free(covers->weight);
    g_free(covers);
}

gboolean
covers_tell(const Covers *covers, int cell, int *number, int *cells, gint64 *places)
{
    *number = covers->cover_of[cell];
    if (*number < 0)
        return FALSE;
    const Cover *cover = &g_array_index(covers->cover, Cover, *number);
    *cells = cover->cells;
    *places = cover->reach.low;
    return cover->reach.low == cover->reach.high && cover->cells == cover->tally->n;
}

int
covers_count(const Covers *covers)
{
    return (int)covers->cover->len;
}

/* ---- totals ---- */

void
total_begin(Total *total, Covers *covers)
{
    *total = (Total){covers, g_array_new(FALSE, FALSE, sizeof(int)),
                     g_array_new(FALSE, FALSE, sizeof(int))};
}

void
total_add(Total *total, int n, const int *cell, const int *weight)
{
    gint64 *sum = total->covers->weight;
    for (int i = 0; i < n; i++) {
        if (sum[cell[i]] == 0 && weight[i] != 0)
            g_array_append_val(total->cell, cell[i]);
        sum[cell[i]] += weight[i];
    }
}

static void
touch_covers(Total *total, gint64 *free)
{
    Covers *covers = total->covers;
    for (guint i = 0; i < total->cell->len; i++) {
        int cell = g_array_index(total->cell, int, i), at = covers->cover_of[cell];
        gint64 weight = covers->weight[cell];
        if (at < 0) {
            *free += weight;
            continue;
        }
        Cover *cover = &g_array_index(covers->cover, Cover, at);
        if (cover->n++ == 0) {
            g_array_append_val(total->cover, at);
            cover->lightest = cover->heaviest = weight;
        }
        cover->lightest = MIN(cover->lightest, weight);
        cover->heaviest = MAX(cover->heaviest, weight);
    }
}

/* How much less the sum may be where a held tier spends what it leaves on empty places. */
static gint64
most_lost(const Total *total, int tier)
{
    Covers *covers = total->covers;
    gint64 most = 0;
    for (guint i = 0; i < total->cover->len; i++) {
        const Cover *cover =
            &g_array_index(covers->cover, Cover, g_array_index(total->cover, int, i));
        gint64 at = cover->sure.low - cover->tally->first;
        if (cover->tally->tier != tier || cover->sure.low <= cover->reach.low)
            continue;
        gint64 slope = cover->tally->price[at - 1] - cover->tally->price[at];
        most = MAX(most, price_times(covers->spare[tier], cover->heaviest) / slope);
    }
    return most;
}

static gint64
part_of(const Cover *cover, gint64 places)
{
    return cover->lightest * MAX(0, places - (cover->tally->n - cover->n));
}

Reach
total_end(Total *total)
{
    Covers *covers = total->covers;
    gint64 sure = 0;
    Reach reach = {0, 0};
    touch_covers(total, &reach.high);
    for (guint i = 0; i < total->cover->len; i++) {
        const Cover *cover =
            &g_array_index(covers->cover, Cover, g_array_index(total->cover, int, i));
        reach.low += part_of(cover, cover->reach.low);
        sure += part_of(cover, cover->sure.low);
        reach.high += cover->heaviest * MIN(cover->n, cover->reach.high);
    }
    for (int tier = 0; tier < covers->tiers; tier++)
        sure = price_add(sure, -most_lost(total, tier));
    for (guint i = 0; i < total->cover->len; i++)
        g_array_index(covers->cover, Cover, g_array_index(total->cover, int, i)).n = 0;
    for (guint i = 0; i < total->cell->len; i++)
        covers->weight[g_array_index(total->cell, int, i)] = 0;
    reach.low = MAX(reach.low, sure);
    g_array_free(total->cover, TRUE);
    g_array_free(total->cell, TRUE);
    return reach;
}
