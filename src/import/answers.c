#include "import/answers.h"

#include "region/names.h"

#include <string.h>

typedef enum { MARK_NONE, MARK_ABSENT, MARK_AVOID, MARK_WANT, MARK_UNKNOWN } Mark;

static const struct {
    Mark mark;
    const char *kind;
    const char *words; /* folded, between bars */
} marks[] = {
    {MARK_NONE, "none", "|○|〇|◯|o|ok|yes|none|可|可能|出勤可|-|―|ー|なし|特になし|"},
    {MARK_ABSENT, "absent", "|×|✕|✖|☓|╳|x|no|ng|absent|不可|不可能|不在|休|休み|欠|欠席|出勤不可|"},
    {MARK_AVOID, "avoid", "|△|▲|∆|avoid|避けたい|なるべく避けたい|できれば避けたい|できれば不可|"},
    {MARK_WANT, "want", "|◎|want|希望|当番希望|"},
};

/** One answer of a person for one day. */
typedef struct {
    Mark mark;
    char *hours; /* NULL: the whole day */
} Answer;

typedef struct {
    int provider;
    Answer *days; /* by day column */
    char *note;
} Row;

typedef struct {
    Sheet sheet;
    const CsvCell *headings;
    guint columns;
    int who, note;
    GArray *days;       /* Day, by column; DAY_NONE: not a day */
    GPtrArray *rows;    /* Row * */
    GHashTable *unread; /* cells that are no answer, told once each */
} AnswerSheet;

static void
row_free(Row *row, guint columns)
{
    for (guint i = 0; i < columns; i++)
        g_free(row->days[i].hours);
    g_free(row->days);
    g_free(row->note);
    g_free(row);
}

/* -- header ----------------------------------------------------------------------------------- */

static void
settle_column(AnswerSheet *form, guint column)
{
    const CsvCell *heading = &form->headings[column];
    Column kind = column_of(heading->text);
    gboolean person = kind == COLUMN_PROVIDER || kind == COLUMN_NAME;
    Day day = DAY_NONE;
    if (person && form->who < 0)
        form->who = (int)column;
    else if (kind == COLUMN_NOTE && form->note < 0)
        form->note = (int)column;
    else if (kind == COLUMN_UNKNOWN && sheet_is_date(&form->sheet, heading->text))
        day = sheet_day(&form->sheet, heading);
    g_array_append_val(form->days, day);
}

/* The corner of a table is often left empty, or says what the table is. */
static gboolean
settle_columns(AnswerSheet *form)
{
    gboolean any = FALSE;
    guint errors = messages_errors(form->sheet.messages);
    for (guint i = 0; i < form->columns; i++) {
        settle_column(form, i);
        any |= g_array_index(form->days, Day, i) != DAY_NONE;
    }
    if (form->who < 0 && g_array_index(form->days, Day, 0) == DAY_NONE)
        form->who = 0;
    if (messages_errors(form->sheet.messages) > errors)
        return FALSE;
    if (!any)
        return messages_add(form->sheet.messages, MSG_sheet_no_day, form->headings->place, NULL);
    for (guint i = 0; i < form->columns; i++) {
        const CsvCell *heading = &form->headings[i];
        g_autofree char *shown = cell_shown(heading);
        if ((int)i != form->who && (int)i != form->note && *heading->text != '\0' &&
            g_array_index(form->days, Day, i) == DAY_NONE &&
            column_of(heading->text) == COLUMN_UNKNOWN)
            messages_add(form->sheet.messages, MSG_sheet_column, heading->place, "column", shown,
                         NULL);
    }
    return form->who >= 0 || messages_add(form->sheet.messages, MSG_csv_missing_column,
                                          form->headings->place, "column", "name", NULL);
}

/* -- cells ------------------------------------------------------------------------------------ */

static Mark
mark_of(const char *text)
{
    g_autofree char *folded = name_fold(text);
    g_autofree char *word = g_strconcat("|", folded, "|", NULL);
    if (*folded == '\0')
        return MARK_NONE;
    for (gsize i = 0; strchr(folded, '|') == NULL && i < G_N_ELEMENTS(marks); i++)
        if (strstr(marks[i].words, word) != NULL)
            return marks[i].mark;
    return MARK_UNKNOWN;
}

/* ×13:00-17:00: a mark of one character and hours. */
static gboolean
take_hours(AnswerSheet *form, const CsvCell *cell, Answer *answer)
{
    g_autofree char *mark = g_utf8_substring(cell->text, 0, 1);
    const char *rest = g_utf8_next_char(cell->text);
    CsvCell behind = {rest, cell->place};
    g_autoptr(Messages) unheard = messages_new();
    answer->mark = mark_of(mark);
    Hours *hours = answer->mark == MARK_UNKNOWN || answer->mark == MARK_NONE
                       ? NULL
                       : cell_hours(&behind, unheard);
    if (hours == NULL)
        return FALSE;
    answer->hours = g_strdup(hours->text);
    hours_free(hours);
    return TRUE;
}

static void
take_cell(AnswerSheet *form, const CsvCell *cell, Answer *answer)
{
    answer->mark = mark_of(cell->text);
    if (answer->mark != MARK_UNKNOWN || take_hours(form, cell, answer))
        return;
    g_autofree char *shown = cell_shown(cell);
    if (g_hash_table_add(form->unread, g_strdup(cell->text)))
        messages_add(form->sheet.messages, MSG_sheet_mark, cell->place, "value", shown, NULL);
}

