#include "region/pointer.h"

#include "region/lay.h"

#include <string.h>

const char *
rotation_cycle_name(const Question *question, int season)
{
    return season < 0 ? "main" : calendar_season_name(question->region->calendar, season);
}

/* -- which record ----------------------------------------------------------------------------- */

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

/* The place from which turns are counted, and the first day whose turns count. */
typedef struct {
    const Record *record;         /* NULL: there is none */
    const RecordPointer *pointer; /* NULL: the order's first place */
    Day first;
} Base;

/* Of recorded periods that end before this one, the last; else the first that this one lies within:
 * there the order began anew. */
static Base
find_base(const Question *question, const char *rule, const char *line, const char *cycle)
{
    const GPtrArray *records = question->region->records;
    Base ended = {NULL, NULL, DAY_NONE}, around = {NULL, NULL, DAY_NONE};
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        const RecordPointer *pointer = find_pointer(record, rule, line, cycle);
        Period period = record->period;
        if (pointer == NULL || records_newest(records, period) != record)
            continue;
        if (period.last < question->period.first &&
            (ended.record == NULL || period.last >= ended.first))
            ended = (Base){record, pointer, period.last + 1};
        else if (period.last >= question->period.first && period.first < question->period.first &&
                 (around.record == NULL || period.first < around.first))
            around = (Base){record, NULL, period.first};
    }
    return ended.record != NULL ? ended : around;
}

/* -- where it stands in today's order ---------------------------------------------------------- */

/* How often the place's provider stands in the old order before it. */
static int
times_before(const GPtrArray *order, guint place)
{
    int times = 0;
    for (guint i = 0; i < place; i++)
        times += strcmp(g_ptr_array_index(order, i), g_ptr_array_index(order, place)) == 0;
    return times;
}

/* The provider's place number `which` (from 0) in the order, or their last one; -1: none. */
static int
place_of(const Region *region, const GArray *order, const char *id, int which)
{
    int found = -1;
    for (guint i = 0; i < order->len && which >= 0; i++)
        if (strcmp(region_provider(region, g_array_index(order, int, i))->id, id) == 0) {
            found = (int)i;
            which--;
        }
    return found;
}

/* A pointer that was typed in without its order. */
static guint
place_without_order(const Region *region, const GArray *order, const RecordPointer *pointer)
{
    guint position = (guint)pointer->position % order->len;
    const char *there = region_provider(region, g_array_index(order, int, position))->id;
    int first = place_of(region, order, pointer->next, 0);
    return strcmp(there, pointer->next) == 0 || first < 0 ? position : (guint)first;
}

static guint
place_today(const Region *region, const GArray *order, const RecordPointer *pointer)
{
    const GPtrArray *old = pointer->order;
    if (old->len == 0)
        return place_without_order(region, order, pointer);
    for (guint i = 0; i < old->len; i++) {
        guint place = ((guint)pointer->position + i) % old->len;
        int today =
            place_of(region, order, g_ptr_array_index(old, place), times_before(old, place));
        if (today >= 0)
            return (guint)today;
    }
    return 0;
}

/* -- turns between the record and the period ----------------------------------------------------
 */

static int
season_of(const Question *question, const Rule *rule, Day day)
{
    const Calendar *calendar = question->region->calendar;
    for (int s = 0; rule->rotation.own_seasons && s < calendar_season_count(calendar); s++)
        if (calendar_in_season(calendar, s, day, NULL))
            return s;
    return -1;
}

static gint64
need_on(const Question *question, const Line *line, Day day)
{
    gint64 need = 1;
    const Calendar *calendar = question->region->calendar;
    if (!day_words_match(calendar, &line->days, day) ||
        (day_words_given(&line->not_days) && day_words_match(calendar, &line->not_days, day)) ||
        (line->need.entries != NULL && !day_map_get(&line->need, calendar, day, &need)))
        return 0;
    return need;
}

static gint64
turns_from(const Question *question, const Rule *rule, int line, int season, Day first)
{
    const Region *region = question->region;
    const Line *row = region_line(region, line);
    gint64 turns = 0;
    for (Day day = first; day < question->period.first; day++) {
        if (!rule_sees_day(question, rule, day) || season_of(question, rule, day) != season)
            continue;
        const Record *record = records_counting(region->records, row->id, day);
        if (record != NULL && !record->withdrawn)
            turns += need_on(question, row, day);
    }
    return turns;
}

/* -- all of them ---------------------------------------------------------------------------------
 */

static int
cycles(const Question *question)
{
    return 1 + calendar_season_count(question->region->calendar);
}

static guint *
start_at(const Question *question, int rule, int line, int season)
{
    gsize lines = question->region->lines->len;
    return &question->turn_starts[((gsize)rule * lines + (gsize)line) * (gsize)cycles(question) +
                                  (gsize)(season + 1)];
}

static guint
find_start(const Question *question, const Rule *rule, int line, int season)
{
    const GArray *order = rule->rotation.order;
    Base base = find_base(question, rule->id, region_line(question->region, line)->id,
                          rotation_cycle_name(question, season));
    guint place = base.pointer != NULL ? place_today(question->region, order, base.pointer) : 0;
    gint64 turns = base.record != NULL ? turns_from(question, rule, line, season, base.first) : 0;
    return (guint)((place + turns) % order->len);
}

void
lay_turns(Question *question)
{
    const Region *region = question->region;
    question->turn_starts =
        g_new0(guint, (gsize)region->rules->len * region->lines->len * (gsize)cycles(question) + 1);
    for (guint r = 0; r < region->rules->len; r++) {
        const Rule *rule = g_ptr_array_index(region->rules, r);
        if (rule->kind != RULE_rotation || rule->disabled || rule->rotation.order->len == 0)
            continue;
        for (int line = 0; line < (int)region->lines->len; line++)
            for (int season = -1; season < cycles(question) - 1; season++)
                if (indexes_have(rule->lines, line))
                    *start_at(question, (int)r, line, season) =
                        find_start(question, rule, line, season);
    }
}

guint
rotation_start(const Question *question, int rule, int line, int season)
{
    return *start_at(question, rule, line, season);
}
