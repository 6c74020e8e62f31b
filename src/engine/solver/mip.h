/* The seam to a linear and integer solver. One instance may live at a time, on one thread. */
#pragma once

#include <glib.h>

/** Bounds that are none. */
#define MIP_FREE G_MAXDOUBLE

typedef enum {
    MIP_OPTIMAL,
    MIP_INFEASIBLE,
    MIP_STOPPED, /* a limit was reached, or the caller asked for it */
    MIP_BROKEN   /* the solver met an error of its own; the instance answers nothing any more */
} MipStatus;

typedef struct Mip Mip;

Mip *mip_new(void);
void mip_free(Mip *mip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mip, mip_free)

/** Columns and rows count from 0; both return the index of the first new one, -1 when broken. A
 * name may be NULL. */
int mip_add_columns(Mip *mip, int count);
int mip_add_row(Mip *mip, int n, const int *column, const double *factor, double low, double high);
/** The column's factors in rows that stand; replaces what it had. */
void mip_set_entries(Mip *mip, int column, int n, const int *row, const double *factor);
void mip_set_column(Mip *mip, int column, double low, double high, gboolean whole);
void mip_set_objective(Mip *mip, int column, double factor);
void mip_name(Mip *mip, int column, const char *name);

/** Asked once in a while during a long relaxation; TRUE ends it, and the instance answers nothing
 * any more. */
typedef gboolean (*MipPoll)(gpointer data);

/** Solves the relaxation, going on from the last basis, in at most so many iterations and seconds.
 */
MipStatus mip_solve_lp(Mip *mip, gint64 iterations, double seconds, MipPoll poll, gpointer data);
double mip_objective(const Mip *mip);
double mip_value(const Mip *mip, int column);
/** The dual of a column in the last relaxation. */
double mip_reduced_cost(const Mip *mip, int column);

/** The dual of a row: what its bound's growth by one adds to the objective. */
double mip_dual(const Mip *mip, int row);

/** What a search tells and asks; every call may come many times. */
typedef struct {
    /** A whole solution and its value. */
    void (*found)(const double *value, gpointer data);
    /** Fills in a solution to be taken over and returns TRUE; FALSE: there is no news. */
    gboolean (*offer)(double *value, gpointer data);
    /** The bound so far; TRUE ends the search. */
    gboolean (*stop)(double bound, gint64 iterations, gpointer data);
    MipPoll poll;
    gpointer data;
    gboolean pump; /* look for a first solution by the feasibility pump */
    gboolean cuts;
    int branch_first; /* columns, from 0, to branch upon before others; 0: as the solver likes */
} MipWatch;

/** Branch and bound from a relaxation solved to its optimum. *bound is proven. */
MipStatus mip_solve(Mip *mip, const MipWatch *watch, double seconds, double *bound);
/** Simplex iterations so far. */
gint64 mip_iterations(const Mip *mip);

/** Writes the model in CPLEX LP or fixed MPS format; FALSE: could not (errno). */
gboolean mip_write(Mip *mip, gboolean mps, const char *path);
