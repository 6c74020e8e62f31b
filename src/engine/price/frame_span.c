/* Spans as rows and columns of the frame. */
#include "engine/price/frame.h"

#include <math.h>

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
    int above = frame_add_row(frame, offset, OPEN), below = frame_add_row(frame, -OPEN, offset);
    append_term(group->most, above, 1);
    append_term(group->least, below, 1);
    for (int i = 0; i < side->n; i++) {
        frame_add_use(frame, side->cell[i], above, -side->weight[i]);
        frame_add_use(frame, side->cell[i], below, -side->weight[i]);
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
    frame_add_column(frame, -far, far);
    for (guint i = 0; i < terms->len; i++) {
        FrameTerm term = g_array_index(terms, FrameTerm, i);
        frame_add_term(frame, term.row, term.factor);
    }
}

void
frame_add_span(Frame *frame, const Span *span)
{
    if (!frame_is_priced(frame, span->tier) || span->cost == 0)
        return;
    g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func(group_free);
    for (int i = 0; i < span->n; i++)
        add_side(frame, span, &span->side[i], groups);
    int first = (int)frame->row->len;
    double far = farthest(span), widest = 0;
    for (guint i = 0; i < groups->len; i++)
        for (guint j = 0; j < groups->len; j++) {
            const Group *a = g_ptr_array_index(groups, i), *b = g_ptr_array_index(groups, j);
            int row = frame_add_row(frame, 0, OPEN);
            /* The share of one times the standing of the other, counted in the divisor. */
            double unit = (double)span->scale / (double)span->divisor;
            append_term(a->most, row, -(double)b->share * unit);
            append_term(b->least, row, (double)a->share * unit);
            widest = MAX(widest, (double)(a->share + b->share) * unit * far);
        }
    frame_add_column(frame, 0, span->cost == NEVER ? 0 : widest + 1);
    for (int row = first; row < (int)frame->row->len; row++)
        frame_add_term(frame, row, 1);
    if (span->cost != NEVER)
        frame_charge_column(frame, span->tier, (double)span->cost);
    for (guint i = 0; i < groups->len; i++) {
        add_standing(frame, far, ((const Group *)g_ptr_array_index(groups, i))->most);
        add_standing(frame, far, ((const Group *)g_ptr_array_index(groups, i))->least);
    }
}
