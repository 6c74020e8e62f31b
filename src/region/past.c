#include "region/past.h"

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

/* Openings count until records reach back over the whole memory. */
static gboolean
openings_count(const Region *region, Period memory)
{
    for (guint i = 0; i < region->records->len; i++) {
        const Record *record = g_ptr_array_index(region->records, i);
        if (record->period.first <= memory.first)
            return FALSE;
    }
    return TRUE;
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

gint64 *
fair_before(const Question *question, const Fair *fair)
{
    const Region *region = question->region;
    gint64 *before = g_new0(gint64, region->providers->len + 1);
    Period memory = memory_of(fair, question->period.first);
    if (openings_count(region, memory))
        add_openings(region, fair, before);
    return before;
}
