#include "engine/model/load.h"
#include "base/whole.h"

#include <math.h>

static double
bound(gint64 value)
{
    return value == BOUNDLESS ? MIP_FREE : value == -BOUNDLESS ? -MIP_FREE : (double)value;
}

/* The row cannot be broken within the columns' bounds. */
static gboolean
is_idle(const Model *model, const Row *row)
{
    gint64 least = 0, greatest = 0;
    for (guint i = row->begin; i < row->end; i++) {
        const Term *term = &g_array_index(model->term, Term, i);
        const Column *column = &g_array_index(model->column, Column, term->column);
        gint64 a = price_times(term->factor, column->low);
        gint64 b = price_times(term->factor, column->high);
        least = price_add(least, MIN(a, b));
        greatest = price_add(greatest, MAX(a, b));
    }
    return least >= row->low && greatest <= row->high;
}

static gint64
less(gint64 limit, gint64 part)
{
    return limit == BOUNDLESS || limit == -BOUNDLESS ? limit : limit - part;
}

/* Columns that can have one value only are left out. */
static void
load_row(Mip *mip, const Model *model, const Row *row)
{
    g_autofree int *column = g_new(int, row->end - row->begin + 1);
    g_autofree double *factor = g_new(double, row->end - row->begin + 1);
    gint64 fixed = 0;
    int n = 0;
    for (guint i = row->begin; i < row->end; i++) {
        const Term *term = &g_array_index(model->term, Term, i);
        const Column *of = &g_array_index(model->column, Column, term->column);
        if (of->low == of->high) {
            fixed += term->factor * of->low;
            continue;
        }
        column[n] = term->column;
        factor[n++] = (double)term->factor;
    }
    mip_add_row(mip, n, column, factor, bound(less(row->low, fixed)),
                bound(less(row->high, fixed)));
}

static guint
row_hash(const Model *model, const Row *row)
{
    guint hash = (guint)row->low * 31 + (guint)row->high;
    for (guint i = row->begin; i < row->end; i++) {
        const Term *term = &g_array_index(model->term, Term, i);
        hash = (hash * 31 + (guint)term->column) * 31 + (guint)term->factor;
    }
    return hash;
}

static gboolean
same_row(const Model *model, const Row *a, const Row *b)
{
    if (a->low != b->low || a->high != b->high || a->end - a->begin != b->end - b->begin)
        return FALSE;
    for (guint i = 0; i < a->end - a->begin; i++) {
        const Term *s = &g_array_index(model->term, Term, a->begin + i);
        const Term *t = &g_array_index(model->term, Term, b->begin + i);
        if (s->column != t->column || s->factor != t->factor)
            return FALSE;
    }
    return TRUE;
}

/* Whether a row like this was seen; else it is remembered. Rules often overlap. */
static gboolean
seen_before(const Model *model, GHashTable *seen, const Row *row)
{
    gpointer key = GUINT_TO_POINTER(row_hash(model, row));
    const Row *other = g_hash_table_lookup(seen, key);
    if (other != NULL && same_row(model, other, row))
        return TRUE;
    g_hash_table_insert(seen, key, (gpointer)row);
    return FALSE;
}

Mip *
load_model(const Model *model)
{
    Mip *mip = mip_new();
    mip_add_columns(mip, model_columns(model));
    for (int j = 0; j < model_columns(model); j++) {
        const Column *column = &g_array_index(model->column, Column, j);
        mip_set_column(mip, j, bound(column->low), bound(column->high), column->whole);
    }
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < model->row->len; i++) {
        const Row *row = &g_array_index(model->row, Row, i);
        if (!is_idle(model, row) && !seen_before(model, seen, row))
            load_row(mip, model, row);
    }
    return mip;
}

void
load_objective(Mip *mip, const Model *model, int tier, gint64 unit)
{
    for (int j = 0; j < model_columns(model); j++) {
        const Column *column = &g_array_index(model->column, Column, j);
        mip_set_objective(mip, j, 0);
        mip_set_column(mip, j, bound(column->low), bound(column->high), column->whole);
    }
    for (guint i = 0; i < model->price[tier]->len; i++) {
        const Term *term = &g_array_index(model->price[tier], Term, i);
        const Column *column = &g_array_index(model->column, Column, term->column);
        mip_set_objective(mip, term->column, (double)(term->factor / unit));
        mip_set_column(mip, term->column, bound(column->low), bound(column->high), TRUE);
    }
}

static void
set_bounds(Mip *mip, const Model *model, int j)
{
    const Column *column = &g_array_index(model->column, Column, j);
    if (mip != NULL)
        mip_set_column(mip, j, bound(column->low), bound(column->high), column->whole);
}

void
load_raise(Mip *mip, Model *model, int j, gint64 low)
{
    Column *column = &g_array_index(model->column, Column, j);
    column->low = MAX(column->low, low);
    model->impossible = model->impossible || column->low > column->high;
    set_bounds(mip, model, j);
}

void
load_tighten(Mip *mip, Model *model, int tier, gint64 cost)
{
    gint64 least, greatest;
    model_range(model, tier, &least, &greatest);
    for (guint i = 0; cost < greatest && i < model->price[tier]->len; i++) {
        const Term *term = &g_array_index(model->price[tier], Term, i);
        Column *column = &g_array_index(model->column, Column, term->column);
        gint64 room = divide_down(MAX(0, cost - least), ABS(term->factor));
        if (room >= column->high - column->low)
            continue;
        if (term->factor > 0)
            column->high = column->low + room;
        else
            column->low = column->high - room;
        set_bounds(mip, model, term->column);
    }
}

void
load_reduce(Mip *mip, Model *model, int tier, gint64 unit, gint64 cost)
{
    double units = (double)(cost - model->constant[tier]) / (double)unit;
    double room = MAX(0, units - mip_objective(mip)) + 1e-5 * MAX(1, fabs(units));
    for (int j = 0; j < model_columns(model); j++) {
        Column *column = &g_array_index(model->column, Column, j);
        double value = mip_value(mip, j), dual = mip_reduced_cost(mip, j);
        if (!column->whole || fabs(dual) < 1e-6)
            continue;
        double most = floor(room / fabs(dual) + 1e-6);
        if (most >= (double)(column->high - column->low))
            continue;
        if (dual > 0 && value < (double)column->low + 1e-6)
            column->high = column->low + (gint64)most;
        else if (dual < 0 && value > (double)column->high - 1e-6)
            column->low = column->high - (gint64)most;
    }
    for (int j = 0; j < model_columns(model); j++)
        set_bounds(mip, model, j);
}

void
load_hold(Mip *mip, Model *model, int tier, gint64 cost)
{
    gint64 least, greatest, unit = model_divisor(model, tier);
    model_range(model, tier, &least, &greatest);
    if (unit == 0 || cost >= greatest)
        return;
    load_tighten(mip, model, tier, cost);
    if (cost == least)
        return;
    for (guint i = 0; i < model->price[tier]->len; i++) {
        const Term *term = &g_array_index(model->price[tier], Term, i);
        model_term(model, term->column, term->factor / unit);
    }
    int row = model_row(model, -BOUNDLESS, divide_down(cost - model->constant[tier], unit));
    if (mip != NULL)
        load_row(mip, model, &g_array_index(model->row, Row, row));
}
