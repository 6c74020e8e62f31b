/* The seam to a linear solver: what the master asks of one. GLPK stands behind it (lp_glpk.c), or
 * by a build option COIN-OR Clp (lp_clp.c). One instance may live at a time, on one thread. */
#pragma once

#include <glib.h>

/** Bounds that are none. */
#define LP_FREE G_MAXDOUBLE

typedef enum {
    LP_OPTIMAL,
    LP_INFEASIBLE,
    LP_STOPPED, /* the time is over, or the caller asked for it */
    LP_BROKEN   /* the solver met an error of its own; the instance answers nothing any more */
} LpStatus;

/** Asked once in a while; TRUE ends the solution, and the instance answers nothing any more. */
typedef gboolean (*LpPoll)(gpointer data);

typedef struct Lp Lp;

/** A minimum is sought. */
Lp *lp_new(void);
void lp_free(Lp *lp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lp, lp_free)

/** Rows and columns count from 0. Returns the index of the new one. */
int lp_add_row(Lp *lp, double low, double high);
/** A column with its factors in rows that stand. */
int lp_add_column(Lp *lp, double low, double high, int n, const int *row, const double *factor);
void lp_set_bounds(Lp *lp, int column, double low, double high);
void lp_set_cost(Lp *lp, int column, double cost);

/** Goes on from the last basis. */
LpStatus lp_solve(Lp *lp, double seconds, LpPoll poll, gpointer data);
double lp_objective(const Lp *lp);
double lp_value(const Lp *lp, int column);
/** What growth of the row's bound by one adds to the objective. */
double lp_dual(const Lp *lp, int row);
/** Simplex iterations so far. */
gint64 lp_iterations(const Lp *lp);
