#include "base/suggest.h"
#include "read/requests.h"

#include <string.h>

/* A duty of the day before or after may reach into the period, and an absence may reach over its
 * edge: those that go by overlap are kept with so many days around. */
#define OVERLAP_DAYS 8

const CsvColumn ask_columns[ASK_COUNT] = {
    [ASK_WHO] = {"who", TRUE, "|担当者|氏名|名前|医師|医師名|"},
    [ASK_KIND] = {"kind", TRUE, "|種類|"},
    [ASK_FROM] = {"from", FALSE, "|初日|開始日|日付|から|"},
    [ASK_TO] = {"to", FALSE, "|末日|終了日|最終日|まで|"},
    [ASK_HOURS] = {"hours", FALSE, "|時間帯|時間|"},
    [ASK_STRENGTH] = {"strength", FALSE, "|強さ|"},
    [ASK_NOTE] = {"note", FALSE, "|備考|"},
    [ASK_LINE] = {"line", FALSE, "|当番種別|種別|"},
};

static const char *const kind_words[] = {"absent", "avoid", "want", "fix", "none", NULL};
/* By RequestKind: the same in Japanese. */
static const char *const kind_names[] = {"|不在|休み|欠席|", "|避けたい|", "|希望|", "|固定|",
                                         "|なし|特になし|連絡事項なし|"};

typedef struct {
    Request request;
    Hours *hours; /* NULL: the whole day */
    gboolean waits;
} Ask;

static gboolean
is_given(const CsvCell *cell)
{
    return *cell->text != '\0';
}

static gboolean
tell_empty(Asking *asking, const CsvCell *cell, AskField field)
{
    return messages_add(asking->messages, MSG_request_empty, cell->place, "column",
                        ask_columns[field].name, NULL);
}

static gboolean
take_who(Asking *asking, const CsvCell *cells, Ask *ask)
{
    if (!is_given(&cells[ASK_WHO]))
        return tell_empty(asking, &cells[ASK_WHO], ASK_WHO);
    ask->request.provider =
        cell_who(&cells[ASK_WHO], asking->names, &asking->suggestions, asking->messages);
    return ask->request.provider >= 0;
}

static gboolean
take_kind(Asking *asking, const CsvCell *cells, Ask *ask)
{
    const CsvCell *cell = &cells[ASK_KIND];
    if (!is_given(cell))
        return tell_empty(asking, cell, ASK_KIND);
    g_autofree char *word = name_fold(cell->text);
    for (int i = 0; kind_words[i]; i++) {
        ask->request.kind = (RequestKind)i;
        if (strcmp(word, kind_words[i]) == 0 || csv_is_among(word, kind_names[i]))
            return TRUE;
    }
    g_autofree char *shown = cell_shown(cell);
    return messages_add(asking->messages, MSG_not_one_of, cell->place, "key", "kind", "words",
                        "absent, avoid, want, fix, none", "value", shown, "suggestion",
                        suggest(word, kind_words), NULL);
}

static gboolean
take_days(Asking *asking, const CsvCell *cells, Ask *ask)
{
    const CsvCell *from = &cells[ASK_FROM], *to = &cells[ASK_TO];
    DateText first, last;
    ask->request.from = ask->request.to = DAY_NONE;
    if (!is_given(from)) {
        if (is_given(to) || ask->request.kind != REQUEST_NONE)
            return tell_empty(asking, from, ASK_FROM);
        return TRUE;
    }
    gboolean good = cell_date(from, &first, asking->messages);
    last = first;
    if (is_given(to))
        good &= cell_date(to, &last, asking->messages);
    if (!good)
        return FALSE;
    DatesSettled settled =
        dates_settle(first, last, asking->period, &ask->request.from, &ask->request.to);
    ask->waits = settled == DATES_WAIT;
    return cell_tell_dates(from, is_given(to) ? to : from, settled, asking->messages);
}

/* Several parts of a day are several absences; a wish is one and has one window. */
static gboolean
take_hours(Asking *asking, const CsvCell *cells, Ask *ask)
{
    const CsvCell *cell = &cells[ASK_HOURS];
    if (!is_given(cell))
        return TRUE;
    ask->hours = cell_hours(cell, asking->messages);
    if (!ask->hours)
        return FALSE;
    if (ask->hours->pieces->len > 1 && ask->request.kind != REQUEST_ABSENT)
        return messages_add(asking->messages, MSG_request_hours_pieces, cell->place, "kind",
                            kind_words[ask->request.kind], NULL);
    return TRUE;
}

static gboolean
take_strength(Asking *asking, const CsvCell *cells, Ask *ask)
{
    const CsvCell *cell = &cells[ASK_STRENGTH];
    ask->request.strength = 1;
    if (!is_given(cell))
        return TRUE;
    g_autofree char *digit = name_fold(cell->text);
    ask->request.strength = digit[0] - '0';
    if (digit[0] >= '1' && digit[0] <= '3' && digit[1] == '\0')
        return TRUE;
    g_autofree char *shown = cell_shown(cell);
    return messages_add(asking->messages, MSG_out_of_range, cell->place, "key", "strength", "least",
                        "1", "most", "3", "value", shown, NULL);
}

static gboolean
take_line(Asking *asking, const CsvCell *cells, Ask *ask)
{
    ask->request.line = -1;
    if (!is_given(&cells[ASK_LINE]))
        return TRUE;
    ask->request.line = cell_line(&cells[ASK_LINE], asking->region, asking->messages);
    return ask->request.line >= 0;
}

static gboolean
is_of_period(const Asking *asking, const Ask *ask)
{
    const Request *request = &ask->request;
    if (ask->waits || !asking->period || request->from == DAY_NONE)
        return !ask->waits;
    int around =
        request->kind == REQUEST_ABSENT || request->kind == REQUEST_AVOID ? OVERLAP_DAYS : 0;
    return request->from <= asking->period->last + around &&
           request->to >= asking->period->first - around;
}

static void
add_request(Asking *asking, const Ask *ask, Piece window, const char *note)
{
    Request *request = g_new(Request, 1);
    *request = ask->request;
    request->window = window;
    request->note = *note ? g_strdup(note) : NULL;
    g_ptr_array_add(asking->region->requests, request);
}

static void
add_requests(Asking *asking, const CsvCell *cells, const Ask *ask)
{
    const char *note = cells[ASK_NOTE].text;
    if (!ask->hours)
        add_request(asking, ask, (Piece){0, MINUTES_PER_DAY}, note);
    for (guint i = 0; ask->hours && i < ask->hours->pieces->len; i++)
        add_request(asking, ask, g_array_index(ask->hours->pieces, Piece, i), note);
}

gboolean
ask_take(Asking *asking, const CsvCell *cells, Place place)
{
    static gboolean (*const takers[])(Asking *, const CsvCell *, Ask *) = {
        take_who, take_kind, take_days, take_hours, take_strength, take_line};
    Ask ask = {.request = {.place = place, .kind = REQUEST_ABSENT}};
    gboolean good = TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(takers); i++)
        good &= takers[i](asking, cells, &ask);
    if (good && is_of_period(asking, &ask))
        add_requests(asking, cells, &ask);
    hours_free(ask.hours);
    return good;
}
