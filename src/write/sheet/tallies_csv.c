#include "write/sheet/tallies_csv.h"

#include "region/division.h"
#include "write/duty_counts.h"
#include "write/sheet/table.h"

#define HEADING                                                                                    \
    "provider,name,kind,what,class,duties,reserves,rate,fee,load,before,fair,standing,served"

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
write_line_rows(Table *table, const Region *region, int index, const GArray *counts)
{
    const Provider *provider = region_provider(region, index);
    DutyCount total = {0};
    gint64 fee = 0;
    for (guint i = 0; i < counts->len; i++) {
        const DutyCount *count = &g_array_index(counts, DutyCount, i);
        if (count->provider != index)
            continue;
        begin_row(table, provider, "line", region_line(region, count->line)->id, count->class);
        table_whole(table, count->duties);
        table_whole(table, count->reserves);
        table_whole(table, count->rate);
        table_whole(table, count->duties * count->rate);
        table_whole(table, count->load);
        empty_fields(table, 4);
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
    empty_fields(table, 4);
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
        gint64 served = audit->served[f * region->providers->len + (guint)index];
        if (!part->member && part->before == 0 && part->part == 0 && load == 0 && served == 0)
            continue;
        begin_row(table, region_provider(region, index), "tally", fair->count, NULL);
        empty_fields(table, 4);
        table_whole(table, load);
        table_micros(table, part->before);
        table_micros(table, part->part);
        table_micros(table, part->before + load * MICROS - part->part);
        table_whole(table, served);
        table_end_row(table);
    }
}

char *
write_tallies_csv(const Question *question, const Rota *rota, const Audit *audit, gsize *length)
{
    g_autoptr(GArray) counts = duty_counts(question, rota, FALSE);
    Table table = table_new(HEADING);
    for (guint p = 0; p < question->region->providers->len; p++) {
        write_line_rows(&table, question->region, (int)p, counts);
        write_tally_rows(&table, question, audit, (int)p);
    }
    return table_free(&table, length);
}
