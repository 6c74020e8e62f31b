#include "engine/model/model.h"
#include "base/whole.h"

int
model_add_column(Model *model, gint64 low, gint64 high, gboolean whole)
{
    Column column = {low, high, whole};
    g_array_append_val(model->column, column);
    return model_columns(model) - 1;
}

void
model_charge(Model *model, int tier, int column, gint64 price)
{
    Term term = {column, price};
    if (price != 0)
        g_array_append_val(model->price[tier], term);
}

void
model_term(Model *model, int column, gint64 factor)
{
    Term term = {column, factor};
    if (factor != 0)
        g_array_append_val(model->term, term);
}

static int
by_column(gconstpointer a, gconstpointer b)
{
    return ((const Term *)a)->column - ((const Term *)b)->column;
}

/* Sorts terms from `begin` on by column and joins those of one column. */
static void
join_terms(GArray *terms, guint begin)
{
    guint n = terms->len - begin, kept = 0;
    if (n == 0)
        return;
    Term *term = &g_array_index(terms, Term, begin);
    qsort(term, n, sizeof *term, by_column);
    for (guint i = 0; i < n; i++) {
        if (kept > 0 && term[kept - 1].column == term[i].column)
            term[kept - 1].factor += term[i].factor;
        else
            term[kept++] = term[i];
        if (term[kept - 1].factor == 0)
            kept--;
    }
    g_array_set_size(terms, begin + kept);
}

int
model_row(Model *model, gint64 low, gint64 high)
{
    join_terms(model->term, model->row_begin);
    Row row = {model->row_begin, model->term->len, low, high};
    model->row_begin = model->term->len;
    if (row.begin == row.end && (low > 0 || high < 0))
        model->impossible = TRUE;
    g_array_append_val(model->row, row);
    return (int)model->row->len - 1;
}

void
model_fill(Model *model, Fill fill)
{
    g_array_append_val(model->fill, fill);
}

int
model_least(Model *model, gint64 low, gint64 high, gboolean whole)
{
    int column = model_add_column(model, low, high, whole);
    model_fill(model, (Fill){FILL_LEAST, column, 1, (int)model->row->len, 0, 0});
    return column;
}

void
model_least_end(Model *model)
{
    Fill *fill = &g_array_index(model->fill, Fill, model->fill->len - 1);
    fill->rows = (int)model->row->len - fill->row;
}

void
model_forbid(Model *model, int column)
{
    g_array_index(model->column, Column, column).high = 0;
}

static gboolean
impossible_columns(const Model *model)
{
    for (guint j = 0; j < model->column->len; j++) {
        const Column *column = &g_array_index(model->column, Column, j);
        if (column->low > column->high)
            return TRUE;
    }
    return FALSE;
}

Model *
model_new(const Program *program)
{
    Model *model = g_new0(Model, 1);
    model->program = program;
    model->column = g_array_new(FALSE, FALSE, sizeof(Column));
    model->row = g_array_new(FALSE, FALSE, sizeof(Row));
    model->term = g_array_new(FALSE, FALSE, sizeof(Term));
    model->fill = g_array_new(FALSE, FALSE, sizeof(Fill));
    model->width = g_new(int, (gsize)program->n_spans + 1);
    for (int tier = 0; tier < TIERS; tier++) {
        model->price[tier] = g_array_new(FALSE, FALSE, sizeof(Term));
        model->constant[tier] = program->constant[tier];
    }
    for (int i = 0; i < program->n_cells + program->n_marks; i++)
        model_add_column(model, 0, 1, TRUE);
    for (int i = 0; i < program->n_chains; i++)
        model_add_chain(model, &program->chain[i]);
    for (int i = 0; i < program->n_marks; i++)
        model_add_mark(model, i);
    for (int i = 0; i < program->n_tallies; i++)
        model_add_tally(model, &program->tally[i]);
    for (int i = 0; i < program->n_runs; i++)
        model_add_run(model, &program->run[i]);
    for (int i = 0; i < program->n_ranks; i++)
        model_add_rank(model, i);
    for (int i = 0; i < program->n_spans; i++)
        model->width[i] = model_add_span(model, &program->span[i]);
    for (int tier = 0; tier < TIERS; tier++)
        join_terms(model->price[tier], 0);
    model->impossible = model->impossible || impossible_columns(model);
    return model;
}

void
model_free(Model *model)
{
    if (model == NULL)
        return;
    g_array_free(model->column, TRUE);
    g_array_free(model->row, TRUE);
    g_array_free(model->term, TRUE);
    g_array_free(model->fill, TRUE);
    g_free(model->width);
    for (int tier = 0; tier < TIERS; tier++)
        g_array_free(model->price[tier], TRUE);
    g_free(model);
}

void
model_range(const Model *model, int tier, gint64 *least, gint64 *greatest)
{
    *least = *greatest = model->constant[tier];
    for (guint i = 0; i < model->price[tier]->len; i++) {
        const Term *term = &g_array_index(model->price[tier], Term, i);
        const Column *column = &g_array_index(model->column, Column, term->column);
        gint64 a = price_times(term->factor, column->low);
        gint64 b = price_times(term->factor, column->high);
        *least = price_add(*least, MIN(a, b));
        *greatest = price_add(*greatest, MAX(a, b));
    }
}

gint64
model_divisor(const Model *model, int tier)
{
    gint64 divisor = 0;
    for (guint i = 0; i < model->price[tier]->len; i++)
        divisor = common_divisor(divisor, g_array_index(model->price[tier], Term, i).factor);
    return divisor;
}
