#include "read/csv_scan.h"

static Place
place_here(const CsvScan *scan)
{
    return (Place){scan->source, scan->line, scan->column};
}

gboolean
csv_scan_at_line_end(const CsvScan *scan)
{
    return scan->here == scan->end || *scan->here == '\n' || *scan->here == '\r';
}

void
csv_scan_step(CsvScan *scan)
{
    char c = *scan->here++;
    if (c == '\n' || (c == '\r' && (scan->here == scan->end || *scan->here != '\n'))) {
        scan->line++;
        scan->column = 1;
    } else if ((c & 0xC0) != 0x80) {
        scan->column++;
    }
}

void
csv_scan_skip_line_end(CsvScan *scan)
{
    if (scan->here == scan->end)
        return;
    gboolean pair = *scan->here == '\r' && scan->here + 1 < scan->end && scan->here[1] == '\n';
    csv_scan_step(scan);
    if (pair)
        csv_scan_step(scan);
}

static gboolean
skip_spaces(CsvScan *scan)
{
    while (!csv_scan_at_line_end(scan) && *scan->here != scan->separator) {
        if (!g_unichar_isspace(g_utf8_get_char(scan->here)))
            return TRUE;
        const char *next = g_utf8_next_char(scan->here);
        while (scan->here < next)
            csv_scan_step(scan);
    }
    return FALSE;
}

void
csv_scan_tell(CsvScan *scan, MessageCode code, Place place)
{
    if (!scan->bad)
        messages_add(scan->messages, code, place, NULL);
    scan->bad = TRUE;
    scan->whole = FALSE;
}

/* Without the opening mark; doubled marks stand for one, line ends stay. */
static void
read_quoted(CsvScan *scan)
{
    Place open = place_here(scan);
    csv_scan_step(scan);
    for (;;) {
        if (scan->here == scan->end) {
            csv_scan_tell(scan, MSG_csv_quote_open, open);
            return;
        }
        if (*scan->here == '"') {
            csv_scan_step(scan);
            if (scan->here == scan->end || *scan->here != '"')
                break;
        }
        g_string_append_c(scan->text, *scan->here);
        csv_scan_step(scan);
    }
    if (skip_spaces(scan))
        csv_scan_tell(scan, MSG_csv_quote_text, place_here(scan));
}

static void
read_field(CsvScan *scan)
{
    gboolean given = skip_spaces(scan);
    CsvField field = {scan->text->len, scan->line, scan->column};
    if (given && *scan->here == '"')
        read_quoted(scan);
    for (; !csv_scan_at_line_end(scan) && *scan->here != scan->separator; csv_scan_step(scan))
        g_string_append_c(scan->text, *scan->here);
    while (scan->text->len > field.text) {
        const char *last = g_utf8_prev_char(scan->text->str + scan->text->len);
        if (!g_unichar_isspace(g_utf8_get_char(last)))
            break;
        g_string_truncate(scan->text, (gsize)(last - scan->text->str));
    }
    if (scan->fields->len < CSV_FIELDS_MAX) {
        g_array_append_val(scan->fields, field);
        g_string_append_c(scan->text, '\0');
    } else if (scan->text->len > field.text) {
        csv_scan_tell(scan, MSG_csv_extra_field, (Place){scan->source, field.line, field.column});
        g_string_truncate(scan->text, field.text);
    }
}

/* FALSE: the end. */
gboolean
csv_scan_row(CsvScan *scan)
{
    if (scan->here == scan->end)
        return FALSE;
    g_string_truncate(scan->text, 0);
    g_array_set_size(scan->fields, 0);
    scan->bad = FALSE;
    scan->row = place_here(scan);
    for (;;) {
        read_field(scan);
        if (csv_scan_at_line_end(scan))
            break;
        csv_scan_step(scan);
    }
    csv_scan_skip_line_end(scan);
    return TRUE;
}

const char *
csv_scan_text(const CsvScan *scan, guint field)
{
    return scan->text->str + g_array_index(scan->fields, CsvField, field).text;
}

Place
csv_scan_place(const CsvScan *scan, guint field)
{
    const CsvField *f = &g_array_index(scan->fields, CsvField, field);
    return (Place){scan->source, f->line, f->column};
}

gboolean
csv_scan_is_blank(const CsvScan *scan)
{
    for (guint i = 0; i < scan->fields->len; i++)
        if (*csv_scan_text(scan, i))
            return FALSE;
    return !scan->bad;
}
