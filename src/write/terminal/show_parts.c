#include "write/terminal/show_parts.h"

#include "base/language.h"

const char *
show_day_colour(const Calendar *calendar, Day day)
{
    if (day_weekday(day) == SUNDAY || calendar_holiday(calendar, day) != NULL)
        return GRID_RED;
    return day_weekday(day) == SATURDAY ? GRID_BLUE : NULL;
}

static void
place_clear(gpointer place)
{
    g_free(((ShowPlace *)place)->text);
}

static void
add_place(GArray *places, char *text, const char *colour)
{
    ShowPlace place = {text, colour};
    g_array_append_val(places, place);
}

static void
add_stands(GArray *places, const Region *region, const GArray *stands, Role role)
{
    for (guint i = 0; stands != NULL && i < stands->len; i++) {
        const Stand *stand = &g_array_index(stands, Stand, i);
        const char *name = region_provider(region, stand->provider)->name;
        if (stand->role == role)
            add_place(places,
                      role == ROLE_RESERVE ? g_strdup_printf(_("%s (stand-by)"), name)
                                           : g_strdup(name),
                      NULL);
    }
}

GArray *
show_places(const Question *question, const Roster *roster, int line, Day day)
{
    const GArray *stands = roster_at(roster, line, day);
    GArray *places = g_array_new(FALSE, FALSE, sizeof(ShowPlace));
    g_array_set_clear_func(places, place_clear);
    add_stands(places, question->region, stands, ROLE_DUTY);
    for (int open = roster_open(roster, line, day, ROLE_DUTY); open > 0; open--)
        add_place(places, g_strdup(_("** open **")), GRID_BOLD_RED);
    add_stands(places, question->region, stands, ROLE_RESERVE);
    return places;
}
