#include "engine/claim.h"

static void
claim_clear(gpointer data)
{
    g_array_unref(((Claim *)data)->cells);
}

static GArray *
cells_of(const int *cell, int n)
{
    GArray *cells = g_array_sized_new(FALSE, FALSE, sizeof(int), (guint)n);
    if (n > 0)
        g_array_append_vals(cells, cell, (guint)n);
    return cells;
}

/* -- claims ------------------------------------------------------------------------------------ */

/* The sums that cost less than NEVER: low … high, none where high < low. */
static void
payable(const Tally *tally, gint64 *low, gint64 *high)
{
    int first = 0, end = tally->count;
    while (first < end && tally->price[first] == NEVER)
        first++;
    while (end > first && tally->price[end - 1] == NEVER)
        end--;
    *low = tally->first + first;
    *high = tally->first + end - 1;
}

static void
claim_tally(const Program *program, int index, GArray *claims)
{
    const Tally *tally = &program->tally[index];
    gint64 low, high, least = 0, most = 0;
    payable(tally, &low, &high);
    for (int i = 0; i < tally->n; i++) {
        least += MIN(0, tally->weight[i]);
        most += MAX(0, tally->weight[i]);
    }
    if (low <= least && high >= most)
        return;
    Claim claim = {CLAIM_TALLY, index, cells_of(NULL, 0), least == 0 && low <= 0 && high >= 0,
                   low > 0 || high < 0};
    for (int i = 0; i < tally->n; i++) {
        if (tally->cell[i] < program->n_cells) {
            g_array_append_val(claim.cells, tally->cell[i]);
        } else {
            const Mark *mark = &program->mark[tally->cell[i] - program->n_cells];
            g_array_append_vals(claim.cells, mark->cell, (guint)mark->n);
        }
    }
    g_array_append_val(claims, claim);
}

/* Where duties end in the order in which they begin, a duty less leaves more room. */
static gboolean
ends_in_order(const Chain *chain)
{
    for (int i = 1; i < chain->n; i++)
        if (chain->out[i] < chain->out[i - 1])
            return FALSE;
    return TRUE;
}

/* Takes the cells. */
static void
add_claim(GArray *claims, Claim claim, gint64 cost)
{
    if (cost == NEVER)
        g_array_append_val(claims, claim);
    else
        claim_clear(&claim);
}

static void
claim_span(const Program *program, int index, GArray *claims)
{
    const Span *span = &program->span[index];
    Claim claim = {CLAIM_SPAN, index, cells_of(NULL, 0), FALSE, TRUE};
    for (int i = 0; i < span->n; i++)
        if (span->side[i].n > 0)
            g_array_append_vals(claim.cells, span->side[i].cell, (guint)span->side[i].n);
    add_claim(claims, claim, span->cost);
}

GArray *
claims_of(const Program *program, gboolean own)
{
    GArray *claims = g_array_new(FALSE, FALSE, sizeof(Claim));
    g_array_set_clear_func(claims, claim_clear);
    for (int k = 0; k < program->n_tallies; k++)
        if (!own || program->tally[k].provider >= 0)
            claim_tally(program, k, claims);
    for (int k = 0; k < program->n_chains; k++) {
        const Chain *chain = &program->chain[k];
        Claim claim = {CLAIM_CHAIN, k, cells_of(chain->cell, chain->n), ends_in_order(chain),
                       FALSE};
        add_claim(claims, claim, chain->cost);
    }
    for (int k = 0; k < program->n_ranks; k++) {
        const Rank *rank = &program->rank[k];
        Claim claim = {CLAIM_RANK, k, cells_of(rank->cell, rank->n), FALSE, FALSE};
        add_claim(claims, claim, rank->cost);
    }
    for (int k = 0; k < program->n_runs; k++) {
        const Run *run = &program->run[k];
        Claim claim = {CLAIM_RUN, k, cells_of(run->cell, run->n), run->min < 2, FALSE};
        add_claim(claims, claim, run->cost);
    }
    for (int k = 0; k < program->n_spans && !own; k++)
        claim_span(program, k, claims);
    return claims;
}

/* -- which cells are asked for ----------------------------------------------------------------- */

static gboolean
touches(const Claim *claim, const guint8 *asked)
{
    for (guint i = 0; i < claim->cells->len; i++)
        if (asked[g_array_index(claim->cells, int, i)])
            return TRUE;
    return FALSE;
}

static gboolean
ask_all(const Claim *claim, guint8 *asked)
{
    gboolean more = FALSE;
    for (guint i = 0; i < claim->cells->len; i++) {
        guint8 *cell = &asked[g_array_index(claim->cells, int, i)];
        more = more || !*cell;
        *cell = 1;
    }
    return more;
}

guint8 *
claims_ask(const Program *program, const GArray *claims)
{
    guint8 *asked = g_new0(guint8, (gsize)program->n_cells + 1);
    gboolean more = TRUE;
    while (more) {
        more = FALSE;
        for (guint i = 0; i < claims->len; i++) {
            const Claim *claim = &g_array_index(claims, Claim, i);
            if (claim->demands || (!claim->yields && touches(claim, asked)))
                more = ask_all(claim, asked) || more;
        }
    }
    return asked;
}

/* -- cells that hang together ------------------------------------------------------------------ */

int
claims_root(int *parent, int cell)
{
    while (parent[cell] != cell) {
        parent[cell] = parent[parent[cell]];
        cell = parent[cell];
    }
    return cell;
}

int *
claims_join(const Program *program, const GArray *claims, const guint8 *asked)
{
    int *parent = g_new(int, (gsize)program->n_cells + 1);
    for (int c = 0; c < program->n_cells; c++)
        parent[c] = c;
    for (guint i = 0; i < claims->len; i++) {
        const Claim *claim = &g_array_index(claims, Claim, i);
        int first = -1;
        for (guint k = 0; k < claim->cells->len; k++) {
            int cell = g_array_index(claim->cells, int, k);
            if (!asked[cell])
                continue;
            if (first >= 0)
                parent[claims_root(parent, cell)] = claims_root(parent, first);
            first = cell;
        }
    }
    return parent;
}
