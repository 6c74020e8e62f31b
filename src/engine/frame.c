#include "engine/frame.h"

#include <math.h>

static int
add_row(Frame *frame, double low, double high)
{
    FrameRow row = {low, high};
    g_array_append_val(frame->row, row);
    return (int)frame->row->len - 1;
}

static void
add_use(Frame *frame, int cell, int row, double factor)
{
    FrameTerm term = {row, factor};
    if (frame->use[cell] == NULL)
        frame->use[cell] = g_array_new(FALSE, FALSE, sizeof(FrameTerm));
    g_array_append_val(frame->use[cell], term);
}

/* Terms of the column follow at once. */
static void
add_column(Frame *frame, double low, double high)
{
    FrameColumn column = {low, high, 0, frame->term->len, frame->term->len};
    g_array_append_val(frame->column, column);
}

static void
add_term(Frame *frame, int row, double factor)
{
    FrameTerm term = {row, factor};
    g_array_append_val(frame->term, term);
    g_array_index(frame->column, FrameColumn, frame->column->len - 1).end = frame->term->len;
}

/* The last column costs so much in the tier. */
static void
charge_column(Frame *frame, int tier, double cost)
{
    if (tier == frame->tier)
        g_array_index(frame->column, FrameColumn, frame->column->len - 1).cost += cost;
    else if (frame->held_row[tier] >= 0 && cost != 0)
        add_term(frame, frame->held_row[tier], cost);
}

static gboolean
is_priced(const Frame *frame, int tier)
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
        while (end < last && (!is_priced(frame, tally->tier) ||
                              tally->price[end + 1] - tally->price[end] == price))
            end++;
        add_column(frame, 0, end - k);
        add_term(frame, row, -1);
        if (is_priced(frame, tally->tier))
            charge_column(frame, tally->tier, (double)price);
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
    int row = add_row(frame, low, low);
    for (int i = 0; i < tally->n; i++)
        add_use(frame, tally->cell[i], row, tally->weight[i]);
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
    int below = add_row(frame, 0, OPEN), above = add_row(frame, -OPEN, least - 1);
    int first = (int)frame->row->len;
    for (int i = 0; i < mark->n; i++) {
        add_use(frame, mark->cell[i], below, mark->weight[i]);
        add_use(frame, mark->cell[i], above, mark->weight[i]);
        if (mark->weight[i] >= mark->least)
            add_use(frame, mark->cell[i], add_row(frame, -OPEN, 0), 1);
    }
    add_column(frame, 0, 1);
    add_term(frame, below, -least);
    add_term(frame, above, -MAX(0, total - least + 1));
    for (int row = first; row < (int)frame->row->len; row++)
        add_term(frame, row, -1);
    for (guint i = 0; frame->use[number] != NULL && i < frame->use[number]->len; i++) {
        FrameTerm *term = &g_array_index(frame->use[number], FrameTerm, i);
        add_term(frame, term->row, term->factor);
    }
}

/* -- spans ------------------------------------------------------------------------------------ */

/* Sides of one share lie between a greatest and a least standing; standings are counted in the
 * scale. */
typedef struct {
    gint64 share;
    GArray *most;  /* FrameTerm: rows of the greatest's column */
    GArray *least; /* and of the least's */
} Group;

static Group *
find_group(GPtrArray *groups, gint64 share)
{
    for (guint i = 0; i < groups->len; i++) {
        Group *group = g_ptr_array_index(groups, i);
        if (group->share == share)
            return group;
    }
    Group *group = g_new(Group, 1);
    *group = (Group){share, g_array_new(FALSE, FALSE, sizeof(FrameTerm)),
                     g_array_new(FALSE, FALSE, sizeof(FrameTerm))};
    g_ptr_array_add(groups, group);
    return group;
}

static void
group_free(gpointer data)
{
    Group *group = data;
    g_array_unref(group->most);
    g_array_unref(group->least);
    g_free(group);
}

static void
append_term(GArray *terms, int row, double factor)
{
    FrameTerm term = {row, factor};
    g_array_append_val(terms, term);
}

static void
add_side(Frame *frame, const Span *span, const SpanSide *side, GPtrArray *groups)
{
    Group *group = find_group(groups, side->share);
    double offset = (double)side->offset / (double)span->scale;
    int above = add_row(frame, offset, OPEN), below = add_row(frame, -OPEN, offset);
    append_term(group->most, above, 1);
    append_term(group->least, below, 1);
    for (int i = 0; i < side->n; i++) {
        add_use(frame, side->cell[i], above, -side->weight[i]);
        add_use(frame, side->cell[i], below, -side->weight[i]);
    }
}

/* No side's standing is further from 0. */
static double
farthest(const Span *span)
{
    double far = 0;
    for (int i = 0; i < span->n; i++) {
        double side = fabs((double)span->side[i].offset / (double)span->scale);
        for (int j = 0; j < span->side[i].n; j++)
            side += abs(span->side[i].weight[j]);
        far = MAX(far, side);
    }
    return far;
}

static void
add_standing(Frame *frame, double far, const GArray *terms)
{
    add_column(frame, -far, far);
    for (guint i = 0; i < terms->len; i++) {
        FrameTerm term = g_array_index(terms, FrameTerm, i);
        add_term(frame, term.row, term.factor);
    }
}

static void
add_span(Frame *frame, const Span *span)
{
    if (!is_priced(frame, span->tier) || span->cost == 0)
        return;
    g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func(group_free);
    for (int i = 0; i < span->n; i++)
        add_side(frame, span, &span->side[i], groups);
    int first = (int)frame->row->len;
    double far = farthest(span), widest = 0;
    for (guint i = 0; i < groups->len; i++)
        for (guint j = 0; j < groups->len; j++) {
            const Group *a = g_ptr_array_index(groups, i), *b = g_ptr_array_index(groups, j);
            int row = add_row(frame, 0, OPEN);
            /* The share of one times the standing of the other, counted in the divisor. */
            double unit = (double)span->scale / (double)span->divisor;
            append_term(a->most, row, -(double)b->share * unit);
            append_term(b->least, row, (double)a->share * unit);
            widest = MAX(widest, (double)(a->share + b->share) * unit * far);
        }
    add_column(frame, 0, span->cost == NEVER ? 0 : widest + 1);
    for (int row = first; row < (int)frame->row->len; row++)
        add_term(frame, row, 1);
    if (span->cost != NEVER)
        charge_column(frame, span->tier, (double)span->cost);
    for (guint i = 0; i < groups->len; i++) {
        add_standing(frame, far, ((const Group *)g_ptr_array_index(groups, i))->most);
        add_standing(frame, far, ((const Group *)g_ptr_array_index(groups, i))->least);
    }
}

/* -- the whole -------------------------------------------------------------------------------- */

static void
hold_tiers(Frame *frame, const gint64 held[TIERS])
{
    for (int tier = 0; tier < TIERS; tier++)
        frame->held_row[tier] = tier < frame->tier ? add_row(frame, -OPEN, (double)held[tier]) : -1;
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
        add_row(frame, 1, 1);
    hold_tiers(frame, held);
    for (int k = 0; k < program->n_tallies; k++)
        if (program->tally[k].provider < 0)
            add_tally(frame, &program->tally[k]);
    for (int k = 0; k < program->n_marks; k++)
        if (program->mark[k].provider < 0 && frame->use[program->n_cells + k] != NULL)
            add_mark(frame, program->n_cells + k);
    for (int k = 0; k < program->n_spans; k++)
        add_span(frame, &program->span[k]);
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
