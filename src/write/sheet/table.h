/* CSV as spreadsheets take it: UTF-8 with BOM, CRLF, RFC 4180 quoting. */
#pragma once

#include <glib.h>

typedef struct {
    GString *text;
    gboolean begun; /* the row has a field */
} Table;

/** Starts a table with its heading, names separated by commas. */
Table table_new(const char *heading);
/** One field; NULL is empty. An apostrophe goes before what a spreadsheet would take for a formula.
 */
void table_text(Table *table, const char *field);
void table_whole(Table *table, gint64 number);
/** Millionths as a decimal number (write/number.h). */
void table_micros(Table *table, gint64 micros);
void table_end_row(Table *table);
/** Ends the table; the caller frees. */
char *table_free(Table *table, gsize *length);
