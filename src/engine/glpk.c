/* GLPK 5.0 behind the seam, and nowhere else. Its errors abort() unless the error hook leaves by
 * longjmp, after which only glp_free_env() is allowed: every call that may fail stands in the cage.
 */
#include "engine/mip.h"

#include <errno.h>
#include <glpk.h>
#include <math.h>
#include <setjmp.h>

struct Mip {
    glp_prob *problem;
    gboolean broken;
    const MipWatch *watch;
    MipPoll poll; /* only while the solver runs */
    gpointer poll_data;
    double *scratch; /* a value per column */
    int *index;      /* a row or column on its way to GLPK; not on the stack of a call that */
    double *factor;  /* may be left by longjmp */
    double bound;
    gboolean left; /* the search was ended by the watch */
};

/* What setjmp returns at the door. */
enum { BY_ERROR = 1, BY_POLL };

static jmp_buf door;
static Mip *caged;

static void
leave(void *info)
{
    longjmp(door, BY_ERROR);
}

/* Swallows all output, also that which GLPK turns on again before it calls the error hook. The
 * lines on a simplex's progress are the only moments at which a relaxation can be left. */
static int
swallow(void *info, const char *text)
{
    if (caged != NULL && caged->poll != NULL && caged->poll(caged->poll_data))
        longjmp(door, BY_POLL);
    return 1;
}

static void
open_cage(void)
{
    glp_error_hook(leave, NULL);
    glp_term_hook(swallow, NULL);
    glp_term_out(GLP_OFF);
}

static void
give_up(Mip *mip)
{
    mip->poll = NULL;
    glp_free_env();
    mip->problem = NULL;
    mip->broken = TRUE;
}

/* TRUE when GLPK left by an error, now or earlier; used as the first statement only. */
#define CAUGHT(mip) ((mip)->broken || (setjmp(door) != 0 && (give_up(mip), TRUE)))

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
mip_delete_columns(Mip *mip, int n, const int *column)
{
    if (n == 0 || CAUGHT(mip))
        return;
    lay_out(mip, n, column, NULL);
    glp_del_cols(mip->problem, n, mip->index);
    g_clear_pointer(&mip->scratch, g_free);
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

static int
milliseconds(double seconds)
{
    return seconds * 1000 >= INT_MAX ? INT_MAX : MAX(1, (int)(seconds * 1000));
}

static void
poll_begin(Mip *mip, MipPoll poll, gpointer data)
{
    mip->poll_data = data;
    mip->poll = poll;
    glp_term_out(GLP_ON);
}

static void
poll_end(Mip *mip)
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
    int way = setjmp(door);
    if (way != 0) {
        give_up(mip);
        return way == BY_POLL ? MIP_STOPPED : MIP_BROKEN;
    }
    prepare(mip->problem);
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_ON;
    how.out_frq = 100; /* milliseconds, since GLPK 4.65 */
    how.meth = GLP_PRIMAL;
    how.it_lim = (int)CLAMP(iterations, 1, INT_MAX);
    how.tm_lim = milliseconds(seconds);
    poll_begin(mip, poll, data);
    int code = run_simplex(mip->problem, &how);
    poll_end(mip);
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

static void
tell_found(glp_tree *tree, Mip *mip)
{
    glp_prob *node = glp_ios_get_prob(tree);
    int n = glp_get_num_cols(node);
    for (int j = 0; j < n; j++)
        mip->scratch[j] = glp_get_col_prim(node, j + 1);
    mip->watch->found(mip->scratch, mip->watch->data);
}

static void
take_offer(glp_tree *tree, Mip *mip)
{
    if (mip->watch->offer(mip->scratch, mip->watch->data))
        glp_ios_heur_sol(tree, mip->scratch - 1); /* GLPK counts from 1 */
}

/* The solver's own choice looks at a tableau row for each broken column, without a limit of time.
 */
static void
choose_branch(glp_tree *tree, const Mip *mip)
{
    glp_prob *node = glp_ios_get_prob(tree);
    int best = 0;
    double least = 1;
    for (int j = 1; j <= mip->watch->branch_first; j++) {
        double value = glp_get_col_prim(node, j);
        double off = fabs(value - floor(value) - 0.5);
        if (off < least && glp_ios_can_branch(tree, j)) {
            best = j;
            least = off;
        }
    }
    if (best != 0)
        glp_ios_branch_upon(tree, best, GLP_NO_BRNCH);
}

static void
watch_tree(glp_tree *tree, void *info)
{
    Mip *mip = info;
    int best = glp_ios_best_node(tree);
    if (best != 0)
        mip->bound = MAX(mip->bound, glp_ios_node_bound(tree, best));
    switch (glp_ios_reason(tree)) {
    case GLP_IBINGO:
        tell_found(tree, mip);
        break;
    case GLP_IHEUR:
        take_offer(tree, mip);
        break;
    case GLP_IBRANCH:
        choose_branch(tree, mip);
        break;
    default:
        break;
    }
    gint64 spent = glp_get_it_cnt(glp_ios_get_prob(tree));
    if (mip->watch->stop(mip->bound, spent, mip->watch->data)) {
        mip->left = TRUE;
        glp_ios_terminate(tree);
    }
}

static MipStatus
search_status(Mip *mip, int code)
{
    if (mip->left)
        return MIP_STOPPED;
    if (code != 0)
        return code == GLP_ETMLIM || code == GLP_ESTOP ? MIP_STOPPED
               : code == GLP_ENOPFS                    ? MIP_INFEASIBLE
                                                       : MIP_BROKEN;
    switch (glp_mip_status(mip->problem)) {
    case GLP_OPT:
        mip->bound = glp_mip_obj_val(mip->problem);
        return MIP_OPTIMAL;
    case GLP_NOFEAS:
        return MIP_INFEASIBLE;
    default:
        return MIP_STOPPED;
    }
}

static glp_iocp
search_control(const MipWatch *watch, double seconds)
{
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_ON;
    how.out_frq = 100;
    how.out_dly = 0; /* each node's relaxation says a line at once */
    how.br_tech = watch->branch_first > 0 ? GLP_BR_MFV : GLP_BR_DTH;
    how.bt_tech = GLP_BT_BLB;
    how.fp_heur = watch->pump ? GLP_ON : GLP_OFF;
    how.gmi_cuts = how.mir_cuts = how.cov_cuts = how.clq_cuts = watch->cuts ? GLP_ON : GLP_OFF;
    how.tol_obj = 1e-10; /* the default would cut off a better solution of a large value */
    how.tm_lim = milliseconds(seconds);
    how.cb_func = watch_tree;
    return how;
}

MipStatus
mip_solve(Mip *mip, const MipWatch *watch, double seconds, double *bound)
{
    *bound = -MIP_FREE;
    if (mip->broken)
        return MIP_BROKEN;
    int way = setjmp(door);
    if (way != 0) {
        give_up(mip);
        *bound = mip->bound;
        return way == BY_POLL ? MIP_STOPPED : MIP_BROKEN;
    }
    if (mip->scratch == NULL)
        mip->scratch = g_new0(double, (gsize)glp_get_num_cols(mip->problem));
    mip->watch = watch;
    mip->left = FALSE;
    mip->bound = glp_get_obj_val(mip->problem);
    glp_iocp how = search_control(watch, seconds);
    how.cb_info = mip;
    poll_begin(mip, watch->poll, watch->data);
    int code = glp_intopt(mip->problem, &how);
    poll_end(mip);
    MipStatus status = search_status(mip, code);
    *bound = mip->bound;
    return status;
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
