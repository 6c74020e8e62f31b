#include "engine/state.h"

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
        state->breaches += BREACH;
        return;
    }
    gint64 near = CLAMP(0, now->low, now->high);
    state_charge(state, tally->tier, tally->price[near - tally->first], 1, 0);
    state->breaches += BREACH * MAX(0, -near);
    state->missing += BREACH * MAX(0, near);
}

/* Moves the sum, and pays the difference; beyond what can be paid, breaches. */
static void
move_sum(State *state, int index, gint64 by)
{
    const Tally *tally = &state->program->tally[index];
    TallyState *now = &state->tally[index];
    gint64 old = now->sum, new = old + by;
    now->sum = new;
    if (now->low > now->high)
        return;
    gint64 a = CLAMP(old, now->low, now->high), b = CLAMP(new, now->low, now->high);
    if (a != b)
        state_charge(state, tally->tier,
                     tally->price[b - tally->first] - tally->price[a - tally->first], 1, 0);
    if (a != old || b != new) {
        state->breaches += BREACH * (MAX(0, new - b) - MAX(0, old - a));
        state->missing += BREACH * (MAX(0, b - new) - MAX(0, a - old));
    }
}

void
state_flip_tally(State *state, const Use *use, int sign)
{
    move_sum(state, use->element, sign * use->weight);
}

void
state_flip_mark(State *state, const Use *use, int sign)
{
    gint64 least = state->program->mark[use->element].least;
    gint64 old = state->mark[use->element], new = old + sign * use->weight;
    state->mark[use->element] = new;
    if ((old >= least) != (new >= least))
        state_flip_uses(state, state->program->n_cells + use->element, sign);
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
