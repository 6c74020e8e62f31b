#include "engine/charge.h"

static guint
charge_hash(gconstpointer data)
{
    const Charge *charge = data;
    guint64 hash = 0;
    for (int tier = 0; tier < TIERS; tier++)
        hash = (hash ^ (guint64)charge->cost[tier]) * 0x9e3779b97f4a7c15u;
    return (guint)(hash >> 32);
}

static gboolean
charge_equal(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(Charge)) == 0;
}

ChargeBook *
charge_book_new(void)
{
    ChargeBook *book = g_new(ChargeBook, 1);
    book->charge = g_array_new(FALSE, FALSE, sizeof(Charge));
    book->index = g_hash_table_new_full(charge_hash, charge_equal, g_free, NULL);
    charge_enter(book, &(Charge){{0}});
    return book;
}

void
charge_book_free(ChargeBook *book)
{
    if (book == NULL)
        return;
    g_array_unref(book->charge);
    g_hash_table_unref(book->index);
    g_free(book);
}

int
charge_enter(ChargeBook *book, const Charge *charge)
{
    gpointer found;
    if (g_hash_table_lookup_extended(book->index, charge, NULL, &found))
        return GPOINTER_TO_INT(found);
    int index = (int)book->charge->len;
    g_array_append_val(book->charge, *charge);
    g_hash_table_insert(book->index, g_memdup2(charge, sizeof *charge), GINT_TO_POINTER(index));
    return index;
}

gboolean
charge_add(Charge *charge, int tier, gint64 cost, gint64 units)
{
    if (units == 0)
        return TRUE;
    if (cost == NEVER)
        return FALSE;
    charge->cost[tier] = price_add(charge->cost[tier], price_times(cost, units));
    return TRUE;
}
