/* What the terminal shows, part by part; each returns text that the caller frees. */
#pragma once

#include "write/roster.h"
#include "write/terminal/grid.h"
#include "write/terminal/show.h"

/** Days below each other, one column per line. */
char *show_list(const Question *question, const Rota *rota, ShowStyle style);
/** Month by month and line by line, weeks from Monday below each other. */
char *show_calendar(const Question *question, const Rota *rota, ShowStyle style);
/** The duties of one provider by day, below id and name. */
char *show_duties(const Question *question, const Rota *rota, int provider, ShowStyle style);

/** GRID_RED on Sundays and holidays, GRID_BLUE on Saturdays, else NULL. */
const char *show_day_colour(const Calendar *calendar, Day day);

/** One of those in a seat, or one of its open places. */
typedef struct {
    char *text;
    const char *colour; /* NULL: none */
} ShowPlace;

/** Those on duty, open places, then reserves (ShowPlace); the caller unrefs. */
GArray *show_places(const Question *question, const Roster *roster, int line, Day day);
