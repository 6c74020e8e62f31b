#include "region/beyond.h"

#include "region/lay.h"

#include <string.h>

/* As recorded, else as the line has them today; NULL: nobody knows. */
static const Hours *
hours_of(const Question *question, const RecordDuty *duty, const Line *line)
{
    GHashTable *known = question->beyond->hours;
    Hours *hours = duty->hours != NULL ? g_hash_table_lookup(known, duty->hours) : NULL;
    if (hours == NULL && duty->hours != NULL && (hours = hours_parse(duty->hours)) != NULL)
        g_hash_table_insert(known, hours->text, hours);
    gint64 index = 0;
    if (hours != NULL || line == NULL || line->hours->len == 0 ||
        (line->hours_by_day.entries != NULL &&
         !day_map_get(&line->hours_by_day, question->region->calendar, duty->day, &index)))
        return hours;
    return g_ptr_array_index(line->hours, index);
}

static void
add_duty(Question *question, const RecordDuty *recorded)
{
    const Region *region = question->region;
    int provider = region_find_provider(region, recorded->provider);
    if (provider < 0)
        return;
    int line = region_find_line(region, recorded->line);
    const Line *today = line < 0 ? NULL : region_line(region, line);
    const Hours *hours = hours_of(question, recorded, today);
    Beyond duty = {.provider = provider,
                   .slot = {.line = line,
                            .day = recorded->day,
                            .need = recorded->need,
                            .weight = recorded->weight,
                            .hours = hours,
                            .start = day_minute(recorded->day),
                            .end = day_minute(recorded->day)},
                   .line_id = recorded->line,
                   .travel = today != NULL ? today->travel : 0,
                   .reserve = strcmp(recorded->role, "reserve") == 0,
                   .timed = hours != NULL};
    if (duty.timed) {
        const GArray *pieces = hours->pieces;
        duty.slot.start += g_array_index(pieces, Piece, 0).start;
        duty.slot.end += g_array_index(pieces, Piece, pieces->len - 1).end;
    }
    g_array_append_val(question->beyond->duties, duty);
}

/* On duty within the period. */
static void
mark_published(Question *question, const RecordDuty *recorded)
{
    int provider = region_find_provider(question->region, recorded->provider);
    int line = region_find_line(question->region, recorded->line);
    int slot = line < 0 ? -1 : question_find_slot(question, line, recorded->day);
    if (provider >= 0 && slot >= 0 && strcmp(recorded->role, "duty") == 0 &&
        question_slot(question, slot)->need > 0)
        question->beyond->published[cell_of(question, provider, slot)] = 1;
}

static gint
compare(gconstpointer a, gconstpointer b)
{
    const Beyond *x = a, *y = b;
    if (x->provider != y->provider)
        return x->provider < y->provider ? -1 : 1;
    if (x->slot.start != y->slot.start)
        return x->slot.start < y->slot.start ? -1 : 1;
    if (x->slot.end != y->slot.end)
        return x->slot.end < y->slot.end ? -1 : 1;
    return strcmp(x->line_id, y->line_id);
}

static void
index_providers(Beyonds *beyonds, guint providers)
{
    guint next = 0;
    beyonds->first = g_new0(guint, providers + 1);
    for (guint p = 0; p < providers; p++) {
        beyonds->first[p] = next;
        while (next < beyonds->duties->len &&
               g_array_index(beyonds->duties, Beyond, next).provider == (int)p)
            next++;
    }
    beyonds->first[providers] = next;
}

/* A duty lasts a week at most. */
static int
reach_of(const Region *region)
{
    int travel = 0;
    for (guint i = 0; i < region->lines->len; i++)
        travel = MAX(travel, region_line(region, (int)i)->travel);
    return 8 + 2 * (travel / MINUTES_PER_DAY + 1);
}

void
lay_beyond(Question *question)
{
    g_autoptr(GPtrArray) duties = records_duties(question->region->records);
    Beyonds *beyonds = question->beyond = g_new0(Beyonds, 1);
    beyonds->duties = g_array_new(FALSE, FALSE, sizeof(Beyond));
    beyonds->hours =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)hours_free);
    beyonds->published =
        g_new0(guint8, (gsize)question_provider_count(question) * question->slots->len + 1);
    for (guint i = 0; i < duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(duties, i);
        if (period_has(question->period, duty->day))
            mark_published(question, duty);
        else
            add_duty(question, duty);
    }
    g_array_sort(beyonds->duties, compare);
    beyonds->reach = reach_of(question->region);
    index_providers(beyonds, question->region->providers->len);
}

void
beyonds_free(Beyonds *beyonds)
{
    if (beyonds == NULL)
        return;
    g_array_unref(beyonds->duties);
    g_hash_table_unref(beyonds->hours);
    g_free(beyonds->first);
    g_free(beyonds->published);
    g_free(beyonds);
}

gboolean
question_published(const Question *question, int provider, int slot)
{
    return question->beyond->published[cell_of(question, provider, slot)];
}

gboolean
rule_sees_beyond(const Question *question, const Rule *rule, const Beyond *duty)
{
    return !duty->reserve && indexes_have(rule->lines, duty->slot.line) &&
           rule_sees_day(question, rule, duty->slot.day) &&
           who_has(question->region, rule->who, duty->provider, duty->slot.day);
}

gboolean
beyond_overlaps(const Question *question, const Beyond *duty, const Slot *slot)
{
    return duty->timed && slots_overlap(&duty->slot, duty->travel, slot,
                                        region_line(question->region, slot->line)->travel);
}
