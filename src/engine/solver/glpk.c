#include "engine/solver/cage.h"

#include <errno.h>

jmp_buf glpk_door;
static Mip *caged;

static void
leave(void *info)
{
    longjmp(glpk_door, BY_ERROR);
}

/* Swallows all output, also that which GLPK turns on again before it calls the error hook. The
 * lines on a simplex's progress are the only moments at which a relaxation can be left. */
static int
swallow(void *info, const char *text)
{
    if (caged != NULL && caged->poll != NULL && caged->poll(caged->poll_data))
        longjmp(glpk_door, BY_POLL);
    return 1;
}

static void
open_cage(void)
{
    glp_error_hook(leave, NULL);
    glp_term_hook(swallow, NULL);
    glp_term_out(GLP_OFF);
}

void
glpk_give_up(Mip *mip)
{
    mip->poll = NULL;
    glp_free_env();
    mip->problem = NULL;
    mip->broken = TRUE;
}

Mip *
mip_new(void)
{
    g_assert(caged == NULL);
    Mip *mip = g_new0(Mip, 1);
    caged = mip;
    open_cage();
    if (CAUGHT(mip))
        return mip;
    mip->problem = glp_create_prob();
    glp_set_obj_dir(mip->problem, GLP_MIN);
    return mip;
}

void
mip_free(Mip *mip)
{
    if (mip == NULL)
        return;
    if (!mip->broken)
        glp_delete_prob(mip->problem);
    glp_free_env();
    g_free(mip->scratch);
    g_free(mip->index);
    g_free(mip->factor);
    g_free(mip);
    caged = NULL;
}

static int
bounds_kind(double low, double high)
{
    if (low == -MIP_FREE)
        return high == MIP_FREE ? GLP_FR : GLP_UP;
    if (high == MIP_FREE)
        return GLP_LO;
    return low == high ? GLP_FX : GLP_DB;
}

int
mip_add_columns(Mip *mip, int count)
{
    if (CAUGHT(mip))
        return -1;
    if (count == 0) /* refused by GLPK */
        return glp_get_num_cols(mip->problem);
    int first = glp_add_cols(mip->problem, count);
    g_clear_pointer(&mip->scratch, g_free);
    return first - 1;
}

/* Lays out numbers as GLPK counts them, from 1; factor may be NULL. */
static void
lay_out(Mip *mip, int n, const int *index, const double *factor)
{
    mip->index = g_renew(int, mip->index, (gsize)n + 1);
    mip->factor = g_renew(double, mip->factor, (gsize)n + 1);
    for (int i = 0; i < n; i++) {
        mip->index[i + 1] = index[i] + 1;
        mip->factor[i + 1] = factor != NULL ? factor[i] : 0;
    }
}

int
mip_add_row(Mip *mip, int n, const int *column, const double *factor, double low, double high)
{
    if (CAUGHT(mip))
        return -1;
    lay_out(mip, n, column, factor);
    int row = glp_add_rows(mip->problem, 1);
    glp_set_mat_row(mip->problem, row, n, mip->index, mip->factor);
    glp_set_row_bnds(mip->problem, row, bounds_kind(low, high), low, high);
    return row - 1;
}

void
mip_set_entries(Mip *mip, int column, int n, const int *row, const double *factor)
{
    if (CAUGHT(mip))
        return;
    lay_out(mip, n, row, factor);
    glp_set_mat_col(mip->problem, column + 1, n, mip->index, mip->factor);
}

void
mip_set_column(Mip *mip, int column, double low, double high, gboolean whole)
{
    if (CAUGHT(mip))
        return;
    glp_set_col_kind(mip->problem, column + 1, whole ? GLP_IV : GLP_CV);
    glp_set_col_bnds(mip->problem, column + 1, bounds_kind(low, high), low, high);
}

void
mip_set_objective(Mip *mip, int column, double factor)
{
    if (CAUGHT(mip))
        return;
    glp_set_obj_coef(mip->problem, column + 1, factor);
}

void
mip_name(Mip *mip, int column, const char *name)
{
    if (CAUGHT(mip))
        return;
    glp_set_col_name(mip->problem, column + 1, name);
}

