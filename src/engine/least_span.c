/* The least span, by search over how low each share's least side may be.
 *
 * Sides of one share s have c between a bottom and a top. Two shares s and t with bottoms L and
 * tops U fit into a width w just where s × U_t - t × L_s <= w, so the bottoms decide how high the
 * tops may be, and what the sums then add up to at least and at most. Every total in between is
 * met. */
#include "engine/least.h"

#include <stdlib.h>

__extension__ typedef __int128 Wide;

/* Of a search in all, and of sides together. */
enum { MOST_STEPS = 100000, MOST_POINTS = 500000 };

typedef struct {
    gint64 share;
    GArray *point; /* gint64, sorted: every c that a side can have */
    GArray *rest;  /* gint64: different offsets within the scale */
    gint64 base;   /* of the lowest sums */
    gint64 members;
    gint64 last_bottom; /* the greatest c of a lowest sum: tops reach it */
    gint64 first_top;   /* the least c of a highest sum: bottoms do not pass it */
    gint64 bottom;      /* tried now */
} Share;

typedef struct {
    const LeastSpan *span;
    int n;
    Share *share; /* the greatest first */
    int depth;    /* shares whose bottoms are tried; the others only have ranges */
    Wide width;
    gint64 steps;
} Search;

static Wide
floor_of(Wide a, Wide b)
{
    return a / b - (a % b < 0);
}

static gint64
narrow(Wide a)
{
    return a > G_MAXINT64 / 4 ? G_MAXINT64 / 4 : a < -G_MAXINT64 / 4 ? -G_MAXINT64 / 4 : (gint64)a;
}

static gint64
point_at(const Share *share, guint i)
{
    return g_array_index(share->point, gint64, i);
}

