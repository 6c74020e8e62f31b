/* The compact model handed to the solver behind the seam. */
#pragma once

#include "engine/model/model.h"
#include "engine/solver/mip.h"

/** Draws bounds in by what each row implies; model->impossible where no choice is left that is as
 * good as what bounds and rows already ask for. */
void load_propagate(Model *model);
Mip *load_model(const Model *model);
/** The tier's prices in units as the objective, the constant left out. Columns in it are whole. */
void load_objective(Mip *mip, const Model *model, int tier, gint64 unit);
/** From here on the tier costs no more than this, in the model and in the solver (may be NULL). */
void load_hold(Mip *mip, Model *model, int tier, gint64 cost);
/** The column is at least so much, in the model and in the solver (may be NULL). */
void load_raise(Mip *mip, Model *model, int column, gint64 low);
/** Better than `cost` in the tier can only be what keeps every column near its cheapest bound:
 * bounds are drawn in, in the model and in the solver (may be NULL). */
void load_tighten(Mip *mip, Model *model, int tier, gint64 cost);
/** The same by the reduced costs of the tier's relaxation, whose objective counts units. */
void load_reduce(Mip *mip, Model *model, int tier, gint64 unit, gint64 cost);
