#include "lower/labour_known.h"

#include "lower/labour_merge.h"

GHashTable *
labour_known_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify)g_ptr_array_unref);
}

static void
write_work(GString *key, const GArray *works)
{
    for (guint i = 0; i < works->len; i++) {
        const Work *work = &g_array_index(works, Work, i);
        g_string_append_printf(key, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " %d %d,", work->start,
                               work->end, work->owner, work->night);
    }
}

/* All that the answer depends on. */
static char *
key_of(const GArray *always, const GPtrArray *duties, gboolean trainee, gboolean spare)
{
    GString *key = g_string_new(NULL);
    g_string_append_printf(key, "%d %d:", trainee, spare);
    write_work(key, always);
    for (guint d = 0; d < duties->len; d++) {
        const LabourDuty *duty = g_ptr_array_index(duties, d);
        g_string_append_printf(key, "/%d:", duty->by_hand);
        write_work(key, duty->work);
    }
    return g_string_free(key, FALSE);
}

const GPtrArray *
labour_known(GHashTable *known, const GArray *always, const GPtrArray *duties, gboolean trainee,
             gboolean spare)
{
    g_autofree char *key = key_of(always, duties, trainee, spare);
    GPtrArray *found = g_hash_table_lookup(known, key);
    if (found == NULL) {
        found = labour_forbidden(always, duties, trainee, spare);
        labour_merge(duties, found);
        g_hash_table_insert(known, g_steal_pointer(&key), found);
    }
    return found;
}
