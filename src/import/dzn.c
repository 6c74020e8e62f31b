#include "import/dzn.h"

#include <string.h>

struct Dzn {
    GPtrArray *items;
};

typedef struct {
    GScanner *scanner;
    const Source *source;
    Messages *messages;
    guint numbers; /* so far: short ranges make many of them */
    gboolean broken;
} Reader;

enum { LARGEST_RANGE = 100000, NUMBERS_MOST = 10000000 };

static void
free_row(gpointer row)
{
    g_array_free(row, TRUE);
}

static void
item_free(gpointer data)
{
    DznItem *item = data;
    g_free(item->name);
    g_ptr_array_free(item->rows, TRUE);
    g_free(item);
}

/* The last character of the token looked at, which is the next one where it was not taken. */
static Place
place_of(const Reader *reader)
{
    const GScanner *scanner = reader->scanner;
    gboolean ahead = scanner->next_token != G_TOKEN_NONE;
    return (Place){reader->source, (int)(ahead ? scanner->next_line : scanner->line),
                   (int)(ahead ? scanner->next_position : scanner->position)};
}

static gboolean
fail(Reader *reader, const char *wanted)
{
    if (!reader->broken)
        messages_add(reader->messages, MSG_dzn_syntax, place_of(reader), "wanted", wanted, NULL);
    reader->broken = TRUE;
    return FALSE;
}

static gboolean
take(Reader *reader, int token)
{
    if (g_scanner_peek_next_token(reader->scanner) != (GTokenType)token)
        return FALSE;
    g_scanner_get_next_token(reader->scanner);
    return TRUE;
}

static gboolean
number(Reader *reader, gint64 *value)
{
    gint64 sign = take(reader, '-') ? -1 : 1;
    if (!take(reader, G_TOKEN_INT))
        return fail(reader, "a whole number");
    guint64 size = reader->scanner->value.v_int64;
    if (size > G_MAXINT32)
        return fail(reader, "a number below 2147483648");
    *value = sign * (gint64)size;
    return TRUE;
}

/* A number, or a range a..b. */
static gboolean
element(Reader *reader, GArray *row)
{
    gint64 first = 0, last;
    if (!number(reader, &first))
        return FALSE;
    last = first;
    if (take(reader, '.') && (!take(reader, '.') || !number(reader, &last)))
        return fail(reader, "a..b");
    if (last - first > LARGEST_RANGE)
        return fail(reader, "a shorter range");
    if (last >= first && last - first >= NUMBERS_MOST - reader->numbers)
        return fail(reader, "the end, after ten million numbers,");
    reader->numbers += last >= first ? (guint)(last - first + 1) : 0;
    for (gint64 value = first; value <= last; value++)
        g_array_append_val(row, value);
    return TRUE;
}

static GArray *
new_row(DznItem *item)
{
    GArray *row = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_ptr_array_add(item->rows, row);
    return row;
}

/* Elements up to the closing bracket; the last may be followed by a comma. */
static gboolean
elements(Reader *reader, GArray *row, char close)
{
    while (!take(reader, close)) {
        if (!element(reader, row))
            return FALSE;
        if (!take(reader, ',') && g_scanner_peek_next_token(reader->scanner) != (GTokenType)close)
            return fail(reader, ", or a closing bracket");
    }
    return TRUE;
}

static gboolean
sets(Reader *reader, DznItem *item)
{
    while (!take(reader, ']')) {
        GArray *row = new_row(item);
        gboolean good = take(reader, '{') ? elements(reader, row, '}') : element(reader, row);
        if (!good)
            return FALSE;
        if (!take(reader, ',') && g_scanner_peek_next_token(reader->scanner) != ']')
            return fail(reader, ", or ]");
    }
    return TRUE;
}

static gboolean
value(Reader *reader, DznItem *item)
{
    if (take(reader, '{'))
        return elements(reader, new_row(item), '}');
    if (!take(reader, '['))
        return element(reader, new_row(item));
    GTokenType next = g_scanner_peek_next_token(reader->scanner);
    if (next == '{')
        return sets(reader, item);
    return elements(reader, new_row(item), ']');
}

static gboolean
assignment(Reader *reader, Dzn *dzn)
{
    if (!take(reader, G_TOKEN_IDENTIFIER))
        return fail(reader, "a name");
    DznItem *item = g_new0(DznItem, 1);
    item->name = g_strdup(reader->scanner->value.v_identifier);
    item->rows = g_ptr_array_new_with_free_func(free_row);
    item->place = place_of(reader);
    g_ptr_array_add(dzn->items, item);
    if (!take(reader, '='))
        return fail(reader, "=");
    if (!value(reader, item))
        return FALSE;
    return take(reader, ';') || g_scanner_peek_next_token(reader->scanner) == G_TOKEN_EOF ||
           fail(reader, ";");
}

static GScanner *
make_scanner(const Source *source)
{
    gsize length;
    const char *text = source_content(source, &length);
    GScanner *scanner = g_scanner_new(NULL);
    scanner->config->cset_identifier_first = (char *)G_CSET_a_2_z G_CSET_A_2_Z "_";
    scanner->config->cpair_comment_single = (char *)"%\n";
    scanner->config->scan_float = FALSE;
    scanner->config->scan_octal = FALSE;
    scanner->config->scan_identifier_1char = TRUE;
    scanner->config->char_2_token = TRUE;
    scanner->config->store_int64 = TRUE;
    g_scanner_input_text(scanner, text, (guint)length);
    return scanner;
}

Dzn *
dzn_read(const Source *source, Messages *messages)
{
    gsize length;
    const char *wrong, *text = source_content(source, &length);
    if (!g_utf8_validate_len(text, length, &wrong)) {
        messages_add(messages, MSG_not_utf8, source_place(source, (gsize)(wrong - text)), NULL);
        return NULL;
    }
    Dzn *dzn = g_new0(Dzn, 1);
    dzn->items = g_ptr_array_new_with_free_func(item_free);
    Reader reader = {make_scanner(source), source, messages, 0, FALSE};
    while (!reader.broken && !take(&reader, G_TOKEN_EOF))
        assignment(&reader, dzn);
    g_scanner_destroy(reader.scanner);
    if (reader.broken)
        g_clear_pointer(&dzn, dzn_free);
    return dzn;
}

void
dzn_free(Dzn *dzn)
{
    if (!dzn)
        return;
    g_ptr_array_free(dzn->items, TRUE);
    g_free(dzn);
}

const DznItem *
dzn_find(const Dzn *dzn, const char *name)
{
    for (guint i = 0; i < dzn->items->len; i++) {
        const DznItem *item = g_ptr_array_index(dzn->items, i);
        if (strcmp(item->name, name) == 0)
            return item;
    }
    return NULL;
}
