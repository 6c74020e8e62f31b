/* Comma-separated text as spreadsheets write it (RFC 4180 and Excel's dialects), with places. */
#pragma once

#include "base/message.h"

#include <glib.h>

/** A table being read row by row. */
typedef struct Csv Csv;

/** A named column. `also`: other headings for it, between bars and as NFKC has them in small
 * letters, or NULL. */
typedef struct {
    const char *name;
    gboolean needed;
    const char *also;
} CsvColumn;

/** Whether the text is one of those that `words` has between bars; words may be NULL. */
gboolean csv_is_among(const char *text, const char *words);

/** A cell: its text without surrounding spaces ("" where the row is shorter) and where it begins.
 */
typedef struct {
    const char *text; /* until the next row */
    Place place;
} CsvCell;

/** UTF-8 with or without byte order mark, or Shift_JIS (Microsoft's CP932), as a source of that
 * name. The source belongs to the messages. NULL: neither of them, or a workbook (told). */
const Source *csv_source(const char *name, const char *data, gsize length, Messages *messages);

/** Opens a table and reads its header line; comma, semicolon or tab, whichever the header holds
 * most. Columns stand in any order; unknown, repeated and missing ones are told. NULL: there was
 * such an error. The source and the columns must outlive the table. */
Csv *csv_open(const Source *source, const CsvColumn *columns, int count, Messages *messages);
/** Opens a table whose columns are whatever its header says, for sheets of others: lines above the
 * header that fill fewer than `least` fields are titles and passed over. csv_next then gives one
 * cell per column of the header, those of no name too. NULL: there is no header (told). */
Csv *csv_open_any(const Source *source, guint least, Messages *messages);
/** The names of such a table's columns. */
const CsvCell *csv_headings(const Csv *csv, guint *count);
void csv_free(Csv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Csv, csv_free)

/** The next row that is not blank; *cells has one cell per column of csv_open, in its order, until
 * the next call. Wrong quoting and cells beyond the header are told, and the row is passed over.
 * FALSE: the end. */
gboolean csv_next(Csv *csv, const CsvCell **cells);
/** Where the row begins. */
Place csv_row_place(const Csv *csv);
/** FALSE: a row was passed over. */
gboolean csv_is_whole(const Csv *csv);
