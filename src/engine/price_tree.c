#include "engine/price_tree.h"

#include "engine/search.h"
#include "engine/thin.h"

#include <math.h>

/** Values nearer to whole numbers are whole. */
#define WHOLE 1e-5
/** A dive fixes at once all cells that the relaxation takes as far as this. */
#define NEARLY 0.65
/** Wrong turns that a dive may take back. */
enum { TURNS = 12 };
/** Units between bound and incumbent that reduced costs may close. */
enum { NEAR = 8 };

/** Cells fixed one after the other, since the root. */
typedef struct {
    int parent; /* -1: the root */
    int depth;
    int cell;
    gint8 fate;
    gint64 bound; /* proven, by its parent at first */
    double *centre;
} Node;

typedef struct {
    Incumbent *incumbent;
    Master *master;
    const Limit *limit;
    int tier;
    gint64 counted;   /* of the master's work */
    gint8 *root_fate; /* what holds everywhere */
    gint8 *fate;
    double *value; /* by cell */
    guint8 *taken;
    double *root_centre;
    gint64 root_bound;
    gboolean root_solved;
    GArray *node; /* Node */
    GArray *open; /* int */
} Tree;

typedef enum {
    NODE_SOLVED, /* to be branched upon */
    NODE_CLOSED, /* nothing better below it */
    NODE_STOPPED
} NodeEnd;

/* -- the watch -------------------------------------------------------------------------------- */

static gboolean
is_spent(gpointer data)
{
    const Tree *tree = data;
    return budget_spent(tree->incumbent->budget, tree->limit);
}

static void
count_work(Tree *tree)
{
    tree->incumbent->budget->work += tree->master->work - tree->counted;
    tree->counted = tree->master->work;
}

static gboolean
poll(gpointer data)
{
    Tree *tree = data;
    incumbent_tell(tree->incumbent, FALSE);
    return is_spent(tree);
}

/* -- one relaxation --------------------------------------------------------------------------- */

static gint64
cost_of(const Tree *tree)
{
    return tree->incumbent->cost[tree->tier];
}

static gboolean
is_proven(const Tree *tree)
{
    return cost_of(tree) <= tree->incumbent->bound[tree->tier];
}

static gboolean
is_whole(const Tree *tree)
{
    for (int c = 0; c < tree->incumbent->program->n_cells; c++)
        if (tree->value[c] > WHOLE && tree->value[c] < 1 - WHOLE)
            return FALSE;
    return TRUE;
}

static void
offer(Tree *tree)
{
    for (int c = 0; c < tree->incumbent->program->n_cells; c++)
        tree->taken[c] = tree->value[c] > 0.5;
    if (incumbent_offer(tree->incumbent, tree->taken))
        incumbent_tell(tree->incumbent, FALSE);
}

/* Solves the relaxation under the tree's fates; choices that cost as much as the cutoff are of no
 * use. */
static NodeEnd
solve_node(Tree *tree, double cutoff, const double *centre)
{
    Master *master = tree->master;
    master->cutoff = MIN(cutoff, (double)cost_of(tree));
    master_restrict(master, tree->fate, centre);
    MasterStatus status = master_solve(master, G_MAXINT, G_MAXDOUBLE);
    count_work(tree);
    if (status != MASTER_SOLVED)
        return NODE_STOPPED;
    if (master_is_beaten(master))
        return NODE_CLOSED;
    master_values(master, tree->value);
    if (is_whole(tree))
        offer(tree);
    master->cutoff = MIN(cutoff, (double)cost_of(tree));
    return master_is_beaten(master) ? NODE_CLOSED : NODE_SOLVED;
}

/* -- diving ----------------------------------------------------------------------------------- */

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

static int
most_taken(const Tree *tree)
{
    int best = -1;
    for (int c = 0; c < tree->incumbent->program->n_cells; c++)
        if (tree->value[c] > WHOLE && tree->value[c] < 1 - WHOLE && tree->fate[c] == 0 &&
            (best < 0 || tree->value[c] > tree->value[best] + WHOLE))
            best = c;
    return best;
}