static void
drop_earlier(AnswerSheet *form, int provider, Place place)
{
    for (guint i = 0; i < form->rows->len; i++) {
        Row *row = g_ptr_array_index(form->rows, i);
        if (row->provider != provider)
            continue;
        messages_add(form->sheet.messages, MSG_sheet_again, place, "who",
                     region_provider(form->sheet.region, provider)->id, NULL);
        row_free(row, form->columns);
        g_ptr_array_remove_index(form->rows, i);
        return;
    }
}

static void
take_row(AnswerSheet *form, const CsvCell *cells)
{
    const CsvCell *who = &cells[form->who];
    int provider = *who->text != '\0' ? sheet_who(&form->sheet, who) : -1;
    Row *row = g_new0(Row, 1);
    *row = (Row){provider, g_new0(Answer, form->columns),
                 form->note >= 0 ? g_strdup(cells[form->note].text) : g_strdup("")};
    gboolean asks = FALSE;
    for (guint i = 0; i < form->columns; i++)
        if (g_array_index(form->days, Day, i) != DAY_NONE && *cells[i].text != '\0') {
            take_cell(form, &cells[i], &row->days[i]);
            asks = TRUE;
        }
    if (*who->text == '\0' && asks)
        messages_add(form->sheet.messages, MSG_request_empty, who->place, "column",
                     form->headings[form->who].text, NULL);
    if (provider >= 0) {
        drop_earlier(form, provider, who->place);
        g_ptr_array_add(form->rows, row);
    } else {
        row_free(row, form->columns);
    }
}

/* -- requests --------------------------------------------------------------------------------- */

static void
quote(GString *text, const char *field)
{
    g_auto(GStrv) parts = g_strsplit(field, "\"", -1);
    g_autofree char *doubled = g_strjoinv("\"\"", parts);
    g_string_append_printf(text, "\"%s\"", doubled);
}

static void
put_request(GString *text, const char *who, const char *kind, Period days, const char *hours,
            const char *note)
{
    g_autofree char *first = days.first != DAY_NONE ? day_format(days.first) : g_strdup("");
    g_autofree char *last = days.last != days.first ? day_format(days.last) : g_strdup("");
    g_string_append_printf(text, "%s,%s,%s,%s,", who, kind, first, last);
    if (hours != NULL)
        quote(text, hours);
    g_string_append_c(text, ',');
    if (*note != '\0')
        quote(text, note);
    g_string_append(text, "\r\n");
}

static gboolean
goes_on(const AnswerSheet *form, const Row *row, guint column, guint next)
{
    const Answer *a = &row->days[column];
    const Answer *b = &row->days[next];
    return next < form->columns && a->mark == b->mark && g_strcmp0(a->hours, b->hours) == 0 &&
           g_array_index(form->days, Day, next) == g_array_index(form->days, Day, column) + 1;
}

/* Neighbouring days of the same answer are one request. Returns how many there are. */
static guint
put_row(const AnswerSheet *form, const Row *row, GString *text)
{
    const char *who = region_provider(form->sheet.region, row->provider)->id;
    const char *note = row->note;
    guint requests = 0;
    for (guint i = 0; i < form->columns; i++) {
        guint last = i;
        Day first = g_array_index(form->days, Day, i);
        if (first == DAY_NONE || row->days[i].mark == MARK_NONE)
            continue;
        while (last + 1 < form->columns && goes_on(form, row, last, last + 1))
            last++;
        put_request(text, who, marks[row->days[i].mark].kind,
                    (Period){first, g_array_index(form->days, Day, last)}, row->days[i].hours,
                    note);
        note = "";
        i = last;
        requests++;
    }
    if (requests == 0)
        put_request(text, who, marks[MARK_NONE].kind, (Period){DAY_NONE, DAY_NONE}, NULL, note);
    return requests;
}

static Answers *
answers_of(const AnswerSheet *form)
{
    Answers *answers = g_new0(Answers, 1);
    GString *text = g_string_new("\xEF\xBB\xBFwho,kind,from,to,hours,note\r\n");
    for (guint i = 0; i < form->rows->len; i++)
        answers->requests += put_row(form, g_ptr_array_index(form->rows, i), text);
    answers->people = form->rows->len;
    answers->text = g_string_free(text, FALSE);
    return answers;
}

static void
form_clear(AnswerSheet *form)
{
    for (guint i = 0; i < form->rows->len; i++)
        row_free(g_ptr_array_index(form->rows, i), form->columns);
    g_ptr_array_unref(form->rows);
    g_array_unref(form->days);
    g_hash_table_unref(form->unread);
    sheet_clear(&form->sheet);
}

Answers *
import_answers(const Region *region, const Period *period, const Source *source, Messages *messages)
{
    guint errors = messages_errors(messages);
    g_autoptr(Csv) csv = csv_open_any(source, 2, messages);
    AnswerSheet form = {.who = -1,
                        .note = -1,
                        .days = g_array_new(FALSE, FALSE, sizeof(Day)),
                        .rows = g_ptr_array_new(),
                        .unread = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    sheet_init(&form.sheet, region, period, messages);
    if (csv != NULL) {
        form.headings = csv_headings(csv, &form.columns);
        gboolean good = settle_columns(&form);
        for (const CsvCell *cells; good && csv_next(csv, &cells);)
            take_row(&form, cells);
    }
    if (messages_errors(messages) == errors && form.rows->len == 0)
        messages_add(messages, MSG_sheet_empty, source_whole(source), NULL);
    Answers *answers = messages_errors(messages) == errors ? answers_of(&form) : NULL;
    form_clear(&form);
    return answers;
}

void
answers_free(Answers *answers)
{
    if (answers == NULL)
        return;
    g_free(answers->text);
    g_free(answers);
}
