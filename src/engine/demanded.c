#include "engine/demanded.h"

#include "engine/claim.h"
#include "engine/thin.h"

/* What can be paid costs nothing; each tally has marks of its own, for the parts that need them. */
static void
thin_demand(const Thinning *thinning, int index)
{
    const Tally *tally = &thinning->whole->tally[index];
    for (int i = 0; i < tally->n; i++)
        if (tally->cell[i] >= thinning->whole->n_cells)
            thin_mark(thinning, tally->cell[i] - thinning->whole->n_cells);
    thin_tally(thinning, index);
    Tally *made = &thinning->part->tally[thinning->part->n_tallies - 1];
    for (int k = 0; k < made->count; k++)
        if (made->price[k] != NEVER)
            made->price[k] = 0;
    made->tier = TIER_FILL;
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

/* Gives each asked cell to the part of its root, and its number there; cells keep their order. */
static void
deal_cells(const Program *program, const guint8 *asked, int *parent, GPtrArray *parts, int *number,
           int *part_of)
{
    g_autofree int *part_of_root = g_new(int, (gsize)program->n_cells + 1);
    for (int c = 0; c < program->n_cells; c++)
        part_of_root[c] = -1;
    for (int c = 0; c < program->n_cells; c++) {
        number[c] = -1;
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
        number[c] =
            program_add_cell(part->program, program->cell[c].provider, program->cell[c].slot);
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
    static void (*const thin[])(const Thinning *, int) = {thin_demand, thin_chain, thin_rank,
                                                          thin_run, thin_span};
    gsize size = (gsize)(program->n_cells + program->n_marks) + 1;
    g_autoptr(GArray) claims = claims_of(program, own);
    g_autofree guint8 *asked = claims_ask(program, claims);
    g_autofree int *parent = claims_join(program, claims, asked);
    g_autofree int *number = g_new(int, size), *part_of = g_new(int, size);
    GPtrArray *parts = g_ptr_array_new_with_free_func(part_free);
    deal_cells(program, asked, parent, parts, number, part_of);
    *impossible = FALSE;
    for (guint i = 0; i < claims->len; i++) {
        const Claim *claim = &g_array_index(claims, Claim, i);
        int cell = first_asked(claim, asked);
        if (cell < 0) {
            *impossible = *impossible || (claim->demands && claim->kind == CLAIM_TALLY);
            continue;
        }
        Part *part = g_ptr_array_index(parts, part_of[cell]);
        Thinning thinning = {program, part->program, number};
        thin[claim->kind](&thinning, claim->index);
    }
    g_ptr_array_sort(parts, by_size);
    return parts;
}
