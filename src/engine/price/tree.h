/* Between the files of one tier's branch-and-price. */
#pragma once

#include "engine/price/price_tree.h"

/** Values nearer to whole numbers are whole. */
#define TREE_WHOLE 1e-5

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
    GArray *node; /* of the branching */
    GArray *open; /* int */
} Tree;

typedef enum {
    NODE_SOLVED, /* to be branched upon */
    NODE_CLOSED, /* nothing better below it */
    NODE_STOPPED
} NodeEnd;

static inline gint64
tree_cost(const Tree *tree)
{
    return tree->incumbent->cost[tree->tier];
}

static inline gboolean
tree_is_proven(const Tree *tree)
{
    return tree_cost(tree) <= tree->incumbent->bound[tree->tier];
}

/** Charges the budget with what the master did. */
void tree_count_work(Tree *tree);
/** Solves the relaxation under the tree's fates; choices that cost as much as the cutoff are of no
 * use. */
NodeEnd tree_solve(Tree *tree, double cutoff, const double *centre);
/** The values are those of a choice. */
gboolean tree_is_whole(const Tree *tree);
/** Offers them as one. */
void tree_offer(Tree *tree);
/** The cell that the relaxation breaks and takes most; -1: none is broken. */
int tree_most_taken(const Tree *tree);
/** From the root, for a choice below the cutoff, with so many wrong turns taken back. */
void tree_dive(Tree *tree, double cutoff, int turns);
/** Branches until the tier is proven, the limit is reached or a small program shows no progress. */
void tree_grow(Tree *tree);
