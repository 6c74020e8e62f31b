/* Places of characters counted from the beginning of a text. */
#pragma once

#include "base/source.h"

/** Where the last place was: the next is usually behind it. */
typedef struct {
    const Source *source;
    gsize index;  /* in characters */
    gsize offset; /* in bytes */
    int line;
    int column;
} Cursor;

/** Behind a byte order mark, which is no character of the text. */
Cursor cursor_at_start(const Source *source);
/** The place of the character of that index, in a source of valid UTF-8; going on is cheap. Lines
 *  end as a Source's do: libyaml 0.2.5 counts NEL, LS and PS too, so its own lines are of no use.
 */
Place cursor_place(Cursor *cursor, gsize index);
