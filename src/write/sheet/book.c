#include "write/sheet/book.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define TEXT_CHARACTERS 32000 /* a cell holds 32,767 */
#define LINE_POINTS 15.0
#define ROW_POINTS 409.0
#define EXCEL_EPOCH 25569 /* days from 1899-12-30 to 1970-01-01 */
#define PAPER_A4 9

struct Book {
    lxw_workbook *workbook;
    char *path;
    lxw_format *styles[STYLE_COUNT];
    lxw_format *dates[STYLE_COUNT];
    lxw_error failed; /* the first that went wrong */
};

static const struct {
    gboolean bold, border;
    lxw_color_t fill; /* 0: none */
    lxw_color_t ink;
} looks[STYLE_COUNT] = {
    [STYLE_PLAIN] = {FALSE, FALSE, 0, 0},
    [STYLE_TITLE] = {TRUE, FALSE, 0, 0},
    [STYLE_HEADING] = {TRUE, TRUE, 0xE7E6E6, 0},
    [STYLE_CELL] = {FALSE, TRUE, 0, 0},
    [STYLE_SATURDAY] = {FALSE, TRUE, 0xDDEBF7, 0},
    [STYLE_OFF_DAY] = {FALSE, TRUE, 0xFCE4E4, 0},
    [STYLE_OPEN] = {TRUE, TRUE, 0xFFD966, 0xC00000},
    [STYLE_TOTAL] = {TRUE, TRUE, 0, 0},
};

static lxw_format *
format_new(lxw_workbook *workbook, BookStyle style)
{
    lxw_format *format = workbook_add_format(workbook);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (looks[style].bold)
        format_set_bold(format);
    if (looks[style].ink != 0)
        format_set_font_color(format, looks[style].ink);
    if (looks[style].fill != 0)
        format_set_bg_color(format, looks[style].fill);
    if (looks[style].border) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0xA6A6A6);
        format_set_text_wrap(format);
    }
    return format;
}

static void
note(Book *book, lxw_error error)
{
    if (book->failed == LXW_NO_ERROR)
        book->failed = error;
}

static void
set_properties(Book *book, const char *title, const char *author, const char *moment)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(GDateTime) made = g_date_time_new_from_iso8601(moment, utc);
    /* libxlsxwriter 1.1.4 takes 0 for "now" */
    gint64 seconds = made != NULL ? g_date_time_to_unix(made) : 1;
    lxw_doc_properties properties = {.title = (char *)title,
                                     .author = (char *)author,
                                     .created = (time_t)(seconds != 0 ? seconds : 1)};
    note(book, workbook_set_properties(book->workbook, &properties));
}

Book *
book_new(const char *title, const char *author, const char *moment, GError **error)
{
    g_autofree char *path = NULL;
    int file = g_file_open_tmp("rinban-XXXXXX.xlsx", &path, error);
    if (file < 0)
        return NULL;
    close(file);
    Book *book = g_new0(Book, 1);
    book->workbook = workbook_new(path);
    book->path = g_steal_pointer(&path);
    for (int style = 0; style < STYLE_COUNT; style++) {
        book->styles[style] = format_new(book->workbook, style);
        book->dates[style] = format_new(book->workbook, style);
        format_set_num_format(book->dates[style], "yyyy-mm-dd");
    }
    set_properties(book, title, author, moment);
    return book;
}

char *
book_finish(Book *book, gsize *length, GError **error)
{
    char *bytes = NULL;
    note(book, workbook_close(book->workbook));
    if (book->failed != LXW_NO_ERROR)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", lxw_strerror(book->failed));
    else
        g_file_get_contents(book->path, &bytes, length, error);
    g_unlink(book->path);
    g_free(book->path);
    g_free(book);
    return bytes;
}

BookSheet *
book_sheet(Book *book, const char *name)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
    g_assert(sheet != NULL);
    return sheet;
}

/* What looks like a character escaped as _x0041_ is read as that character: its first underscore
 * is escaped itself (ECMA-376, part 1, 22.9.2.19, ST_Xstring). */
static char *
escape(const char *text)
{
    GString *escaped = g_string_new(NULL);
    gsize characters = 0;
    for (const char *at = text; *at != '\0' && characters < TEXT_CHARACTERS;
         at = g_utf8_next_char(at), characters++) {
        gboolean like = at[0] == '_' && at[1] == 'x' &&
                        strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_';
        if (like)
            g_string_append(escaped, "_x005F_");
        else
            g_string_append_unichar(escaped, g_utf8_get_char(at));
    }
    return g_string_free(escaped, FALSE);
}

void
book_text(Book *book, BookSheet *sheet, guint row, guint column, const char *text, BookStyle style)
{
    if (*text == '\0') {
        note(book, worksheet_write_blank(sheet, row, (lxw_col_t)column, book->styles[style]));
        return;
    }
    g_autofree char *escaped = escape(text);
    note(book, worksheet_write_string(sheet, row, (lxw_col_t)column, escaped, book->styles[style]));
}

void
book_number(Book *book, BookSheet *sheet, guint row, guint column, double number, BookStyle style)
{
    note(book, worksheet_write_number(sheet, row, (lxw_col_t)column, number, book->styles[style]));
}

void
book_day(Book *book, BookSheet *sheet, guint row, guint column, Day day, BookStyle style)
{
    if (day < day_of(1900, 3, 1)) {
        g_autofree char *text = day_format(day);
        book_text(book, sheet, row, column, text, style);
        return;
    }
    note(book, worksheet_write_number(sheet, row, (lxw_col_t)column, (double)day + EXCEL_EPOCH,
                                      book->dates[style]));
}

void
book_formula(Book *book, BookSheet *sheet, guint row, guint column, const char *formula,
             double value, BookStyle style)
{
    note(book, worksheet_write_formula_num(sheet, row, (lxw_col_t)column, formula,
                                           book->styles[style], value));
}

void
book_column(Book *book, BookSheet *sheet, guint column, int characters)
{
    lxw_col_t at = (lxw_col_t)column;
    note(book, worksheet_set_column(sheet, at, at, characters + 1.5, NULL));
}

void
book_row_lines(Book *book, BookSheet *sheet, guint row, int lines)
{
    note(book, worksheet_set_row(sheet, row, MIN(lines * LINE_POINTS, ROW_POINTS), NULL));
}

void
book_page(Book *book, BookSheet *sheet, guint heading, guint columns, gboolean landscape)
{
    worksheet_freeze_panes(sheet, heading + 1, (lxw_col_t)columns);
    note(book, worksheet_repeat_rows(sheet, 0, heading));
    worksheet_set_paper(sheet, PAPER_A4);
    if (landscape)
        worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
    note(book, worksheet_set_footer(sheet, "&L&A&R&P / &N"));
}

void
book_filter(Book *book, BookSheet *sheet, guint heading, guint last_row, guint last_column)
{
    note(book, worksheet_autofilter(sheet, heading, 0, last_row, (lxw_col_t)last_column));
}
