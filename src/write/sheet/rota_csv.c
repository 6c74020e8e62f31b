#include "write/sheet/rota_csv.h"

#include "write/sheet/table.h"

#include <string.h>

typedef struct {
    const char *line;
    const Provider *provider; /* NULL: open */
    const Slot *slot;         /* NULL: the line has no duty on that day */
    Day day;
    const char *role;
} Row;

static gint
compare(gconstpointer first, gconstpointer second)
{
    const Row *a = first;
    const Row *b = second;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    int order = strcmp(a->line, b->line);
    if (order != 0)
        return order;
    if (a->provider == NULL || b->provider == NULL)
        return (a->provider == NULL) - (b->provider == NULL);
    order = strcmp(a->provider->id, b->provider->id);
    return order != 0 ? order : strcmp(a->role, b->role);
}

static void
add_stands(GArray *rows, const Question *question, const Rota *rota)
{
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        Row row = {.line = region_line(question->region, a->line)->id,
                   .provider = region_provider(question->region, a->provider),
                   .slot = a->slot < 0 ? NULL : question_slot(question, a->slot),
                   .day = a->day,
                   .role = a->role == ROLE_RESERVE ? "reserve" : "duty"};
        g_array_append_val(rows, row);
    }
}

static void
add_open(GArray *rows, const Question *question, const Rota *rota)
{
    int count = question_slot_count(question);
    g_autofree int *filled = g_new0(int, (gsize)count + 1);
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->slot >= 0 && a->role == ROLE_DUTY)
            filled[a->slot]++;
    }
    for (int s = 0; s < count; s++) {
        const Slot *slot = question_slot(question, s);
        Row row = {.line = region_line(question->region, slot->line)->id,
                   .slot = slot,
                   .day = slot->day,
                   .role = "open"};
        for (int place = filled[s]; place < slot->need; place++)
            g_array_append_val(rows, row);
    }
}

/* Empty texts where nothing is to be said. */
static char **
row_fields(const Row *row)
{
    char **fields = g_new0(char *, ROTA_COLUMNS + 1);
    int column = 0;
    fields[column++] = day_format(row->day);
    fields[column++] = g_strdup(row->line);
    fields[column++] = row->slot ? minute_format(row->slot->start) : g_strdup("");
    fields[column++] = row->slot ? minute_format(row->slot->end) : g_strdup("");
    fields[column++] = g_strdup(row->slot ? row->slot->hours->text : "");
    fields[column++] = g_strdup(row->provider ? row->provider->id : "");
    fields[column++] = g_strdup(row->role);
    fields[column++] = g_strdup(row->provider ? row->provider->name : "");
    g_assert(column == ROTA_COLUMNS);
    return fields;
}

GPtrArray *
rota_rows(const Question *question, const Rota *rota)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
    add_stands(rows, question, rota);
    add_open(rows, question, rota);
    g_array_sort(rows, compare);
    GPtrArray *texts = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    for (guint i = 0; i < rows->len; i++)
        g_ptr_array_add(texts, row_fields(&g_array_index(rows, Row, i)));
    return texts;
}

char *
write_rota_csv(const Question *question, const Rota *rota, gsize *length)
{
    g_autoptr(GPtrArray) rows = rota_rows(question, rota);
    Table table = table_new(ROTA_CSV_HEADING);
    for (guint i = 0; i < rows->len; i++) {
        char **fields = g_ptr_array_index(rows, i);
        for (int column = 0; column < ROTA_COLUMNS; column++)
            table_text(&table, fields[column]);
        table_end_row(&table);
    }
    return table_free(&table, length);
}
