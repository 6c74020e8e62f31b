#include "engine/demanded.h"

#include "engine/claim.h"

/* -- elements of a part ------------------------------------------------------------------------ */

/* The part being made: its cell for each of the whole program's asked cells. */
typedef struct {
    const Program *whole;
    const guint8 *asked;
    const int *own;
    Program *program;
} Making;

/* Which of the cells are asked for. */
static GArray *
kept(const Making *making, const int *cell, int n)
{
    GArray *indexes = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < n; i++)
        if (making->asked[cell[i]])
            g_array_append_val(indexes, i);
    return indexes;
}

static int *
pick_cells(const Making *making, const int *cell, const GArray *indexes)
{
    int *picked = g_new(int, indexes->len + 1);
    for (guint i = 0; i < indexes->len; i++)
        picked[i] = making->own[cell[g_array_index(indexes, int, i)]];
    return picked;
}

static int *
pick(const int *from, const GArray *indexes)
{
    int *picked = from != NULL ? g_new(int, indexes->len + 1) : NULL;
    for (guint i = 0; picked != NULL && i < indexes->len; i++)
        picked[i] = from[g_array_index(indexes, int, i)];
    return picked;
}

static gint64 *
pick_wide(const gint64 *from, const GArray *indexes)
{
    gint64 *picked = g_new(gint64, indexes->len + 1);
    for (guint i = 0; i < indexes->len; i++)
        picked[i] = from[g_array_index(indexes, int, i)];
    return picked;
}

/* -1: what is left of the mark never reaches its least. */
static int
make_mark(const Making *making, const Mark *mark)
{
    g_autoptr(GArray) indexes = kept(making, mark->cell, mark->n);
    gint64 most = 0;
    for (guint i = 0; i < indexes->len; i++)
        most += mark->weight[g_array_index(indexes, int, i)];
    if (most < mark->least)
        return -1;
    Mark made = {mark->provider, (int)indexes->len, pick_cells(making, mark->cell, indexes),
                 pick(mark->weight, indexes), mark->least};
    return program_add_mark(making->program, made);
}

static void
make_tally(const Making *making, int index)
{
    Tally made = making->whole->tally[index];
    const int *cell = made.cell, *weight = made.weight;
    int n = 0;
    made.cell = g_new(int, made.n + 1);
    made.weight = g_new(int, made.n + 1);
    for (int i = 0; i < made.n; i++) {
        int own = -1;
        if (cell[i] >= making->whole->n_cells)
            own = make_mark(making, &making->whole->mark[cell[i] - making->whole->n_cells]);
        else if (making->asked[cell[i]])
            own = making->own[cell[i]];
        if (own < 0)
            continue;
        made.cell[n] = own;
        made.weight[n++] = weight[i];
    }
    made.n = n;
    made.price = g_memdup2(made.price, sizeof(gint64) * (gsize)made.count);
    for (int k = 0; k < made.count; k++)
        if (made.price[k] != NEVER)
            made.price[k] = 0;
    made.tier = TIER_FILL;
    program_add_tally(making->program, made);
}

static void
make_chain(const Making *making, int index)
{
    Chain made = making->whole->chain[index];
    g_autoptr(GArray) indexes = kept(making, made.cell, made.n);
    made.n = (int)indexes->len;
    made.cell = pick_cells(making, made.cell, indexes);
    made.in = pick_wide(made.in, indexes);
    made.out = pick_wide(made.out, indexes);
    made.by_hand = pick(made.by_hand, indexes);
    program_add_chain(making->program, made);
}

static void
make_rank(const Making *making, int index)
{
    Rank made = making->whole->rank[index];
    g_autoptr(GArray) indexes = kept(making, made.cell, made.n);
    made.cell = pick_cells(making, made.cell, indexes);
    made.low = pick_wide(made.low, indexes);
    made.high = pick_wide(made.high, indexes);
    made.due = pick_wide(made.due, indexes);
    made.by_hand = pick(made.by_hand, indexes);
    program_add_rank(making->program, made);
}

