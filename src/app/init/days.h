/* Days as a secretary writes them. */
#pragma once

#include <glib.h>

/** Days between commas, 、 or ・, in Japanese (土曜、祝日) or as day words, as day words between
 * commas; the seasons are those of a new region. NULL: one of them is none. The caller frees. */
char *init_day_words(const char *text);

/** The text with one comma for each of the marks that Japanese lists have, in one width (NFKC). The
 * caller frees. */
char *init_one_mark(const char *text);
