/* Down from the root in great steps. */
#include "engine/price/tree.h"

/** A dive fixes at once all cells that the relaxation takes as far as this. */
#define NEARLY 0.65

/** The cells fixed on the way down, and where each step of it begins. */
typedef struct {
    GArray *cell; /* int */
    GArray *step; /* guint */
} Path;

static void
fix(Tree *tree, Path *path, int cell, gint8 fate)
{
    tree->fate[cell] = fate;
    g_array_append_val(path->cell, cell);
}

/* FALSE: nothing is broken. */
static gboolean
step_down(Tree *tree, Path *path)
{
    int first = tree_most_taken(tree);
    if (first < 0)
        return FALSE;
    g_array_append_val(path->step, path->cell->len);
    fix(tree, path, first, 1);
    for (int c = 0; c < tree->incumbent->program->n_cells; c++)
        if (tree->fate[c] == 0 && tree->value[c] > NEARLY && tree->value[c] < 1 - TREE_WHOLE)
            fix(tree, path, c, 1);
    return TRUE;
}

/* Takes the last step back, and turns its first cell the other way. FALSE: there is none. */
static gboolean
turn_back(Tree *tree, Path *path)
{
    if (path->step->len == 0)
        return FALSE;
    guint begin = g_array_index(path->step, guint, path->step->len - 1);
    int first = g_array_index(path->cell, int, begin);
    for (guint i = begin; i < path->cell->len; i++)
        tree->fate[g_array_index(path->cell, int, i)] = 0;
    g_array_set_size(path->cell, begin);
    g_array_set_size(path->step, path->step->len - 1);
    fix(tree, path, first, -1);
    return TRUE;
}

void
tree_dive(Tree *tree, double cutoff, int turns)
{
    Path path = {g_array_new(FALSE, FALSE, sizeof(int)), g_array_new(FALSE, FALSE, sizeof(guint))};
    memcpy(tree->fate, tree->root_fate, (gsize)tree->incumbent->program->n_cells);
    g_autofree double *centre =
        g_memdup2(tree->root_centre, sizeof(double) * (gsize)tree->master->n_rows + 1);
    while ((double)tree_cost(tree) >= cutoff) {
        NodeEnd end = tree_solve(tree, cutoff, centre);
        if (end == NODE_STOPPED || (end == NODE_SOLVED && !step_down(tree, &path)) ||
            (end == NODE_CLOSED && (turns-- == 0 || !turn_back(tree, &path))))
            break;
        if (end == NODE_SOLVED)
            memcpy(centre, tree->master->centre, sizeof(double) * (gsize)tree->master->n_rows);
    }
    g_array_unref(path.cell);
    g_array_unref(path.step);
}
