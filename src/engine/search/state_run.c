#include "engine/search/state.h"

void
state_open_run(State *state, int index)
{
    const Run *run = &state->program->run[index];
    state->run[index].firm = g_new0(int, (gsize)run->days + 1);
    state->run[index].hand = g_new0(int, (gsize)run->days + 1);
}

static gboolean
is_busy(const Run *run, const RunState *now, int day)
{
    if (day < 0)
        return day >= -run->before;
    if (day >= run->days)
        return day < run->days + run->after;
    return now->firm[day] + now->hand[day] > 0;
}

static gboolean
is_firm(const Run *run, const RunState *now, int day)
{
    return day < 0 || day >= run->days || now->firm[day] > 0;
}

/* Units of the unbroken run that a busy day stands in, which must touch the axis. */
static gint64
units_at(const Run *run, const RunState *now, int day)
{
    int first = day, end = day + 1, last_firm = G_MININT;
    while (is_busy(run, now, first - 1))
        first--;
    while (is_busy(run, now, end))
        end++;
    if (end <= 0 || first >= run->days)
        return 0;
    gint64 units = 0;
    for (int d = first; d < end; d++) {
        if (is_firm(run, now, d))
            last_firm = d;
        int window = d - run->max;
        if (run->max > 0 && window >= first && last_firm >= window && d >= 0 && window < run->days)
            units++;
    }
    if (end - first < run->min && last_firm >= first)
        units += run->min - (end - first);
    return units;
}

/* Units of all runs that a day touches. */
static gint64
units_around(const Run *run, const RunState *now, int day)
{
    if (is_busy(run, now, day))
        return units_at(run, now, day);
    gint64 units = 0;
    if (is_busy(run, now, day - 1))
        units += units_at(run, now, day - 1);
    if (is_busy(run, now, day + 1))
        units += units_at(run, now, day + 1);
    return units;
}

static int *
count_of(const State *state, const Use *use)
{
    const RunState *now = &state->run[use->element];
    return use->weight ? &now->hand[use->place] : &now->firm[use->place];
}

void
state_charge_run(const State *state, const Use *use, int sign, Charges *charges)
{
    const Run *run = &state->program->run[use->element];
    const RunState *now = &state->run[use->element];
    int *count = count_of(state, use);
    if (*count + MIN(sign, 0) > 0) /* the day stays as it is */
        return;
    gint64 units = -units_around(run, now, use->place);
    *count += sign;
    units += units_around(run, now, use->place);
    *count -= sign;
    state_charge(charges, run->tier, run->cost, units, BREACH * units);
}

void
state_note_run(State *state, const Use *use, int sign)
{
    *count_of(state, use) += sign;
}
