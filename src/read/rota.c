#include "base/suggest.h"
#include "read/file.h"
#include "read/read.h"
#include "read/requests.h"

#include <string.h>

#define ROTA_LIMIT (16 * 1024 * 1024)

enum { DATE, LINE, START, END, HOURS, PROVIDER, ROLE, NAME, COLUMNS };

static const CsvColumn columns[COLUMNS] = {
    [DATE] = {"date", TRUE},  [LINE] = {"line", TRUE},    [START] = {"start", FALSE},
    [END] = {"end", FALSE},   [HOURS] = {"hours", FALSE}, [PROVIDER] = {"provider", TRUE},
    [ROLE] = {"role", FALSE}, [NAME] = {"name", FALSE},
};

typedef enum { ROW_DUTY, ROW_RESERVE, ROW_OPEN, ROW_UNKNOWN } RowRole;

static const char *const role_words[] = {"duty", "reserve", "open", NULL};

typedef struct {
    const Question *question;
    Messages *messages;
    NameIndex *names;
    guint suggestions;
    GHashTable *seen; /* who stands where, as text */
    Rota *rota;
} Reader;

/* -- cells ------------------------------------------------------------------------------------ */

static Day
take_date(Reader *reader, const CsvCell *cell)
{
    DateText date;
    Day day, last;
    if (!cell_date(cell, &date, reader->messages))
        return DAY_NONE;
    DatesSettled settled = dates_settle(date, date, &reader->question->period, &day, &last);
    if (settled == DATES_SETTLED && period_has(reader->question->period, day))
        return day;
    if (settled == DATES_SETTLED || settled == DATES_WAIT)
        messages_add(reader->messages, MSG_rota_outside, cell->place, "date", cell->text, NULL);
    else
        cell_tell_dates(cell, cell, settled, reader->messages);
    return DAY_NONE;
}

static RowRole
take_role(Reader *reader, const CsvCell *cell)
{
    if (*cell->text == '\0')
        return ROW_DUTY;
    g_autofree char *word = name_fold(cell->text);
    for (int i = 0; role_words[i]; i++)
        if (strcmp(word, role_words[i]) == 0)
            return (RowRole)i;
    g_autofree char *shown = cell_shown(cell);
    messages_add(reader->messages, MSG_not_one_of, cell->place, "key", "role", "words",
                 "duty, reserve, open", "value", shown, "suggestion", suggest(word, role_words),
                 NULL);
    return ROW_UNKNOWN;
}

static gboolean
hours_are_same(const Hours *a, const Hours *b)
{
    return a->pieces->len == b->pieces->len &&
           memcmp(a->pieces->data, b->pieces->data, a->pieces->len * sizeof(Piece)) == 0;
}

static gboolean
check_hours(Reader *reader, const CsvCell *cell, int slot)
{
    if (*cell->text == '\0')
        return TRUE;
    Hours *hours = cell_hours(cell, reader->messages);
    if (!hours)
        return FALSE;
    const Hours *right = slot >= 0 ? question_slot(reader->question, slot)->hours : NULL;
    if (right && !hours_are_same(hours, right))
        messages_add(reader->messages, MSG_rota_hours, cell->place, "hours", cell->text, "right",
                     right->text, NULL);
    hours_free(hours);
    return TRUE;
}

static void
check_name(Reader *reader, const CsvCell *cell, int provider)
{
    const Provider *who = region_provider(reader->question->region, provider);
    /* the apostrophe that keeps a spreadsheet from computing a name (write/sheet/table.c) */
    g_autofree char *written = name_fold(cell->text + (*cell->text == '\''));
    const char *name = who->name ? who->name : who->id;
    g_autofree char *right = name_fold(name + (*name == '\''));
    if (*written && strcmp(written, right) != 0) {
        g_autofree char *shown = cell_shown(cell);
        messages_add(reader->messages, MSG_rota_name, cell->place, "name", shown, "who", who->id,
                     NULL);
    }
}

/* -- rows ------------------------------------------------------------------------------------- */

static gboolean
add_row(Reader *reader, const CsvCell *cells, Assignment assignment)
{
    const Region *region = reader->question->region;
    const char *who = region_provider(region, assignment.provider)->id;
    const char *line = region_line(region, assignment.line)->id;
    g_autofree char *key =
        g_strdup_printf("%d %s %s %d", assignment.day, line, who, assignment.role);
    if (!g_hash_table_add(reader->seen, g_steal_pointer(&key)))
        return messages_add(reader->messages, MSG_rota_duplicate, cells[PROVIDER].place, "who", who,
                            "line", line, "date", cells[DATE].text, NULL);
    check_name(reader, &cells[NAME], assignment.provider);
    rota_add(reader->rota, assignment);
    return TRUE;
}

/* A provider written into an open place by hand takes it. */
static gboolean
take_row(Reader *reader, const CsvCell *cells, Place place)
{
    Day day = take_date(reader, &cells[DATE]);
    int line = cell_line(&cells[LINE], reader->question->region, reader->messages);
    RowRole role = take_role(reader, &cells[ROLE]);
    gboolean nobody = *cells[PROVIDER].text == '\0';
    int provider = -1;
    if (!nobody)
        provider =
            cell_who(&cells[PROVIDER], reader->names, &reader->suggestions, reader->messages);
    else if (role == ROW_DUTY || role == ROW_RESERVE)
        messages_add(reader->messages, MSG_rota_provider_empty, cells[PROVIDER].place, NULL);
    gboolean known = day != DAY_NONE && line >= 0;
    int slot = known ? question_find_slot(reader->question, line, day) : -1;
    gboolean good = check_hours(reader, &cells[HOURS], slot) && known && role != ROW_UNKNOWN;
    if (nobody)
        return good && role == ROW_OPEN;
    if (!good || provider < 0)
        return FALSE;
    Assignment assignment = {
        provider, slot, line, day, role == ROW_RESERVE ? ROLE_RESERVE : ROLE_DUTY, place};
    return add_row(reader, cells, assignment);
}

static gboolean
take_rows(Reader *reader, const Source *source)
{
    g_autoptr(Csv) csv = csv_open(source, columns, COLUMNS, reader->messages);
    if (!csv)
        return FALSE;
    gboolean good = TRUE;
    for (const CsvCell *cells; csv_next(csv, &cells);)
        good &= take_row(reader, cells, csv_row_place(csv));
    return good && csv_is_whole(csv);
}

Rota *
read_rota(const Question *question, const char *path, Messages *messages)
{
    gsize length;
    g_autofree char *data = file_load(path, path, ROTA_LIMIT, &length, PLACE_NONE, messages);
    if (!data)
        return NULL;
    const Source *source = csv_source(path, data, length, messages);
    if (!source)
        return NULL;
    g_autoptr(NameIndex) names = name_index_new(question->region);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(Rota) rota = rota_new();
    Reader reader = {question, messages, names, 0, seen, rota};
    if (!take_rows(&reader, source))
        return NULL;
    rota_sort(rota, question);
    return g_steal_pointer(&rota);
}
