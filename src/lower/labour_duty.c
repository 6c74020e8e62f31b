#include "lower/labour_duty.h"

static void
duty_free(gpointer data)
{
    LabourDuty *duty = data;
    g_array_unref(duty->work);
    g_array_unref(duty->cells);
    g_free(duty);
}

GPtrArray *
labour_duties_new(void)
{
    return g_ptr_array_new_with_free_func(duty_free);
}

LabourDuty *
labour_duties_add(GPtrArray *duties, const GArray *work, gboolean by_hand)
{
    LabourDuty *duty = g_new(LabourDuty, 1);
    *duty =
        (LabourDuty){g_array_copy((GArray *)work), g_array_new(FALSE, FALSE, sizeof(int)), by_hand};
    g_ptr_array_add(duties, duty);
    return duty;
}

static gint
by_first_start(gconstpointer a, gconstpointer b)
{
    const LabourDuty *x = *(LabourDuty *const *)a, *y = *(LabourDuty *const *)b;
    Minute p = g_array_index(x->work, Work, 0).start, q = g_array_index(y->work, Work, 0).start;
    return (p > q) - (p < q);
}

void
labour_duties_number(GPtrArray *duties)
{
    g_ptr_array_sort(duties, by_first_start);
    for (guint d = 0; d < duties->len; d++) {
        GArray *works = ((LabourDuty *)g_ptr_array_index(duties, d))->work;
        for (guint i = 0; i < works->len; i++)
            g_array_index(works, Work, i).owner = (int)d;
    }
}

gboolean
labour_duties_overlap(const LabourDuty *a, const LabourDuty *b)
{
    for (guint i = 0; i < a->work->len; i++)
        for (guint k = 0; k < b->work->len; k++) {
            const Work *x = &g_array_index(a->work, Work, i);
            const Work *y = &g_array_index(b->work, Work, k);
            if (x->start < y->end && y->start < x->end)
                return TRUE;
        }
    return FALSE;
}
