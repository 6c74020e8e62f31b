/* Wishes that the newest publication of a day answered, while requests/ says nothing about the
 * wishes of the period any more: its files were put away. */
#include "region/lay.h"

#include <string.h>

static gboolean
touches(const Request *request, Period period)
{
    return request->from != DAY_NONE && request->from <= period.last && request->to >= period.first;
}

/* As soon as anybody's wishes of the period stand in requests/, these are all there are. */
static gboolean
requests_speak(const Question *question)
{
    const GPtrArray *requests = question->region->requests;
    for (guint i = 0; i < requests->len; i++) {
        const Request *request = g_ptr_array_index(requests, i);
        if (request->kind != REQUEST_ABSENT && request->kind != REQUEST_FIX &&
            touches(request, question->period))
            return TRUE;
    }
    return FALSE;
}

/* The window as it was written: a piece that begins in the day. */
static Piece
window_of(const RecordWish *wish)
{
    Piece window = {0, MINUTES_PER_DAY};
    Hours *hours = wish->hours != NULL ? hours_parse(wish->hours) : NULL;
    if (hours != NULL)
        window = g_array_index(hours->pieces, Piece, 0);
    hours_free(hours);
    return window;
}

/* `none` without a date takes back what its provider asked for. */
static gboolean
says_none(const Question *question, int provider)
{
    const GPtrArray *requests = question->region->requests;
    for (guint i = 0; i < requests->len; i++) {
        const Request *request = g_ptr_array_index(requests, i);
        if (request->kind == REQUEST_NONE && request->provider == provider)
            return TRUE;
    }
    return FALSE;
}

static void
recall(Question *question, const RecordWish *wish)
{
    const Region *region = question->region;
    int provider = region_find_provider(region, wish->provider);
    int line = wish->line != NULL ? region_find_line(region, wish->line) : -1;
    if (provider < 0 || wish->kind == NULL || (wish->line != NULL && line < 0) ||
        says_none(question, provider))
        return;
    Request *request = g_new0(Request, 1);
    *request = (Request){.provider = provider,
                         .kind = strcmp(wish->kind, "want") == 0 ? REQUEST_WANT : REQUEST_AVOID,
                         .from = wish->day,
                         .to = wish->day,
                         .line = line,
                         .window = window_of(wish),
                         .strength = wish->strength,
                         .place = PLACE_NONE,
                         .taken_in = TRUE};
    g_ptr_array_add(question->recalled, request);
}

void
lay_recalled(Question *question)
{
    question->recalled = g_ptr_array_new_with_free_func((GDestroyNotify)request_free);
    if (requests_speak(question))
        return;
    g_autoptr(GPtrArray) records = records_by_publication(question->region->records);
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        for (guint k = 0; k < record->wishes->len; k++) {
            const RecordWish *wish = g_ptr_array_index(record->wishes, k);
            if (period_has(question->period, wish->day) && !records_replace(records, i, wish->day))
                recall(question, wish);
        }
    }
}
