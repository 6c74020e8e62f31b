#include "base/language.h"
#include "write/day_text.h"
#include "write/terminal/show_parts.h"

#define WEEK 7

typedef struct {
    const Question *question;
    const Roster *roster;
    ShowStyle style;
    Period month; /* the part of it that lies in the period */
} Sheet;

/* Where a line has no duty the day's number stands alone; a star marks holidays. */
static void
grid_week(Grid *grid, const Sheet *sheet, int line, Day monday)
{
    const Calendar *calendar = sheet->question->region->calendar;
    GArray *places[WEEK] = {NULL};
    guint most = 0;
    GArray *numbers = grid_row(grid);
    for (int i = 0; i < WEEK; i++) {
        Day day = monday + i;
        gboolean inside = period_has(sheet->month, day);
        const char *star = inside && calendar_holiday(calendar, day) != NULL ? "*" : "";
        char *number = inside ? g_strdup_printf("%2d%s", day_civil(day).day, star) : g_strdup("");
        grid_put(numbers, number, show_day_colour(calendar, day), FALSE);
        if (inside)
            places[i] = show_places(sheet->question, sheet->roster, line, day);
        most = MAX(most, places[i] != NULL ? places[i]->len : 0);
    }
    for (guint p = 0; p < most; p++) {
        GArray *row = grid_row(grid);
        for (int i = 0; i < WEEK; i++) {
            const ShowPlace *place = places[i] != NULL && p < places[i]->len
                                         ? &g_array_index(places[i], ShowPlace, p)
                                         : NULL;
            grid_put(row, g_strdup(place != NULL ? place->text : ""),
                     place != NULL ? place->colour : NULL, FALSE);
        }
    }
    for (int i = 0; i < WEEK; i++)
        g_clear_pointer(&places[i], g_array_unref);
}

static gboolean
has_duty(const Sheet *sheet, int line)
{
    for (Day day = sheet->month.first; day <= sheet->month.last; day++)
        if (roster_slot(sheet->roster, line, day) != NULL ||
            roster_at(sheet->roster, line, day) != NULL)
            return TRUE;
    return FALSE;
}

static void
add_line(GString *text, const Sheet *sheet, int line)
{
    Grid grid = grid_new(sheet->style.colour);
    grid.columns = sheet->style.columns;
    GArray *heading = grid_row(&grid);
    for (int weekday = MONDAY; weekday <= SUNDAY; weekday++)
        grid_put(heading, g_strdup(weekday_text(weekday)),
                 weekday == SUNDAY     ? GRID_RED
                 : weekday == SATURDAY ? GRID_BLUE
                                       : NULL,
                 FALSE);
    Day monday = sheet->month.first - day_weekday(sheet->month.first);
    for (; monday <= sheet->month.last; monday += WEEK)
        grid_week(&grid, sheet, line, monday);
    g_autofree char *drawn = grid_free(&grid);
    g_string_append_printf(text, "\n%s\n%s", region_line(sheet->question->region, line)->name,
                           drawn);
}

static void
add_holidays(GString *text, const Sheet *sheet)
{
    const Calendar *calendar = sheet->question->region->calendar;
    for (Day day = sheet->month.first; day <= sheet->month.last; day++) {
        const char *holiday = calendar_holiday(calendar, day);
        if (holiday != NULL)
            g_string_append_printf(text, "  %d* %s", day_civil(day).day, holiday);
    }
}

static void
add_month(GString *text, const Sheet *sheet)
{
    g_autofree char *name = month_text(sheet->month.first);
    g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "", name);
    add_holidays(text, sheet);
    g_string_append_c(text, '\n');
    for (guint line = 0; line < sheet->question->region->lines->len; line++)
        if (has_duty(sheet, (int)line))
            add_line(text, sheet, (int)line);
}

char *
show_calendar(const Question *question, const Rota *rota, ShowStyle style)
{
    g_autoptr(Roster) roster = roster_new(question, rota);
    GString *text = g_string_new(NULL);
    Day first = question->period.first;
    while (first <= question->period.last) {
        Civil civil = day_civil(first);
        Day last = first - civil.day + month_length(civil.year, civil.month);
        Period month = {first, MIN(last, question->period.last)};
        Sheet sheet = {question, roster, style, month};
        add_month(text, &sheet);
        first = month.last + 1;
    }
    return g_string_free(text, FALSE);
}
