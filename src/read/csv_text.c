/* From the bytes of a table to UTF-8. */
#include "read/csv.h"

#include <string.h>

/* .xlsx is a zip archive, .xls a compound file; each begins with four bytes of its own. */
static gboolean
is_workbook(const char *data, gsize length)
{
    return length >= 4 &&
           (memcmp(data, "PK\003\004", 4) == 0 || memcmp(data, "\xD0\xCF\x11\xE0", 4) == 0);
}

const Source *
csv_source(const char *name, const char *data, gsize length, Messages *messages)
{
    if (is_workbook(data, length)) {
        const Source *workbook = messages_add_source(messages, source_new(name, "", 0));
        messages_add(messages, MSG_csv_workbook, source_whole(workbook), NULL);
        return NULL;
    }
    if (length >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        data += 3;
        length -= 3;
    }
    if (g_utf8_validate_len(data, length, NULL))
        return messages_add_source(messages, source_new(name, data, length));
    gsize written = 0;
    g_autofree char *text = g_convert(data, (gssize)length, "UTF-8", "CP932", NULL, &written, NULL);
    if (text && g_utf8_validate_len(text, written, NULL))
        return messages_add_source(messages, source_new(name, text, written));
    const char *wrong = data;
    g_utf8_validate_len(data, length, &wrong);
    const Source *source = messages_add_source(messages, source_new(name, data, length));
    messages_add(messages, MSG_csv_encoding, source_place(source, (gsize)(wrong - data)), NULL);
    return NULL;
}
