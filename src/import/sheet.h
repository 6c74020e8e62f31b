/* What sheets of others have in common: words for columns, dates as people write them. */
#pragma once

#include "read/requests.h"
#include "region/region.h"

/** What a column of a sheet holds. */
typedef enum {
    COLUMN_UNKNOWN,
    COLUMN_IGNORED, /* weekday, telephone, address … */
    COLUMN_DATE,
    COLUMN_LINE,
    COLUMN_PROVIDER, /* an id or a name */
    COLUMN_NAME,     /* a name; beside COLUMN_PROVIDER it is not needed */
    COLUMN_HOURS,
    COLUMN_ROLE,
    COLUMN_NOTE,
} Column;

/** By the column's name, Japanese or English. */
Column column_of(const char *heading);

/** One sheet being taken in. */
typedef struct {
    const Region *region;
    const Period *period; /* NULL: not said */
    Messages *messages;
    NameIndex *names;
    GHashTable *strangers; /* names nobody bears, as written: told once each */
    guint suggestions;
} Sheet;

void sheet_init(Sheet *sheet, const Region *region, const Period *period, Messages *messages);
void sheet_clear(Sheet *sheet);

/** A provider by id or full name, or -1; each unknown name is told once. */
int sheet_who(Sheet *sheet, const CsvCell *cell);
/** The day meant: also 令和8年12月6日, R8.12.6, 2026/12/6 0:00:00 and a weekday behind it.
 * DAY_NONE: told, also where it lies outside the period that was said. */
Day sheet_day(Sheet *sheet, const CsvCell *cell);
/** Whether the text is such a date; what it is may still be wrong. Day numbers (6, 6日) are dates
 * where the period is one month. */
gboolean sheet_is_date(const Sheet *sheet, const char *text);
