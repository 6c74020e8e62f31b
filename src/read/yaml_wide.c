#include "read/yaml_wide.h"

#include <string.h>

#define LINES_ABOVE 2

/* In keys and before them. */
static const char plain[] = " -abcdefghijklmnopqrstuvwxyz0123456789{,";

static const char *
wide_on(const char *text, int *column)
{
    gsize length = strspn(text, plain);
    const char *at = text + length;
    *column = (int)length + 1;
    if (g_str_has_prefix(at, "　") && strspn(text, " ") == length)
        return "　";
    if (g_str_has_prefix(at, "：") && length > 0 && g_ascii_isalnum(at[-1]))
        return "：";
    return NULL;
}

const char *
yaml_wide(const Source *source, int line, Place *place)
{
    for (int at = line; at >= 1 && at >= line - LINES_ABOVE; at--) {
        g_autofree char *text = source_line(source, at);
        int column;
        const char *character = text ? wide_on(text, &column) : NULL;
        if (character) {
            *place = (Place){source, at, column};
            return character;
        }
    }
    return NULL;
}
