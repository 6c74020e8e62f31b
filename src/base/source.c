#include "base/source.h"

#include <string.h>

struct Source {
    char *name;
    char *content;
    gsize length;
    GArray *starts; /* gsize: offset of each line's first byte */
};

/* A line ends with LF, CR LF or CR, as spreadsheets of all ages write them. */
static void
find_lines(Source *source)
{
    gsize start = 0;
    g_array_append_val(source->starts, start);
    for (gsize i = 0; i < source->length; i++) {
        char c = source->content[i];
        if (c != '\n' && c != '\r')
            continue;
        if (c == '\r' && i + 1 < source->length && source->content[i + 1] == '\n')
            i++;
        start = i + 1;
        g_array_append_val(source->starts, start);
    }
}

Source *
source_new(const char *name, const char *content, gsize length)
{
    Source *source = g_new0(Source, 1);
    source->name = g_strdup(name);
    source->content = g_malloc(length + 1);
    if (length > 0)
        memcpy(source->content, content, length);
    source->content[length] = '\0';
    source->length = length;
    source->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    find_lines(source);
    return source;
}

void
source_free(Source *source)
{
    if (!source)
        return;
    g_free(source->name);
    g_free(source->content);
    g_array_free(source->starts, TRUE);
    g_free(source);
}

const char *
source_name(const Source *source)
{
    return source->name;
}

const char *
source_content(const Source *source, gsize *length)
{
    if (length)
        *length = source->length;
    return source->content;
}

char *
source_line(const Source *source, int line)
{
    if (line < 1 || (guint)line > source->starts->len)
        return NULL;
    gsize start = g_array_index(source->starts, gsize, line - 1);
    gsize end = (guint)line < source->starts->len ? g_array_index(source->starts, gsize, line)
                                                  : source->length;
    while (end > start && (source->content[end - 1] == '\n' || source->content[end - 1] == '\r'))
        end--;
    return g_utf8_make_valid(source->content + start, (gssize)(end - start));
}

Place
source_place(const Source *source, gsize offset)
{
    guint low = 0, high = source->starts->len;
    offset = MIN(offset, source->length);
    while (high - low > 1) {
        guint middle = (low + high) / 2;
        if (g_array_index(source->starts, gsize, middle) <= offset)
            low = middle;
        else
            high = middle;
    }
    int column = 1;
    for (gsize i = g_array_index(source->starts, gsize, low); i < offset; i++)
        column += (source->content[i] & 0xC0) != 0x80;
    return (Place){source, (int)low + 1, column};
}
