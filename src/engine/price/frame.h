/* What of a program couples providers, as rows and columns of a master problem for one tier.
 *
 * The first rows say that each provider has one pattern; then come those of earlier tiers that are
 * held, coupling tallies, marks over several providers and spans. Columns here are those that stand
 * from the start: steps of prices, marks, ends of spans. All are bounded. */
#pragma once

#include "engine/price/provider_view.h"
#include "lower/program.h"

/** No bound. */
#define OPEN HUGE_VAL

typedef struct {
    double low;
    double high;
} FrameRow;

typedef struct {
    double low;
    double high;
    double cost;
    guint begin; /* terms */
    guint end;
} FrameColumn;

typedef struct {
    int row;
    double factor;
} FrameTerm;

typedef struct {
    const Program *program;
    int tier;
    GArray *row;         /* FrameRow */
    GArray *column;      /* FrameColumn */
    GArray *term;        /* FrameTerm, of columns */
    GArray **use;        /* by cell and mark of the program: FrameTerm, or NULL */
    int held_row[TIERS]; /* -1: the tier is not held */
    double constant;
    gboolean impossible;
} Frame;

/** Tiers before `tier` are held at `held`, constants included. */
Frame *frame_new(const Program *program, int tier, const gint64 held[TIERS]);
void frame_free(Frame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Frame, frame_free)
/** A column's cost less what the duals (by row) pay for it. */
double frame_reduced_cost(const Frame *frame, int column, const double *dual);
/** The greatest common divisor of the differences between costs in the tier, 0 where there are
 * none, and in *base a cost that can be met. */
gint64 frame_divisor(const Frame *frame, gint64 *base);

/* Between the files of the frame. */
int frame_add_row(Frame *frame, double low, double high);
/** The cell or mark stands in the row. */
void frame_add_use(Frame *frame, int cell, int row, double factor);
/** Terms of the column follow at once. */
void frame_add_column(Frame *frame, double low, double high);
void frame_add_term(Frame *frame, int row, double factor);
/** The last column costs so much in the tier. */
void frame_charge_column(Frame *frame, int tier, double cost);
gboolean frame_is_priced(const Frame *frame, int tier);
void frame_add_span(Frame *frame, const Span *span);
