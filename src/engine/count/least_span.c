/* The least span, by search over how low each share's least side may be.
 *
 * Sides of one share s have c between a bottom and a top. Two shares s and t with bottoms L and
 * tops U fit into a width w just where s × U_t - t × L_s <= w, so the bottoms decide how high the
 * tops may be, and what the sums then add up to at least and at most. Every total in between is
 * met. */
#include "engine/count/shares.h"

/* Of a search in all, and of sides together. */
enum { MOST_STEPS = 100000, MOST_POINTS = 500000 };

typedef struct {
    const LeastSpan *span;
    int n;
    Share *share; /* the greatest first */
    int depth;    /* shares whose bottoms are tried; the others only have ranges */
    Wide width;
    gint64 steps;
} Search;

static gint64
narrow(Wide a)
{
    return a > G_MAXINT64 / 4 ? G_MAXINT64 / 4 : a < -G_MAXINT64 / 4 ? -G_MAXINT64 / 4 : (gint64)a;
}

/* ---- one width ---- */

/* The highest top of a share that the bottoms of the first `known` shares allow. */
static gint64
highest_top(const Search *search, int of, int known)
{
    Wide top = search->share[of].point->len > 0
                   ? share_point(&search->share[of], search->share[of].point->len - 1)
                   : 0;
    for (int g = 0; g < known; g++) {
        const Share *share = &search->share[g];
        Wide most = wide_divide_down(search->width + (Wide)search->share[of].share * share->bottom,
                                     share->share);
        top = MIN(top, most);
    }
    return narrow(top);
}

/* The lowest bottom of a share that goes with the tops that the known shares need at least. */
static gint64
lowest_bottom(const Search *search, int of, int known)
{
    Wide bottom = share_point(&search->share[of], 0);
    for (int g = 0; g < known; g++) {
        const Share *share = &search->share[g];
        Wide top = MAX(share->bottom, share->last_bottom);
        Wide least =
            wide_divide_up((Wide)search->share[of].share * top - search->width, share->share);
        bottom = MAX(bottom, least);
    }
    Wide own =
        -wide_divide_down(search->width, search->share[of].share) + search->share[of].last_bottom;
    return narrow(MAX(bottom, own));
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
        Wide next = wide_divide_up(share->bottom - rest, scale) * scale + rest;
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
        low += share_least_total(share, bottom);
        high += share_greatest_total(share, top);
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
    for (guint i = share_below(share, to + 1); i > 0; i--) {
        share->bottom = share_point(share, i - 1);
        if (share->bottom < from)
            break;
        if (i < share->point->len && share_point(share, i) == share->bottom)
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
    search.share = shares_new(span, &search.n);
    gint64 units = 0;
    for (search.depth = 1; search.depth <= search.n && search.steps <= MOST_STEPS; search.depth++)
        units = find_units(&search, units);
    shares_free(search.share, search.n);
    return units;
}
