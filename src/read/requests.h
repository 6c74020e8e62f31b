/* One line of a request sheet becomes requests: what CSV and YAML have in common. */
#pragma once

#include "read/csv.h"
#include "read/date_text.h"
#include "read/ics_rules.h"
#include "region/names.h"

/** The words of a line: columns in CSV, keys in YAML. */
typedef enum {
    ASK_WHO,
    ASK_KIND,
    ASK_FROM,
    ASK_TO,
    ASK_HOURS,
    ASK_STRENGTH,
    ASK_NOTE,
    ASK_LINE,
    ASK_COUNT
} AskField;

extern const CsvColumn ask_columns[ASK_COUNT];

/** What reading requests works with. */
typedef struct {
    Region *region;
    const Period *period; /* NULL: not known */
    Messages *messages;
    NameIndex *names;
    guint suggestions;     /* made so far: they are dear */
    IcsExpander *expander; /* for recurrences in calendar files */
} Asking;

/** Adds the requests of one line, one per cell of ask_columns; those of other periods are read and
 * kept out. FALSE: a mistake was told. */
gboolean ask_take(Asking *asking, const CsvCell *cells, Place place);

/** A file of requests. FALSE: a mistake was told. */
gboolean ask_csv(Asking *asking, const char *name, const char *data, gsize length);
gboolean ask_yaml(Asking *asking, const char *name, const char *data, gsize length);
/** A calendar file of the provider whose id the file is named after. */
gboolean ask_ics(Asking *asking, const char *name, const char *data, gsize length);

/* -- cells, for other tables too -- */

/** The provider of an id or full name, or -1 (told). */
int cell_who(const CsvCell *cell, const NameIndex *names, guint *suggestions, Messages *messages);
/** FALSE: told. */
gboolean cell_date(const CsvCell *cell, DateText *date, Messages *messages);
/** Tells what dates_settle found wrong. */
gboolean cell_tell_dates(const CsvCell *from, const CsvCell *to, DatesSettled settled,
                         Messages *messages);
/** The line's index, or -1 (told). */
int cell_line(const CsvCell *cell, const Region *region, Messages *messages);
/** Hours in one width with plain hyphens; the caller frees. NULL: told. */
Hours *cell_hours(const CsvCell *cell, Messages *messages);
/** The text, shortened where it is too long to be shown; the caller frees. */
char *cell_shown(const CsvCell *cell);
