#include "loosen.h"

static void
move_indexes(GArray *indexes, const int *to)
{
    for (guint i = 0; indexes && i < indexes->len; i++)
        g_array_index(indexes, int, i) = to[g_array_index(indexes, int, i)];
}

static void
move_who(Who *who, const int *to)
{
    if (who)
        move_indexes(who->ids, to);
}

static void
move_rule(Rule *rule, const int *to)
{
    move_who(rule->who, to);
    if (rule->kind == RULE_rotation)
        move_indexes(rule->rotation.order, to);
    if (rule->kind == RULE_accompany)
        move_who(rule->accompany.with, to);
    for (guint i = 0; rule->kind == RULE_weekday_pattern && i < rule->weekday_pattern.days->len;
         i++)
        move_indexes(((StandingDay *)g_ptr_array_index(rule->weekday_pattern.days, i))->who, to);
}

static int
compare_requests(gconstpointer a, gconstpointer b)
{
    return (*(Request *const *)a)->provider - (*(Request *const *)b)->provider;
}

static void
move_mentions(Region *region, const int *to)
{
    for (guint i = 0; i < region->lines->len; i++)
        move_who(((Line *)g_ptr_array_index(region->lines, i))->who, to);
    for (guint i = 0; i < region->fairs->len; i++)
        move_who(((Fair *)g_ptr_array_index(region->fairs, i))->who, to);
    for (guint i = 0; i < region->rules->len; i++)
        move_rule(g_ptr_array_index(region->rules, i), to);
    for (guint i = 0; i < region->requests->len; i++) {
        Request *request = g_ptr_array_index(region->requests, i);
        request->provider = to[request->provider];
    }
    g_ptr_array_sort(region->requests, compare_requests); /* keeps the order of one's own */
}

/* Ids still stand where they stood: the one who bore this one bears another now. */
static char *
moved_id(const Region *region, const char *id, const int *to)
{
    return g_strdup(region_provider(region, to[region_find_provider(region, id)])->id);
}

static void
move_id(const Region *region, char **id, const int *to)
{
    char *moved = moved_id(region, *id, to);
    g_free(*id);
    *id = moved;
}

static void
move_pointer(const Region *region, RecordPointer *pointer, const int *to)
{
    move_id(region, &pointer->next, to);
    for (guint i = 0; i < pointer->order->len; i++)
        move_id(region, (char **)&pointer->order->pdata[i], to);
}

static void
move_records(Region *region, const int *to)
{
    for (guint i = 0; i < region->records->len; i++) {
        Record *record = g_ptr_array_index(region->records, i);
        for (guint k = 0; k < record->duties->len; k++) {
            RecordDuty *duty = g_ptr_array_index(record->duties, k);
            move_id(region, &duty->provider, to);
            if (duty->owed != NULL)
                move_id(region, &duty->owed, to);
        }
        for (guint k = 0; k < record->pointers->len; k++)
            move_pointer(region, g_ptr_array_index(record->pointers, k), to);
    }
}

gboolean
change_exchange_people(Dice *dice, Town *town)
{
    Region *region = town->region;
    int count = (int)region->providers->len, moved = 0;
    g_autofree int *to = g_new(int, (gsize)count);
    g_autofree char **id = g_new(char *, (gsize)count);
    g_autofree Provider **old = g_new(Provider *, (gsize)count);
    for (int p = 0; p < count; p++) {
        to[p] = p;
        old[p] = town_at(town, p);
        id[p] = old[p]->id;
    }
    for (int p = count - 1; p > 0; p--) {
        int other = dice_below(dice, p + 1), kept = to[p];
        if (old[p]->unit != old[other]->unit)
            continue;
        to[p] = to[other];
        to[other] = kept;
    }
    for (int p = 0; p < count; p++) {
        moved += to[p] != p;
        region->providers->pdata[to[p]] = old[p];
        old[p]->id = id[to[p]];
        if (old[p]->clinic >= 0)
            old[p]->clinic = to[old[p]->clinic];
    }
    move_mentions(region, to);
    move_records(region, to);
    return moved > 0;
}
