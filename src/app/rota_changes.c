#include "app/repairing.h"
#include "explain/recounted.h"
#include "region/credit.h"

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
duty_passes(Question *question, Move move, CreditStyle credit)
{
    int owed =
        credit == CREDIT_OWED ? credit_of(question, move.from, move.line, move.day) : move.to;
    question_owe(question, (Credit){move.to, move.line, move.day, owed});
}

void
price_difference(const Audit *before, const Audit *after, gint64 price[TIERS])
{
    gint64 base[TIERS];
    recounted_cost(before, base);
    recounted_cost(after, price);
    for (int tier = 0; tier < TIERS; tier++)
        price[tier] -= base[tier];
}
