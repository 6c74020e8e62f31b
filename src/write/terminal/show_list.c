#include "base/language.h"
#include "write/day_text.h"
#include "write/terminal/show_parts.h"

/* A day with the places of all lines beside each other; nothing where no line has a duty. */
static void
grid_day(Grid *grid, const Question *question, GArray *const *places, Day day)
{
    const Calendar *calendar = question->region->calendar;
    const char *holiday = calendar_holiday(calendar, day);
    const char *colour = show_day_colour(calendar, day);
    guint most = 0;
    for (guint l = 0; l < question->region->lines->len; l++)
        most = MAX(most, places[l]->len);
    for (guint i = 0; i < most; i++) {
        GArray *row = grid_row(grid);
        grid_put(row, i == 0 ? day_format(day) : g_strdup(""), colour, FALSE);
        grid_put(row, g_strdup(i == 0 ? weekday_text(day_weekday(day)) : ""), colour, FALSE);
        grid_put(row, g_strdup(i == 0 && holiday != NULL ? holiday : ""), colour, FALSE);
        for (guint l = 0; l < question->region->lines->len; l++) {
            const ShowPlace *place =
                i < places[l]->len ? &g_array_index(places[l], ShowPlace, i) : NULL;
            const char *nothing = i == 0 ? "-" : "";
            grid_put(row, g_strdup(place != NULL ? place->text : nothing),
                     place != NULL ? place->colour : NULL, FALSE);
        }
    }
}

char *
show_list(const Question *question, const Rota *rota, ShowStyle style)
{
    guint lines = question->region->lines->len;
    g_autoptr(Roster) roster = roster_new(question, rota);
    g_autofree GArray **places = g_new0(GArray *, lines + 1);
    Grid grid = grid_new(style.colour);
    GArray *heading = grid_row(&grid);
    grid_put(heading, g_strdup(_("date")), NULL, FALSE);
    grid_put(heading, g_strdup(""), NULL, FALSE);
    grid_put(heading, g_strdup(""), NULL, FALSE);
    for (guint l = 0; l < lines; l++)
        grid_put(heading, g_strdup(region_line(question->region, (int)l)->name), NULL, FALSE);
    for (Day day = question->period.first; day <= question->period.last; day++) {
        for (guint l = 0; l < lines; l++)
            places[l] = show_places(question, roster, (int)l, day);
        grid_day(&grid, question, places, day);
        for (guint l = 0; l < lines; l++)
            g_array_unref(places[l]);
    }
    return grid_free(&grid);
}
