/* One relaxation of a tier under the fates of the tree. */
#include "engine/price/tree.h"

void
tree_count_work(Tree *tree)
{
    tree->incumbent->budget->work += tree->master->work - tree->counted;
    tree->counted = tree->master->work;
}

gboolean
tree_is_whole(const Tree *tree)
{
    for (int c = 0; c < tree->incumbent->program->n_cells; c++)
        if (tree->value[c] > TREE_WHOLE && tree->value[c] < 1 - TREE_WHOLE)
            return FALSE;
    return TRUE;
}

void
tree_offer(Tree *tree)
{
    for (int c = 0; c < tree->incumbent->program->n_cells; c++)
        tree->taken[c] = tree->value[c] > 0.5;
    if (incumbent_offer(tree->incumbent, tree->taken))
        incumbent_tell(tree->incumbent, FALSE);
}

NodeEnd
tree_solve(Tree *tree, double cutoff, const double *centre)
{
    Master *master = tree->master;
    master->cutoff = MIN(cutoff, (double)tree_cost(tree));
    master_restrict(master, tree->fate, centre);
    MasterStatus status = master_solve(master, G_MAXINT, G_MAXDOUBLE);
    tree_count_work(tree);
    if (status != MASTER_SOLVED)
        return NODE_STOPPED;
    if (master_is_beaten(master))
        return NODE_CLOSED;
    master_values(master, tree->value);
    if (tree_is_whole(tree))
        tree_offer(tree);
    master->cutoff = MIN(cutoff, (double)tree_cost(tree));
    return master_is_beaten(master) ? NODE_CLOSED : NODE_SOLVED;
}

int
tree_most_taken(const Tree *tree)
{
    int best = -1;
    for (int c = 0; c < tree->incumbent->program->n_cells; c++)
        if (tree->value[c] > TREE_WHOLE && tree->value[c] < 1 - TREE_WHOLE && tree->fate[c] == 0 &&
            (best < 0 || tree->value[c] > tree->value[best] + TREE_WHOLE))
            best = c;
    return best;
}