/* FALSE: nothing is broken. */
static gboolean
step_down(Tree *tree, Path *path)
{
    int first = most_taken(tree);
    if (first < 0)
        return FALSE;
    g_array_append_val(path->step, path->cell->len);
    fix(tree, path, first, 1);
    for (int c = 0; c < tree->incumbent->program->n_cells; c++)
        if (tree->fate[c] == 0 && tree->value[c] > NEARLY && tree->value[c] < 1 - WHOLE)
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

/* Down from the root in great steps, for a choice below the cutoff. */
static void
dive(Tree *tree, double cutoff, int turns)
{
    Path path = {g_array_new(FALSE, FALSE, sizeof(int)), g_array_new(FALSE, FALSE, sizeof(guint))};
    memcpy(tree->fate, tree->root_fate, (gsize)tree->incumbent->program->n_cells);
    g_autofree double *centre =
        g_memdup2(tree->root_centre, sizeof(double) * (gsize)tree->master->n_rows + 1);
    while ((double)cost_of(tree) >= cutoff) {
        NodeEnd end = solve_node(tree, cutoff, centre);
        if (end == NODE_STOPPED || (end == NODE_SOLVED && !step_down(tree, &path)) ||
            (end == NODE_CLOSED && (turns-- == 0 || !turn_back(tree, &path))))
            break;
        if (end == NODE_SOLVED)
            memcpy(centre, tree->master->centre, sizeof(double) * (gsize)tree->master->n_rows);
    }
    g_array_unref(path.cell);
    g_array_unref(path.step);
}

/* -- branching -------------------------------------------------------------------------------- */

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
    int best = most_taken(tree);
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
    gint64 least = cost_of(tree);
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
    if (node->bound < cost_of(tree)) {
        load_fates(tree, index);
        end = solve_node(tree, HUGE_VAL, node->centre);
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
grow(Tree *tree)
{
    open_node(tree, -1, -1, 0, tree->root_bound);
    while (tree->open->len > 0 && !is_proven(tree))
        if (!branch(tree, choose_open(tree)))
            return;
}

/* -- the whole tier --------------------------------------------------------------------------- */

/* FALSE: not solved. */
static gboolean
solve_root(Tree *tree)
{
    Master *master = tree->master;
    gint64 *bound = &tree->incumbent->bound[tree->tier];
    master->cutoff = (double)cost_of(tree);
    if (*bound > G_MININT64)
        master->floor = (double)*bound;
    MasterStatus status = master_solve(master, G_MAXINT, G_MAXDOUBLE);
    count_work(tree);
    *bound = MAX(*bound, MIN(cost_of(tree), master_bound(master)));
    tree->root_bound = *bound;
    master->floor = (double)*bound;
    if (status != MASTER_SOLVED)
        return FALSE;
    tree->root_solved = TRUE;
    memcpy(tree->root_centre, master->centre, sizeof(double) * (gsize)master->n_rows);
    if (!is_proven(tree)) {
        master_values(master, tree->value);
        if (is_whole(tree))
            offer(tree);
    }
    return TRUE;
}

/* Local search from the incumbent, where the relaxation leaves a gap. */
static void
search_again(Tree *tree)
{
    Incumbent *incumbent = tree->incumbent;
    Limit limit = budget_share(incumbent->budget, 0.3, search_worth(incumbent->program) / 4);
    limit.seconds = MIN(limit.seconds, tree->limit->seconds);
    limit.work = MIN(limit.work, tree->limit->work);
    search_improve(incumbent, incumbent->taken,
                   incumbent->budget->effort->seed + 2 + (guint32)tree->tier, &limit);
}

static void
bury(Tree *tree, double cutoff, gint8 *fate)
{
    memcpy(tree->master->centre, tree->root_centre, sizeof(double) * (gsize)tree->master->n_rows);
    tree->master->cutoff = cutoff;
    memcpy(tree->master->fate, tree->incumbent->dead, (gsize)tree->incumbent->program->n_cells);
    master_bury(tree->master, fate);
    count_work(tree);
}

static gboolean
is_near(const Tree *tree)
{
    return tree->root_solved &&
           cost_of(tree) - tree->root_bound <= NEAR * MAX(1, tree->master->divisor);
}

/* Later tiers hold this one at its optimum: what its relaxation makes dearer is over. */
static void
bury_for_good(Tree *tree)
{
    if (is_near(tree) && !is_spent(tree))
        bury(tree, (double)(cost_of(tree) + MAX(1, tree->master->divisor)), tree->incumbent->dead);
}

static void
run(Tree *tree)
{
    if (!solve_root(tree) || is_proven(tree))
        return;
    search_again(tree);
    if (is_proven(tree))
        return;
    if (is_near(tree))
        bury(tree, (double)cost_of(tree), tree->root_fate);
    dive(tree, (double)tree->root_bound + 1, TURNS);
    if (is_proven(tree) || is_spent(tree))
        return;
    dive(tree, (double)cost_of(tree), 0);
    if (!is_proven(tree) && !is_spent(tree))
        grow(tree);
}

static void
clear(Tree *tree)
{
    for (guint i = 0; i < tree->node->len; i++)
        g_free(g_array_index(tree->node, Node, i).centre);
    g_array_unref(tree->node);
    g_array_unref(tree->open);
    g_free(tree->root_fate);
    g_free(tree->fate);
    g_free(tree->value);
    g_free(tree->taken);
    g_free(tree->root_centre);
    master_free(tree->master);
}

static gboolean
price_program(Incumbent *incumbent, const Limit *limit)
{
    int threads = incumbent->budget->effort->threads;
    Master *master = master_new(incumbent->program, incumbent->tier, incumbent->cost,
                                threads > 0 ? threads : (int)g_get_num_processors());
    if (master == NULL)
        return FALSE;
    gsize cells = (gsize)incumbent->program->n_cells + 1;
    Tree tree = {.incumbent = incumbent,
                 .master = master,
                 .limit = limit,
                 .tier = incumbent->tier,
                 .root_fate = g_memdup2(incumbent->dead, cells),
                 .fate = g_new0(gint8, cells),
                 .value = g_new0(double, cells),
                 .taken = g_new0(guint8, cells),
                 .root_centre = g_new0(double, (gsize)master->n_rows + 1),
                 .node = g_array_new(FALSE, FALSE, sizeof(Node)),
                 .open = g_array_new(FALSE, FALSE, sizeof(int))};
    master->watch = (MasterWatch){is_spent, poll, &tree};
    memcpy(master->fate, incumbent->dead, cells - 1);
    master_add_choice(master, incumbent->taken);
    run(&tree);
    gboolean proven = is_proven(&tree);
    if (proven)
        bury_for_good(&tree);
    clear(&tree);
    return proven;
}

/* The tier in the program without its dead cells. */
static gboolean
price_part(Incumbent *whole, const Limit *limit)
{
    int *cell;
    g_autoptr(Program) program = thin_program(whole->program, whole->dead, &cell);
    Incumbent part;
    incumbent_begin_part(&part, program, cell, whole);
    gboolean proven = price_program(&part, limit);
    memcpy(whole->bound, part.bound, sizeof part.bound);
    for (int c = 0; c < program->n_cells; c++)
        whole->dead[cell[c]] = part.dead[c];
    incumbent_end(&part);
    g_free(cell);
    return proven;
}

gboolean
price_tier(Incumbent *incumbent, const Limit *limit)
{
    return memchr(incumbent->dead, -1, (gsize)incumbent->program->n_cells) == NULL
               ? price_program(incumbent, limit)
               : price_part(incumbent, limit);
}
