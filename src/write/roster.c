#include "write/roster.h"

/* One line on one day. */
typedef struct {
    GArray *stands; /* NULL: nobody */
    int slot;       /* -1: no duty */
} Seat;

struct Roster {
    const Question *question;
    Seat *seats; /* days × lines */
};

static gsize
seat_count(const Question *question)
{
    return (gsize)(question->period.last - question->period.first + 1) *
           question->region->lines->len;
}

static Seat *
seat_at(const Roster *roster, int line, Day day)
{
    gsize row = (gsize)(day - roster->question->period.first);
    return &roster->seats[row * roster->question->region->lines->len + (gsize)line];
}

static void
add_role(Roster *roster, const Rota *rota, Role role)
{
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->role != role || !period_has(roster->question->period, a->day))
            continue;
        Seat *seat = seat_at(roster, a->line, a->day);
        Stand stand = {a->provider, a->role};
        if (seat->stands == NULL)
            seat->stands = g_array_new(FALSE, FALSE, sizeof(Stand));
        g_array_append_val(seat->stands, stand);
    }
}

Roster *
roster_new(const Question *question, const Rota *rota)
{
    Roster *roster = g_new0(Roster, 1);
    roster->question = question;
    roster->seats = g_new0(Seat, seat_count(question) + 1);
    for (gsize i = 0; i < seat_count(question); i++)
        roster->seats[i].slot = -1;
    for (int s = 0; s < question_slot_count(question); s++) {
        const Slot *slot = question_slot(question, s);
        seat_at(roster, slot->line, slot->day)->slot = s;
    }
    add_role(roster, rota, ROLE_DUTY);
    add_role(roster, rota, ROLE_RESERVE);
    return roster;
}

void
roster_free(Roster *roster)
{
    if (roster == NULL)
        return;
    for (gsize i = 0; i < seat_count(roster->question); i++)
        g_clear_pointer(&roster->seats[i].stands, g_array_unref);
    g_free(roster->seats);
    g_free(roster);
}

const GArray *
roster_at(const Roster *roster, int line, Day day)
{
    return seat_at(roster, line, day)->stands;
}

const Slot *
roster_slot(const Roster *roster, int line, Day day)
{
    int slot = seat_at(roster, line, day)->slot;
    return slot >= 0 ? question_slot(roster->question, slot) : NULL;
}

int
roster_open(const Roster *roster, int line, Day day, Role role)
{
    const Slot *slot = roster_slot(roster, line, day);
    const GArray *stands = roster_at(roster, line, day);
    int open = slot == NULL ? 0 : role == ROLE_DUTY ? slot->need : slot->reserve;
    for (guint i = 0; stands != NULL && i < stands->len; i++)
        open -= g_array_index(stands, Stand, i).role == role;
    return MAX(open, 0);
}

gboolean
roster_has_day(const Roster *roster, Day day)
{
    for (guint line = 0; line < roster->question->region->lines->len; line++) {
        const Seat *seat = seat_at(roster, (int)line, day);
        if (seat->slot >= 0 || seat->stands != NULL)
            return TRUE;
    }
    return FALSE;
}
