#include "base/suggest.h"
#include "read/requests.h"

#include <string.h>

/* Suggestions compare with every name; a sheet full of strangers must not take minutes. */
#define MAX_SUGGESTIONS 200
#define LONGEST_SHOWN 60

char *
cell_shown(const CsvCell *cell)
{
    if (g_utf8_strlen(cell->text, -1) <= LONGEST_SHOWN)
        return g_strdup(cell->text);
    g_autofree char *head = g_utf8_substring(cell->text, 0, LONGEST_SHOWN);
    return g_strconcat(head, "…", NULL);
}

int
cell_who(const CsvCell *cell, const NameIndex *names, guint *suggestions, Messages *messages)
{
    int matches;
    g_autofree char *ids = NULL;
    int provider = name_index_find(names, cell->text, &matches, &ids);
    if (provider >= 0)
        return provider;
    g_autofree char *shown = cell_shown(cell);
    if (matches > 1) {
        messages_add(messages, MSG_who_ambiguous, cell->place, "name", shown, "ids", ids, NULL);
        return -1;
    }
    const char *near = NULL;
    if ((*suggestions)++ < MAX_SUGGESTIONS)
        near = name_index_suggest(names, cell->text);
    messages_add(messages, MSG_who_unknown, cell->place, "name", shown, "suggestion", near, NULL);
    return -1;
}

gboolean
cell_date(const CsvCell *cell, DateText *date, Messages *messages)
{
    DateReading reading = date_text_read(cell->text, date);
    if (reading == DATE_READ)
        return TRUE;
    g_autofree char *shown = cell_shown(cell);
    MessageCode code = reading == DATE_SHAPELESS ? MSG_date_shape : MSG_date_impossible;
    return messages_add(messages, code, cell->place, "date", shown, NULL);
}

gboolean
cell_tell_dates(const CsvCell *from, const CsvCell *to, DatesSettled settled, Messages *messages)
{
    switch (settled) {
    case DATES_AMBIGUOUS:
        return messages_add(messages, MSG_date_ambiguous, from->place, "date", from->text, NULL);
    case DATES_BACKWARDS:
        return messages_add(messages, MSG_dates_reversed, to->place, "last", to->text, "first",
                            from->text, NULL);
    case DATES_MISSING:
        return messages_add(messages, MSG_date_impossible, from->place, "date", from->text, NULL);
    default:
        return TRUE;
    }
}

int
cell_line(const CsvCell *cell, const Region *region, Messages *messages)
{
    int line = region_find_line(region, cell->text);
    if (line >= 0)
        return line;
    g_autofree const char **ids = g_new0(const char *, region->lines->len + 1);
    for (int i = 0; i < (int)region->lines->len; i++)
        ids[i] = region_line(region, i)->id;
    g_autofree char *shown = cell_shown(cell);
    messages_add(messages, MSG_unknown_line, cell->place, "name", shown, "suggestion",
                 suggest(cell->text, ids), NULL);
    return -1;
}

/* Input methods give ２２：００～０７：００ and typographers dashes. */
Hours *
cell_hours(const CsvCell *cell, Messages *messages)
{
    g_autofree char *one_width = g_utf8_normalize(cell->text, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autoptr(GString) plain = g_string_new(NULL);
    for (const char *c = one_width; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        gboolean dash = character == '~' || character == 0x301C || character == 0x2212 ||
                        (character >= 0x2010 && character <= 0x2015);
        g_string_append_unichar(plain, dash ? '-' : character == 0x3001 ? ',' : character);
    }
    Hours *hours = hours_parse(plain->str);
    g_autofree char *shown = cell_shown(cell);
    if (!hours)
        messages_add(messages, MSG_not_hours, cell->place, "value", shown, NULL);
    return hours;
}
