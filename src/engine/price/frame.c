#include "engine/price/frame.h"

#include <math.h>

int
frame_add_row(Frame *frame, double low, double high)
{
    FrameRow row = {low, high};
    g_array_append_val(frame->row, row);
    return (int)frame->row->len - 1;
}

void
frame_add_use(Frame *frame, int cell, int row, double factor)
{
    FrameTerm term = {row, factor};
    if (frame->use[cell] == NULL)
        frame->use[cell] = g_array_new(FALSE, FALSE, sizeof(FrameTerm));
    g_array_append_val(frame->use[cell], term);
}

void
frame_add_column(Frame *frame, double low, double high)
{
    FrameColumn column = {low, high, 0, frame->term->len, frame->term->len};
    g_array_append_val(frame->column, column);
}

void
frame_add_term(Frame *frame, int row, double factor)
{
    FrameTerm term = {row, factor};
    g_array_append_val(frame->term, term);
    g_array_index(frame->column, FrameColumn, frame->column->len - 1).end = frame->term->len;
}

void
frame_charge_column(Frame *frame, int tier, double cost)
{
    if (tier == frame->tier)
        g_array_index(frame->column, FrameColumn, frame->column->len - 1).cost += cost;
    else if (frame->held_row[tier] >= 0 && cost != 0)
        frame_add_term(frame, frame->held_row[tier], cost);
}

gboolean
frame_is_priced(const Frame *frame, int tier)
{
    return tier == frame->tier || frame->held_row[tier] >= 0;
}

/* A cost that is always there. */
static void
charge_always(Frame *frame, int tier, gint64 cost)
{
    if (tier == frame->tier)
        frame->constant += (double)cost;
    else if (frame->held_row[tier] >= 0)
        g_array_index(frame->row, FrameRow, frame->held_row[tier]).high -= (double)cost;
}

/* -- tallies ---------------------------------------------------------------------------------- */

/* Steps of equal price are one column. */
static void
add_steps(Frame *frame, const Tally *tally, int first, int last, int row)
{
    for (int k = first; k < last;) {
        gint64 price = tally->price[k + 1] - tally->price[k];
        int end = k + 1;
        while (end < last && (!frame_is_priced(frame, tally->tier) ||
                              tally->price[end + 1] - tally->price[end] == price))
            end++;
        frame_add_column(frame, 0, end - k);
        frame_add_term(frame, row, -1);
        if (frame_is_priced(frame, tally->tier))
            frame_charge_column(frame, tally->tier, (double)price);
        k = end;
    }
}

static void
add_tally(Frame *frame, const Tally *tally)
{
    int first = 0, last = tally->count - 1;
    while (first <= last && tally->price[first] == NEVER)
        first++;
    while (last > first && tally->price[last] == NEVER)
        last--;
    if (first > last) {
        frame->impossible = TRUE;
        return;
    }
    double low = (double)(tally->first + first);
    int row = frame_add_row(frame, low, low);
    for (int i = 0; i < tally->n; i++)
        frame_add_use(frame, tally->cell[i], row, tally->weight[i]);
    charge_always(frame, tally->tier, tally->price[first]);
    add_steps(frame, tally, first, last, row);
}

/* -- marks over several providers ------------------------------------------------------------- */

/* least × mark <= sum <= least - 1 + (total - least + 1) × mark, and each cell that is enough by
 * itself <= mark. */
static void
add_mark(Frame *frame, int number)
{
    const Mark *mark = &frame->program->mark[number - frame->program->n_cells];
    double total = 0, least = (double)mark->least;
    for (int i = 0; i < mark->n; i++)
        total += mark->weight[i];
    int below = frame_add_row(frame, 0, OPEN), above = frame_add_row(frame, -OPEN, least - 1);
    int first = (int)frame->row->len;
    for (int i = 0; i < mark->n; i++) {
        frame_add_use(frame, mark->cell[i], below, mark->weight[i]);
        frame_add_use(frame, mark->cell[i], above, mark->weight[i]);
        if (mark->weight[i] >= mark->least)
            frame_add_use(frame, mark->cell[i], frame_add_row(frame, -OPEN, 0), 1);
    }
    frame_add_column(frame, 0, 1);
    frame_add_term(frame, below, -least);
    frame_add_term(frame, above, -MAX(0, total - least + 1));
    for (int row = first; row < (int)frame->row->len; row++)
        frame_add_term(frame, row, -1);
    for (guint i = 0; frame->use[number] != NULL && i < frame->use[number]->len; i++) {
        FrameTerm *term = &g_array_index(frame->use[number], FrameTerm, i);
        frame_add_term(frame, term->row, term->factor);
    }
}

/* -- the whole -------------------------------------------------------------------------------- */

static void
hold_tiers(Frame *frame, const gint64 held[TIERS])
{
    for (int tier = 0; tier < TIERS; tier++)
        frame->held_row[tier] =
            tier < frame->tier ? frame_add_row(frame, -OPEN, (double)held[tier]) : -1;
    for (int tier = 0; tier < TIERS; tier++)
        charge_always(frame, tier, frame->program->constant[tier]);
}

Frame *
frame_new(const Program *program, int tier, const gint64 held[TIERS])
{
    Frame *frame = g_new0(Frame, 1);
    frame->program = program;
    frame->tier = tier;
    frame->row = g_array_new(FALSE, FALSE, sizeof(FrameRow));
    frame->column = g_array_new(FALSE, FALSE, sizeof(FrameColumn));
    frame->term = g_array_new(FALSE, FALSE, sizeof(FrameTerm));
    frame->use = g_new0(GArray *, (gsize)(program->n_cells + program->n_marks) + 1);
    for (int p = 0; p < program->providers; p++)
        frame_add_row(frame, 1, 1);
    hold_tiers(frame, held);
    for (int k = 0; k < program->n_tallies; k++)
        if (program->tally[k].provider < 0)
            add_tally(frame, &program->tally[k]);
    for (int k = 0; k < program->n_marks; k++)
        if (program->mark[k].provider < 0 && frame->use[program->n_cells + k] != NULL)
            add_mark(frame, program->n_cells + k);
    for (int k = 0; k < program->n_spans; k++)
        frame_add_span(frame, &program->span[k]);
    return frame;
}

void
frame_free(Frame *frame)
{
    if (frame == NULL)
        return;
    for (int i = 0; i < frame->program->n_cells + frame->program->n_marks; i++)
        if (frame->use[i] != NULL)
            g_array_unref(frame->use[i]);
    g_free(frame->use);
    g_array_unref(frame->row);
    g_array_unref(frame->column);
    g_array_unref(frame->term);
    g_free(frame);
}

double
frame_reduced_cost(const Frame *frame, int column, const double *dual)
{
    const FrameColumn *own = &g_array_index(frame->column, FrameColumn, column);
    double cost = own->cost;
    for (guint i = own->begin; i < own->end; i++) {
        const FrameTerm *term = &g_array_index(frame->term, FrameTerm, i);
        cost -= dual[term->row] * term->factor;
    }
    return cost;
}
