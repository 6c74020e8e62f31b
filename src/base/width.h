/* Columns a text takes in a terminal (Unicode East Asian Width: wide and full are two). */
#pragma once

#include <glib.h>

int text_width(const char *utf8);
/** The text padded with spaces, or cut, to just so many columns; the caller frees. */
char *text_fit(const char *utf8, int columns);
/** The text as it may stand in a terminal: valid, and without what would steer it or break the line,
 * which becomes spaces. The caller frees. */
char *text_plain(const char *text);
