/* Branch and bound. */
#include "engine/solver/cage.h"

#include <math.h>

static void
tell_found(glp_tree *tree, Mip *mip)
{
    glp_prob *node = glp_ios_get_prob(tree);
    int n = glp_get_num_cols(node);
    for (int j = 0; j < n; j++)
        mip->scratch[j] = glp_get_col_prim(node, j + 1);
    mip->watch->found(mip->scratch, mip->watch->data);
}

/* The pump's solution comes without GLP_IBINGO, and may be the best to the end. */
static void
tell_best(Mip *mip)
{
    int status = glp_mip_status(mip->problem), n = glp_get_num_cols(mip->problem);
    if (status != GLP_OPT && status != GLP_FEAS)
        return;
    for (int j = 0; j < n; j++)
        mip->scratch[j] = glp_mip_col_val(mip->problem, j + 1);
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
    how.gmi_cuts = how.mir_cuts = how.cov_cuts = watch->cuts ? GLP_ON : GLP_OFF;
    how.clq_cuts = GLP_OFF; /* glp_clq_cut of GLPK 5.0 can free what it never allocated */
    how.tol_obj = 1e-10;    /* the default would cut off a better solution of a large value */
    how.tm_lim = glpk_milliseconds(seconds);
    how.cb_func = watch_tree;
    return how;
}

MipStatus
mip_solve(Mip *mip, const MipWatch *watch, double seconds, double *bound)
{
    *bound = -MIP_FREE;
    if (mip->broken)
        return MIP_BROKEN;
    int way = setjmp(glpk_door);
    if (way != 0) {
        glpk_give_up(mip);
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
    glpk_poll_begin(mip, watch->poll, watch->data);
    int code = glp_intopt(mip->problem, &how);
    glpk_poll_end(mip);
    tell_best(mip);
    MipStatus status = search_status(mip, code);
    *bound = mip->bound;
    return status;
}
