#include "audit/labour_work.h"

/* Ordinary hours of two weeks around the period are looked at. */
#define DAYS_AROUND 14

/** A minute from 00:00 to 05:00 of the day's own or the following nights. */
static gboolean
small_hours(const Piece *piece)
{
    for (int midnight = 0; midnight < piece->end; midnight += MINUTES_PER_DAY)
        if (piece->start < midnight + 300 && midnight < piece->end)
            return TRUE;
    return FALSE;
}

gboolean
labour_is_night(const Slot *slot)
{
    for (guint i = 0; i < slot->hours->pieces->len; i++)
        if (small_hours(&g_array_index(slot->hours->pieces, Piece, i)))
            return TRUE;
    return FALSE;
}

gboolean
labour_is_permitted(const Count *count, const Slot *slot)
{
    return slot->line >= 0 && region_line(count->question->region, slot->line)->permit;
}

static void
enter_duty(GArray *stretches, const Count *count, const Slot *slot, int number, gboolean recorded)
{
    gboolean permit = labour_is_permitted(count, slot);
    gboolean night = labour_is_night(slot);
    for (guint i = 0; i < slot->hours->pieces->len; i++) {
        const Piece *piece = &g_array_index(slot->hours->pieces, Piece, i);
        if (permit && small_hours(piece) && piece->end - piece->start >= labour_hours(9))
            continue; /* a permitted night of nine hours is the rest itself */
        Stretch stretch = {day_minute(slot->day) + piece->start, day_minute(slot->day) + piece->end,
                           number, recorded, night && !permit};
        g_array_append_val(stretches, stretch);
    }
}

static gint
by_start(gconstpointer a, gconstpointer b)
{
    const Stretch *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

GArray *
labour_stretches(Count *count, const Rule *rule, int provider)
{
    const Question *question = count->question;
    const Provider *doctor = region_provider(question->region, provider);
    GArray *stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    Day last = question->period.last + DAYS_AROUND;
    for (Day day = question->period.first - DAYS_AROUND; day <= last; day++) {
        Stretch ordinary = {.slot = -1};
        if (provider_work(doctor, question->region->calendar, day, &ordinary.start, &ordinary.end))
            g_array_append_val(stretches, ordinary);
    }
    g_autoptr(GArray) seen = count_seen(count, rule, provider);
    for (guint i = 0; i < seen->len; i++)
        enter_duty(stretches, count, count_slot(count, seen, i), g_array_index(seen, int, i),
                   FALSE);
    g_autoptr(GArray) recorded = count_recorded(count, rule, provider);
    for (guint i = 0; i < recorded->len; i++) {
        const Beyond *duty = question_beyond(question, g_array_index(recorded, guint, i));
        if (duty->timed)
            enter_duty(stretches, count, &duty->slot, -1, TRUE);
    }
    g_array_sort(stretches, by_start);
    return stretches;
}
