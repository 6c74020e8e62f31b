/* The word that was probably meant. */
#pragma once

#include <glib.h>

/** The nearest of the NULL-terminated candidates by edit distance (with neighbours swapped as one
 *  edit), or NULL where none is near: at most a third of the word's length, at least one. */
const char *suggest(const char *word, const char *const *candidates);
/** The same for an array of strings. */
const char *suggest_from(const char *word, const GPtrArray *candidates);
