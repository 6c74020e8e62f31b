#include "read/cursor.h"

Cursor
cursor_at_start(const Source *source)
{
    gsize mark = g_str_has_prefix(source_content(source, NULL), "\xEF\xBB\xBF") ? 3 : 0;
    return (Cursor){source, 0, mark, 1, 1};
}

Place
cursor_place(Cursor *cursor, gsize index)
{
    gsize length;
    const char *text = source_content(cursor->source, &length);
    if (index < cursor->index)
        *cursor = cursor_at_start(cursor->source);
    while (cursor->index < index && cursor->offset < length) {
        const char *at = text + cursor->offset;
        gboolean ends_line = *at == '\n' || (*at == '\r' && at[1] != '\n');
        cursor->offset += (gsize)g_utf8_skip[(guchar)*at];
        cursor->index++;
        cursor->line += ends_line;
        cursor->column = ends_line ? 1 : cursor->column + 1;
    }
    return (Place){cursor->source, cursor->line, cursor->column};
}
