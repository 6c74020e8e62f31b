#include "read/csv.h"

#include "base/suggest.h"
#include "read/csv_scan.h"

#include <string.h>

/* Mistakes told of one table. */
#define MAX_ERRORS 10000

struct Csv {
    CsvScan scan;
    const CsvColumn *columns;
    int count;
    int *where; /* per column: its field, or -1 */
    guint8 named[CSV_FIELDS_MAX];
    CsvCell *cells;
    GArray *headings; /* CsvCell with texts of its own; NULL: the columns are those asked for */
    guint errors;     /* before this table */
};

/* -- header ----------------------------------------------------------------------------------- */

/* Excel understands a first line `sep=;`. */
static gboolean
take_separator_line(Csv *csv)
{
    gsize left = (gsize)(csv->scan.end - csv->scan.here);
    if (left < 5 || g_ascii_strncasecmp(csv->scan.here, "sep=", 4) != 0 ||
        !strchr(",;\t", csv->scan.here[4]))
        return FALSE;
    if (left > 5 && csv->scan.here[5] != '\n' && csv->scan.here[5] != '\r')
        return FALSE;
    csv->scan.separator = csv->scan.here[4];
    while (!csv_scan_at_line_end(&csv->scan))
        csv_scan_step(&csv->scan);
    csv_scan_skip_line_end(&csv->scan);
    return TRUE;
}

