/* The columns that follow from the cells. */
#include "base/whole.h"
#include "engine/model/model.h"

static gint64
row_sum(const Model *model, const Row *row, const gint64 *value)
{
    gint64 sum = 0;
    for (guint i = row->begin; i < row->end; i++) {
        const Term *term = &g_array_index(model->term, Term, i);
        sum += term->factor * value[term->column];
    }
    return sum;
}

static gint64
row_factor(const Model *model, const Row *row, int column)
{
    for (guint i = row->begin; i < row->end; i++) {
        const Term *term = &g_array_index(model->term, Term, i);
        if (term->column == column)
            return term->factor;
    }
    return 0;
}

static void
fill_least(const Model *model, const Fill *fill, gint64 *value)
{
    const Column *column = &g_array_index(model->column, Column, fill->column);
    gint64 least = column->low;
    value[fill->column] = 0;
    for (int i = 0; i < fill->rows; i++) {
        const Row *row = &g_array_index(model->row, Row, fill->row + i);
        gint64 factor = row_factor(model, row, fill->column);
        if (factor > 0 && row->low != -BOUNDLESS)
            least = MAX(least, divide_up(row->low - row_sum(model, row, value), factor));
    }
    value[fill->column] = least;
}

/* The row reads: sum - steps = low. */
static void
fill_steps(const Model *model, const Fill *fill, gint64 *value)
{
    for (int i = 0; i < fill->columns; i++)
        value[fill->column + i] = 0;
    const Row *row = &g_array_index(model->row, Row, fill->row);
    gint64 rest = row_sum(model, row, value) - row->low;
    for (int i = 0; i < fill->columns; i++) {
        gint64 room = g_array_index(model->column, Column, fill->column + i).high;
        value[fill->column + i] = CLAMP(rest, 0, room);
        rest -= value[fill->column + i];
    }
}

void
model_complete(const Model *model, const guint8 *taken, gint64 *value)
{
    const Program *program = model->program;
    for (int i = 0; i < program->n_cells + program->n_marks; i++)
        value[i] = program_taken(program, taken, i);
    static void (*const how[])(const Model *, const Fill *, gint64 *) = {
        [FILL_LEAST] = fill_least,
        [FILL_STEPS] = fill_steps,
        [FILL_RANK] = model_rank_complete,
    };
    for (guint i = 0; i < model->fill->len; i++) {
        const Fill *fill = &g_array_index(model->fill, Fill, i);
        how[fill->kind](model, fill, value);
    }
}

gint64
model_value(const Model *model, int tier, const gint64 *value)
{
    gint64 sum = model->constant[tier];
    for (guint i = 0; i < model->price[tier]->len; i++) {
        const Term *term = &g_array_index(model->price[tier], Term, i);
        sum = price_add(sum, price_times(term->factor, value[term->column]));
    }
    return sum;
}

gboolean
model_keeps(const Model *model, const gint64 *value)
{
    for (guint j = 0; j < model->column->len; j++) {
        const Column *column = &g_array_index(model->column, Column, j);
        if (value[j] < column->low || value[j] > column->high)
            return FALSE;
    }
    for (guint i = 0; i < model->row->len; i++) {
        const Row *row = &g_array_index(model->row, Row, i);
        gint64 sum = row_sum(model, row, value);
        if (sum < row->low || sum > row->high)
            return FALSE;
    }
    return TRUE;
}
