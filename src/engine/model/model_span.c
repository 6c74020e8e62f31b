/* Spread: one whole column above the difference of every two sides. Sides of equal share whose
 * offsets leave equal rests of the scale stand together behind one greatest and one least column.
 */
#include "base/whole.h"
#include "engine/model/model.h"

typedef struct {
    gint64 share;
    gint64 rest; /* of the offset, 0 … scale - 1 */
    int members;
    int most;  /* column: greatest sum + whole part of the offset */
    int least; /* column: the least, negated */
} Group;

typedef struct {
    Model *model;
    const Span *span;
    GArray *group;
    int *group_of; /* by side */
} Sides;

static gint64
whole_part(const Span *span, int side)
{
    return divide_down(span->side[side].offset, span->scale);
}

static void
find_groups(Sides *sides)
{
    const Span *span = sides->span;
    for (int i = 0; i < span->n; i++) {
        gint64 rest = span->side[i].offset - whole_part(span, i) * span->scale;
        guint g = 0;
        while (g < sides->group->len) {
            const Group *group = &g_array_index(sides->group, Group, g);
            if (group->share == span->side[i].share && group->rest == rest)
                break;
            g++;
        }
        if (g == sides->group->len) {
            Group group = {span->side[i].share, rest, 0, 0, 0};
            g_array_append_val(sides->group, group);
        }
        g_array_index(sides->group, Group, g).members++;
        sides->group_of[i] = (int)g;
    }
}

/* The least and greatest sums that a side can have. */
static void
side_range(const Model *model, const SpanSide *side, gint64 *low, gint64 *high)
{
    *low = *high = 0;
    for (int i = 0; i < side->n; i++) {
        const Column *column = &g_array_index(model->column, Column, side->cell[i]);
        gint64 a = side->weight[i] * column->low, b = side->weight[i] * column->high;
        *low += MIN(a, b);
        *high += MAX(a, b);
    }
}

/* A column that is at least sign × (sum + whole part) of each member. */
static int
add_extreme(const Sides *sides, int group, int sign)
{
    Model *model = sides->model;
    const Span *span = sides->span;
    gint64 low = G_MAXINT64, high = G_MININT64;
    for (int i = 0; i < span->n; i++) {
        gint64 a, b;
        if (sides->group_of[i] != group)
            continue;
        side_range(model, &span->side[i], &a, &b);
        low = MIN(low, MIN(sign * (a + whole_part(span, i)), sign * (b + whole_part(span, i))));
        high = MAX(high, MAX(sign * (a + whole_part(span, i)), sign * (b + whole_part(span, i))));
    }
    int column = model_least(model, low, high, FALSE);
    for (int i = 0; i < span->n; i++) {
        const SpanSide *side = &span->side[i];
        if (sides->group_of[i] != group)
            continue;
        model_term(model, column, 1);
        for (int j = 0; j < side->n; j++)
            model_term(model, side->cell[j], (gint64)-sign * side->weight[j]);
        model_row(model, sign * whole_part(span, i), BOUNDLESS);
    }
    model_least_end(model);
    return column;
}

/* divisor × width >= s_a c_b - s_b c_a, all in whole multiples of the factors' common divisor: so
 * the constant may be rounded up to one exactly. */
static void
add_difference(const Sides *sides, int width, const Group *a, const Group *b)
{
    const Span *span = sides->span;
    gint64 up = a->share * span->scale, down = b->share * span->scale;
    gint64 unit = common_divisor(common_divisor(up, down), span->divisor);
    g_assert(unit > 0);
    Wide constant = (Wide)a->share * b->rest - (Wide)b->share * a->rest;
    model_term(sides->model, width, span->divisor / unit);
    model_term(sides->model, b->most, -(up / unit));
    model_term(sides->model, a->least, -(down / unit));
    model_row(sides->model, (gint64)wide_divide_up(constant, unit), BOUNDLESS);
}

/* No two sides can be further apart than this. */
static gint64
widest(const Sides *sides)
{
    const Span *span = sides->span;
    Wide most = 0;
    for (guint i = 0; i < sides->group->len; i++)
        for (guint j = 0; j < sides->group->len; j++) {
            const Group *a = &g_array_index(sides->group, Group, i);
            const Group *b = &g_array_index(sides->group, Group, j);
            gint64 high = g_array_index(sides->model->column, Column, b->most).high;
            gint64 low = -g_array_index(sides->model->column, Column, a->least).high;
            Wide apart = (Wide)a->share * ((Wide)span->scale * high + b->rest) -
                         (Wide)b->share * ((Wide)span->scale * low + a->rest);
            most = MAX(most, apart);
        }
    return (gint64)((most + span->divisor - 1) / span->divisor);
}

static int
add_width(const Sides *sides)
{
    const Span *span = sides->span;
    gboolean never = span->cost == NEVER;
    gint64 high = never ? 0 : widest(sides);
    int width = model_least(sides->model, 0, high, TRUE);
    if (!never)
        model_charge(sides->model, span->tier, width, span->cost);
    for (guint i = 0; i < sides->group->len; i++)
        for (guint j = 0; j < sides->group->len; j++) {
            const Group *a = &g_array_index(sides->group, Group, i);
            if (i != j || a->members > 1)
                add_difference(sides, width, a, &g_array_index(sides->group, Group, j));
        }
    model_least_end(sides->model);
    return width;
}

int
model_add_span(Model *model, const Span *span)
{
    if (span->n < 2 || span->cost == 0)
        return -1;
    g_autoptr(GArray) group = g_array_new(FALSE, FALSE, sizeof(Group));
    g_autofree int *group_of = g_new(int, (gsize)span->n);
    Sides sides = {model, span, group, group_of};
    find_groups(&sides);
    for (guint g = 0; g < group->len; g++) {
        int most = add_extreme(&sides, (int)g, 1);
        int least = add_extreme(&sides, (int)g, -1);
        g_array_index(group, Group, g).most = most;
        g_array_index(group, Group, g).least = least;
    }
    return add_width(&sides);
}
