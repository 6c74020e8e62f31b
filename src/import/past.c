#include "import/past.h"

#include "base/suggest.h"
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
    Record *record;
    GHashTable *standing; /* "day line provider" -> RecordDuty * */
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

/* -- duties ----------------------------------------------------------------------------------- */

static gboolean
tell_twice(const Past *past, const RecordDuty *duty, Place place)
{
    g_autofree char *date = day_format(duty->day);
    return messages_add(past->sheet.messages, MSG_rota_duplicate, place, "who", duty->provider,
                        "line", duty->line, "date", date, NULL);
}

/* A day of two parts with one and the same provider is one duty of two pieces. */
static gboolean
join_hours(const Past *past, RecordDuty *duty, const char *role, const char *hours, Place place)
{
    if (hours == NULL || duty->hours == NULL || strcmp(duty->role, role) != 0 ||
        strcmp(hours, duty->hours) == 0)
        return tell_twice(past, duty, place);
    char *both = g_strconcat(duty->hours, ",", hours, NULL);
    Hours *joined = hours_parse(both);
    gboolean good = joined != NULL;
    g_free(duty->hours);
    duty->hours = both;
    hours_free(joined);
    return good || tell_twice(past, duty, place);
}

static gboolean
add_duty(Past *past, int line, const CsvCell *who, const char *role, const char *hours)
{
    const Region *region = past->sheet.region;
    int provider = sheet_who(&past->sheet, who);
    if (provider < 0)
        return FALSE;
    const Provider *found = region_provider(region, provider);
    const Line *row = region_line(region, line);
    if (found->unit != row->unit)
        return messages_add(past->sheet.messages, MSG_wrong_unit, who->place, "name", found->id,
                            "unit", row->unit == UNIT_CLINIC ? "clinic" : "doctor", NULL);
    g_autofree char *key = g_strdup_printf("%d %s %s", past->day, row->id, found->id);
    RecordDuty *old = g_hash_table_lookup(past->standing, key);
    if (old != NULL)
        return join_hours(past, old, role, hours, who->place);
    RecordDuty *duty = record_add_duty(past->record);
    g_hash_table_insert(past->standing, g_steal_pointer(&key), duty);
    duty->line = g_strdup(row->id);
    duty->day = past->day;
    duty->provider = g_strdup(found->id);
    duty->role = g_strdup(role);
    duty->hours = g_strdup(hours);
    return TRUE;
}

static gboolean
is_nobody(const char *text)
{
    static const char *const words[] = {"",     "-",    "―",    "ー", "—", "–",
                                        "なし", "休診", "休み", "×",  NULL};
    g_autofree char *folded = name_fold(text);
    return g_strv_contains(words, text) || g_strv_contains(words, folded);
}

/* A cell of several names has them on lines of their own or between 、 , ; and ／. */
static gboolean
add_named(Past *past, int line, const CsvCell *cell, const char *role, const char *hours)
{
    if (is_nobody(cell->text))
        return TRUE;
    if (name_index_find(past->sheet.names, cell->text, NULL, NULL) >= 0)
        return add_duty(past, line, cell, role, hours);
    g_autoptr(GString) text = g_string_new(cell->text);
    static const char *const marks[] = {"、", "，", "；", "／", ",", ";", "/", "\r", NULL};
    for (int i = 0; marks[i] != NULL; i++)
        g_string_replace(text, marks[i], "\n", 0);
    g_auto(GStrv) names = g_strsplit(text->str, "\n", -1);
    gboolean good = TRUE;
    for (gsize i = 0; names[i] != NULL; i++) {
        CsvCell name = {g_strstrip(names[i]), cell->place};
        if (!is_nobody(name.text))
            good &= add_duty(past, line, &name, role, hours);
    }
    return good;
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
        add_named(past, past->line, who, role, hours);
}

static void
take_day(Past *past, const CsvCell *cells)
{
    for (guint i = 0; i < past->columns; i++)
        if (past->lines[i] >= 0)
            add_named(past, past->lines[i], &cells[i], "duty", NULL);
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

static gint
compare_duties(gconstpointer first, gconstpointer second)
{
    const RecordDuty *a = *(const RecordDuty *const *)first;
    const RecordDuty *b = *(const RecordDuty *const *)second;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    int order = strcmp(a->line, b->line);
    return order != 0 ? order : strcmp(a->provider, b->provider);
}

/* Whole months from the first duty to the last. */
static gboolean
settle_period(Past *past, const Source *source)
{
    GPtrArray *duties = past->record->duties;
    if (duties->len > DUTIES_MAX)
        return messages_add(past->sheet.messages, MSG_too_many, source_whole(source), "key",
                            "duties", "limit", G_STRINGIFY(DUTIES_MAX), NULL);
    if (duties->len == 0)
        return messages_add(past->sheet.messages, MSG_sheet_empty, source_whole(source), NULL);
    g_ptr_array_sort(duties, compare_duties);
    const RecordDuty *first = g_ptr_array_index(duties, 0);
    const RecordDuty *last = g_ptr_array_index(duties, duties->len - 1);
    Civil begin = day_civil(first->day);
    Civil end = day_civil(last->day);
    past->record->period =
        past->sheet.period != NULL
            ? *past->sheet.period
            : (Period){day_of(begin.year, begin.month, 1),
                       day_of(end.year, end.month, month_length(end.year, end.month))};
    g_autofree char *name = period_name(past->record->period);
    past->record->path = g_strdup_printf("records/%s-r1.yaml", name);
    if (past->record->period.last - past->record->period.first < PERIOD_DAYS_AT_MOST)
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
    Past past = {.record = record,
                 .standing = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    sheet_init(&past.sheet, region, period, messages);
    if (csv != NULL)
        take_rows(&past, csv);
    if (messages_errors(messages) == errors)
        settle_period(&past, source);
    g_free(past.kinds);
    g_free(past.lines);
    g_hash_table_unref(past.standing);
    sheet_clear(&past.sheet);
    return messages_errors(messages) == errors ? g_steal_pointer(&record) : NULL;
}
