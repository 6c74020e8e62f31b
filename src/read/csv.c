#include "read/csv.h"

#include "base/suggest.h"

#include <string.h>

/* Fields of one row that are kept; more are only looked through. */
#define MAX_FIELDS 256
/* Mistakes told of one table. */
#define MAX_ERRORS 10000

typedef struct {
    gsize text; /* offset in the row's text */
    int line;
    int column;
} Field;

struct Csv {
    const Source *source;
    Messages *messages;
    const char *here;
    const char *end;
    int line;
    int column;
    char separator;
    const CsvColumn *columns;
    int count;
    int *where; /* per column: its field, or -1 */
    guint8 named[MAX_FIELDS];
    GString *text;  /* of the row, fields ended by NUL */
    GArray *fields; /* Field */
    CsvCell *cells;
    Place row;
    gboolean row_bad;
    gboolean whole;
    guint errors; /* before this table */
};

/* -- text ------------------------------------------------------------------------------------- */

const Source *
csv_source(const char *name, const char *data, gsize length, Messages *messages)
{
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

/* -- fields ----------------------------------------------------------------------------------- */

static Place
place_here(const Csv *csv)
{
    return (Place){csv->source, csv->line, csv->column};
}

static gboolean
at_line_end(const Csv *csv)
{
    return csv->here == csv->end || *csv->here == '\n' || *csv->here == '\r';
}

static void
step(Csv *csv)
{
    char c = *csv->here++;
    if (c == '\n' || (c == '\r' && (csv->here == csv->end || *csv->here != '\n'))) {
        csv->line++;
        csv->column = 1;
    } else if ((c & 0xC0) != 0x80) {
        csv->column++;
    }
}

static void
skip_line_end(Csv *csv)
{
    if (csv->here == csv->end)
        return;
    gboolean pair = *csv->here == '\r' && csv->here + 1 < csv->end && csv->here[1] == '\n';
    step(csv);
    if (pair)
        step(csv);
}

static gboolean
skip_spaces(Csv *csv)
{
    while (!at_line_end(csv) && *csv->here != csv->separator) {
        if (!g_unichar_isspace(g_utf8_get_char(csv->here)))
            return TRUE;
        const char *next = g_utf8_next_char(csv->here);
        while (csv->here < next)
            step(csv);
    }
    return FALSE;
}

static void
tell(Csv *csv, MessageCode code, Place place)
{
    if (!csv->row_bad)
        messages_add(csv->messages, code, place, NULL);
    csv->row_bad = TRUE;
    csv->whole = FALSE;
}

/* Without the opening mark; doubled marks stand for one, line ends stay. */
static void
read_quoted(Csv *csv)
{
    Place open = place_here(csv);
    step(csv);
    for (;;) {
        if (csv->here == csv->end) {
            tell(csv, MSG_csv_quote_open, open);
            return;
        }
        if (*csv->here == '"') {
            step(csv);
            if (csv->here == csv->end || *csv->here != '"')
                break;
        }
        g_string_append_c(csv->text, *csv->here);
        step(csv);
    }
    if (skip_spaces(csv))
        tell(csv, MSG_csv_quote_text, place_here(csv));
}

static void
read_field(Csv *csv)
{
    gboolean given = skip_spaces(csv);
    Field field = {csv->text->len, csv->line, csv->column};
    if (given && *csv->here == '"')
        read_quoted(csv);
    for (; !at_line_end(csv) && *csv->here != csv->separator; step(csv))
        g_string_append_c(csv->text, *csv->here);
    while (csv->text->len > field.text) {
        const char *last = g_utf8_prev_char(csv->text->str + csv->text->len);
        if (!g_unichar_isspace(g_utf8_get_char(last)))
            break;
        g_string_truncate(csv->text, (gsize)(last - csv->text->str));
    }
    if (csv->fields->len < MAX_FIELDS) {
        g_array_append_val(csv->fields, field);
        g_string_append_c(csv->text, '\0');
    } else if (csv->text->len > field.text) {
        tell(csv, MSG_csv_extra_field, (Place){csv->source, field.line, field.column});
        g_string_truncate(csv->text, field.text);
    }
}

/* FALSE: the end. */
static gboolean
read_row(Csv *csv)
{
    if (csv->here == csv->end)
        return FALSE;
    g_string_truncate(csv->text, 0);
    g_array_set_size(csv->fields, 0);
    csv->row_bad = FALSE;
    csv->row = place_here(csv);
    for (;;) {
        read_field(csv);
        if (at_line_end(csv))
            break;
        step(csv);
    }
    skip_line_end(csv);
    return TRUE;
}

static const char *
field_text(const Csv *csv, guint field)
{
    return csv->text->str + g_array_index(csv->fields, Field, field).text;
}

static Place
field_place(const Csv *csv, guint field)
{
    const Field *f = &g_array_index(csv->fields, Field, field);
    return (Place){csv->source, f->line, f->column};
}

static gboolean
row_is_blank(const Csv *csv)
{
    for (guint i = 0; i < csv->fields->len; i++)
        if (*field_text(csv, i))
            return FALSE;
    return !csv->row_bad;
}

/* -- header ----------------------------------------------------------------------------------- */

/* Excel understands a first line `sep=;`. */
static gboolean
take_separator_line(Csv *csv)
{
    gsize left = (gsize)(csv->end - csv->here);
    if (left < 5 || g_ascii_strncasecmp(csv->here, "sep=", 4) != 0 || !strchr(",;\t", csv->here[4]))
        return FALSE;
    if (left > 5 && csv->here[5] != '\n' && csv->here[5] != '\r')
        return FALSE;
    csv->separator = csv->here[4];
    while (!at_line_end(csv))
        step(csv);
    skip_line_end(csv);
    return TRUE;
}

static char
guess_separator(const Csv *csv)
{
    static const char marks[] = ",;\t";
    int counts[3] = {0};
    gboolean quoted = FALSE;
    for (const char *c = csv->here; c < csv->end && *c != '\n' && *c != '\r'; c++) {
        const char *mark = strchr(marks, *c);
        if (*c == '"')
            quoted = !quoted;
        else if (mark && !quoted)
            counts[mark - marks]++;
    }
    int best = counts[1] > counts[0] ? 1 : 0;
    return marks[counts[2] > counts[best] ? 2 : best];
}

static gboolean
tell_unknown(Csv *csv, const char *word, Place place)
{
    g_autofree const char **names = g_new0(const char *, csv->count + 1);
    for (int i = 0; i < csv->count; i++)
        names[i] = csv->columns[i].name;
    messages_add(csv->messages, MSG_csv_unknown_column, place, "column", word, "suggestion",
                 suggest(word, names), NULL);
    return FALSE;
}

static gboolean
take_column(Csv *csv, guint field)
{
    g_autofree char *folded = g_utf8_normalize(field_text(csv, field), -1, G_NORMALIZE_ALL);
    g_autofree char *word = g_utf8_strdown(folded, -1);
    csv->named[field] = *word != '\0';
    if (*word == '\0')
        return TRUE;
    for (int i = 0; i < csv->count; i++) {
        if (strcmp(word, csv->columns[i].name) != 0)
            continue;
        if (csv->where[i] >= 0)
            return messages_add(csv->messages, MSG_csv_duplicate_column, field_place(csv, field),
                                "column", word, NULL);
        csv->where[i] = (int)field;
        return TRUE;
    }
    return tell_unknown(csv, field_text(csv, field), field_place(csv, field));
}

static gboolean
take_header(Csv *csv)
{
    gboolean good = !csv->row_bad;
    for (guint i = 0; i < csv->fields->len; i++)
        good &= take_column(csv, i);
    for (int i = 0; i < csv->count; i++)
        if (csv->columns[i].needed && csv->where[i] < 0)
            good = messages_add(csv->messages, MSG_csv_missing_column, csv->row, "column",
                                csv->columns[i].name, NULL);
    return good;
}

static gboolean
read_header(Csv *csv)
{
    take_separator_line(csv);
    gboolean given = csv->separator != '\0';
    do {
        if (!given)
            csv->separator = guess_separator(csv);
    } while (read_row(csv) && row_is_blank(csv));
    if (csv->fields->len == 0 || row_is_blank(csv)) {
        g_array_set_size(csv->fields, 0);
        csv->row = source_whole(csv->source);
    }
    return take_header(csv);
}

Csv *
csv_open(const Source *source, const CsvColumn *columns, int count, Messages *messages)
{
    gsize length;
    Csv *csv = g_new0(Csv, 1);
    csv->source = source;
    csv->messages = messages;
    csv->here = source_content(source, &length);
    csv->end = csv->here + length;
    csv->line = csv->column = 1;
    csv->columns = columns;
    csv->count = count;
    csv->whole = TRUE;
    csv->errors = messages_errors(messages);
    csv->text = g_string_new(NULL);
    csv->fields = g_array_new(FALSE, FALSE, sizeof(Field));
    csv->cells = g_new0(CsvCell, count);
    csv->where = g_new(int, count);
    for (int i = 0; i < count; i++)
        csv->where[i] = -1;
    if (!read_header(csv))
        g_clear_pointer(&csv, csv_free);
    return csv;
}

void
csv_free(Csv *csv)
{
    if (!csv)
        return;
    g_string_free(csv->text, TRUE);
    g_array_unref(csv->fields);
    g_free(csv->cells);
    g_free(csv->where);
    g_free(csv);
}

/* -- rows ------------------------------------------------------------------------------------- */

static void
lay_out(Csv *csv)
{
    for (guint i = 0; i < csv->fields->len; i++)
        if (!csv->named[i] && *field_text(csv, i))
            tell(csv, MSG_csv_extra_field, field_place(csv, i));
    for (int i = 0; i < csv->count; i++) {
        int field = csv->where[i];
        gboolean there = field >= 0 && (guint)field < csv->fields->len;
        csv->cells[i].text = there ? field_text(csv, (guint)field) : "";
        csv->cells[i].place = there ? field_place(csv, (guint)field) : csv->row;
    }
}

gboolean
csv_next(Csv *csv, const CsvCell **cells)
{
    while (read_row(csv)) {
        if (messages_errors(csv->messages) - csv->errors >= MAX_ERRORS) {
            messages_add(csv->messages, MSG_too_many_mistakes, csv->row, "count",
                         G_STRINGIFY(MAX_ERRORS), NULL);
            csv->here = csv->end;
            csv->whole = FALSE;
            break;
        }
        if (row_is_blank(csv))
            continue;
        lay_out(csv);
        if (csv->row_bad)
            continue;
        *cells = csv->cells;
        return TRUE;
    }
    return FALSE;
}

Place
csv_row_place(const Csv *csv)
{
    return csv->row;
}

gboolean
csv_is_whole(const Csv *csv)
{
    return csv->whole;
}
