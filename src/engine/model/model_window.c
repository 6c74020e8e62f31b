#include "base/whole.h"
#include "engine/model/links.h"

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
    if (chain->n == 0 || chain->reach <= 0 || !links_are_points(chain))
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
            gint64 price =
                price_times(chain->cost, links_units(chain, chain->out[s], chain->in[t]));
            if (price == 0 || !is_by_hand(chain, s) || !is_by_hand(chain, t))
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

gboolean
links_add_windows(const Links *links)
{
    Scale scale;
    if (!find_scale(links, &scale))
        return FALSE;
    add_windows(links, &scale);
    free_hands(links);
    return TRUE;
}
