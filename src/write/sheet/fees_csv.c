#include "write/sheet/fees_csv.h"

#include "write/duty_counts.h"
#include "write/sheet/table.h"

#define HEADING                                                                                    \
    "provider,name,line,line-name,class,hours,duties,rate,fee,minutes-on-duty,late-minutes"

static void
write_row(Table *table, const Region *region, const DutyCount *count)
{
    const Provider *provider = region_provider(region, count->provider);
    const Line *line = region_line(region, count->line);
    table_text(table, provider->id);
    table_text(table, provider->name);
    table_text(table, line->id);
    table_text(table, line->name);
    table_text(table, count->class);
    table_text(table, count->hours);
    table_whole(table, count->duties);
    table_whole(table, count->rate);
    table_whole(table, count->duties * count->rate);
    table_whole(table, count->minutes);
    table_whole(table, count->late);
    table_end_row(table);
}

char *
write_fees_csv(const Question *question, const Rota *rota, gsize *length)
{
    g_autoptr(GArray) counts = duty_counts(question, rota, TRUE);
    Table table = table_new(HEADING);
    for (guint i = 0; i < counts->len; i++) {
        const DutyCount *count = &g_array_index(counts, DutyCount, i);
        if (count->duties > 0)
            write_row(&table, question->region, count);
    }
    return table_free(&table, length);
}
