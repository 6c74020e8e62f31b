#include "read/words.h"

void
words_init(Words *words)
{
    words->places = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    words->list = g_ptr_array_new_with_free_func(g_free);
}

void
words_clear(Words *words)
{
    g_hash_table_unref(words->places);
    g_ptr_array_unref(words->list);
}

gboolean
words_add(Words *words, const char *word, Place place)
{
    if (g_hash_table_contains(words->places, word))
        return FALSE;
    char *copy = g_strdup(word);
    g_ptr_array_add(words->list, copy);
    g_hash_table_insert(words->places, copy, g_memdup2(&place, sizeof place));
    return TRUE;
}

const Place *
words_find(const Words *words, const char *word)
{
    return g_hash_table_lookup(words->places, word);
}
