#include "lower/window.h"

/* Longer than any run of days within a year and the next one's. */
#define SEASON_REACH 800

gboolean
window_has(const Lowering *lowering, const Window *window, Day day)
{
    if (day < window->first || day > window->last)
        return FALSE;
    int year;
    return window->season < 0 ||
           (calendar_in_season(lowering->region->calendar, window->season, day, &year) &&
            year == window->year);
}

/* The first day of the window of that kind which holds the day. */
static Day
window_first(const LimitRule *limit, Day day)
{
    Civil civil = day_civil(day);
    switch (limit->per) {
    case PER_WEEK:
        return day - day_weekday(day);
    case PER_MONTH:
        return day_of(civil.year, civil.month, 1);
    case PER_YEAR:
        return day_of(civil.year, 1, 1);
    case PER_FISCAL_YEAR:
        return day_of(civil.month < 4 ? civil.year - 1 : civil.year, 4, 1);
    default:
        return day;
    }
}

static Day
window_last(const LimitRule *limit, Day first)
{
    Civil civil = day_civil(first);
    switch (limit->per) {
    case PER_WEEK:
        return first + 6;
    case PER_MONTH:
        return first + month_length(civil.year, civil.month) - 1;
    case PER_YEAR:
    case PER_FISCAL_YEAR:
        return day_of(civil.year + 1, civil.month, 1) - 1;
    default:
        return first;
    }
}

static void
add_window(GArray *windows, Day first, Day last)
{
    Window window = {first, last, -1, 0};
    g_array_append_val(windows, window);
}

/* Where a season's run begun in that year first and last shows around a day within it. */
static Window
season_window(const Calendar *calendar, int season, int year, Day day)
{
    Window window = {day, day, season, year};
    int begun;
    for (Day d = day - SEASON_REACH; d <= day + SEASON_REACH; d++) {
        if (!calendar_in_season(calendar, season, d, &begun) || begun != year)
            continue;
        window.first = MIN(window.first, d);
        window.last = MAX(window.last, d);
    }
    return window;
}

static void
add_seasons(GArray *windows, const Calendar *calendar, Period period)
{
    for (int season = 0; season < calendar_season_count(calendar); season++) {
        g_autoptr(GHashTable) years = g_hash_table_new(NULL, NULL);
        for (Day day = period.first; day <= period.last; day++) {
            int year;
            if (!calendar_in_season(calendar, season, day, &year) ||
                !g_hash_table_add(years, GINT_TO_POINTER(year)))
                continue;
            Window window = season_window(calendar, season, year, day);
            g_array_append_val(windows, window);
        }
    }
}

GArray *
windows_of(const Lowering *lowering, const LimitRule *limit)
{
    GArray *windows = g_array_new(FALSE, FALSE, sizeof(Window));
    Period period = lowering->question->period;
    if (limit->per == PER_PERIOD)
        add_window(windows, period.first, period.last);
    else if (limit->per == PER_SEASON)
        add_seasons(windows, lowering->region->calendar, period);
    else if (limit->per == PER_DAYS)
        for (Day last = period.first; last < period.last + limit->per_days; last++)
            add_window(windows, last - limit->per_days + 1, last);
    else
        for (Day day = period.first; day <= period.last;) {
            Day first = window_first(limit, day);
            add_window(windows, first, window_last(limit, first));
            day = window_last(limit, first) + 1;
        }
    return windows;
}
