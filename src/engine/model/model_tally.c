#include "base/whole.h"
#include "engine/model/model.h"

void
model_add_mark(Model *model, int index)
{
    const Mark *mark = &model->program->mark[index];
    int column = model->program->n_cells + index;
    gint64 whole = 0;
    for (int i = 0; i < mark->n; i++)
        whole += mark->weight[i];
    for (int i = 0; i < mark->n; i++)
        model_term(model, mark->cell[i], mark->weight[i]);
    model_term(model, column, -mark->least);
    model_row(model, 0, BOUNDLESS);
    for (int i = 0; i < mark->n; i++)
        model_term(model, mark->cell[i], mark->weight[i]);
    model_term(model, column, -(whole - mark->least + 1));
    model_row(model, -BOUNDLESS, mark->least - 1);
    for (int i = 0; i < mark->n; i++)
        if (mark->weight[i] >= mark->least) {
            model_term(model, column, 1);
            model_term(model, mark->cell[i], -1);
            model_row(model, 0, BOUNDLESS);
        }
}

/* A tally in steps of its weights' common divisor. */
typedef struct {
    const Tally *tally;
    gint64 step;
    gint64 low; /* of sum / step, where it can be paid and reached */
    gint64 high;
    gboolean bound_low; /* the sum could go below or above */
    gboolean bound_high;
} Steps;

static gint64
price_at(const Steps *steps, gint64 k)
{
    return steps->tally->price[k * steps->step - steps->tally->first];
}

static gboolean
payable(const Steps *steps, gint64 k)
{
    gint64 at = k * steps->step - steps->tally->first;
    return at >= 0 && at < steps->tally->count && steps->tally->price[at] != NEVER;
}

/* FALSE: no sum can be paid. */
static gboolean
find_steps(const Model *model, const Tally *tally, Steps *steps)
{
    gint64 least = 0, greatest = 0, step = 0;
    for (int i = 0; i < tally->n; i++) {
        gint64 weight = tally->weight[i];
        const Column *column = &g_array_index(model->column, Column, tally->cell[i]);
        step = common_divisor(step, weight);
        least += weight < 0 ? weight * column->high : weight * column->low;
        greatest += weight < 0 ? weight * column->low : weight * column->high;
    }
    *steps = (Steps){.tally = tally, .step = MAX(step, 1)};
    gint64 bottom = least / steps->step, top = greatest / steps->step;
    steps->low = MAX(bottom, divide_up(tally->first, steps->step));
    steps->high = MIN(top, divide_down(tally->first + tally->count - 1, steps->step));
    while (steps->low <= steps->high && !payable(steps, steps->low))
        steps->low++;
    while (steps->low <= steps->high && !payable(steps, steps->high))
        steps->high--;
    steps->bound_low = steps->low > bottom;
    steps->bound_high = steps->high < top;
    return steps->low <= steps->high;
}

static void
sum_terms(Model *model, const Steps *steps)
{
    for (int i = 0; i < steps->tally->n; i++)
        model_term(model, steps->tally->cell[i], steps->tally->weight[i] / steps->step);
}

/* A single cell's bounds need no row. */
static gboolean
bound_cell(Model *model, const Steps *steps)
{
    const Tally *tally = steps->tally;
    if (tally->n != 1)
        return FALSE;
    Column *column = &g_array_index(model->column, Column, tally->cell[0]);
    gint64 sign = tally->weight[0] < 0 ? -1 : 1;
    column->low = MAX(column->low, sign > 0 ? steps->low : -steps->high);
    column->high = MIN(column->high, sign > 0 ? steps->high : -steps->low);
    return TRUE;
}

/* Sums that cost the same, or cannot be paid. */
static void
bound_sum(Model *model, const Steps *steps)
{
    gint64 *constant = &model->constant[steps->tally->tier];
    *constant = price_add(*constant, price_at(steps, steps->low));
    if (bound_cell(model, steps))
        return;
    sum_terms(model, steps);
    model_row(model, steps->bound_low ? steps->low : -BOUNDLESS,
              steps->bound_high ? steps->high : BOUNDLESS);
}

/* One slope over all sums: the price goes to the cells. Where sums are bounded that would forget
 * how little the tally can cost at least. */
static void
charge_cells(Model *model, const Steps *steps)
{
    const Tally *tally = steps->tally;
    gint64 slope = steps->low < steps->high
                       ? price_at(steps, steps->low + 1) - price_at(steps, steps->low)
                       : 0;
    for (int i = 0; i < tally->n; i++)
        model_charge(model, tally->tier, tally->cell[i],
                     price_times(slope, tally->weight[i] / steps->step));
    model->constant[tally->tier] =
        price_add(model->constant[tally->tier],
                  price_add(price_at(steps, steps->low), -price_times(slope, steps->low)));
}

static gboolean
is_linear(const Steps *steps)
{
    if (steps->bound_low || steps->bound_high)
        return FALSE;
    for (gint64 k = steps->low + 2; k <= steps->high; k++)
        if (price_at(steps, k) - price_at(steps, k - 1) !=
            price_at(steps, k - 1) - price_at(steps, k - 2))
            return FALSE;
    return TRUE;
}

static gboolean
is_flat(const Steps *steps)
{
    for (gint64 k = steps->low + 1; k <= steps->high; k++)
        if (price_at(steps, k) != price_at(steps, k - 1))
            return FALSE;
    return TRUE;
}

/* One column per slope. */
static void
add_steps(Model *model, const Steps *steps)
{
    const Tally *tally = steps->tally;
    int first = model_columns(model);
    for (gint64 k = steps->low; k < steps->high;) {
        gint64 slope = price_at(steps, k + 1) - price_at(steps, k), begin = k;
        while (k < steps->high && price_at(steps, k + 1) - price_at(steps, k) == slope)
            k++;
        int column = model_add_column(model, 0, k - begin, FALSE);
        model_charge(model, tally->tier, column, slope);
    }
    sum_terms(model, steps);
    for (int j = first; j < model_columns(model); j++)
        model_term(model, j, -1);
    int row = model_row(model, steps->low, steps->low);
    model_fill(model, (Fill){FILL_STEPS, first, model_columns(model) - first, row, 1, 0});
    model->constant[tally->tier] =
        price_add(model->constant[tally->tier], price_at(steps, steps->low));
}

void
model_add_tally(Model *model, const Tally *tally)
{
    Steps steps;
    if (!find_steps(model, tally, &steps)) {
        model->impossible = TRUE;
        return;
    }
    if (is_linear(&steps))
        charge_cells(model, &steps);
    else if (is_flat(&steps))
        bound_sum(model, &steps);
    else
        add_steps(model, &steps);
}
