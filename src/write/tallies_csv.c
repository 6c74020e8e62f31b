#include "write/tallies_csv.h"

#include "explain/capacity.h"
#include "write/table.h"

#include <string.h>

#define HEADING "provider,name,kind,what,class,duties,reserves,rate,fee,load,before,fair,standing"
#define MICROS 1000000

/* Duties of one provider in one line on days of one class at one fee. */
typedef struct {
    int provider;
    const char *line;
    const char *class;
    gint64 rate;
    gint64 duties, reserves, load;
} Count;

static gint
compare(gconstpointer first, gconstpointer second)
{
    const Count *a = first;
    const Count *b = second;
    if (a->provider != b->provider)
        return a->provider - b->provider;
    int order = strcmp(a->line, b->line);
    if (order == 0)
        order = strcmp(a->class, b->class);
    return order != 0 ? order : (a->rate > b->rate) - (a->rate < b->rate);
}

/* Sorted, with equal ones added up. */
static GArray *
count_duties(const Question *question, const Rota *rota)
{
    g_autoptr(GArray) singles = g_array_new(FALSE, FALSE, sizeof(Count));
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        const Slot *slot = a->slot >= 0 ? question_slot(question, a->slot) : NULL;
        gboolean reserve = a->role == ROLE_RESERVE;
        Count count = {.provider = a->provider,
                       .line = region_line(question->region, a->line)->id,
                       .class = day_class_word(question->region->calendar, a->day),
                       .rate = slot != NULL && !reserve ? slot->rate : 0,
                       .duties = reserve ? 0 : 1,
                       .reserves = reserve ? 1 : 0,
                       .load = slot != NULL && !reserve ? slot->weight : 0};
        g_array_append_val(singles, count);
    }
    g_array_sort(singles, compare);
    GArray *counts = g_array_new(FALSE, FALSE, sizeof(Count));
    for (guint i = 0; i < singles->len; i++) {
        const Count *single = &g_array_index(singles, Count, i);
        Count *last = counts->len > 0 ? &g_array_index(counts, Count, counts->len - 1) : NULL;
        if (last == NULL || compare(last, single) != 0) {
            g_array_append_vals(counts, single, 1);
            continue;
        }
        last->duties += single->duties;
        last->reserves += single->reserves;
        last->load += single->load;
    }
    return counts;
}

static void
begin_row(Table *table, const Provider *provider, const char *kind, const char *what,
          const char *class)
{
    table_text(table, provider->id);
    table_text(table, provider->name);
    table_text(table, kind);
    table_text(table, what);
    table_text(table, class);
}

static void
empty_fields(Table *table, int count)
{
    for (int i = 0; i < count; i++)
        table_text(table, NULL);
}

static void
write_line_rows(Table *table, const Provider *provider, int index, const GArray *counts)
{
    Count total = {0};
    gint64 fee = 0;
    for (guint i = 0; i < counts->len; i++) {
        const Count *count = &g_array_index(counts, Count, i);
        if (count->provider != index)
            continue;
        begin_row(table, provider, "line", count->line, count->class);
        table_whole(table, count->duties);
        table_whole(table, count->reserves);
        table_whole(table, count->rate);
        table_whole(table, count->duties * count->rate);
        table_whole(table, count->load);
        empty_fields(table, 3);
        table_end_row(table);
        total.duties += count->duties;
        total.reserves += count->reserves;
        total.load += count->load;
        fee += count->duties * count->rate;
    }
    begin_row(table, provider, "total", NULL, NULL);
    table_whole(table, total.duties);
    table_whole(table, total.reserves);
    table_text(table, NULL);
    table_whole(table, fee);
    table_whole(table, total.load);
    empty_fields(table, 3);
    table_end_row(table);
}

static void
write_tally_rows(Table *table, const Question *question, const Audit *audit, int index)
{
    const Region *region = question->region;
    for (guint f = 0; f < region->fairs->len; f++) {
        const Fair *fair = g_ptr_array_index(region->fairs, f);
        const FairPart *part = question_fair_part(question, (int)f, index);
        gint64 load = audit->load[f * region->providers->len + (guint)index];
        if (!part->member && part->before == 0 && part->part == 0 && load == 0)
            continue;
        begin_row(table, region_provider(region, index), "tally", fair->count, NULL);
        empty_fields(table, 4);
        table_whole(table, load);
        table_micros(table, part->before);
        table_micros(table, part->part);
        table_micros(table, part->before + load * MICROS - part->part);
        table_end_row(table);
    }
}

char *
write_tallies_csv(const Question *question, const Rota *rota, const Audit *audit, gsize *length)
{
    g_autoptr(GArray) counts = count_duties(question, rota);
    Table table = table_new(HEADING);
    for (guint p = 0; p < question->region->providers->len; p++) {
        const Provider *provider = region_provider(question->region, (int)p);
        write_line_rows(&table, provider, (int)p, counts);
        write_tally_rows(&table, question, audit, (int)p);
    }
    return table_free(&table, length);
}
