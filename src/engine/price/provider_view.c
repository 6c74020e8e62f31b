#include "engine/price/provider_view.h"
#include "engine/price/cell_order.h"
#include "engine/price/key_layout.h"
#include "engine/price/own_sum.h"

/* While a view is made. */
typedef struct {
    ProviderView *view;
    Memories memories;
    int *position; /* by cell of the program */
    Charge base;
    Charge *place;
} Making;

static gboolean
counts(const Making *making, gint64 cost, int tier)
{
    return cost == NEVER || (cost != 0 && making->view->relevant[tier]);
}

static void
find_memories(Making *making)
{
    const Program *program = making->view->program;
    int provider = making->view->provider;
    making->memories.chain = g_ptr_array_new();
    making->memories.rank = g_ptr_array_new();
    making->memories.run = g_ptr_array_new();
    for (int i = 0; i < program->n_chains; i++)
        if (program->chain[i].provider == provider && program->chain[i].n > 0 &&
            counts(making, program->chain[i].cost, program->chain[i].tier))
            g_ptr_array_add(making->memories.chain, &program->chain[i]);
    for (int i = 0; i < program->n_ranks; i++)
        if (program->rank[i].provider == provider && program->rank[i].n > 0 &&
            counts(making, program->rank[i].cost, program->rank[i].tier))
            g_ptr_array_add(making->memories.rank, &program->rank[i]);
    for (int i = 0; i < program->n_runs; i++)
        if (program->run[i].provider == provider && program->run[i].n > 0 &&
            counts(making, program->run[i].cost, program->run[i].tier))
            g_ptr_array_add(making->memories.run, &program->run[i]);
}

static gboolean
lay_places(Making *making)
{
    ProviderView *view = making->view;
    const Program *program = view->program;
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < program->n_cells; i++)
        if (program->cell[i].provider == view->provider)
            g_array_append_val(cells, i);
    find_memories(making);
    if (!cell_order(&making->memories, program->n_cells, cells))
        return FALSE;
    view->n = making->memories.n = (int)cells->len;
    view->place = g_new0(Place, (gsize)view->n + 1);
    making->place = g_new0(Charge, (gsize)view->n + 1);
    making->position = g_new(int, (gsize)program->n_cells + 1);
    for (int i = 0; i < program->n_cells; i++)
        making->position[i] = -1;
    for (int t = 0; t < view->n; t++) {
        view->place[t].cell = g_array_index(cells, int, t);
        making->position[view->place[t].cell] = t;
    }
    making->memories.position = making->position;
    return TRUE;
}

/* -- marks ------------------------------------------------------------------------------------ */

static gboolean
is_named(const Program *program, int provider, int number)
{
    for (int k = 0; k < program->n_tallies; k++) {
        const Tally *tally = &program->tally[k];
        if (tally->provider >= 0 && tally->provider != provider)
            continue;
        for (int i = 0; i < tally->n; i++)
            if (tally->cell[i] == number)
                return TRUE;
    }
    return FALSE;
}

static void
add_mark(Making *making, int number)
{
    ProviderView *view = making->view;
    const Mark *mark = &view->program->mark[number - view->program->n_cells];
    g_autofree int *weight = g_new0(int, (gsize)view->n + 1);
    OwnMark own = {.number = number,
                   .least = (int)MIN(mark->least, G_MAXINT / 4),
                   .first = view->n,
                   .last = -1};
    for (int i = 0; i < mark->n; i++) {
        int t = making->position[mark->cell[i]];
        weight[t] += mark->weight[i];
        own.first = MIN(own.first, t);
        own.last = MAX(own.last, t);
    }
    own.most_rest = most_rest(view->n, weight, making->memories.chain, making->position);
    for (int t = 0; t < view->n; t++)
        if (weight[t] != 0) {
            Place *place = &view->place[t];
            place->mark = g_renew(MarkUse, place->mark, place->n_marks + 1);
            place->mark[place->n_marks++] = (MarkUse){view->n_marks, weight[t]};
        }
    view->mark = g_renew(OwnMark, view->mark, view->n_marks + 1);
    view->mark[view->n_marks++] = own;
}

static void
add_marks(Making *making)
{
    const ProviderView *view = making->view;
    const Program *program = view->program;
    for (int k = 0; k < program->n_marks; k++)
        if (program->mark[k].provider == view->provider && program->mark[k].n > 0 &&
            is_named(program, view->provider, program->n_cells + k))
            add_mark(making, program->n_cells + k);
}

/* -- tallies ---------------------------------------------------------------------------------- */

