/* Rows and fields of comma-separated text: marks, quotes and line ends, nothing of what they mean.
 */
#pragma once

#include "base/message.h"

#include <glib.h>

/** Fields of one row that are kept; more are only looked through. */
#define CSV_FIELDS_MAX 256

typedef struct {
    gsize text; /* offset in the row's text */
    int line;
    int column;
} CsvField;

/** A place in a text, and the row that was read last. */
typedef struct {
    const Source *source;
    Messages *messages;
    const char *here;
    const char *end;
    int line;
    int column;
    char separator;
    GString *text;  /* of the row, fields ended by NUL */
    GArray *fields; /* CsvField */
    Place row;
    gboolean bad;   /* the row; told */
    gboolean whole; /* no row was bad so far */
} CsvScan;

/** Tells the row's first mistake. */
void csv_scan_tell(CsvScan *scan, MessageCode code, Place place);
gboolean csv_scan_at_line_end(const CsvScan *scan);
/** One byte on. */
void csv_scan_step(CsvScan *scan);
/** Behind a CR, LF or CR LF. */
void csv_scan_skip_line_end(CsvScan *scan);
/** The next row, into text and fields. FALSE: the end. */
gboolean csv_scan_row(CsvScan *scan);
/** Whether the row's fields are all empty. */
gboolean csv_scan_is_blank(const CsvScan *scan);
const char *csv_scan_text(const CsvScan *scan, guint field);
Place csv_scan_place(const CsvScan *scan, guint field);
