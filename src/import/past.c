#include "import/past.h"

#include "base/suggest.h"
#include "import/duty_cell.h"
#include "region/names.h"

#include <string.h>

/* As many as a record is read with. */
#define DUTIES_MAX 200000

typedef struct {
    Sheet sheet;
    const CsvCell *headings;
    guint columns;
    Column *kinds;
    int *lines;      /* of the columns that are lines; else -1 */
    gboolean by_row; /* a row is one place; else one day */
    Day day;         /* of the row before: merged cells leave it out */
    int line;
    DutyCells duties;
} Past;

/* -- columns ---------------------------------------------------------------------------------- */

/* An id, a name, or part of just one line's name. */
static int
find_line(const Region *region, const char *text)
{
    int line = region_find_line(region, text);
    g_autofree char *word = name_fold(text);
    int parts = 0;
    int part_of = -1;
    for (int i = 0; line < 0 && *word != '\0' && i < (int)region->lines->len; i++) {
        g_autofree char *name = name_fold(region_line(region, i)->name);
        if (strcmp(name, word) == 0)
            return i;
        if (strstr(name, word) != NULL) {
            parts++;
            part_of = i;
        }
    }
    return line >= 0 ? line : parts == 1 ? part_of : -1;
}

/* Each once. */
static int
tell_line(const Past *past, const CsvCell *cell)
{
    if (!g_hash_table_add(past->sheet.strangers, g_strconcat("line ", cell->text, NULL)))
        return -1;
    const Region *region = past->sheet.region;
    g_autofree const char **ids = g_new0(const char *, region->lines->len + 1);
    for (int i = 0; i < (int)region->lines->len; i++)
        ids[i] = region_line(region, i)->id;
    g_autofree char *shown = cell_shown(cell);
    messages_add(past->sheet.messages, MSG_sheet_line, cell->place, "column", shown, "suggestion",
                 suggest(cell->text, ids), NULL);
    return -1;
}

static int
column_at(const Past *past, Column kind)
{
    for (guint i = 0; i < past->columns; i++)
        if (past->kinds[i] == kind)
            return (int)i;
    return -1;
}

static void
settle_unknown(Past *past, guint column)
{
    const CsvCell *heading = &past->headings[column];
    if (*heading->text == '\0')
        return;
    if (!past->by_row) {
        past->lines[column] = find_line(past->sheet.region, heading->text);
        if (past->lines[column] < 0)
            tell_line(past, heading);
        return;
    }
    g_autofree char *shown = cell_shown(heading);
    messages_add(past->sheet.messages, MSG_sheet_column, heading->place, "column", shown, NULL);
}

/* A heading such as 内科 may be both a word for a column and a line; where a row is a day, only the
 * date and what is passed over are columns of their own. */
static gboolean
settle_columns(Past *past)
{
    past->by_row = FALSE;
    for (guint i = 0; i < past->columns; i++) {
        past->kinds[i] = column_of(past->headings[i].text);
        past->lines[i] = -1;
        past->by_row |= past->kinds[i] == COLUMN_PROVIDER || past->kinds[i] == COLUMN_NAME;
    }
    for (guint i = 0; i < past->columns; i++)
        if (past->kinds[i] == COLUMN_UNKNOWN)
            settle_unknown(past, i);
    if (column_at(past, COLUMN_DATE) < 0)
        return messages_add(past->sheet.messages, MSG_csv_missing_column, past->headings->place,
                            "column", "date", NULL);
    if (past->by_row && column_at(past, COLUMN_LINE) < 0 && past->sheet.region->lines->len != 1)
        return messages_add(past->sheet.messages, MSG_csv_missing_column, past->headings->place,
                            "column", "line", NULL);
    return TRUE;
}

/* -- rows ------------------------------------------------------------------------------------- */

static const CsvCell *
cell_of(const Past *past, const CsvCell *cells, Column kind)
{
    int column = column_at(past, kind);
    return column >= 0 && *cells[column].text != '\0' ? &cells[column] : NULL;
}

/* "": wrong, and told; NULL: not said. The caller frees. */
static char *
hours_of(const Past *past, const CsvCell *cells)
{
    const CsvCell *cell = cell_of(past, cells, COLUMN_HOURS);
    if (cell == NULL)
        return NULL;
    Hours *hours = cell_hours(cell, past->sheet.messages);
    char *text = g_strdup(hours != NULL ? hours->text : "");
    hours_free(hours);
    return text;
}

