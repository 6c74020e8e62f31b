#include "region/division.h"
#include "region/flow.h"

#include <string.h>

Stretch *
stretch_new(int rows, int takers)
{
    Stretch *stretch = g_new0(Stretch, 1);
    stretch->rows = rows;
    stretch->takers = takers;
    stretch->load = g_new0(gint64, (gsize)rows);
    stretch->share = g_new0(int, (gsize)takers + 1);
    stretch->may = g_new0(guint8, (gsize)rows * (gsize)takers + 1);
    return stretch;
}

void
stretch_free(Stretch *stretch)
{
    if (stretch == NULL)
        return;
    g_free(stretch->load);
    g_free(stretch->share);
    g_free(stretch->may);
    g_free(stretch);
}

gboolean
stretch_same_members(const Stretch *a, const Stretch *b)
{
    return memcmp(a->share, b->share, sizeof(int) * (gsize)a->takers) == 0 &&
           memcmp(a->may, b->may, (gsize)a->rows * (gsize)a->takers) == 0;
}

/* Takers who may take of just the same rows are one class: the network has few nodes. */
typedef struct {
    const Stretch *stretch;
    GArray *rows;   /* int: rows with a load which somebody may take */
    GArray *supply; /* gint64, by place in rows */
    GArray *room;   /* gint64, by class: sum of shares */
    int *class_of;  /* by taker; -1: takes nothing */
    GArray **ties;  /* by place in rows: int, classes */
} Classes;

static gboolean
may_take(const Stretch *stretch, int row, int taker)
{
    return stretch->share[taker] > 0 &&
           stretch->may[(gsize)row * (gsize)stretch->takers + (gsize)taker] != 0;
}

static void
classes_add_rows(Classes *classes)
{
    const Stretch *stretch = classes->stretch;
    for (int row = 0; row < stretch->rows; row++) {
        int taker = 0;
        while (taker < stretch->takers && !may_take(stretch, row, taker))
            taker++;
        if (taker == stretch->takers || stretch->load[row] <= 0)
            continue;
        g_array_append_val(classes->rows, row);
        g_array_append_val(classes->supply, stretch->load[row]);
    }
}

/* The rows of which the taker may take, one byte each; NULL: none. */
static GBytes *
taker_rows(const Classes *classes, int taker)
{
    guint count = classes->rows->len;
    g_autofree guint8 *bytes = g_new0(guint8, count);
    gboolean any = FALSE;
    for (guint i = 0; i < count; i++) {
        bytes[i] = may_take(classes->stretch, g_array_index(classes->rows, int, i), taker) ? 1 : 0;
        any = any || bytes[i];
    }
    return any ? g_bytes_new(bytes, count) : NULL;
}

static int
class_new(Classes *classes, GBytes *rows)
{
    const gint64 none = 0;
    int class = (int)classes->room->len;
    const guint8 *bytes = g_bytes_get_data(rows, NULL);
    g_array_append_val(classes->room, none);
    for (guint i = 0; i < classes->rows->len; i++)
        if (bytes[i])
            g_array_append_val(classes->ties[i], class);
    return class;
}

static void
classes_add_takers(Classes *classes)
{
    g_autoptr(GHashTable) known =
        g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    for (int taker = 0; taker < classes->stretch->takers; taker++) {
        GBytes *rows = taker_rows(classes, taker);
        gpointer class = NULL;
        classes->class_of[taker] = -1;
        if (rows == NULL)
            continue;
        if (g_hash_table_lookup_extended(known, rows, NULL, &class)) {
            g_bytes_unref(rows);
        } else {
            class = GINT_TO_POINTER(class_new(classes, rows));
            g_hash_table_insert(known, rows, class);
        }
        classes->class_of[taker] = GPOINTER_TO_INT(class);
        g_array_index(classes->room, gint64, GPOINTER_TO_INT(class)) +=
            classes->stretch->share[taker];
    }
}

static Classes *
classes_new(const Stretch *stretch)
{
    Classes *classes = g_new0(Classes, 1);
    classes->stretch = stretch;
    classes->rows = g_array_new(FALSE, FALSE, sizeof(int));
    classes->supply = g_array_new(FALSE, FALSE, sizeof(gint64));
    classes->room = g_array_new(FALSE, FALSE, sizeof(gint64));
    classes->class_of = g_new0(int, (gsize)stretch->takers);
    classes_add_rows(classes);
    classes->ties = g_new0(GArray *, classes->rows->len);
    for (guint i = 0; i < classes->rows->len; i++)
        classes->ties[i] = g_array_new(FALSE, FALSE, sizeof(int));
    classes_add_takers(classes);
    return classes;
}

static void
classes_free(Classes *classes)
{
    for (guint i = 0; i < classes->rows->len; i++)
        g_array_unref(classes->ties[i]);
    g_free(classes->ties);
    g_array_unref(classes->rows);
    g_array_unref(classes->supply);
    g_array_unref(classes->room);
    g_free(classes->class_of);
    g_free(classes);
}

/* The densest rows load their takers most and evenly, and nobody else would take of them; what is
 * left is divided the same way among the other takers (Fujishige 1980: the decomposition of a
 * submodular function that minimises a separable convex sum). */
static Ratio *
class_ratios(const Classes *classes)
{
    gsize rows = classes->rows->len;
    gsize count = classes->room->len;
    Ratio *ratios = g_new0(Ratio, count);
    g_autofree guint8 *alive = g_new0(guint8, rows);
    g_autofree guint8 *dense = g_new0(guint8, rows);
    g_autofree guint8 *open = g_new0(guint8, count);
    memset(alive, 1, rows);
    memset(open, 1, count);
    Network network = {(int)rows, (int)count, (const gint64 *)(void *)classes->supply->data,
                       (const gint64 *)(void *)classes->room->data, classes->ties};
    while (memchr(alive, 1, rows) != NULL) {
        Ratio ratio = network_densest(&network, alive, open, dense);
        for (gsize i = 0; i < rows; i++) {
            for (guint k = 0; dense[i] && k < classes->ties[i]->len; k++) {
                int class = g_array_index(classes->ties[i], int, k);
                if (open[class])
                    ratios[class] = ratio;
                open[class] = 0;
            }
            alive[i] = alive[i] && !dense[i];
        }
    }
    return ratios;
}

static gint64
millionths(int share, Ratio ratio)
{
    Wide twice = (Wide)share * ratio.load * MICROS * 2 + ratio.share;
    return (gint64)(twice / ((Wide)ratio.share * 2));
}

void
stretch_divide(const Stretch *stretch, gint64 *part)
{
    Classes *classes = classes_new(stretch);
    if (classes->rows->len > 0) {
        g_autofree Ratio *ratios = class_ratios(classes);
        for (int taker = 0; taker < stretch->takers; taker++)
            if (classes->class_of[taker] >= 0)
                part[taker] += millionths(stretch->share[taker], ratios[classes->class_of[taker]]);
    }
    classes_free(classes);
}
