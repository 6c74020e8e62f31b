#include "region/turns.h"

typedef struct {
    Period period;
    guint8 *days;
} Turns;

static void
turn_at(const Turns *turns, Day day)
{
    if (day != DAY_NONE && period_has(turns->period, day))
        turns->days[day - turns->period.first] = 1;
}

static void
turn_behind(const Turns *turns, Day day)
{
    if (day != DAY_NONE && day < turns->period.last)
        turn_at(turns, day + 1);
}

/* Someone born on 29 February turns on 1 March in common years. */
static void
turn_on_birthdays(const Turns *turns, Day born)
{
    if (born == DAY_NONE)
        return;
    Civil birth = day_civil(born);
    int last = day_civil(turns->period.last).year;
    for (int year = day_civil(turns->period.first).year; year <= last; year++) {
        if (civil_is_valid(year, birth.month, birth.day))
            turn_at(turns, day_of(year, birth.month, birth.day));
        else
            turn_at(turns, day_of(year, 3, 1));
    }
}

guint8 *
region_turns(const Region *region, Period period)
{
    Turns turns = {period, g_new0(guint8, (gsize)(period.last - period.first) + 1)};
    for (guint i = 0; i < region->providers->len; i++) {
        const Provider *provider = region_provider(region, (int)i);
        turn_at(&turns, provider->from);
        turn_behind(&turns, provider->until);
        turn_on_birthdays(&turns, provider->born);
        for (guint k = 0; k < provider->leaves->len; k++) {
            const Leave *leave = &g_array_index(provider->leaves, Leave, k);
            turn_at(&turns, leave->period.first);
            turn_behind(&turns, leave->period.last);
        }
        for (guint k = 0; k < provider->shares->len; k++)
            turn_at(&turns, g_array_index(provider->shares, Share, k).from);
    }
    return turns.days;
}
