/* GLPK behind the linear seam: a program without whole columns. */
#include "engine/solver/lp.h"

#include "engine/solver/mip.h"

struct Lp {
    Mip *mip;
};

Lp *
lp_new(void)
{
    Lp *lp = g_new(Lp, 1);
    lp->mip = mip_new();
    return lp;
}

void
lp_free(Lp *lp)
{
    if (lp == NULL)
        return;
    mip_free(lp->mip);
    g_free(lp);
}

int
lp_add_row(Lp *lp, double low, double high)
{
    return mip_add_row(lp->mip, 0, NULL, NULL, low, high);
}

int
lp_add_column(Lp *lp, double low, double high, int n, const int *row, const double *factor)
{
    int column = mip_add_columns(lp->mip, 1);
    mip_set_entries(lp->mip, column, n, row, factor);
    mip_set_column(lp->mip, column, low, high, FALSE);
    return column;
}

void
lp_set_bounds(Lp *lp, int column, double low, double high)
{
    mip_set_column(lp->mip, column, low, high, FALSE);
}

void
lp_set_cost(Lp *lp, int column, double cost)
{
    mip_set_objective(lp->mip, column, cost);
}

LpStatus
lp_solve(Lp *lp, double seconds, LpPoll poll, gpointer data)
{
    static const LpStatus status[] = {[MIP_OPTIMAL] = LP_OPTIMAL,
                                      [MIP_INFEASIBLE] = LP_INFEASIBLE,
                                      [MIP_STOPPED] = LP_STOPPED,
                                      [MIP_BROKEN] = LP_BROKEN};
    return status[mip_solve_lp(lp->mip, G_MAXINT, seconds, poll, data)];
}

double
lp_objective(const Lp *lp)
{
    return mip_objective(lp->mip);
}

double
lp_value(const Lp *lp, int column)
{
    return mip_value(lp->mip, column);
}

double
lp_dual(const Lp *lp, int row)
{
    return mip_dual(lp->mip, row);
}

gint64
lp_iterations(const Lp *lp)
{
    return mip_iterations(lp->mip);
}
