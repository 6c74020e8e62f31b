#include "write/duty_counts.h"

#include "explain/capacity.h"

#include <string.h>

#define LATE_BEGINS (22 * 60)
#define LATE_ENDS (29 * 60)

static gint
compare(gconstpointer first, gconstpointer second, gpointer data)
{
    const Region *region = data;
    const DutyCount *a = first;
    const DutyCount *b = second;
    if (a->provider != b->provider)
        return a->provider - b->provider;
    int order = strcmp(region_line(region, a->line)->id, region_line(region, b->line)->id);
    if (order == 0)
        order = strcmp(a->class, b->class);
    if (order == 0)
        order = g_strcmp0(a->hours, b->hours);
    return order != 0 ? order : (a->rate > b->rate) - (a->rate < b->rate);
}

/* Minutes of a piece that lie in the late hours of the day before, of its own or of later ones. */
static gint64
late_minutes(const Piece *piece)
{
    gint64 late = 0;
    for (int begin = LATE_BEGINS - MINUTES_PER_DAY; begin < piece->end; begin += MINUTES_PER_DAY) {
        int from = MAX(piece->start, begin);
        int to = MIN(piece->end, begin + LATE_ENDS - LATE_BEGINS);
        late += MAX(to - from, 0);
    }
    return late;
}

static void
count_hours(DutyCount *count, const Hours *hours)
{
    for (guint i = 0; i < hours->pieces->len; i++) {
        const Piece *piece = &g_array_index(hours->pieces, Piece, i);
        count->minutes += piece->end - piece->start;
        count->late += late_minutes(piece);
    }
}

static DutyCount
count_one(const Question *question, const Assignment *assignment, gboolean by_hours)
{
    const Slot *slot = assignment->slot >= 0 ? question_slot(question, assignment->slot) : NULL;
    DutyCount count = {.provider = assignment->provider,
                       .line = assignment->line,
                       .class = day_class_word(question->region->calendar, assignment->day),
                       .hours = slot != NULL && by_hours ? slot->hours->text : NULL};
    if (assignment->role == ROLE_RESERVE) {
        count.reserves = 1;
        return count;
    }
    count.duties = 1;
    if (slot == NULL)
        return count;
    count.rate = slot->rate;
    count.load = slot->weight;
    count_hours(&count, slot->hours);
    return count;
}

static void
add(DutyCount *sum, const DutyCount *single)
{
    sum->duties += single->duties;
    sum->reserves += single->reserves;
    sum->load += single->load;
    sum->minutes += single->minutes;
    sum->late += single->late;
}

GArray *
duty_counts(const Question *question, const Rota *rota, gboolean by_hours)
{
    g_autoptr(GArray) singles = g_array_new(FALSE, FALSE, sizeof(DutyCount));
    gpointer region = (gpointer)question->region;
    for (guint i = 0; i < rota->assignments->len; i++) {
        DutyCount single =
            count_one(question, &g_array_index(rota->assignments, Assignment, i), by_hours);
        g_array_append_val(singles, single);
    }
    g_array_sort_with_data(singles, compare, region);
    GArray *counts = g_array_new(FALSE, FALSE, sizeof(DutyCount));
    for (guint i = 0; i < singles->len; i++) {
        const DutyCount *single = &g_array_index(singles, DutyCount, i);
        DutyCount *last =
            counts->len > 0 ? &g_array_index(counts, DutyCount, counts->len - 1) : NULL;
        if (last != NULL && compare(last, single, region) == 0)
            add(last, single);
        else
            g_array_append_vals(counts, single, 1);
    }
    return counts;
}