/* Points below c. */
static guint
points_below(const Share *share, gint64 c)
{
    guint low = 0, high = share->point->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (point_at(share, middle) < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- shares ---- */

static int
by_value(gconstpointer a, gconstpointer b)
{
    gint64 p = *(const gint64 *)a, q = *(const gint64 *)b;
    return (p > q) - (p < q);
}

static Share *
find_share(Search *search, gint64 value)
{
    int at = 0;
    while (at < search->n && search->share[at].share != value)
        at++;
    if (at == search->n)
        search->share[search->n++] = (Share){.share = value,
                                             .point = g_array_new(FALSE, FALSE, sizeof(gint64)),
                                             .rest = g_array_new(FALSE, FALSE, sizeof(gint64)),
                                             .last_bottom = G_MININT64,
                                             .first_top = G_MAXINT64};
    return &search->share[at];
}

static void
add_rest(Share *share, gint64 rest)
{
    for (guint i = 0; i < share->rest->len; i++)
        if (g_array_index(share->rest, gint64, i) == rest)
            return;
    g_array_append_val(share->rest, rest);
}

static void
add_side(Search *search, const LeastSide *side)
{
    gint64 scale = search->span->scale;
    Share *share = find_share(search, side->share);
    for (gint64 sum = side->low; sum <= side->high; sum++) {
        gint64 c = scale * sum + side->offset;
        g_array_append_val(share->point, c);
    }
    share->base += side->low;
    share->members++;
    share->last_bottom = MAX(share->last_bottom, scale * side->low + side->offset);
    share->first_top = MIN(share->first_top, scale * side->high + side->offset);
    add_rest(share, side->offset - (gint64)floor_of(side->offset, scale) * scale);
}

static int
by_share(gconstpointer a, gconstpointer b)
{
    gint64 p = ((const Share *)a)->share, q = ((const Share *)b)->share;
    return (p < q) - (p > q);
}

static void
begin_shares(Search *search)
{
    const LeastSpan *span = search->span;
    search->share = g_new0(Share, (gsize)span->n + 1);
    for (int i = 0; i < span->n; i++)
        add_side(search, &span->side[i]);
    qsort(search->share, (gsize)search->n, sizeof(Share), by_share);
    for (int g = 0; g < search->n; g++)
        g_array_sort(search->share[g].point, by_value);
}

static void
end_shares(Search *search)
{
    for (int g = 0; g < search->n; g++) {
        g_array_free(search->share[g].point, TRUE);
        g_array_free(search->share[g].rest, TRUE);
    }
    g_free(search->share);
}

/* ---- one width ---- */

/* The highest top of a share that the bottoms of the first `known` shares allow. */
static gint64
highest_top(const Search *search, int of, int known)
{
    Wide top = search->share[of].point->len > 0
                   ? point_at(&search->share[of], search->share[of].point->len - 1)
                   : 0;
    for (int g = 0; g < known; g++) {
        const Share *share = &search->share[g];
        Wide most =
            floor_of(search->width + (Wide)search->share[of].share * share->bottom, share->share);
        top = MIN(top, most);
    }
    return narrow(top);
}

/* The lowest bottom of a share that goes with the tops that the known shares need at least. */
static gint64
lowest_bottom(const Search *search, int of, int known)
{
    Wide bottom = point_at(&search->share[of], 0);
    for (int g = 0; g < known; g++) {
        const Share *share = &search->share[g];
        Wide top = MAX(share->bottom, share->last_bottom);
        Wide least = -floor_of(search->width - (Wide)search->share[of].share * top, share->share);
        bottom = MAX(bottom, least);
    }
    Wide own = -floor_of(search->width, search->share[of].share) + search->share[of].last_bottom;
    return narrow(MAX(bottom, own));
}

static gint64
least_total(const Share *share, gint64 bottom)
{
    return share->base + points_below(share, bottom);
}

static gint64
greatest_total(const Share *share, gint64 top)
{
    return share->base - share->members + points_below(share, top + 1);
}

/* Whether every side can stand between the bottom and the top: those of each rest. */
static gboolean
holds_all(Search *search, const Share *share, gint64 top)
{
    gint64 scale = search->span->scale;
    if (top < share->last_bottom || top < share->bottom)
        return FALSE;
    for (guint i = 0; top - share->bottom < scale - 1 && i < share->rest->len; i++) {
        search->steps++;
        Wide rest = g_array_index(share->rest, gint64, i);
        Wide next = -floor_of((rest - share->bottom), scale) * scale + rest;
        if (next > top)
            return FALSE;
    }
    return TRUE;
}

typedef enum { ROOM, NO_ROOM, NO_ROOM_BELOW } Room;

/* Whether the bottoms of the first `known` shares leave room for the total; NO_ROOM_BELOW: nor
 * would lower ones. */
static Room
find_room(Search *search, int known)
{
    gint64 low = 0, high = 0;
    Room room = ROOM;
    for (int g = 0; g < search->n; g++) {
        const Share *share = &search->share[g];
        gint64 top = highest_top(search, g, known);
        gint64 bottom = g < known ? share->bottom : lowest_bottom(search, g, known);
        if (g < known ? !holds_all(search, share, top) : bottom > MIN(top, share->first_top))
            room = NO_ROOM;
        low += least_total(share, bottom);
        high += greatest_total(share, top);
    }
    if (high < search->span->low)
        return NO_ROOM_BELOW;
    return low > search->span->high ? NO_ROOM : room;
}

/* TRUE also where too many steps were taken. */
static gboolean
try_bottoms(Search *search, int known)
{
    if (known == search->depth)
        return TRUE;
    Share *share = &search->share[known];
    gint64 from = lowest_bottom(search, known, known);
    gint64 to = MIN(share->first_top, highest_top(search, known, known));
    for (guint i = points_below(share, to + 1); i > 0; i--) {
        share->bottom = point_at(share, i - 1);
        if (share->bottom < from)
            break;
        if (i < share->point->len && point_at(share, i) == share->bottom)
            continue;
        search->steps += search->n;
        if (search->steps > MOST_STEPS)
            return TRUE;
        Room room = find_room(search, known + 1);
        if (room == NO_ROOM_BELOW)
            break;
        if (room == ROOM && try_bottoms(search, known + 1))
            return TRUE;
    }
    return FALSE;
}

static gboolean
fits(Search *search, gint64 units)
{
    search->width = (Wide)units * search->span->divisor;
    return try_bottoms(search, 0);
}

/* ---- the least width ---- */

/* The least number of units, from `least` on, that fits. */
static gint64
find_units(Search *search, gint64 least)
{
    const gint64 most = (gint64)1 << 50;
    gint64 low = least, high = least;
    while (high < most && !fits(search, high)) {
        low = high + 1;
        high += high - least + 1;
    }
    while (low < high) {
        gint64 middle = low + (high - low) / 2;
        if (fits(search, middle))
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

/* Some sums have the total; there are points enough to look at. */
static gboolean
is_plain(const LeastSpan *span, gboolean *none)
{
    gint64 low = 0, high = 0;
    for (int i = 0; i < span->n; i++) {
        *none = *none || span->side[i].low > span->side[i].high;
        low += span->side[i].low;
        high += span->side[i].high;
    }
    *none = *none || MAX(low, span->low) > MIN(high, span->high);
    return !*none && high - low < MOST_POINTS;
}

gint64
least_span(const LeastSpan *span)
{
    gboolean none = FALSE;
    if (span->n < 2 || !is_plain(span, &none))
        return none ? LEAST_NONE : 0;
    Search search = {.span = span};
    begin_shares(&search);
    gint64 units = 0;
    for (search.depth = 1; search.depth <= search.n && search.steps <= MOST_STEPS; search.depth++)
        units = find_units(&search, units);
    end_shares(&search);
    return units;
}
