/* A workbook for spreadsheets (.xlsx): sheets of texts and numbers in a few styles. */
#pragma once

#include "base/day.h"

#include <glib.h>

typedef enum {
    STYLE_PLAIN,
    STYLE_TITLE,
    STYLE_HEADING,
    STYLE_CELL,     /* with borders, lines below each other */
    STYLE_SATURDAY, /* the same on a Saturday */
    STYLE_OFF_DAY,  /* … on a Sunday or holiday */
    STYLE_OPEN,     /* … where a place is open */
    STYLE_TOTAL,
    STYLE_COUNT
} BookStyle;

typedef struct Book Book;
typedef struct lxw_worksheet BookSheet;

/** An empty workbook; `moment` (2026-11-20T00:00:00Z) stands in it as the time when it was made:
 * the same sheets with the same moment are the same bytes. NULL with error set. */
Book *book_new(const char *title, const char *author, const char *moment, GError **error);
/** The file's bytes; frees the book. NULL with error set: it could not be written, or a sheet did
 * not fit into the format (1,048,576 rows). The caller frees. */
char *book_finish(Book *book, gsize *length, GError **error);

/** The name: at most 31 characters, none of []:*?/\ . Belongs to the book. */
BookSheet *book_sheet(Book *book, const char *name);

/** Each cell is given once. A text is never taken for a formula, a number or an address; beyond
 * 32,000 characters it is cut. */
void book_text(Book *book, BookSheet *sheet, guint row, guint column, const char *text,
               BookStyle style);
void book_number(Book *book, BookSheet *sheet, guint row, guint column, double number,
                 BookStyle style);
/** A date as a spreadsheet's own; a text before 1900-03-01, which spreadsheets count wrong. */
void book_day(Book *book, BookSheet *sheet, guint row, guint column, Day day, BookStyle style);
/** A formula with the value it has now, for programs that do not compute. */
void book_formula(Book *book, BookSheet *sheet, guint row, guint column, const char *formula,
                  double value, BookStyle style);

/** In characters of the standard font: a kanji is two. */
void book_column(Book *book, BookSheet *sheet, guint column, int characters);
void book_row_lines(Book *book, BookSheet *sheet, guint row, int lines);
/** Rows up to and with `heading` and the first columns stay in sight and are repeated on every A4
 * page, as wide as the sheet; filters on the heading where asked for. */
void book_page(Book *book, BookSheet *sheet, guint heading, guint columns, gboolean landscape);
void book_filter(Book *book, BookSheet *sheet, guint heading, guint last_row, guint last_column);