static void
add_use(SumUse **use, int *n, int sum, int weight, int factor)
{
    if (weight == 0)
        return;
    *use = g_renew(SumUse, *use, *n + 1);
    (*use)[(*n)++] = (SumUse){sum, weight / factor};
}

/* A tally of one cell: a law, or its price alone. */
static gboolean
add_single(Making *making, const Weighing *weighing)
{
    ProviderView *view = making->view;
    const Tally *tally = weighing->tally;
    if (tally->n != 1 || weighing->n_marks > 0)
        return FALSE;
    int t = making->position[tally->cell[0]], weight = tally->weight[0];
    gboolean idle = weighing->low <= 0 && weighing->high >= 0;
    gboolean taken = weighing->low <= weight && weighing->high >= weight;
    if (idle && taken)
        return FALSE;
    gint8 law = taken ? 1 : -1;
    view->impossible |= (!idle && !taken) || view->place[t].law == -law;
    view->place[t].law = law;
    if (!view->impossible && view->relevant[tally->tier])
        charge_add(&making->base, tally->tier, tally->price[(taken ? weight : 0) - tally->first],
                   1);
    return TRUE;
}

static void
add_tally(Making *making, const Tally *tally)
{
    ProviderView *view = making->view;
    Weighing weighing = weighing_begin(view, tally, making->memories.chain, making->position);
    OwnSum sum;
    if (add_single(making, &weighing) ||
        weighing_charge(&weighing, view, &making->base, making->place)) {
        weighing_end(&weighing);
        return;
    }
    if (weighing_sum(&weighing, view, &sum)) {
        int factor = weighing_factor(&weighing, view->n), number = view->n_sums;
        for (int t = 0; t < view->n; t++)
            add_use(&view->place[t].use, &view->place[t].n_uses, number, weighing.weight[t],
                    factor);
        for (int k = 0; k < weighing.n_marks; k++) {
            OwnMark *mark = &view->mark[weighing.mark[k].sum];
            add_use(&mark->use, &mark->n_uses, number, weighing.mark[k].weight, factor);
        }
        view->sum = g_renew(OwnSum, view->sum, view->n_sums + 1);
        view->sum[view->n_sums++] = sum;
    } else {
        view->impossible = TRUE;
    }
    weighing_end(&weighing);
}

static void
add_tallies(Making *making)
{
    const ProviderView *view = making->view;
    for (int k = 0; k < view->program->n_tallies; k++)
        if (view->program->tally[k].provider == view->provider)
            add_tally(making, &view->program->tally[k]);
    making->view->base = charge_enter(view->book, &making->base);
    for (int t = 0; t < view->n; t++)
        view->place[t].charge = charge_enter(view->book, &making->place[t]);
}

/* -- the whole -------------------------------------------------------------------------------- */

static gboolean
make(Making *making)
{
    ProviderView *view = making->view;
    if (!lay_places(making))
        return FALSE;
    add_marks(making);
    add_tallies(making);
    if (!key_lay_out(view))
        return FALSE;
    view->network = network_new(&making->memories, view->book);
    return view->network != NULL;
}

ProviderView *
provider_view_new(const Program *program, int provider, const gboolean relevant[TIERS])
{
    ProviderView *view = g_new0(ProviderView, 1);
    view->program = program;
    view->provider = provider;
    view->book = charge_book_new();
    memcpy(view->relevant, relevant, sizeof view->relevant);
    Making making = {.view = view};
    gboolean made = make(&making);
    g_ptr_array_unref(making.memories.chain);
    g_ptr_array_unref(making.memories.rank);
    g_ptr_array_unref(making.memories.run);
    g_free(making.position);
    g_free(making.place);
    if (!made)
        g_clear_pointer(&view, provider_view_free);
    return view;
}

static void
clear_place(Place *place)
{
    g_free(place->use);
    g_free(place->mark);
    g_free(place->settle);
    g_free(place->open);
    g_free(place->open_mark);
    g_free(place->closing);
    g_free(place->closing_mark);
}

void
provider_view_free(ProviderView *view)
{
    if (view == NULL)
        return;
    for (int t = 0; t < view->n; t++)
        clear_place(&view->place[t]);
    for (int k = 0; k < view->n_sums; k++)
        own_sum_clear(&view->sum[k]);
    for (int k = 0; k < view->n_marks; k++) {
        g_free(view->mark[k].most_rest);
        g_free(view->mark[k].use);
    }
    g_free(view->place);
    g_free(view->sum);
    g_free(view->mark);
    charge_book_free(view->book);
    network_free(view->network);
    g_free(view);
}
