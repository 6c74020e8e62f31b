#include "calendar/season.h"

#include <string.h>

/* Years are laid out as leap years: 02-29 stands between 02-28 and 03-01. */
#define YEAR_DAYS 366

typedef enum { OUTSIDE, OWN_YEAR, PREVIOUS_YEAR } Belongs;

struct Season {
    char *name;
    GArray *runs;              /* YearRun, as added */
    guint8 belongs[YEAR_DAYS]; /* Belongs, by day of a leap year */
};

Season *
season_new(const char *name)
{
    Season *season = g_new0(Season, 1);
    season->name = g_strdup(name);
    season->runs = g_array_new(FALSE, FALSE, sizeof(YearRun));
    return season;
}

void
season_free(Season *season)
{
    if (!season)
        return;
    g_free(season->name);
    g_array_unref(season->runs);
    g_free(season);
}

const char *
season_name(const Season *season)
{
    return season->name;
}

static int
day_of_year(int month, int day)
{
    static const int before[] = {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335};
    return before[month - 1] + day - 1;
}

static void
mark(Season *season, int first, int last, Belongs belongs)
{
    for (int i = first; i <= last; i++)
        season->belongs[i] = (guint8)MAX((Belongs)season->belongs[i], belongs);
}

static void
mark_run(Season *season, YearRun run)
{
    int first = day_of_year(run.first.month, run.first.day);
    int last = day_of_year(run.last.month, run.last.day);
    if (first <= last) {
        mark(season, first, last, OWN_YEAR);
    } else {
        mark(season, first, YEAR_DAYS - 1, OWN_YEAR);
        mark(season, 0, last, PREVIOUS_YEAR);
    }
}

/* Runs that touch are one run, however they were written: 12-31 and 01-01 listed one by one are the
 * same New Year as 12-31..01-01. A season of all days has no such seam. */
static void
join_over_new_year(Season *season)
{
    if (season->belongs[YEAR_DAYS - 1] == OUTSIDE)
        return;
    int block = 0;
    while (block < YEAR_DAYS && season->belongs[block] != OUTSIDE)
        block++;
    if (block < YEAR_DAYS)
        mark(season, 0, block - 1, PREVIOUS_YEAR);
}

void
season_add(Season *season, YearRun run)
{
    g_array_append_val(season->runs, run);
    memset(season->belongs, OUTSIDE, sizeof season->belongs);
    for (guint i = 0; i < season->runs->len; i++)
        mark_run(season, g_array_index(season->runs, YearRun, i));
    join_over_new_year(season);
}

gboolean
season_has(const Season *season, Civil date, int *year)
{
    Belongs belongs = season->belongs[day_of_year(date.month, date.day)];
    if (belongs == OUTSIDE)
        return FALSE;
    if (year)
        *year = belongs == PREVIOUS_YEAR ? date.year - 1 : date.year;
    return TRUE;
}
