/* The compact model: a program as columns and rows of whole numbers.
 *
 * Columns 0 … n_cells - 1 are the program's cells, then one for each of its marks; the rest is made
 * for prices. In every tier the least objective over the columns, the cells given, is the cells'
 * cost. */
#pragma once

#include "lower/program.h"

#include <glib.h>

/** A bound that is none (negated: below). */
#define BOUNDLESS G_MAXINT64

typedef struct {
    gint64 low;
    gint64 high;
    gboolean whole;
} Column;

typedef struct {
    int column;
    gint64 factor;
} Term;

/** low <= the terms' sum <= high */
typedef struct {
    guint begin;
    guint end;
    gint64 low;
    gint64 high;
} Row;

/** How made columns follow from those before them when the cells are known. */
typedef enum {
    FILL_LEAST, /* the least value that its rows allow */
    FILL_STEPS, /* what is missing in one row, first columns first */
    FILL_RANK   /* the assignment of taken cells to turns */
} FillKind;

typedef struct {
    FillKind kind;
    int column; /* the first */
    int columns;
    int row; /* the first */
    int rows;
    int element; /* FILL_RANK: which */
} Fill;

typedef struct {
    const Program *program;
    GArray *column;       /* Column */
    GArray *row;          /* Row */
    GArray *term;         /* Term, of all rows */
    GArray *price[TIERS]; /* Term: the objective of each tier */
    GArray *fill;         /* Fill */
    int *width;           /* by span: the column of its units, or -1 */
    gint64 constant[TIERS];
    gboolean impossible; /* seen to have no solution at all */
    /* The row being written. */
    guint row_begin;
} Model;

Model *model_new(const Program *program);
void model_free(Model *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Model, model_free)

static inline int
model_columns(const Model *model)
{
    return (int)model->column->len;
}

/** Work that one simplex iteration counts for. */
static inline gint64
model_toll(const Model *model)
{
    return 20 + model->row->len / 2;
}

/** The least and greatest possible cost of a tier that the columns' bounds alone allow. */
void model_range(const Model *model, int tier, gint64 *least, gint64 *greatest);
/** The greatest common divisor of a tier's prices; 0 where nothing in it costs anything. */
gint64 model_divisor(const Model *model, int tier);
/** The values of all columns where these cells are taken; value has room for all. */
void model_complete(const Model *model, const guint8 *taken, gint64 *value);
/** The cost of values in a tier, the constant included. */
gint64 model_value(const Model *model, int tier, const gint64 *value);
/** Whether the values keep all bounds and rows. */
gboolean model_keeps(const Model *model, const gint64 *value);

/* For the builders, one file per family of elements. */
int model_add_column(Model *model, gint64 low, gint64 high, gboolean whole);
void model_charge(Model *model, int tier, int column, gint64 price);
void model_term(Model *model, int column, gint64 factor);
/** Ends the row begun by the terms since the last; returns its index. Terms of one column are
 * joined. */
int model_row(Model *model, gint64 low, gint64 high);
void model_fill(Model *model, Fill fill);
/** A column of its own, pushed up by the next rows until model_least_end. */
int model_least(Model *model, gint64 low, gint64 high, gboolean whole);
void model_least_end(Model *model);
/** The cell can never be taken. */
void model_forbid(Model *model, int column);

void model_add_mark(Model *model, int mark);
void model_add_tally(Model *model, const Tally *tally);
void model_add_chain(Model *model, const Chain *chain);
void model_add_rank(Model *model, int rank);
void model_rank_complete(const Model *model, const Fill *fill, gint64 *value);
void model_add_run(Model *model, const Run *run);
/** Returns the column of its units, or -1. */
int model_add_span(Model *model, const Span *span);
