#include "region/past.h"

#include "region/history.h"

#include <string.h>

/* The same day of the month so many months earlier, or that month's last day. */
static Day
months_before(Day day, int months)
{
    Civil civil = day_civil(day);
    int month = civil.year * 12 + civil.month - 1 - months;
    if (month < 12)
        return day_of(1, 1, 1);
    int length = month_length(month / 12, month % 12 + 1);
    return day_of(month / 12, month % 12 + 1, MIN(civil.day, length));
}

/* The days within the tally's memory before the period. */
static Period
memory_of(const Fair *fair, Day first)
{
    Day start = fair->memory_months > 0 ? months_before(first, fair->memory_months)
                                        : first - fair->memory_days;
    return (Period){start, first - 1};
}

static gboolean
stands(const Region *region, const Record *record)
{
    return !records_newest(region->records, record->period)->withdrawn;
}

/* The first day that a publication in force covers, or DAY_NONE. */
static Day
first_recorded(const Region *region)
{
    Day first = DAY_NONE;
    for (guint i = 0; i < region->records->len; i++) {
        const Record *record = g_ptr_array_index(region->records, i);
        if (stands(region, record) && (first == DAY_NONE || record->period.first < first))
            first = record->period.first;
    }
    return first;
}

static void
add_openings(const Region *region, const Fair *fair, gint64 *before)
{
    for (guint p = 0; p < region->providers->len; p++) {
        const GArray *openings = region_provider(region, (int)p)->openings;
        for (guint i = 0; i < openings->len; i++) {
            const Opening *opening = &g_array_index(openings, Opening, i);
            if (strcmp(opening->count, fair->count) == 0)
                before[p] += opening->micros;
        }
    }
}

/* What members served; the duties of one day stand together in history->duties. */
static void
add_served(const History *history, Stretch *stretch, Day day, guint *next, gint64 *sums)
{
    const GArray *duties = history->duties;
    for (; *next < duties->len && g_array_index(duties, PastDuty, *next).day == day; (*next)++) {
        const PastDuty *duty = &g_array_index(duties, PastDuty, *next);
        stretch->load[duty->row] += duty->load;
        if (stretch->share[duty->taker] > 0)
            sums[duty->taker] += duty->load * MICROS;
    }
}

static void
take_part(const Stretch *stretch, gint64 *sums)
{
    g_autofree gint64 *parts = g_new0(gint64, (gsize)stretch->takers + 1);
    stretch_divide(stretch, parts);
    for (int taker = 0; taker < stretch->takers; taker++)
        sums[taker] -= parts[taker];
}

/* Whether a stretch ends before the day; *next becomes the day's members where they must be asked.
 */
static gboolean
stretch_ends(const History *history, const Stretch *stretch, Day day, Stretch **next)
{
    gboolean same_records = history_goes_on(history, day);
    if (same_records && !history->turns[day - history->days.first])
        return FALSE;
    *next = history_members(history, day);
    return !same_records || !stretch_same_members(stretch, *next);
}

static void
add_recorded(const Question *question, const Fair *fair, Period days, gint64 *before)
{
    g_autoptr(History) history = history_new(question, fair, days);
    g_autofree gint64 *sums = g_new0(gint64, g_hash_table_size(history->takers) + 1);
    g_autoptr(Stretch) stretch = history_members(history, days.first);
    guint at = 0;
    for (Day day = days.first; day <= days.last; day++) {
        g_autoptr(Stretch) next = NULL;
        if (day > days.first && stretch_ends(history, stretch, day, &next)) {
            take_part(stretch, sums);
            stretch_free(stretch);
            stretch = g_steal_pointer(&next);
        }
        add_served(history, stretch, day, &at, sums);
    }
    take_part(stretch, sums);
    for (guint p = 0; p < question->region->providers->len; p++)
        before[p] += sums[p];
}

gint64 *
fair_before(const Question *question, const Fair *fair)
{
    const Region *region = question->region;
    gint64 *before = g_new0(gint64, region->providers->len + 1);
    Period memory = memory_of(fair, question->period.first);
    Day first = first_recorded(region);
    Period days = {first == DAY_NONE ? DAY_NONE : MAX(first, memory.first), memory.last};
    if (first != DAY_NONE && days.first <= days.last)
        add_recorded(question, fair, days, before);
    if (first == DAY_NONE || first > memory.first)
        add_openings(region, fair, before);
    return before;
}