static void
make_run(const Making *making, int index)
{
    Run made = making->whole->run[index];
    g_autoptr(GArray) indexes = kept(making, made.cell, made.n);
    made.n = (int)indexes->len;
    made.cell = pick_cells(making, made.cell, indexes);
    made.day = pick(made.day, indexes);
    made.by_hand = pick(made.by_hand, indexes);
    program_add_run(making->program, made);
}

static void
make_span(const Making *making, int index)
{
    Span made = making->whole->span[index];
    const SpanSide *side = made.side;
    made.side = g_new(SpanSide, made.n + 1);
    for (int i = 0; i < made.n; i++) {
        g_autoptr(GArray) indexes = kept(making, side[i].cell, side[i].n);
        made.side[i] = side[i];
        made.side[i].cell = pick_cells(making, side[i].cell, indexes);
        made.side[i].weight = pick(side[i].weight, indexes);
    }
    program_add_span(making->program, made);
}

/* -- parts ------------------------------------------------------------------------------------- */

static void
part_free(gpointer data)
{
    Part *part = data;
    program_free(part->program);
    g_array_unref(part->cell);
    g_free(part);
}

/* Gives each asked cell to the part of its root; cells keep their order. */
static void
deal_cells(const Program *program, const guint8 *asked, int *parent, GPtrArray *parts, int *own,
           int *part_of)
{
    g_autofree int *part_of_root = g_new(int, (gsize)program->n_cells + 1);
    for (int c = 0; c < program->n_cells; c++)
        part_of_root[c] = -1;
    for (int c = 0; c < program->n_cells; c++) {
        if (!asked[c])
            continue;
        int root = claims_root(parent, c);
        if (part_of_root[root] < 0) {
            Part *part = g_new0(Part, 1);
            part->program = program_new(program->providers, program->slots);
            part->cell = g_array_new(FALSE, FALSE, sizeof(int));
            part_of_root[root] = (int)parts->len;
            g_ptr_array_add(parts, part);
        }
        part_of[c] = part_of_root[root];
        Part *part = g_ptr_array_index(parts, part_of[c]);
        own[c] = program_add_cell(part->program, program->cell[c].provider, program->cell[c].slot);
        g_array_append_val(part->cell, c);
    }
}

/* The claim's first cell that is asked for, or -1. */
static int
first_asked(const Claim *claim, const guint8 *asked)
{
    for (guint i = 0; i < claim->cells->len; i++)
        if (asked[g_array_index(claim->cells, int, i)])
            return g_array_index(claim->cells, int, i);
    return -1;
}

static gint
by_size(gconstpointer a, gconstpointer b)
{
    const Part *first = *(Part *const *)a, *second = *(Part *const *)b;
    if (first->cell->len != second->cell->len)
        return first->cell->len < second->cell->len ? -1 : 1;
    return g_array_index(first->cell, int, 0) - g_array_index(second->cell, int, 0);
}

GPtrArray *
demanded_parts(const Program *program, gboolean own, gboolean *impossible)
{
    static void (*const make[])(const Making *, int) = {make_tally, make_chain, make_rank, make_run,
                                                        make_span};
    gsize size = (gsize)program->n_cells + 1;
    g_autoptr(GArray) claims = claims_of(program, own);
    g_autofree guint8 *asked = claims_ask(program, claims);
    g_autofree int *parent = claims_join(program, claims, asked);
    g_autofree int *cell_of = g_new(int, size), *part_of = g_new(int, size);
    GPtrArray *parts = g_ptr_array_new_with_free_func(part_free);
    deal_cells(program, asked, parent, parts, cell_of, part_of);
    *impossible = FALSE;
    for (guint i = 0; i < claims->len; i++) {
        const Claim *claim = &g_array_index(claims, Claim, i);
        int cell = first_asked(claim, asked);
        if (cell < 0) {
            *impossible = *impossible || (claim->demands && claim->kind == CLAIM_TALLY);
            continue;
        }
        Part *part = g_ptr_array_index(parts, part_of[cell]);
        Making making = {program, asked, cell_of, part->program};
        make[claim->kind](&making, claim->index);
    }
    g_ptr_array_sort(parts, by_size);
    return parts;
}
