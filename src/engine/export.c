/* The compact model for other solvers. */
#include "engine/engine.h"
#include "engine/model/load.h"

#include <errno.h>

/* Solvers compare values within about one in ten million of them: a fold beyond that would let them
 * take a worse last tier for an equal one. */
#define FOLD_LIMIT 1e7

/* How the tiers stand in the exported model. */
typedef struct {
    Model *model;
    gint64 least[TIERS]; /* costs that no choice goes below */
    gint64 unit[TIERS];  /* 0: the tier costs the same whatever is chosen */
    double weight[TIERS];
    gboolean folds;
} Fold;

static void
fold_open(Fold *fold, const Program *program)
{
    *fold = (Fold){.model = model_new(program), .folds = TRUE};
    double weight = 1;
    for (int tier = TIERS - 1; tier >= 0; tier--) {
        gint64 greatest;
        model_range(fold->model, tier, &fold->least[tier], &greatest);
        fold->unit[tier] = model_divisor(fold->model, tier);
        if (fold->unit[tier] == 0)
            continue;
        fold->weight[tier] = weight;
        weight *= ((double)greatest - (double)fold->least[tier]) / (double)fold->unit[tier] + 1;
        fold->folds = fold->folds && weight < FOLD_LIMIT;
    }
    if (fold->folds)
        return;
    gboolean last = TRUE;
    for (int tier = TIERS - 1; tier >= 0; tier--)
        if (fold->unit[tier] != 0) {
            fold->weight[tier] = last ? 1 : 0;
            last = FALSE;
        }
}

static void
fold_close(Fold *fold)
{
    model_free(fold->model);
}

gboolean
engine_folds(const Program *program)
{
    Fold fold;
    fold_open(&fold, program);
    fold_close(&fold);
    return fold.folds;
}

static double
fold_value(const Fold *fold, const gint64 cost[TIERS])
{
    double value = 0;
    for (int tier = 0; tier < TIERS; tier++)
        if (fold->weight[tier] != 0)
            value +=
                fold->weight[tier] * (double)((cost[tier] - fold->least[tier]) / fold->unit[tier]);
    return value;
}

double
engine_objective(const Program *program, const gint64 cost[TIERS], const gint64 held[TIERS])
{
    Fold fold;
    fold_open(&fold, program);
    double value = fold_value(&fold, cost);
    fold_close(&fold);
    return value;
}

static void
name_columns(Mip *mip, const Model *model)
{
    const Program *program = model->program;
    for (int j = 0; j < model_columns(model); j++) {
        g_autofree char *name =
            j < program->n_cells
                ? g_strdup_printf("x%d_%d", program->cell[j].provider, program->cell[j].slot)
                : g_strdup_printf("y%d", j - program->n_cells);
        mip_name(mip, j, name);
    }
}

/* A constant of the objective is written differently by every program: it stands on a column. */
static void
set_objective(Mip *mip, const Fold *fold)
{
    const Model *model = fold->model;
    g_autofree double *factor = g_new0(double, (gsize)model_columns(model) + 1);
    for (int tier = 0; tier < TIERS; tier++)
        for (guint i = 0; fold->weight[tier] != 0 && i < model->price[tier]->len; i++) {
            const Term *term = &g_array_index(model->price[tier], Term, i);
            factor[term->column] += fold->weight[tier] * (double)(term->factor / fold->unit[tier]);
        }
    for (int j = 0; j < model_columns(model); j++)
        mip_set_objective(mip, j, factor[j]);
    int one = mip_add_columns(mip, 1);
    mip_set_column(mip, one, 1, 1, FALSE);
    mip_name(mip, one, "one");
    mip_set_objective(mip, one, fold_value(fold, model->constant));
    /* GLPK 5.0 writes no MPS without a row, and CBC 2.10 reads no empty column that it marks */
    double factor_of_one = 1;
    mip_add_row(mip, 1, &one, &factor_of_one, 1, 1);
}

gboolean
engine_export(const Program *program, ModelFormat format, const char *path,
              const gint64 held[TIERS])
{
    Fold fold;
    fold_open(&fold, program);
    if (!fold.folds && held == NULL) {
        fold_close(&fold);
        errno = EINVAL;
        return FALSE;
    }
    for (int tier = 0; tier < TIERS && !fold.folds; tier++)
        if (fold.weight[tier] == 0)
            load_hold(NULL, fold.model, tier, held[tier]);
    g_autoptr(Mip) mip = load_model(fold.model);
    name_columns(mip, fold.model);
    set_objective(mip, &fold);
    gboolean written = mip_write(mip, format == MODEL_MPS, path);
    fold_close(&fold);
    return written;
}