static char
guess_separator(const Csv *csv)
{
    static const char marks[] = ",;\t";
    int counts[3] = {0};
    gboolean quoted = FALSE;
    for (const char *c = csv->scan.here; c < csv->scan.end && *c != '\n' && *c != '\r'; c++) {
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
    messages_add(csv->scan.messages, MSG_csv_unknown_column, place, "column", word, "suggestion",
                 suggest(word, names), NULL);
    return FALSE;
}

gboolean
csv_is_among(const char *text, const char *words)
{
    g_autofree char *word = g_strconcat("|", text, "|", NULL);
    return words && *text && !strchr(text, '|') && strstr(words, word);
}

static gboolean
take_column(Csv *csv, guint field)
{
    g_autofree char *folded =
        g_utf8_normalize(csv_scan_text(&csv->scan, field), -1, G_NORMALIZE_ALL_COMPOSE);
    g_autofree char *word = g_utf8_strdown(folded, -1);
    csv->named[field] = *word != '\0';
    if (*word == '\0')
        return TRUE;
    for (int i = 0; i < csv->count; i++) {
        if (strcmp(word, csv->columns[i].name) != 0 && !csv_is_among(word, csv->columns[i].also))
            continue;
        if (csv->where[i] >= 0)
            return messages_add(csv->scan.messages, MSG_csv_duplicate_column,
                                csv_scan_place(&csv->scan, field), "column", word, NULL);
        csv->where[i] = (int)field;
        return TRUE;
    }
    return tell_unknown(csv, csv_scan_text(&csv->scan, field), csv_scan_place(&csv->scan, field));
}

static gboolean
take_header(Csv *csv)
{
    gboolean good = !csv->scan.bad;
    for (guint i = 0; i < csv->scan.fields->len; i++)
        good &= take_column(csv, i);
    for (int i = 0; i < csv->count; i++)
        if (csv->columns[i].needed && csv->where[i] < 0)
            good = messages_add(csv->scan.messages, MSG_csv_missing_column, csv->scan.row, "column",
                                csv->columns[i].name, NULL);
    return good;
}

/* Whether so many fields of the row hold something, or it is a row that was told. */
static gboolean
is_filled(const Csv *csv, guint least)
{
    guint filled = 0;
    for (guint i = 0; i < csv->scan.fields->len; i++)
        filled += *csv_scan_text(&csv->scan, i) != '\0';
    return filled >= least || csv->scan.bad;
}

/* The first row that fills so many fields; no fields: there is none. */
static void
find_header(Csv *csv, guint least)
{
    take_separator_line(csv);
    gboolean given = csv->scan.separator != '\0';
    do {
        if (!given)
            csv->scan.separator = guess_separator(csv);
    } while (csv_scan_row(&csv->scan) && !is_filled(csv, least));
    if (csv->scan.fields->len == 0 || !is_filled(csv, least)) {
        g_array_set_size(csv->scan.fields, 0);
        csv->scan.row = source_whole(csv->scan.source);
    }
}

static Csv *
csv_new(const Source *source, const CsvColumn *columns, int count, Messages *messages)
{
    gsize length;
    Csv *csv = g_new0(Csv, 1);
    csv->scan.source = source;
    csv->scan.messages = messages;
    csv->scan.here = source_content(source, &length);
    csv->scan.end = csv->scan.here + length;
    csv->scan.line = csv->scan.column = 1;
    csv->columns = columns;
    csv->count = count;
    csv->scan.whole = TRUE;
    csv->errors = messages_errors(messages);
    csv->scan.text = g_string_new(NULL);
    csv->scan.fields = g_array_new(FALSE, FALSE, sizeof(CsvField));
    csv->cells = g_new0(CsvCell, count);
    csv->where = g_new(int, count);
    for (int i = 0; i < count; i++)
        csv->where[i] = -1;
    return csv;
}

Csv *
csv_open(const Source *source, const CsvColumn *columns, int count, Messages *messages)
{
    Csv *csv = csv_new(source, columns, count, messages);
    find_header(csv, 1);
    if (!take_header(csv))
        g_clear_pointer(&csv, csv_free);
    return csv;
}

static void
clear_heading(gpointer heading)
{
    g_free((char *)((CsvCell *)heading)->text);
}

Csv *
csv_open_any(const Source *source, guint least, Messages *messages)
{
    Csv *csv = csv_new(source, NULL, CSV_FIELDS_MAX, messages);
    find_header(csv, least);
    csv->count = (int)csv->scan.fields->len;
    csv->headings = g_array_new(FALSE, FALSE, sizeof(CsvCell));
    g_array_set_clear_func(csv->headings, clear_heading);
    for (int i = 0; i < csv->count; i++) {
        CsvCell heading = {g_strdup(csv_scan_text(&csv->scan, (guint)i)),
                           csv_scan_place(&csv->scan, (guint)i)};
        g_array_append_val(csv->headings, heading);
        csv->where[i] = i;
        csv->named[i] = TRUE;
    }
    gboolean good = csv->count > 0 && !csv->scan.bad;
    if (csv->count == 0)
        messages_add(messages, MSG_file_empty, csv->scan.row, NULL);
    if (!good)
        g_clear_pointer(&csv, csv_free);
    return csv;
}

const CsvCell *
csv_headings(const Csv *csv, guint *count)
{
    *count = csv->headings->len;
    return (const CsvCell *)csv->headings->data;
}

void
csv_free(Csv *csv)
{
    if (!csv)
        return;
    g_string_free(csv->scan.text, TRUE);
    g_array_unref(csv->scan.fields);
    g_free(csv->cells);
    g_free(csv->where);
    if (csv->headings)
        g_array_unref(csv->headings);
    g_free(csv);
}

/* -- rows ------------------------------------------------------------------------------------- */

static void
lay_out(Csv *csv)
{
    for (guint i = 0; i < csv->scan.fields->len; i++)
        if (!csv->named[i] && *csv_scan_text(&csv->scan, i))
            csv_scan_tell(&csv->scan, MSG_csv_extra_field, csv_scan_place(&csv->scan, i));
    for (int i = 0; i < csv->count; i++) {
        int field = csv->where[i];
        gboolean there = field >= 0 && (guint)field < csv->scan.fields->len;
        csv->cells[i].text = there ? csv_scan_text(&csv->scan, (guint)field) : "";
        csv->cells[i].place = there ? csv_scan_place(&csv->scan, (guint)field) : csv->scan.row;
    }
}

gboolean
csv_next(Csv *csv, const CsvCell **cells)
{
    while (csv_scan_row(&csv->scan)) {
        if (messages_errors(csv->scan.messages) - csv->errors >= MAX_ERRORS) {
            messages_add(csv->scan.messages, MSG_too_many_mistakes, csv->scan.row, "count",
                         G_STRINGIFY(MAX_ERRORS), NULL);
            csv->scan.here = csv->scan.end;
            csv->scan.whole = FALSE;
            break;
        }
        if (csv_scan_is_blank(&csv->scan))
            continue;
        lay_out(csv);
        if (csv->scan.bad)
            continue;
        *cells = csv->cells;
        return TRUE;
    }
    return FALSE;
}

Place
csv_row_place(const Csv *csv)
{
    return csv->scan.row;
}

gboolean
csv_is_whole(const Csv *csv)
{
    return csv->scan.whole;
}