/* What a return code and a status of the simplex say together. */
static MipStatus
simplex_status(glp_prob *problem, int code)
{
    static const struct {
        int code;
        MipStatus status;
    } codes[] = {
        {GLP_ENOPFS, MIP_INFEASIBLE}, {GLP_EITLIM, MIP_STOPPED}, {GLP_ETMLIM, MIP_STOPPED},
        {GLP_EBOUND, MIP_INFEASIBLE}, {GLP_ESTOP, MIP_STOPPED},  {GLP_EMIPGAP, MIP_OPTIMAL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++)
        if (codes[i].code == code)
            return codes[i].status;
    if (code != 0)
        return MIP_BROKEN;
    switch (glp_get_status(problem)) {
    case GLP_OPT:
        return MIP_OPTIMAL;
    case GLP_NOFEAS:
        return MIP_INFEASIBLE;
    default:
        return MIP_STOPPED;
    }
}

int
glpk_milliseconds(double seconds)
{
    return seconds * 1000 >= INT_MAX ? INT_MAX : MAX(1, (int)(seconds * 1000));
}

void
glpk_poll_begin(Mip *mip, MipPoll poll, gpointer data)
{
    mip->poll_data = data;
    mip->poll = poll;
    glp_term_out(GLP_ON);
}

void
glpk_poll_end(Mip *mip)
{
    glp_term_out(GLP_OFF);
    mip->poll = NULL;
}

/* A basis to begin with; without rows there is none. */
static void
prepare(glp_prob *problem)
{
    if (glp_get_num_rows(problem) == 0)
        glp_set_row_bnds(problem, glp_add_rows(problem, 1), GLP_FR, 0, 0);
    if (glp_get_it_cnt(problem) > 0)
        return;
    glp_scale_prob(problem, GLP_SF_AUTO);
    glp_adv_basis(problem, 0);
}

static int
run_simplex(glp_prob *problem, const glp_smcp *how)
{
    int code = glp_simplex(problem, how);
    if (code != GLP_EBADB && code != GLP_ESING && code != GLP_ECOND && code != GLP_EFAIL)
        return code;
    glp_std_basis(problem);
    return glp_simplex(problem, how);
}

MipStatus
mip_solve_lp(Mip *mip, gint64 iterations, double seconds, MipPoll poll, gpointer data)
{
    if (mip->broken)
        return MIP_BROKEN;
    int way = setjmp(glpk_door);
    if (way != 0) {
        glpk_give_up(mip);
        return way == BY_POLL ? MIP_STOPPED : MIP_BROKEN;
    }
    prepare(mip->problem);
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_ON;
    how.out_frq = 100; /* milliseconds, since GLPK 4.65 */
    how.meth = GLP_PRIMAL;
    how.it_lim = (int)CLAMP(iterations, 1, INT_MAX);
    how.tm_lim = glpk_milliseconds(seconds);
    glpk_poll_begin(mip, poll, data);
    int code = run_simplex(mip->problem, &how);
    glpk_poll_end(mip);
    return simplex_status(mip->problem, code);
}

double
mip_objective(const Mip *mip)
{
    return mip->broken ? -MIP_FREE : glp_get_obj_val(mip->problem);
}

double
mip_value(const Mip *mip, int column)
{
    return mip->broken ? 0 : glp_get_col_prim(mip->problem, column + 1);
}

double
mip_reduced_cost(const Mip *mip, int column)
{
    return mip->broken ? 0 : glp_get_col_dual(mip->problem, column + 1);
}

double
mip_dual(const Mip *mip, int row)
{
    return mip->broken ? 0 : glp_get_row_dual(mip->problem, row + 1);
}

gint64
mip_iterations(const Mip *mip)
{
    return mip->broken ? 0 : glp_get_it_cnt(mip->problem);
}

gboolean
mip_write(Mip *mip, gboolean mps, const char *path)
{
    errno = EIO;
    if (CAUGHT(mip))
        return FALSE;
    int code = mps ? glp_write_mps(mip->problem, GLP_MPS_DECK, NULL, path)
                   : glp_write_lp(mip->problem, NULL, path);
    return code == 0;
}
