/* Succession: cliques where it is hard, sliding windows where it is wished and enters and leaves
 * are one point, and a column per pair where neither is exact. */
#include "engine/model.h"

typedef struct {
    Model *model;
    const Chain *chain;
    int hands; /* cells by hand */
} Links;

static gboolean
by_hand(const Chain *chain, int i)
{
    return chain->by_hand != NULL && chain->by_hand[i];
}

static gboolean
is_points(const Chain *chain)
{
    for (int i = 0; i < chain->n; i++)
        if (chain->in[i] != chain->out[i])
            return FALSE;
    return TRUE;
}

static gboolean
is_forward(const Chain *chain)
{
    for (int i = 0; i < chain->n; i++)
        if (chain->in[i] > chain->out[i])
            return FALSE;
    return chain->reach >= 0;
}

/* Units between an end and an enter, either of which may be missing. */
static gint64
units(const Chain *chain, gint64 out, gint64 in)
{
    if (out == G_MININT64 || in == G_MAXINT64 || in - out >= chain->reach)
        return 0;
    return divide_up(chain->reach - (in - out), chain->unit);
}

/* ---- pairs: exact for everything ---- */

static gint64
node_out(const Chain *chain, int s)
{
    return s < 0 ? chain->before : chain->out[s];
}

static gint64
node_in(const Chain *chain, int t)
{
    return t >= chain->n ? chain->after : chain->in[t];
}

/* s and t are -1 and n for the duties before and after the period, which always stand. */
static void
add_pair(const Links *links, int s, int t)
{
    const Chain *chain = links->chain;
    Model *model = links->model;
    gint64 count = units(chain, node_out(chain, s), node_in(chain, t));
    gboolean inside = s >= 0 && t < chain->n;
    if (count == 0 || (inside && by_hand(chain, s) && by_hand(chain, t)))
        return;
    gboolean never = chain->cost == NEVER;
    int column = never ? -1 : model_least(model, 0, 1, FALSE);
    if (!never) {
        model_charge(model, chain->tier, column, price_times(chain->cost, count));
        model_term(model, column, 1);
    }
    if (s >= 0)
        model_term(model, chain->cell[s], -1);
    if (t < chain->n)
        model_term(model, chain->cell[t], -1);
    for (int i = s + 1; i < t; i++)
        model_term(model, chain->cell[i], 1);
    model_row(model, inside ? -1 : 0, BOUNDLESS);
    if (!never)
        model_least_end(model);
}

static void
add_pairs(const Links *links)
{
    int n = links->chain->n;
    for (int s = -1; s < n; s++)
        for (int t = s + 1; t <= n; t++)
            if (s >= 0 || t < n)
                add_pair(links, s, t);
}

/* ---- cliques ---- */

/* Cells that exclude each other, one row; of those by hand at most one stands in a row. */
static void
add_clique(const Links *links, const int *member, int n)
{
    const Chain *chain = links->chain;
    int hands = 0, rows = 0;
    for (int i = 0; i < n; i++)
        hands += by_hand(chain, member[i]);
    if (hands == n && n > 1)
        return;
    for (int h = 0; h < n || rows == 0; h++) {
        if (hands > 1 && h < n && !by_hand(chain, member[h]))
            continue;
        for (int i = 0; i < n; i++)
            if (hands <= 1 || i == h || !by_hand(chain, member[i]))
                model_term(links->model, chain->cell[member[i]], 1);
        model_row(links->model, -BOUNDLESS, 1);
        rows++;
        if (hands <= 1)
            break;
    }
}

/* The cells' intervals [in, out + reach) that hold one point exclude each other; a set of them is
 * greatest just before one ends that has begun since the last end. */
static void
add_cliques(const Links *links)
{
    const Chain *chain = links->chain;
    g_autofree int *member = g_new(int, (gsize)chain->n);
    int n = 0;
    gboolean grown = FALSE;
    for (int j = 0; j < chain->n; j++) {
        int kept = 0;
        for (int i = 0; i < n; i++)
            kept += chain->out[member[i]] + chain->reach > chain->in[j];
        if (kept < n && grown && n > 1)
            add_clique(links, member, n);
        grown = grown && kept == n;
        kept = 0;
        for (int i = 0; i < n; i++)
            if (chain->out[member[i]] + chain->reach > chain->in[j])
                member[kept++] = member[i];
        n = kept;
        if (chain->out[j] + chain->reach > chain->in[j]) {
            member[n++] = j;
            grown = TRUE;
        }
    }
    if (grown && n > 1)
        add_clique(links, member, n);
}

/* Every cell within reach of the duties outside is impossible: so would be the nearest. */
static void
forbid_ends(const Links *links)
{
    const Chain *chain = links->chain;
    for (int i = 0; i < chain->n; i++)
        if (units(chain, chain->before, chain->in[i]) > 0 ||
            units(chain, chain->out[i], chain->after) > 0)
            model_forbid(links->model, chain->cell[i]);
}

/* ---- windows ---- */

/* Sum over all windows of `reach` points of (duties in it - 1, at least 0) is the sum over
 * successive duties of the points missing. Equal windows stand once, priced by their number. */
typedef struct {
    gint64 base; /* of the points, in units */
    gint64 reach;
    gint64 before;
    gint64 after;
} Scale;

static gboolean
fits_unit(const Chain *chain, gint64 point, gint64 base)
{
    return point == G_MAXINT64 || point == G_MININT64 || (point - base) % chain->unit == 0;
}