static const char *
role_of(const Past *past, const CsvCell *cells)
{
    static const struct {
        const char *word, *role;
    } words[] = {{"duty", "duty"},    {"当番", "duty"}, {"reserve", "reserve"},
                 {"予備", "reserve"}, {"open", "open"}, {"空き", "open"}};
    const CsvCell *cell = cell_of(past, cells, COLUMN_ROLE);
    if (cell == NULL)
        return "duty";
    g_autofree char *folded = name_fold(cell->text);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(words[i].word, folded) == 0)
            return words[i].role;
    g_autofree char *shown = cell_shown(cell);
    messages_add(past->sheet.messages, MSG_not_one_of, cell->place, "key", "role", "words",
                 "duty, reserve, open", "value", shown, NULL);
    return NULL;
}

static int
line_of(const Past *past, const CsvCell *cells)
{
    const CsvCell *cell = cell_of(past, cells, COLUMN_LINE);
    if (cell == NULL)
        return past->line;
    int line = find_line(past->sheet.region, cell->text);
    return line >= 0 ? line : tell_line(past, cell);
}

static void
take_place(Past *past, const CsvCell *cells)
{
    const CsvCell *who = cell_of(past, cells, COLUMN_PROVIDER);
    if (who == NULL)
        who = cell_of(past, cells, COLUMN_NAME);
    past->line = line_of(past, cells);
    const char *role = role_of(past, cells);
    g_autofree char *hours = hours_of(past, cells);
    gboolean good = past->line >= 0 && role != NULL && (hours == NULL || *hours != '\0');
    if (good && who != NULL && strcmp(role, "open") != 0)
        duty_cell_take(&past->duties, who, &(CellSays){past->line, past->day, role, hours});
}

static void
take_day(Past *past, const CsvCell *cells)
{
    for (guint i = 0; i < past->columns; i++)
        if (past->lines[i] >= 0)
            duty_cell_take(&past->duties, &cells[i],
                           &(CellSays){past->lines[i], past->day, "duty", NULL});
}

static void
take_row(Past *past, const CsvCell *cells)
{
    const CsvCell *date = cell_of(past, cells, COLUMN_DATE);
    if (date != NULL)
        past->day = sheet_day(&past->sheet, date);
    else if (past->day == DAY_NONE)
        messages_add(past->sheet.messages, MSG_request_empty,
                     cells[column_at(past, COLUMN_DATE)].place, "column", "date", NULL);
    if (past->day == DAY_NONE)
        return;
    if (past->by_row)
        take_place(past, cells);
    else
        take_day(past, cells);
}

/* Whole months from the first duty to the last. */
static gboolean
settle_period(Past *past, Record *record, const Source *source)
{
    GPtrArray *duties = record->duties;
    if (duties->len > DUTIES_MAX)
        return messages_add(past->sheet.messages, MSG_too_many, source_whole(source), "key",
                            "duties", "limit", G_STRINGIFY(DUTIES_MAX), NULL);
    if (duties->len == 0)
        return messages_add(past->sheet.messages, MSG_sheet_empty, source_whole(source), NULL);
    record_duties_sort(duties);
    const RecordDuty *first = g_ptr_array_index(duties, 0);
    const RecordDuty *last = g_ptr_array_index(duties, duties->len - 1);
    Civil begin = day_civil(first->day);
    Civil end = day_civil(last->day);
    record->period = past->sheet.period != NULL
                         ? *past->sheet.period
                         : (Period){day_of(begin.year, begin.month, 1),
                                    day_of(end.year, end.month, month_length(end.year, end.month))};
    g_autofree char *name = period_name(record->period);
    record->path = g_strdup_printf("records/%s-r1.yaml", name);
    if (record->period.last - record->period.first < PERIOD_DAYS_AT_MOST)
        return TRUE;
    return messages_add(past->sheet.messages, MSG_record_period, source_whole(source), "value",
                        name, NULL);
}

static void
take_rows(Past *past, Csv *csv)
{
    past->headings = csv_headings(csv, &past->columns);
    past->kinds = g_new0(Column, past->columns);
    past->lines = g_new(int, past->columns);
    past->line = past->sheet.region->lines->len == 1 ? 0 : -1;
    past->day = DAY_NONE;
    if (!settle_columns(past))
        return;
    for (const CsvCell *cells; csv_next(csv, &cells);)
        take_row(past, cells);
}

Record *
import_past(const Region *region, const Period *period, const Source *source, Messages *messages)
{
    guint errors = messages_errors(messages);
    g_autoptr(Csv) csv = csv_open_any(source, 2, messages);
    g_autoptr(Record) record = record_new();
    Past past = {0};
    sheet_init(&past.sheet, region, period, messages);
    duty_cells_init(&past.duties, &past.sheet, record);
    if (csv != NULL)
        take_rows(&past, csv);
    if (messages_errors(messages) == errors)
        settle_period(&past, record, source);
    g_free(past.kinds);
    g_free(past.lines);
    duty_cells_clear(&past.duties);
    sheet_clear(&past.sheet);
    return messages_errors(messages) == errors ? g_steal_pointer(&record) : NULL;
}
