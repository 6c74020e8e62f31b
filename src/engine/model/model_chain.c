/* Succession: cliques where it is hard, sliding windows where it is wished and enters and leaves
 * are one point, and a column per pair where neither is exact. */
#include "base/whole.h"
#include "engine/model/links.h"

gboolean
links_are_points(const Chain *chain)
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

gint64
links_units(const Chain *chain, gint64 out, gint64 in)
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
    gint64 count = links_units(chain, node_out(chain, s), node_in(chain, t));
    gboolean inside = s >= 0 && t < chain->n;
    if (count == 0 || (inside && is_by_hand(chain, s) && is_by_hand(chain, t)))
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
        hands += is_by_hand(chain, member[i]);
    if (hands == n && n > 1)
        return;
    for (int h = 0; h < n || rows == 0; h++) {
        if (hands > 1 && h < n && !is_by_hand(chain, member[h]))
            continue;
        for (int i = 0; i < n; i++)
            if (hands <= 1 || i == h || !is_by_hand(chain, member[i]))
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
        if (links_units(chain, chain->before, chain->in[i]) > 0 ||
            links_units(chain, chain->out[i], chain->after) > 0)
            model_forbid(links->model, chain->cell[i]);
}

void
model_add_chain(Model *model, const Chain *chain)
{
    Links links = {model, chain, 0};
    for (int i = 0; i < chain->n; i++)
        links.hands += is_by_hand(chain, i);
    gboolean points = links_are_points(chain);
    if (chain->cost == 0)
        return;
    if (chain->cost == NEVER && is_forward(chain) && (links.hands < 2 || points)) {
        add_cliques(&links);
        forbid_ends(&links);
    } else if (chain->cost == NEVER || !links_add_windows(&links))
        add_pairs(&links);
}
