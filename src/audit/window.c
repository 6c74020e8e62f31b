#include "audit/window.h"

static Window
plain(Day first, Day last)
{
    return (Window){first, last, -1, 0};
}

static Window
day_at(Day day)
{
    return plain(day, day);
}

static Window
week_at(Day day)
{
    Day monday = day - day_weekday(day);
    return plain(monday, monday + 6);
}

static Window
month_at(Day day)
{
    Civil civil = day_civil(day);
    Day first = day_of(civil.year, civil.month, 1);
    return plain(first, first + month_length(civil.year, civil.month) - 1);
}

static Window
year_at(Day day)
{
    int year = day_civil(day).year;
    return plain(day_of(year, 1, 1), day_of(year, 12, 31));
}

static Window
fiscal_year_at(Day day)
{
    Civil civil = day_civil(day);
    int year = civil.month < 4 ? civil.year - 1 : civil.year;
    return plain(day_of(year, 4, 1), day_of(year + 1, 4, 1) - 1);
}

static Window (*const window_at[])(Day) = {
    [PER_DAY] = day_at,
    [PER_WEEK] = week_at,
    [PER_MONTH] = month_at,
    [PER_YEAR] = year_at,
    [PER_FISCAL_YEAR] = fiscal_year_at,
};

static void
add_calendar(GArray *windows, Period period, Window (*at)(Day))
{
    for (Day day = period.first; day <= period.last;) {
        Window window = at(day);
        g_array_append_val(windows, window);
        day = window.last + 1;
    }
}

static void
add_rolling(GArray *windows, Period period, int days)
{
    for (Day first = period.first - days + 1; first <= period.last; first++) {
        Window window = plain(first, first + days - 1);
        g_array_append_val(windows, window);
    }
}

/** The instance of the season which starts in the year, where it touches the period. */
static void
add_instance(GArray *windows, const Question *question, int season, int year)
{
    Window window = {DAY_NONE, DAY_NONE, season, year};
    gboolean touches = FALSE;
    Day start = day_of(year, 1, 1);
    for (Day day = start; day <= start + 2 * 366; day++) {
        if (!audit_window_has(question, &(Window){day, day, season, year}, day))
            continue;
        if (window.first == DAY_NONE)
            window.first = day;
        window.last = day;
        touches = touches || period_has(question->period, day);
    }
    if (touches)
        g_array_append_val(windows, window);
}

static void
add_seasons(GArray *windows, const Question *question)
{
    int first = day_civil(question->period.first).year - 1;
    int last = day_civil(question->period.last).year;
    for (int year = first; year <= last; year++)
        for (int s = 0; s < calendar_season_count(question->region->calendar); s++)
            add_instance(windows, question, s, year);
}

gboolean
audit_window_has(const Question *question, const Window *window, Day day)
{
    int year = 0;
    if (day < window->first || day > window->last)
        return FALSE;
    return window->season < 0 ||
           (calendar_in_season(question->region->calendar, window->season, day, &year) &&
            year == window->year);
}

GArray *
audit_windows(const Question *question, const LimitRule *limit)
{
    GArray *windows = g_array_new(FALSE, FALSE, sizeof(Window));
    if (limit->per == PER_PERIOD)
        g_array_append_val(windows,
                           ((Window[]){plain(question->period.first, question->period.last)})[0]);
    else if (limit->per == PER_SEASON)
        add_seasons(windows, question);
    else if (limit->per == PER_DAYS)
        add_rolling(windows, question->period, limit->per_days);
    else
        add_calendar(windows, question->period, window_at[limit->per]);
    return windows;
}
