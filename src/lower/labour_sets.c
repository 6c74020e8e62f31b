#include "lower/labour_sets.h"

/* A tree of beginnings. */
struct Sets {
    gboolean whole;   /* a set ends here */
    GHashTable *next; /* int -> Sets; NULL: none */
};

Sets *
sets_new(void)
{
    return g_new0(Sets, 1);
}

void
sets_free(Sets *sets)
{
    g_clear_pointer(&sets->next, g_hash_table_unref);
    g_free(sets);
}

void
sets_add(Sets *sets, const GArray *set)
{
    for (guint i = 0; i < set->len; i++) {
        gpointer one = GINT_TO_POINTER(g_array_index(set, int, i));
        if (sets->next == NULL)
            sets->next = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)sets_free);
        Sets *next = g_hash_table_lookup(sets->next, one);
        if (next == NULL) {
            next = sets_new();
            g_hash_table_insert(sets->next, one, next);
        }
        sets = next;
    }
    sets->whole = TRUE;
}

/* What is kept goes on with some of the set from `from` on; `taken` of it are found so far. */
static gboolean
goes_on(const Sets *sets, const GArray *set, guint from, guint taken, gboolean itself)
{
    if (sets->whole && (itself || taken < set->len))
        return TRUE;
    if (sets->next == NULL)
        return FALSE;
    for (guint i = from; i < set->len; i++) {
        const Sets *next =
            g_hash_table_lookup(sets->next, GINT_TO_POINTER(g_array_index(set, int, i)));
        if (next && goes_on(next, set, i + 1, taken + 1, itself))
            return TRUE;
    }
    return FALSE;
}

gboolean
sets_within(const Sets *sets, const GArray *set, gboolean itself)
{
    return goes_on(sets, set, 0, 0, itself);
}
