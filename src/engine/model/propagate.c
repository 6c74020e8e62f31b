/* What rows and bounds together imply for single columns. Every choice of cells has whole values in
 * all columns, so bounds may be rounded in all of them. */
#include "base/whole.h"
#include "engine/model/load.h"

enum { MOST_PASSES = 20 };

typedef struct {
    Wide least;
    Wide greatest;
} Reach;

static Column *
column_of(const Model *model, const Term *term)
{
    return &g_array_index(model->column, Column, term->column);
}

static Reach
term_reach(const Term *term, const Column *column)
{
    Wide a = (Wide)term->factor * column->low, b = (Wide)term->factor * column->high;
    return a < b ? (Reach){a, b} : (Reach){b, a};
}

/* factor × column lies within [low, high]. */
static gboolean
draw_in(Column *column, gint64 factor, Wide low, Wide high)
{
    Wide most = factor > 0 ? wide_divide_down(high, factor) : wide_divide_down(-low, -factor);
    Wide least = factor > 0 ? wide_divide_up(low, factor) : wide_divide_up(-high, -factor);
    gboolean drawn = FALSE;
    if (most < column->high) {
        column->high = most < column->low ? column->low - 1 : (gint64)most;
        drawn = TRUE;
    }
    if (least > column->low && column->low <= column->high) {
        column->low = least > column->high ? column->high + 1 : (gint64)least;
        drawn = TRUE;
    }
    return drawn;
}

static gboolean
draw_row(Model *model, const Row *row)
{
    const Wide none = (Wide)1 << 100;
    Wide low = row->low == -BOUNDLESS ? -none : row->low;
    Wide high = row->high == BOUNDLESS ? none : row->high;
    Reach sum = {0, 0};
    for (guint i = row->begin; i < row->end; i++) {
        const Term *term = &g_array_index(model->term, Term, i);
        Reach reach = term_reach(term, column_of(model, term));
        sum = (Reach){sum.least + reach.least, sum.greatest + reach.greatest};
    }
    if (sum.least > high || sum.greatest < low) {
        model->impossible = TRUE;
        return FALSE;
    }
    gboolean drawn = FALSE;
    for (guint i = row->begin; i < row->end && (sum.least < low || sum.greatest > high); i++) {
        const Term *term = &g_array_index(model->term, Term, i);
        Column *column = column_of(model, term);
        Reach reach = term_reach(term, column);
        if (!draw_in(column, term->factor, low - (sum.greatest - reach.greatest),
                     high - (sum.least - reach.least)))
            continue;
        drawn = TRUE;
        if (column->low > column->high) {
            model->impossible = TRUE;
            return FALSE;
        }
        Reach now = term_reach(term, column);
        sum.least += now.least - reach.least;
        sum.greatest += now.greatest - reach.greatest;
    }
    return drawn;
}

void
load_propagate(Model *model)
{
    gboolean drawn = TRUE;
    for (int pass = 0; drawn && !model->impossible && pass < MOST_PASSES; pass++) {
        drawn = FALSE;
        for (guint i = 0; i < model->row->len && !model->impossible; i++)
            if (draw_row(model, &g_array_index(model->row, Row, i)))
                drawn = TRUE;
    }
}
