#include "region/history.h"

#include "region/turns.h"

#include <string.h>

static int
number_of(GHashTable *numbers, const char *id)
{
    gpointer number;
    return g_hash_table_lookup_extended(numbers, id, NULL, &number) ? GPOINTER_TO_INT(number) : -1;
}

static int
number_for(GHashTable *numbers, const char *id)
{
    int number = number_of(numbers, id);
    if (number >= 0)
        return number;
    number = (int)g_hash_table_size(numbers);
    g_hash_table_insert(numbers, (gpointer)id, GINT_TO_POINTER(number));
    return number;
}

static gboolean
tally_has_line(const History *history, const char *id)
{
    const Region *region = history->question->region;
    int line = region_find_line(region, id);
    return history->fair->lines == NULL || (line >= 0 && indexes_have(history->fair->lines, line));
}

static void
number_names(History *history)
{
    const Region *region = history->question->region;
    for (guint p = 0; p < region->providers->len; p++)
        number_for(history->takers, region_provider(region, (int)p)->id);
    for (guint i = 0; i < region->records->len; i++) {
        const Record *record = g_ptr_array_index(region->records, i);
        for (guint k = 0; k < record->lines->len; k++) {
            const RecordLine *line = g_ptr_array_index(record->lines, k);
            if (tally_has_line(history, line->id))
                number_for(history->rows, line->id);
        }
        for (guint k = 0; k < record->members->len; k++)
            number_for(history->takers,
                       ((RecordMember *)g_ptr_array_index(record->members, k))->provider);
        for (guint k = 0; k < record->duties->len; k++)
            number_for(history->takers,
                       duty_credited(g_ptr_array_index(record->duties, k)));
    }
}

/* Later publications lie upon earlier ones; one withdrawn covers with nothing. */
static void
lay_counting(History *history)
{
    g_autoptr(GPtrArray) ordered = records_by_publication(history->question->region->records);
    for (guint i = 0; i < ordered->len; i++) {
        const Record *record = g_ptr_array_index(ordered, i);
        Day last = MIN(record->period.last, history->days.last);
        for (guint k = 0; k < record->lines->len; k++) {
            const RecordLine *line = g_ptr_array_index(record->lines, k);
            int row = number_of(history->rows, line->id);
            for (Day day = MAX(record->period.first, history->days.first); row >= 0 && day <= last;
                 day++)
                history_counting(history, day)[row] = record->withdrawn ? NULL : record;
        }
    }
}

static void
turn_at(History *history, Day day)
{
    if (day != DAY_NONE && period_has(history->days, day))
        history->turns[day - history->days.first] = 1;
}

static void
turn_behind(History *history, Day day)
{
    if (day != DAY_NONE && day < history->days.last)
        turn_at(history, day + 1);
}

static void
lay_member(History *history, const RecordMember *member, GArray *members)
{
    PastMember past = {number_of(history->rows, member->line),
                       number_of(history->takers, member->provider), member};
    if (past.row < 0)
        return;
    g_array_append_val(members, past);
    turn_at(history, member->from);
    turn_behind(history, member->until);
    for (guint i = 0; i < member->leaves->len; i++) {
        const Period *leave = &g_array_index(member->leaves, Period, i);
        turn_at(history, leave->first);
        turn_behind(history, leave->last);
    }
    for (guint i = 0; i < member->shares->len; i++)
        turn_at(history, g_array_index(member->shares, Share, i).from);
}

static void
lay_members(History *history)
{
    const GPtrArray *records = history->question->region->records;
    history->turns = region_turns(history->question->region, history->days);
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        GArray *members = g_array_new(FALSE, FALSE, sizeof(PastMember));
        for (guint k = 0; k < record->members->len; k++)
            lay_member(history, g_ptr_array_index(record->members, k), members);
        g_hash_table_insert(history->members, (gpointer)record, members);
    }
}

/* A recorded duty belongs to the tally by today's day words. */
static void
lay_duty(History *history, const Record *record, const RecordDuty *duty)
{
    const Calendar *calendar = history->question->region->calendar;
    const Fair *fair = history->fair;
    int row = number_of(history->rows, duty->line);
    if (row < 0 || !period_has(history->days, duty->day) ||
        history_counting(history, duty->day)[row] != record || strcmp(duty->role, "duty") != 0 ||
        !day_words_match(calendar, &fair->days, duty->day) ||
        (day_words_given(&fair->not_days) && day_words_match(calendar, &fair->not_days, duty->day)))
        return;
    PastDuty past = {duty->day, row, number_of(history->takers, duty_credited(duty)),
                     fair->weigh ? duty->weight : 1};
    g_array_append_val(history->duties, past);
}

static gint
by_day(gconstpointer a, gconstpointer b)
{
    Day first = ((const PastDuty *)a)->day;
    Day second = ((const PastDuty *)b)->day;
    return (first > second) - (first < second);
}

static void
lay_duties(History *history)
{
    const GPtrArray *records = history->question->region->records;
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        for (guint k = 0; k < record->duties->len; k++)
            lay_duty(history, record, g_ptr_array_index(record->duties, k));
    }
    g_array_sort(history->duties, by_day);
}

History *
history_new(const Question *question, const Fair *fair, Period days)
{
    History *history = g_new0(History, 1);
    history->question = question;
    history->fair = fair;
    history->days = days;
    history->rows = g_hash_table_new(g_str_hash, g_str_equal);
    history->takers = g_hash_table_new(g_str_hash, g_str_equal);
    history->members = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    history->duties = g_array_new(FALSE, FALSE, sizeof(PastDuty));
    number_names(history);
    gsize length = (gsize)(days.last - days.first) + 1;
    history->counting = g_new0(const Record *, length *g_hash_table_size(history->rows) + 1);
    lay_counting(history);
    lay_members(history);
    lay_duties(history);
    return history;
}

void
history_free(History *history)
{
    if (history == NULL)
        return;
    g_hash_table_unref(history->rows);
    g_hash_table_unref(history->takers);
    g_hash_table_unref(history->members);
    g_free(history->counting);
    g_free(history->turns);
    g_array_unref(history->duties);
    g_free(history);
}
