#include "import/duty_cell.h"

#include "region/names.h"

#include <string.h>

void
duty_cells_init(DutyCells *cells, Sheet *sheet, Record *record)
{
    GHashTable *standing = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    *cells = (DutyCells){sheet, record, standing};
}

void
duty_cells_clear(DutyCells *cells)
{
    g_hash_table_unref(cells->standing);
}

static void
tell_twice(const DutyCells *cells, const RecordDuty *duty, Place place)
{
    g_autofree char *date = day_format(duty->day);
    messages_add(cells->sheet->messages, MSG_rota_duplicate, place, "who", duty->provider, "line",
                 duty->line, "date", date, NULL);
}

/* A day of two parts with one and the same provider is one duty of two pieces. */
static void
join_hours(const DutyCells *cells, RecordDuty *duty, const CellSays *says, Place place)
{
    if (says->hours == NULL || duty->hours == NULL || strcmp(duty->role, says->role) != 0 ||
        strcmp(says->hours, duty->hours) == 0) {
        tell_twice(cells, duty, place);
        return;
    }
    char *both = g_strconcat(duty->hours, ",", says->hours, NULL);
    Hours *joined = hours_parse(both);
    g_free(duty->hours);
    duty->hours = both;
    if (joined == NULL)
        tell_twice(cells, duty, place);
    hours_free(joined);
}

static void
add_duty(DutyCells *cells, const CsvCell *who, const CellSays *says)
{
    const Region *region = cells->sheet->region;
    int provider = sheet_who(cells->sheet, who);
    if (provider < 0)
        return;
    const Provider *found = region_provider(region, provider);
    const Line *line = region_line(region, says->line);
    if (found->unit != line->unit) {
        messages_add(cells->sheet->messages, MSG_wrong_unit, who->place, "name", found->id, "unit",
                     line->unit == UNIT_CLINIC ? "clinic" : "doctor", NULL);
        return;
    }
    g_autofree char *key = g_strdup_printf("%d %s %s", says->day, line->id, found->id);
    RecordDuty *old = g_hash_table_lookup(cells->standing, key);
    if (old != NULL) {
        join_hours(cells, old, says, who->place);
        return;
    }
    RecordDuty *duty = record_add_duty(cells->record);
    g_hash_table_insert(cells->standing, g_steal_pointer(&key), duty);
    duty->line = g_strdup(line->id);
    duty->day = says->day;
    duty->provider = g_strdup(found->id);
    duty->role = g_strdup(says->role);
    duty->hours = g_strdup(says->hours);
}

static gboolean
is_nobody(const char *text)
{
    static const char *const words[] = {"",     "-",    "―",    "ー", "—", "–",
                                        "なし", "休診", "休み", "×",  NULL};
    g_autofree char *folded = name_fold(text);
    return g_strv_contains(words, text) || g_strv_contains(words, folded);
}

void
duty_cell_take(DutyCells *cells, const CsvCell *cell, const CellSays *says)
{
    if (is_nobody(cell->text))
        return;
    if (name_index_find(cells->sheet->names, cell->text, NULL, NULL) >= 0) {
        add_duty(cells, cell, says);
        return;
    }
    g_autoptr(GString) text = g_string_new(cell->text);
    static const char *const marks[] = {"、", "，", "；", "／", ",", ";", "/", "\r", NULL};
    for (int i = 0; marks[i] != NULL; i++)
        g_string_replace(text, marks[i], "\n", 0);
    g_auto(GStrv) names = g_strsplit(text->str, "\n", -1);
    for (gsize i = 0; names[i] != NULL; i++) {
        CsvCell name = {g_strstrip(names[i]), cell->place};
        if (!is_nobody(name.text))
            add_duty(cells, &name, says);
    }
}
