#include "write/rotation_pointer.h"

#include "region/pointer.h"

/* The ids of the order, as it is today. */
static void
add_ids(GPtrArray *ids, const Region *region, const GArray *order)
{
    for (guint i = 0; i < order->len; i++)
        g_ptr_array_add(ids, g_strdup(region_provider(region, g_array_index(order, int, i))->id));
}

static void
add_pointer(Record *record, const Question *question, int number, int line, int season,
            gint64 turns)
{
    const Rule *rule = g_ptr_array_index(question->region->rules, number);
    const GArray *order = rule->rotation.order;
    guint start = rotation_start(question, number, line, season);
    if (turns == 0 && start == 0)
        return;
    guint at = (guint)((start + turns) % order->len);
    RecordPointer *pointer = record_add_pointer(record);
    pointer->rule = g_strdup(rule->id);
    pointer->line = g_strdup(region_line(question->region, line)->id);
    pointer->cycle = g_strdup(rotation_cycle_name(question, season));
    pointer->position = (int)at;
    pointer->next = g_strdup(region_provider(question->region, g_array_index(order, int, at))->id);
    add_ids(pointer->order, question->region, order);
}

static int
cycle_of(const Question *question, const Rule *rule, Day day)
{
    const Calendar *calendar = question->region->calendar;
    for (int s = 0; rule->rotation.own_seasons && s < calendar_season_count(calendar); s++)
        if (calendar_in_season(calendar, s, day, NULL))
            return s + 1;
    return 0;
}

static void
add_line_pointers(Record *record, const Question *question, int number, int line)
{
    const Rule *rule = g_ptr_array_index(question->region->rules, number);
    const Calendar *calendar = question->region->calendar;
    int cycles = 1 + calendar_season_count(calendar);
    g_autofree gint64 *turns = g_new0(gint64, cycles);
    for (int s = 0; s < question_slot_count(question); s++) {
        const Slot *slot = question_slot(question, s);
        if (slot->line == line && rule_sees_slot(question, rule, s))
            turns[cycle_of(question, rule, slot->day)] += slot->need;
    }
    for (int c = 0; c < cycles; c++)
        add_pointer(record, question, number, line, c - 1, turns[c]);
}

void
rotation_pointers_add(Record *record, const Question *question)
{
    const Region *region = question->region;
    for (guint r = 0; r < region->rules->len; r++) {
        const Rule *rule = g_ptr_array_index(region->rules, r);
        if (rule->kind != RULE_rotation || rule->disabled || rule->rotation.order == NULL ||
            rule->rotation.order->len == 0)
            continue;
        for (guint l = 0; l < region->lines->len; l++)
            if (indexes_have(rule->lines, (int)l))
                add_line_pointers(record, question, (int)r, (int)l);
    }
}
