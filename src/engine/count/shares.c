#include "engine/count/shares.h"

#include <stdlib.h>

static int
by_value(gconstpointer a, gconstpointer b)
{
    gint64 p = *(const gint64 *)a, q = *(const gint64 *)b;
    return (p > q) - (p < q);
}

static Share *
find_share(Share *shares, int *n, gint64 value)
{
    int at = 0;
    while (at < *n && shares[at].share != value)
        at++;
    if (at == *n)
        shares[(*n)++] = (Share){.share = value,
                                 .point = g_array_new(FALSE, FALSE, sizeof(gint64)),
                                 .rest = g_array_new(FALSE, FALSE, sizeof(gint64)),
                                 .last_bottom = G_MININT64,
                                 .first_top = G_MAXINT64};
    return &shares[at];
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
add_side(Share *share, const LeastSpan *span, const LeastSide *side)
{
    gint64 scale = span->scale;
    for (gint64 sum = side->low; sum <= side->high; sum++) {
        gint64 c = scale * sum + side->offset;
        g_array_append_val(share->point, c);
    }
    share->base += side->low;
    share->members++;
    share->last_bottom = MAX(share->last_bottom, scale * side->low + side->offset);
    share->first_top = MIN(share->first_top, scale * side->high + side->offset);
    add_rest(share, side->offset - (gint64)wide_divide_down(side->offset, scale) * scale);
}

static int
by_share(gconstpointer a, gconstpointer b)
{
    gint64 p = ((const Share *)a)->share, q = ((const Share *)b)->share;
    return (p < q) - (p > q);
}

Share *
shares_new(const LeastSpan *span, int *n)
{
    Share *shares = g_new0(Share, (gsize)span->n + 1);
    *n = 0;
    for (int i = 0; i < span->n; i++)
        add_side(find_share(shares, n, span->side[i].share), span, &span->side[i]);
    qsort(shares, (gsize)*n, sizeof(Share), by_share);
    for (int g = 0; g < *n; g++)
        g_array_sort(shares[g].point, by_value);
    return shares;
}

void
shares_free(Share *shares, int n)
{
    for (int g = 0; g < n; g++) {
        g_array_free(shares[g].point, TRUE);
        g_array_free(shares[g].rest, TRUE);
    }
    g_free(shares);
}

guint
share_below(const Share *share, gint64 c)
{
    guint low = 0, high = share->point->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (share_point(share, middle) < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

gint64
share_least_total(const Share *share, gint64 bottom)
{
    return share->base + share_below(share, bottom);
}

gint64
share_greatest_total(const Share *share, gint64 top)
{
    return share->base - share->members + share_below(share, top + 1);
}
