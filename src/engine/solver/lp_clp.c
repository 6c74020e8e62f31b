/* COIN-OR Clp 1.17 behind the linear seam. */
#include "engine/solver/lp.h"

#include <coin/Clp_C_Interface.h>

/** Iterations between two questions to the poll; the C interface has no event handler. */
enum { STRIDE = 2000 };

/** Clp's answers to Clp_status. */
enum { SOLVED = 0, IMPOSSIBLE = 1, UNBOUNDED = 2, LIMITED = 3 };

struct Lp {
    Clp_Simplex *model;
    gint64 iterations;
    gboolean broken;
    /* Columns not told yet: Clp copies all it has for each call. */
    GArray *start; /* int: one more than columns */
    GArray *row;   /* int */
    GArray *factor;
    GArray *low;
    GArray *high;
    GArray *cost;
};

static GArray *
new_doubles(void)
{
    return g_array_new(FALSE, FALSE, sizeof(double));
}

static void
forget_columns(Lp *lp)
{
    GArray *arrays[] = {lp->start, lp->row, lp->factor, lp->low, lp->high, lp->cost};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_set_size(arrays[i], 0);
    int zero = 0;
    g_array_append_val(lp->start, zero);
}

/* Clp knows infinity by its greatest double, as we do. */
Lp *
lp_new(void)
{
    Lp *lp = g_new0(Lp, 1);
    lp->model = Clp_newModel();
    Clp_setLogLevel(lp->model, 0);
    lp->start = g_array_new(FALSE, FALSE, sizeof(int));
    lp->row = g_array_new(FALSE, FALSE, sizeof(int));
    lp->factor = new_doubles();
    lp->low = new_doubles();
    lp->high = new_doubles();
    lp->cost = new_doubles();
    forget_columns(lp);
    return lp;
}

void
lp_free(Lp *lp)
{
    if (lp == NULL)
        return;
    Clp_deleteModel(lp->model);
    GArray *arrays[] = {lp->start, lp->row, lp->factor, lp->low, lp->high, lp->cost};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    g_free(lp);
}

static void
tell_columns(Lp *lp)
{
    if (lp->low->len == 0)
        return;
    Clp_addColumns(lp->model, (int)lp->low->len, (double *)(void *)lp->low->data,
                   (double *)(void *)lp->high->data, (double *)(void *)lp->cost->data,
                   (int *)(void *)lp->start->data, (int *)(void *)lp->row->data,
                   (double *)(void *)lp->factor->data);
    forget_columns(lp);
}

int
lp_add_row(Lp *lp, double low, double high)
{
    tell_columns(lp);
    int start[] = {0, 0};
    Clp_addRows(lp->model, 1, &low, &high, start, NULL, NULL);
    return Clp_numberRows(lp->model) - 1;
}

int
lp_add_column(Lp *lp, double low, double high, int n, const int *row, const double *factor)
{
    double cost = 0;
    g_array_append_val(lp->low, low);
    g_array_append_val(lp->high, high);
    g_array_append_val(lp->cost, cost);
    g_array_append_vals(lp->row, row, (guint)n);
    g_array_append_vals(lp->factor, factor, (guint)n);
    int end = (int)lp->row->len;
    g_array_append_val(lp->start, end);
    return Clp_numberColumns(lp->model) + (int)lp->low->len - 1;
}

/* Its place among those not told yet, below 0: it is told. */
static int
untold(const Lp *lp, int column)
{
    return column - Clp_numberColumns(lp->model);
}

void
lp_set_bounds(Lp *lp, int column, double low, double high)
{
    int place = untold(lp, column);
    if (place >= 0) {
        g_array_index(lp->low, double, place) = low;
        g_array_index(lp->high, double, place) = high;
        return;
    }
    Clp_columnLower(lp->model)[column] = low;
    Clp_columnUpper(lp->model)[column] = high;
}

void
lp_set_cost(Lp *lp, int column, double cost)
{
    int place = untold(lp, column);
    if (place >= 0)
        g_array_index(lp->cost, double, place) = cost;
    else
        Clp_objective(lp->model)[column] = cost;
}

/* The primal simplex can miss the last millionth of a feasible row (1.17.6) and call the whole
 * infeasible; the dual simplex goes on from there and decides. */
static int
run_simplex(Lp *lp)
{
    Clp_setMaximumIterations(lp->model, STRIDE);
    Clp_primal(lp->model, 0);
    lp->iterations += Clp_numberIterations(lp->model);
    if (Clp_status(lp->model) == SOLVED || Clp_status(lp->model) == LIMITED)
        return Clp_status(lp->model);
    Clp_dual(lp->model, 0);
    lp->iterations += Clp_numberIterations(lp->model);
    return Clp_status(lp->model);
}

LpStatus
lp_solve(Lp *lp, double seconds, LpPoll poll, gpointer data)
{
    gint64 begun = g_get_monotonic_time();
    tell_columns(lp);
    while (!lp->broken) {
        double spent = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
        if (spent > 0 && spent >= seconds)
            return LP_STOPPED;
        int status = run_simplex(lp);
        if (status == SOLVED)
            return LP_OPTIMAL;
        if (status == IMPOSSIBLE)
            return LP_INFEASIBLE;
        lp->broken = status != LIMITED || (poll != NULL && poll(data));
        if (lp->broken && status == LIMITED)
            return LP_STOPPED;
    }
    return LP_BROKEN;
}

double
lp_objective(const Lp *lp)
{
    return Clp_objectiveValue(lp->model);
}

double
lp_value(const Lp *lp, int column)
{
    return Clp_primalColumnSolution(lp->model)[column];
}

double
lp_dual(const Lp *lp, int row)
{
    return Clp_dualRowSolution(lp->model)[row];
}

gint64
lp_iterations(const Lp *lp)
{
    return lp->iterations;
}
