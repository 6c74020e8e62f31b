#include "engine/search/state.h"

void
state_open_tally(State *state, int index)
{
    const Tally *tally = &state->program->tally[index];
    TallyState *now = &state->tally[index];
    int low = 0, high = tally->count - 1;
    while (low <= high && tally->price[low] == NEVER)
        low++;
    while (low <= high && tally->price[high] == NEVER)
        high--;
    *now = (TallyState){0, tally->first + low, tally->first + high};
    if (low > high) {
        state->total.breaches += BREACH;
        return;
    }
    gint64 near = CLAMP(0, now->low, now->high);
    state_charge(&state->total, tally->tier, tally->price[near - tally->first], 1, 0);
    state->total.breaches += BREACH * MAX(0, -near);
    state->total.missing += BREACH * MAX(0, near);
}

/* Beyond what can be paid, breaches. */
static void
charge_sum(const State *state, int index, gint64 by, Charges *charges)
{
    const Tally *tally = &state->program->tally[index];
    const TallyState *now = &state->tally[index];
    gint64 old = now->sum, new = old + by;
    if (now->low > now->high)
        return;
    gint64 a = CLAMP(old, now->low, now->high), b = CLAMP(new, now->low, now->high);
    if (a != b)
        state_charge(charges, tally->tier,
                     tally->price[b - tally->first] - tally->price[a - tally->first], 1, 0);
    if (a != old || b != new) {
        charges->breaches += BREACH * (MAX(0, new - b) - MAX(0, old - a));
        charges->missing += BREACH * (MAX(0, b - new) - MAX(0, a - old));
    }
}

void
state_charge_tally(const State *state, const Use *use, int sign, Charges *charges)
{
    charge_sum(state, use->element, sign * use->weight, charges);
}

void
state_note_tally(State *state, const Use *use, int sign)
{
    state->tally[use->element].sum += sign * use->weight;
}

/* Whether the mark begins or ends to count as taken. */
static gboolean
is_crossed(const State *state, const Use *use, int sign)
{
    gint64 least = state->program->mark[use->element].least;
    gint64 old = state->mark[use->element], new = old + sign * use->weight;
    return (old >= least) != (new >= least);
}

/* Marks stand in tallies only. */
void
state_charge_mark(const State *state, const Use *use, int sign, Charges *charges)
{
    if (!is_crossed(state, use, sign))
        return;
    int mark = state->program->n_cells + use->element;
    for (int i = state->use_begin[mark]; i < state->use_begin[mark + 1]; i++)
        state_charge_tally(state, &state->use[i], sign, charges);
}

void
state_note_mark(State *state, const Use *use, int sign)
{
    int mark = state->program->n_cells + use->element;
    for (int i = state->use_begin[mark];
         is_crossed(state, use, sign) && i < state->use_begin[mark + 1]; i++)
        state_note_tally(state, &state->use[i], sign);
    state->mark[use->element] += sign * use->weight;
}

gboolean
state_tally_wants(const State *state, int index)
{
    const Tally *tally = &state->program->tally[index];
    const TallyState *now = &state->tally[index];
    if (now->sum < now->low)
        return now->low <= now->high;
    return now->sum < now->high &&
           tally->price[now->sum + 1 - tally->first] < tally->price[now->sum - tally->first];
}
