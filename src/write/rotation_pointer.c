#include "write/rotation_pointer.h"

#include <string.h>

#define MAIN_CYCLE "main"

static const RecordPointer *
find_pointer(const Record *record, const char *rule, const char *line, const char *cycle)
{
    for (guint i = 0; i < record->pointers->len; i++) {
        const RecordPointer *pointer = g_ptr_array_index(record->pointers, i);
        if (strcmp(pointer->rule, rule) == 0 && strcmp(pointer->line, line) == 0 &&
            strcmp(pointer->cycle, cycle) == 0)
            return pointer;
    }
    return NULL;
}

/* Of the records that end before this period, the last one, in its newest publication. */
static const RecordPointer *
earlier_pointer(const Record *record, const Region *region, const char *rule, const char *line,
                const char *cycle)
{
    const RecordPointer *found = NULL;
    const Record *from = NULL;
    for (guint i = 0; i < region->records->len; i++) {
        const Record *old = g_ptr_array_index(region->records, i);
        const RecordPointer *pointer = find_pointer(old, rule, line, cycle);
        if (pointer == NULL || old->period.last >= record->period.first)
            continue;
        if (from == NULL || old->period.last > from->period.last ||
            (old->period.last == from->period.last && record_compare_publication(old, from) > 0)) {
            from = old;
            found = pointer;
        }
    }
    return found;
}

/* The place in today's order at which a pointer stands; a provider may stand in it more than once.
 */
static guint
start_of(const Region *region, const GArray *order, const RecordPointer *pointer)
{
    if (pointer == NULL)
        return 0;
    guint found = order->len;
    for (guint i = 0; i < order->len; i++) {
        const char *id = region_provider(region, g_array_index(order, int, i))->id;
        if (strcmp(id, pointer->next) != 0)
            continue;
        if ((int)i == pointer->position)
            return i;
        found = MIN(found, i);
    }
    return found < order->len ? found : 0;
}

static void
add_pointer(Record *record, const Question *question, const Rule *rule, const Line *line,
            const char *cycle, gint64 turns)
{
    const GArray *order = rule->rotation.order;
    const RecordPointer *before =
        earlier_pointer(record, question->region, rule->id, line->id, cycle);
    if (turns == 0 && before == NULL)
        return;
    guint at = (guint)((start_of(question->region, order, before) + turns) % order->len);
    RecordPointer *pointer = record_add_pointer(record);
    pointer->rule = g_strdup(rule->id);
    pointer->line = g_strdup(line->id);
    pointer->cycle = g_strdup(cycle);
    pointer->position = (int)at;
    pointer->next = g_strdup(region_provider(question->region, g_array_index(order, int, at))->id);
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
add_line_pointers(Record *record, const Question *question, const Rule *rule, int line)
{
    const Calendar *calendar = question->region->calendar;
    int cycles = 1 + calendar_season_count(calendar);
    g_autofree gint64 *turns = g_new0(gint64, cycles);
    for (int s = 0; s < question_slot_count(question); s++) {
        const Slot *slot = question_slot(question, s);
        if (slot->line == line && rule_sees_slot(question, rule, s))
            turns[cycle_of(question, rule, slot->day)] += slot->need;
    }
    for (int c = 0; c < cycles; c++)
        add_pointer(record, question, rule, region_line(question->region, line),
                    c == 0 ? MAIN_CYCLE : calendar_season_name(calendar, c - 1), turns[c]);
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
                add_line_pointers(record, question, rule, (int)l);
    }
}
