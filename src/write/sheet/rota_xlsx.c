#include "write/sheet/rota_xlsx.h"

#include "base/language.h"
#include "write/sheet/rota_xlsx_sheets.h"

/* Of a draft the period's first day, so that the clock is not in it. */
static char *
made(const Edition *edition)
{
    if (!edition->draft && edition->record != NULL && edition->record->moment != NULL)
        return g_strdup(edition->record->moment);
    g_autofree char *day = day_format(edition->question->period.first);
    return g_strconcat(day, "T00:00:00Z", NULL);
}

char *
write_rota_xlsx(const Edition *edition, gsize *length, GError **error)
{
    const Association *association = &edition->question->region->association;
    g_autofree char *period = period_name(edition->question->period);
    g_autofree char *title = g_strdup_printf("%s %s", association->name, period);
    g_autofree char *moment = made(edition);
    Book *book = book_new(title, association->name, moment, error);
    if (book == NULL)
        return NULL;
    sheet_grid(book, edition);
    sheet_list(book, edition);
    sheet_tallies(book, edition);
    sheet_fees(book, edition);
    return book_finish(book, length, error);
}
