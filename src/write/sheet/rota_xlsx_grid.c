#include "base/language.h"
#include "base/width.h"
#include "write/day_text.h"
#include "write/roster.h"
#include "write/sheet/rota_xlsx_sheets.h"

#include <string.h>

#define HEADING 1    /* row, below the title */
#define FIRST_LINE 3 /* column, after date, weekday and holiday */
#define WIDTH_LEAST 10
#define WIDTH_MOST 40
#define PORTRAIT_COLUMNS 90

typedef struct {
    Book *book;
    BookSheet *sheet;
    const Question *question;
    const Roster *roster;
    int *widths; /* by column */
} Grid;

static void
put(Grid *grid, guint row, guint column, const char *text, BookStyle style)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        grid->widths[column] = MAX(grid->widths[column], MIN(text_width(*line), WIDTH_MOST));
    book_text(grid->book, grid->sheet, row, column, text, style);
}

/* Names of those who stand there below each other; *open: a place is not filled. */
static char *
seat_text(const Grid *grid, int line, Day day, gboolean *open)
{
    const Region *region = grid->question->region;
    const GArray *stands = roster_at(grid->roster, line, day);
    GString *text = g_string_new(NULL);
    for (guint i = 0; stands != NULL && i < stands->len; i++) {
        const Stand *stand = &g_array_index(stands, Stand, i);
        const char *name = region_provider(region, stand->provider)->name;
        g_string_append(text, text->len > 0 ? "\n" : "");
        if (stand->role == ROLE_RESERVE)
            g_string_append_printf(text, _("%s (stand-by)"), name);
        else
            g_string_append(text, name);
    }
    int places = roster_open(grid->roster, line, day, ROLE_DUTY);
    for (int place = 0; place < places; place++)
        g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "", _("** open **"));
    *open = places > 0;
    return g_string_free(text, FALSE);
}

static BookStyle
day_style(const Calendar *calendar, Day day)
{
    if (day_weekday(day) == SUNDAY || calendar_holiday(calendar, day) != NULL)
        return STYLE_OFF_DAY;
    return day_weekday(day) == SATURDAY ? STYLE_SATURDAY : STYLE_CELL;
}

static int
count_lines(const char *text)
{
    int lines = 1;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    return lines;
}

static void
put_day(Grid *grid, guint row, Day day)
{
    const Region *region = grid->question->region;
    BookStyle style = day_style(region->calendar, day);
    const char *holiday = calendar_holiday(region->calendar, day);
    int lines = 1;
    book_day(grid->book, grid->sheet, row, 0, day, style);
    put(grid, row, 1, weekday_text(day_weekday(day)), style);
    put(grid, row, 2, holiday != NULL ? holiday : "", style);
    for (guint line = 0; line < region->lines->len; line++) {
        gboolean open;
        g_autofree char *text = seat_text(grid, (int)line, day, &open);
        put(grid, row, FIRST_LINE + line, text, open ? STYLE_OPEN : style);
        lines = MAX(lines, count_lines(text));
    }
    book_row_lines(grid->book, grid->sheet, row, lines);
}

static char *
title(const Edition *edition)
{
    g_autofree char *period = period_text(edition->question->period);
    const char *name = edition->question->region->association.name;
    if (edition->draft || edition->record == NULL)
        return g_strdup_printf(_("%s, %s (draft)"), name, period);
    return g_strdup_printf(_("%s, %s, revision %d"), name, period, edition->record->revision);
}

static void
put_headings(Grid *grid)
{
    const Region *region = grid->question->region;
    put(grid, HEADING, 0, _("date"), STYLE_HEADING);
    put(grid, HEADING, 1, "", STYLE_HEADING);
    put(grid, HEADING, 2, "", STYLE_HEADING);
    for (guint line = 0; line < region->lines->len; line++)
        put(grid, HEADING, FIRST_LINE + line, region_line(region, (int)line)->name, STYLE_HEADING);
}

void
sheet_grid(Book *book, const Edition *edition)
{
    const Question *question = edition->question;
    guint columns = FIRST_LINE + question->region->lines->len;
    g_autoptr(Roster) roster = roster_new(question, edition->rota);
    g_autofree int *widths = g_new0(int, columns);
    Grid grid = {book, book_sheet(book, _("Rota")), question, roster, widths};
    g_autofree char *heading = title(edition);
    book_text(book, grid.sheet, 0, 0, heading, STYLE_TITLE);
    widths[0] = WIDTH_LEAST;
    put_headings(&grid);
    guint row = HEADING + 1;
    for (Day day = question->period.first; day <= question->period.last; day++)
        put_day(&grid, row++, day);
    int width = 0;
    for (guint column = 0; column < columns; column++) {
        book_column(book, grid.sheet, column, widths[column]);
        width += widths[column];
    }
    book_page(book, grid.sheet, HEADING, FIRST_LINE, width > PORTRAIT_COLUMNS);
}
