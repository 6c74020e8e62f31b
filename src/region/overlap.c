#include "base/whole.h"
#include "region/lay.h"

void
slot_piece(const Slot *slot, int piece, Minute *start, Minute *end)
{
    const Piece *p = &g_array_index(slot->hours->pieces, Piece, piece);
    *start = day_minute(slot->day) + p->start;
    *end = day_minute(slot->day) + p->end;
}

int
slot_piece_count(const Slot *slot)
{
    return (int)slot->hours->pieces->len;
}

static gboolean
slot_touches(const Slot *slot, Minute from, Minute to)
{
    for (int i = 0; i < slot_piece_count(slot); i++) {
        Minute start;
        Minute end;
        slot_piece(slot, i, &start, &end);
        if (start < to && from < end)
            return TRUE;
    }
    return FALSE;
}

gboolean
slots_overlap(const Slot *a, int travel_a, const Slot *b, int travel_b)
{
    Minute travel = (Minute)travel_a + travel_b;
    if (a->start - travel >= b->end || b->start - travel >= a->end)
        return FALSE;
    for (int i = 0; i < slot_piece_count(a); i++) {
        Minute start;
        Minute end;
        slot_piece(a, i, &start, &end);
        if (slot_touches(b, start - travel, end + travel))
            return TRUE;
    }
    return FALSE;
}

static Day
day_of_minute(Minute minute)
{
    return (Day)CLAMP(divide_down(minute, MINUTES_PER_DAY), G_MININT32 / 2, G_MAXINT32 / 2);
}

void
slots_touching(const Question *question, Minute start, Minute end, int line, GArray *slots)
{
    if (start >= end)
        return;
    int stop = first_slot_of(question, day_of_minute(end - 1) + 1);
    for (int i = first_slot_of(question, day_of_minute(start) - question->span); i < stop; i++) {
        const Slot *slot = question_slot(question, i);
        if ((line < 0 || slot->line == line) && slot_touches(slot, start, end))
            g_array_append_val(slots, i);
    }
}

void
slots_starting(const Question *question, Day day, Piece window, int line, GArray *slots)
{
    int stop = first_slot_of(question, day + 1);
    for (int i = first_slot_of(question, day); i < stop; i++) {
        const Slot *slot = question_slot(question, i);
        if (slot->need > 0 && (line < 0 || slot->line == line) &&
            slot_touches(slot, day_minute(day) + window.start, day_minute(day) + window.end))
            g_array_append_val(slots, i);
    }
}
