/* Branching on (provider, slot). */
#include "engine/price/tree.h"

#include <math.h>

/** Cells of a program whose compact model is quickly solved, and nodes of it that may raise no
 * bound: then the relaxation of patterns is of no help (marks and spans over several providers),
 * and the rest is left to that model. */
enum { SMALL = 500, IDLE = 8 };

/** Cells fixed one after the other, since the root. */
typedef struct {
    int parent; /* -1: the root */
    int depth;
    int cell;
    gint8 fate;
    gint64 bound; /* proven, by its parent at first */
    double *centre;
} Node;

static void
open_node(Tree *tree, int parent, int cell, gint8 fate, gint64 bound)
{
    const Node *above = parent < 0 ? NULL : &g_array_index(tree->node, Node, parent);
    Node node = {.parent = parent,
                 .depth = above == NULL ? 0 : above->depth + 1,
                 .cell = cell,
                 .fate = fate,
                 .bound = bound};
    const double *centre = parent < 0 ? tree->root_centre : tree->master->centre;
    node.centre = g_memdup2(centre, sizeof(double) * (gsize)tree->master->n_rows + 1);
    int index = (int)tree->node->len;
    g_array_append_val(tree->node, node);
    g_array_append_val(tree->open, index);
}

/* The open node of least bound, of these the deepest, of these the last. */
static guint
choose_open(const Tree *tree)
{
    guint best = 0;
    for (guint i = 1; i < tree->open->len; i++) {
        const Node *a = &g_array_index(tree->node, Node, g_array_index(tree->open, int, i));
        const Node *b = &g_array_index(tree->node, Node, g_array_index(tree->open, int, best));
        if (a->bound < b->bound || (a->bound == b->bound && a->depth >= b->depth))
            best = i;
    }
    return best;
}

static void
load_fates(Tree *tree, int index)
{
    memcpy(tree->fate, tree->root_fate, (gsize)tree->incumbent->program->n_cells);
    for (int i = index; i >= 0; i = g_array_index(tree->node, Node, i).parent) {
        const Node *node = &g_array_index(tree->node, Node, i);
        if (node->cell >= 0)
            tree->fate[node->cell] = node->fate;
    }
}

/* A broken cell; else one that is not settled: a whole relaxation may cost less than its choice.
 * -1: none. */
static int
choose_cell(const Tree *tree)
{
    int best = tree_most_taken(tree);
    for (int c = 0; best < 0 && c < tree->incumbent->program->n_cells; c++)
        if (tree->fate[c] == 0 && tree->value[c] > 0.5)
            best = c;
    for (int c = 0; best < 0 && c < tree->incumbent->program->n_cells; c++)
        if (tree->fate[c] == 0)
            best = c;
    return best;
}

/* What is proven while nodes are open. */
static void
raise_bound(Tree *tree)
{
    gint64 least = tree_cost(tree);
    for (guint i = 0; i < tree->open->len; i++)
        least =
            MIN(least, g_array_index(tree->node, Node, g_array_index(tree->open, int, i)).bound);
    gint64 *bound = &tree->incumbent->bound[tree->tier];
    *bound = MAX(*bound, least);
}

/* FALSE: stopped; the node is still open. */
static gboolean
branch(Tree *tree, guint place)
{
    int index = g_array_index(tree->open, int, place);
    Node *node = &g_array_index(tree->node, Node, index);
    NodeEnd end = NODE_CLOSED;
    if (node->bound < tree_cost(tree)) {
        load_fates(tree, index);
        end = tree_solve(tree, HUGE_VAL, node->centre);
    }
    if (end == NODE_STOPPED)
        return FALSE;
    g_array_remove_index(tree->open, place);
    int cell = end == NODE_SOLVED ? choose_cell(tree) : -1;
    if (cell >= 0) {
        gint64 bound = MAX(node->bound, master_bound(tree->master));
        open_node(tree, index, cell, -1, bound);
        open_node(tree, index, cell, 1, bound);
    }
    g_clear_pointer(&g_array_index(tree->node, Node, index).centre, g_free);
    raise_bound(tree);
    return TRUE;
}

static void
clear(Tree *tree)
{
    for (guint i = 0; i < tree->node->len; i++)
        g_free(g_array_index(tree->node, Node, i).centre);
    g_array_unref(tree->node);
    g_array_unref(tree->open);
}

void
tree_grow(Tree *tree)
{
    tree->node = g_array_new(FALSE, FALSE, sizeof(Node));
    tree->open = g_array_new(FALSE, FALSE, sizeof(int));
    open_node(tree, -1, -1, 0, tree->root_bound);
    gboolean small = tree->incumbent->program->n_cells < SMALL;
    gint64 bound = G_MININT64;
    for (int idle = 0; tree->open->len > 0 && !tree_is_proven(tree) && idle <= IDLE;) {
        if (!branch(tree, choose_open(tree)))
            break;
        idle = !small || tree->incumbent->bound[tree->tier] > bound ? 0 : idle + 1;
        bound = tree->incumbent->bound[tree->tier];
    }
    clear(tree);
}
