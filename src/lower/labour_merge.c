#include "lower/labour_merge.h"

/* A sentence being made: one duty at most can be taken of each part, and not one of every part. */
typedef GPtrArray Sentence; /* GArray of int */

static GArray *
part_at(const Sentence *sentence, guint place)
{
    return g_ptr_array_index(sentence, place);
}

static Sentence *
sentence_new(const GArray *taken)
{
    Sentence *sentence = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < taken->len; i++) {
        GArray *part = g_array_new(FALSE, FALSE, sizeof(int));
        g_array_append_val(part, g_array_index(taken, int, i));
        g_ptr_array_add(sentence, part);
    }
    return sentence;
}

/* All of it but one part. */
static char *
key_without(const Sentence *sentence, guint place)
{
    GString *key = g_string_new(NULL);
    for (guint i = 0; i < sentence->len; i++) {
        const GArray *part = part_at(sentence, i);
        for (guint k = 0; i != place && k < part->len; k++)
            g_string_append_printf(key, "%d ", g_array_index(part, int, k));
        g_string_append_c(key, '/');
    }
    return g_string_free(key, FALSE);
}

static gboolean
exclude_each_other(const GPtrArray *duties, const GArray *a, const GArray *b)
{
    for (guint i = 0; i < a->len; i++)
        for (guint k = 0; k < b->len; k++)
            if (!labour_duties_overlap(g_ptr_array_index(duties, g_array_index(a, int, i)),
                                       g_ptr_array_index(duties, g_array_index(b, int, k))))
                return FALSE;
    return TRUE;
}

/* Joins what differs at one place alone. Sentences whose duties begin sooner come first, so that
 * those at the same hours follow each other. */
static void
merge_at(const GPtrArray *duties, GPtrArray *sentences, guint place)
{
    g_autoptr(GHashTable) last = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint kept = 0;
    for (guint i = 0; i < sentences->len; i++) {
        Sentence *sentence = g_ptr_array_index(sentences, i);
        char *key = key_without(sentence, place);
        const Sentence *before = place < sentence->len ? g_hash_table_lookup(last, key) : NULL;
        if (before &&
            exclude_each_other(duties, part_at(before, place), part_at(sentence, place))) {
            const GArray *more = part_at(sentence, place);
            g_array_append_vals(part_at(before, place), more->data, more->len);
            g_ptr_array_unref(sentence);
            g_free(key);
            continue;
        }
        g_hash_table_insert(last, key, sentence);
        sentences->pdata[kept++] = sentence;
    }
    sentences->len = kept;
}

static gint
by_duties(gconstpointer a, gconstpointer b)
{
    const GArray *x = (*(Forbidden *const *)a)->taken, *y = (*(Forbidden *const *)b)->taken;
    for (guint i = 0; i < MIN(x->len, y->len); i++) {
        int p = g_array_index(x, int, i), q = g_array_index(y, int, i);
        if (p != q)
            return p < q ? -1 : 1;
    }
    return (x->len > y->len) - (x->len < y->len);
}

static void
add_sentence(GPtrArray *found, const Sentence *sentence)
{
    Forbidden *forbidden = g_new(Forbidden, 1);
    *forbidden = (Forbidden){g_array_new(FALSE, FALSE, sizeof(int)),
                             g_array_new(FALSE, FALSE, sizeof(int)), sentence->len};
    for (guint i = 0; i < sentence->len; i++) {
        const GArray *part = part_at(sentence, i);
        g_array_append_vals(forbidden->taken, part->data, part->len);
    }
    g_ptr_array_add(found, forbidden);
}

void
labour_merge(const GPtrArray *duties, GPtrArray *found)
{
    g_autoptr(GPtrArray) sentences = g_ptr_array_new();
    guint kept = 0, longest = 0;
    g_ptr_array_sort(found, by_duties);
    for (guint i = 0; i < found->len; i++) {
        Forbidden *forbidden = g_ptr_array_index(found, i);
        if (forbidden->taken->len < 3 || forbidden->left->len > 0) {
            found->pdata[kept++] = forbidden;
            continue;
        }
        longest = MAX(longest, forbidden->taken->len);
        g_ptr_array_add(sentences, sentence_new(forbidden->taken));
        forbidden_free(forbidden);
    }
    found->len = kept;
    /* from the second place on, and the first at the end: the second can be had in most ways */
    for (guint place = 1; place <= longest; place++)
        merge_at(duties, sentences, place < longest ? place : 0);
    for (guint i = 0; i < sentences->len; i++) {
        add_sentence(found, g_ptr_array_index(sentences, i));
        g_ptr_array_unref(g_ptr_array_index(sentences, i));
    }
}
