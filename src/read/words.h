/* The words that one kind of name has in a region, for finding and for suggestions. */
#pragma once

#include "base/source.h"

#include <glib.h>

typedef struct {
    GHashTable *places; /* word -> Place *, where it was first said */
    GPtrArray *list;    /* char *, in the order in which they came */
} Words;

void words_init(Words *words);
void words_clear(Words *words);
/** FALSE: it was there already. Copies the word. */
gboolean words_add(Words *words, const char *word, Place place);
/** Where it was first said, or NULL. */
const Place *words_find(const Words *words, const char *word);
