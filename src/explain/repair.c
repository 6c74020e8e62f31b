#include "explain/repair.h"

Repair *
repair_new(const Change *first, const Change *second)
{
    Repair *repair = g_new0(Repair, 1);
    repair->changes = g_array_new(FALSE, FALSE, sizeof(Change));
    g_array_append_val(repair->changes, *first);
    repair->price = first->price;
    if (second != NULL) {
        g_array_append_val(repair->changes, *second);
        repair->price += second->price;
    }
    return repair;
}

void
repair_free(gpointer data)
{
    Repair *repair = data;
    g_array_unref(repair->changes);
    g_free(repair);
}

gboolean
repair_includes(const Repair *repair, const Repair *weaker)
{
    for (guint i = 0; i < weaker->changes->len; i++) {
        gboolean has = FALSE;
        for (guint k = 0; k < repair->changes->len; k++)
            has = has || change_includes(&g_array_index(repair->changes, Change, k),
                                         &g_array_index(weaker->changes, Change, i));
        if (!has)
            return FALSE;
    }
    return TRUE;
}

gint
repair_by_price(gconstpointer a, gconstpointer b)
{
    const Repair *first = *(Repair *const *)a, *second = *(Repair *const *)b;
    if (first->price != second->price)
        return first->price < second->price ? -1 : 1;
    for (guint i = 0; i < MIN(first->changes->len, second->changes->len); i++) {
        const Change *x = &g_array_index(first->changes, Change, i);
        const Change *y = &g_array_index(second->changes, Change, i);
        if (x->day != y->day)
            return x->day < y->day ? -1 : 1;
        if (x->sentence != y->sentence)
            return x->sentence < y->sentence ? -1 : 1;
        if (x->provider != y->provider)
            return x->provider < y->provider ? -1 : 1;
        if (x->parameter != y->parameter)
            return x->parameter < y->parameter ? -1 : 1;
    }
    return 0;
}