static gboolean
find_scale(const Links *links, Scale *scale)
{
    const Chain *chain = links->chain;
    if (chain->n == 0 || chain->reach <= 0 || !is_points(chain))
        return FALSE;
    gint64 base = chain->in[0];
    if (!fits_unit(chain, chain->before, base) || !fits_unit(chain, chain->after, base))
        return FALSE;
    for (int i = 0; i < chain->n; i++)
        if (!fits_unit(chain, chain->in[i], base) ||
            (chain->before != G_MININT64 && chain->in[i] < chain->before) ||
            (chain->after != G_MAXINT64 && chain->in[i] > chain->after))
            return FALSE;
    gint64 unit = chain->unit;
    *scale = (Scale){base, divide_up(chain->reach, unit),
                     chain->before == G_MININT64 ? G_MININT64 : (chain->before - base) / unit,
                     chain->after == G_MAXINT64 ? G_MAXINT64 : (chain->after - base) / unit};
    return TRUE;
}

static gboolean
in_window(const Scale *scale, gint64 point, gint64 from)
{
    return point != G_MININT64 && point != G_MAXINT64 && point >= from &&
           point - from < scale->reach;
}

/* Both duties outside stand in the window, and so do all cells: it costs one for every duty and one
 * more, but nothing where there is no duty at all. */
static void
charge_any(const Links *links, gint64 price)
{
    const Chain *chain = links->chain;
    int column = model_least(links->model, 0, 1, FALSE);
    model_charge(links->model, chain->tier, column, price);
    for (int i = 0; i < chain->n; i++) {
        model_term(links->model, column, 1);
        model_term(links->model, chain->cell[i], -1);
        model_row(links->model, 0, BOUNDLESS);
    }
    model_least_end(links->model);
}

static void
add_window(const Links *links, const Scale *scale, gint64 from, gint64 times)
{
    const Chain *chain = links->chain;
    int stands = in_window(scale, scale->before, from) + in_window(scale, scale->after, from);
    gint64 price = price_times(chain->cost, times);
    g_autofree int *member = g_new(int, (gsize)chain->n);
    int n = 0;
    for (int i = 0; i < chain->n; i++)
        if (in_window(scale, (chain->in[i] - scale->base) / chain->unit, from))
            member[n++] = chain->cell[i];
    for (int i = 0; stands > 0 && i < n; i++)
        model_charge(links->model, chain->tier, member[i], price);
    if (stands == 2)
        charge_any(links, price);
    if (stands > 0 || n < 2)
        return;
    int column = model_least(links->model, 0, n - 1, FALSE);
    model_charge(links->model, chain->tier, column, price);
    model_term(links->model, column, 1);
    for (int i = 0; i < n; i++)
        model_term(links->model, member[i], -1);
    model_row(links->model, -1, BOUNDLESS);
    model_least_end(links->model);
}

/* What the windows charge for two successive duties by hand is given back: all of it to begin with,
 * and kept where one is not taken or another stands between. */
static void
free_hands(const Links *links)
{
    const Chain *chain = links->chain;
    Model *model = links->model;
    for (int s = 0; s < chain->n; s++)
        for (int t = s + 1; t < chain->n; t++) {
            gint64 price = price_times(chain->cost, units(chain, chain->out[s], chain->in[t]));
            if (price == 0 || !by_hand(chain, s) || !by_hand(chain, t))
                continue;
            model->constant[chain->tier] = price_add(model->constant[chain->tier], -price);
            int column = model_least(model, 0, 1, FALSE);
            model_charge(model, chain->tier, column, price);
            for (int i = s; i <= t; i++) {
                gboolean between = i > s && i < t;
                model_term(model, column, 1);
                model_term(model, chain->cell[i], between ? -1 : 1);
                model_row(model, between ? 0 : 1, BOUNDLESS);
            }
            model_least_end(model);
        }
}

static int
by_point(gconstpointer a, gconstpointer b)
{
    gint64 p = *(const gint64 *)a, q = *(const gint64 *)b;
    return (p > q) - (p < q);
}

/* The window's content changes where a point enters it and where one leaves. */
static void
add_windows(const Links *links, const Scale *scale)
{
    const Chain *chain = links->chain;
    g_autoptr(GArray) change = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (int i = -2; i < chain->n; i++) {
        gint64 point = i == -2   ? scale->before
                       : i == -1 ? scale->after
                                 : (chain->in[i] - scale->base) / chain->unit;
        if (point == G_MININT64 || point == G_MAXINT64)
            continue;
        gint64 enters = point - scale->reach + 1, leaves = point + 1;
        g_array_append_val(change, enters);
        g_array_append_val(change, leaves);
    }
    g_array_sort(change, by_point);
    for (guint i = 0; i + 1 < change->len; i++) {
        gint64 from = g_array_index(change, gint64, i);
        gint64 times = g_array_index(change, gint64, i + 1) - from;
        if (times > 0)
            add_window(links, scale, from, times);
    }
}

void
model_add_chain(Model *model, const Chain *chain)
{
    Links links = {model, chain, 0};
    for (int i = 0; i < chain->n; i++)
        links.hands += by_hand(chain, i);
    gboolean points = is_points(chain);
    Scale scale;
    if (chain->cost == 0)
        return;
    if (chain->cost == NEVER && is_forward(chain) && (links.hands < 2 || points)) {
        add_cliques(&links);
        forbid_ends(&links);
    } else if (chain->cost != NEVER && find_scale(&links, &scale)) {
        add_windows(&links, &scale);
        free_hands(&links);
    } else
        add_pairs(&links);
}
