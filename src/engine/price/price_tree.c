#include "engine/price/price_tree.h"

#include "engine/price/tree.h"
#include "engine/search/search.h"
#include "engine/thin.h"

#include <math.h>

/** Wrong turns that a dive may take back. */
enum { TURNS = 12 };
/** Units between bound and incumbent that reduced costs may close. */
enum { NEAR = 8 };

static gboolean
is_spent(gpointer data)
{
    const Tree *tree = data;
    return budget_spent(tree->incumbent->budget, tree->limit);
}

static gboolean
poll(gpointer data)
{
    Tree *tree = data;
    incumbent_tell(tree->incumbent, FALSE);
    return is_spent(tree);
}

/* FALSE: not solved. */
static gboolean
solve_root(Tree *tree)
{
    Master *master = tree->master;
    gint64 *bound = &tree->incumbent->bound[tree->tier];
    master->cutoff = (double)tree_cost(tree);
    if (*bound > G_MININT64)
        master->floor = (double)*bound;
    MasterStatus status = master_solve(master, G_MAXINT, G_MAXDOUBLE);
    tree_count_work(tree);
    *bound = MAX(*bound, MIN(tree_cost(tree), master_bound(master)));
    tree->root_bound = *bound;
    master->floor = (double)*bound;
    if (status != MASTER_SOLVED)
        return FALSE;
    tree->root_solved = TRUE;
    memcpy(tree->root_centre, master->centre, sizeof(double) * (gsize)master->n_rows);
    if (!tree_is_proven(tree)) {
        master_values(master, tree->value);
        if (tree_is_whole(tree))
            tree_offer(tree);
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
    tree_count_work(tree);
}

static gboolean
is_near(const Tree *tree)
{
    return tree->root_solved &&
           tree_cost(tree) - tree->root_bound <= NEAR * MAX(1, tree->master->divisor);
}

/* Later tiers hold this one at its optimum: what its relaxation makes dearer is over. */
static void
bury_for_good(Tree *tree)
{
    if (is_near(tree) && !is_spent(tree))
        bury(tree, (double)(tree_cost(tree) + MAX(1, tree->master->divisor)),
             tree->incumbent->dead);
}

static void
run(Tree *tree)
{
    if (!solve_root(tree) || tree_is_proven(tree))
        return;
    search_again(tree);
    if (tree_is_proven(tree))
        return;
    if (is_near(tree))
        bury(tree, (double)tree_cost(tree), tree->root_fate);
    tree_dive(tree, (double)tree->root_bound + 1, TURNS);
    if (tree_is_proven(tree) || is_spent(tree))
        return;
    tree_dive(tree, (double)tree_cost(tree), 0);
    if (!tree_is_proven(tree) && !is_spent(tree))
        tree_grow(tree);
}

static void
clear(Tree *tree)
{
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
                 .root_centre = g_new0(double, (gsize)master->n_rows + 1)};
    master->watch = (MasterWatch){is_spent, poll, &tree};
    memcpy(master->fate, incumbent->dead, cells - 1);
    master_add_choice(master, incumbent->taken);
    for (guint i = 0; i < incumbent->pool->len; i++)
        master_add_choice(master, g_ptr_array_index(incumbent->pool, i));
    run(&tree);
    gboolean proven = tree_is_proven(&tree);
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
    return memchr(incumbent->dead, (guint8)-1, (gsize)incumbent->program->n_cells) == NULL
               ? price_program(incumbent, limit)
               : price_part(incumbent, limit);
}
