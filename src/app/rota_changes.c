#include "app/repairing.h"
#include "region/frozen.h"

#include <string.h>

/* The record's duties that count today, among them those of a month published inside a year. */
static void
add_counting(const Session *session, const Record *record, Rota *rota, int *unknown)
{
    const Region *region = session->region;
    for (guint i = 0; i < record->duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(record->duties, i);
        int line = region_find_line(region, duty->line);
        int provider = region_find_provider(region, duty->provider);
        if (!period_has(session->period, duty->day) ||
            records_counting(region->records, duty->line, duty->day) != record)
            continue;
        int slot = line < 0 ? -1 : question_find_slot(session->question, line, duty->day);
        if (slot < 0 && day_is_frozen(region, session->period, duty->day))
            continue; /* goes into the next record as it was */
        if (line < 0 || provider < 0) {
            ++*unknown;
            continue;
        }
        Role role = strcmp(duty->role, "reserve") == 0 ? ROLE_RESERVE : ROLE_DUTY;
        rota_add(rota, (Assignment){provider, slot, line, duty->day, role, PLACE_NONE});
    }
}

Rota *
published_rota(const Session *session, int *unknown)
{
    *unknown = 0;
    if (!session_record(session))
        return NULL;
    Rota *rota = rota_new();
    for (guint i = 0; i < session->region->records->len; i++)
        add_counting(session, g_ptr_array_index(session->region->records, i), rota, unknown);
    rota_sort(rota, session->question);
    return rota;
}

static gboolean
same_place(const Assignment *a, int line, Day day, Role role)
{
    return a->line == line && a->day == day && a->role == role;
}

static gboolean
stands_in(const Rota *rota, const Assignment *wanted)
{
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->provider == wanted->provider &&
            same_place(a, wanted->line, wanted->day, wanted->role))
            return TRUE;
    }
    return FALSE;
}

/* The first move of the place that still lacks who comes, or NULL. */
static Move *
waiting(GArray *moves, const Assignment *a)
{
    for (guint i = 0; i < moves->len; i++) {
        Move *move = &g_array_index(moves, Move, i);
        if (move->to < 0 && same_place(a, move->line, move->day, move->role))
            return move;
    }
    return NULL;
}

static gint
compare_moves(gconstpointer a, gconstpointer b)
{
    const Move *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->role != y->role)
        return x->role < y->role ? -1 : 1;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

void
rota_changes(const Question *question, const Rota *before, const Rota *after, GArray **moves,
             GArray **touched)
{
    g_autofree gboolean *differs = g_new0(gboolean, question->region->providers->len + 1);
    *moves = g_array_new(FALSE, FALSE, sizeof(Move));
    *touched = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < before->assignments->len; i++) {
        const Assignment *a = &g_array_index(before->assignments, Assignment, i);
        if (stands_in(after, a))
            continue;
        Move move = {a->line, a->day, a->role, a->provider, -1};
        g_array_append_val(*moves, move);
        differs[a->provider] = TRUE;
    }
    for (guint i = 0; i < after->assignments->len; i++) {
        const Assignment *a = &g_array_index(after->assignments, Assignment, i);
        if (stands_in(before, a))
            continue;
        Move *open = waiting(*moves, a);
        Move move = {a->line, a->day, a->role, -1, a->provider};
        if (open)
            open->to = a->provider;
        else
            g_array_append_val(*moves, move);
        differs[a->provider] = TRUE;
    }
    g_array_sort(*moves, compare_moves);
    for (int p = 0; p < question_provider_count(question); p++)
        if (differs[p])
            g_array_append_val(*touched, p);
}

void
price_difference(const Audit *before, const Audit *after, gint64 price[TIERS])
{
    price[TIER_FILL] = after->short_places - before->short_places;
    price[TIER_RESERVE] = after->short_reserves - before->short_reserves;
    for (int level = 1; level <= LEVEL_MAX; level++)
        price[TIER_OF_LEVEL(level)] = after->cost[level] - before->cost[level];
}
