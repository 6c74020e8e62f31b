#include "engine/search/moves.h"

#include <math.h>

static void
list_cells(Moves *moves)
{
    const Program *program = moves->state->program;
    moves->slot_begin = g_new0(int, (gsize)program->slots + 1);
    moves->provider_begin = g_new0(int, (gsize)program->providers + 1);
    moves->provider_cell = g_new(int, (gsize)program->n_cells + 1);
    for (int i = 0; i < program->n_cells; i++) {
        moves->slot_begin[program->cell[i].slot + 1]++;
        moves->provider_begin[program->cell[i].provider + 1]++;
    }
    for (int i = 0; i < program->slots; i++)
        moves->slot_begin[i + 1] += moves->slot_begin[i];
    for (int i = 0; i < program->providers; i++)
        moves->provider_begin[i + 1] += moves->provider_begin[i];
    g_autofree int *at =
        g_memdup2(moves->provider_begin, ((gsize)program->providers + 1) * sizeof(int));
    moves->place = g_new(int, (gsize)program->n_cells + 1);
    for (int i = 0; i < program->n_cells; i++) {
        moves->place[i] = at[program->cell[i].provider]++;
        moves->provider_cell[moves->place[i]] = i;
    }
}

static void
list_tiers(Moves *moves)
{
    const Program *program = moves->state->program;
    gboolean used[TIERS] = {FALSE};
    for (int i = 0; i < program->n_tallies; i++)
        used[program->tally[i].tier] = TRUE;
    for (int i = 0; i < program->n_chains; i++)
        used[program->chain[i].tier] = TRUE;
    for (int i = 0; i < program->n_ranks; i++)
        used[program->rank[i].tier] = TRUE;
    for (int i = 0; i < program->n_runs; i++)
        used[program->run[i].tier] = TRUE;
    for (int i = 0; i < program->n_spans; i++)
        used[program->span[i].tier] = TRUE;
    for (int tier = 0; tier < TIERS; tier++)
        if (used[tier])
            moves->tier[moves->n_tiers++] = tier;
}

static gboolean
may_want(const Program *program, const Tally *tally)
{
    for (int i = 0; i < tally->n; i++)
        if (tally->cell[i] >= program->n_cells)
            return FALSE;
    return tally->tier <= TIER_RESERVE || tally->first > 0 || tally->price[0] == NEVER;
}

void
moves_begin(Moves *moves, State *state, guint32 seed)
{
    const Program *program = state->program;
    *moves = (Moves){.state = state};
    dice_seed(&moves->dice, seed);
    list_cells(moves);
    list_tiers(moves);
    moves->wanting = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < program->n_tallies; i++)
        if (may_want(program, &program->tally[i]))
            g_array_append_val(moves->wanting, i);
}

void
moves_end(Moves *moves)
{
    g_free(moves->slot_begin);
    g_free(moves->provider_begin);
    g_free(moves->provider_cell);
    g_free(moves->place);
    g_array_free(moves->wanting, TRUE);
}

/* ---- energy ---- */

static double
weigh(const Moves *moves, const Charges *charges)
{
    const Weights *weights = moves->weights;
    double energy =
        weights->breach * (double)charges->breaches + weights->missing * (double)charges->missing;
    for (int i = 0; i < moves->n_tiers; i++)
        energy += weights->tier[moves->tier[i]] * (double)charges->cost[moves->tier[i]];
    return energy;
}

double
moves_energy(const Moves *moves)
{
    state_settle(moves->state);
    return weigh(moves, &moves->state->total);
}

double
moves_rise(const Moves *moves)
{
    return weigh(moves, &moves->state->total) - moves->energy;
}

double
moves_foresee(Moves *moves, int cell, gboolean own)
{
    Charges charges;
    state_foresee(moves->state, cell, own, &charges);
    moves->state->flips++;
    return weigh(moves, &charges);
}

double
moves_room(Moves *moves)
{
    return -moves->temperature * log(1 - dice_share(&moves->dice));
}

gboolean
moves_accept(Moves *moves, double room, int n)
{
    if (moves->n <= n)
        return FALSE;
    double energy = moves_energy(moves);
    if (energy - moves->energy > room) {
        moves_undo(moves, n);
        return FALSE;
    }
    moves->energy = energy;
    return TRUE;
}

/* ---- cells ---- */

void
moves_flip(Moves *moves, int cell)
{
    if (moves->n == MOST_FLIPS)
        return;
    moves->flip[moves->n++] = cell;
    state_flip(moves->state, cell);
}

void
moves_undo(Moves *moves, int n)
{
    while (moves->n > n)
        state_flip(moves->state, moves->flip[--moves->n]);
    if (n == 0)
        state_settle(moves->state);
}

int
moves_find(const Moves *moves, int provider, int slot)
{
    const Cell *cell = moves->state->program->cell;
    int low = moves->slot_begin[slot], high = moves->slot_begin[slot + 1];
    while (low < high) {
        int middle = (low + high) / 2;
        if (cell[middle].provider < provider)
            low = middle + 1;
        else
            high = middle;
    }
    return low < moves->slot_begin[slot + 1] && cell[low].provider == provider ? low : -1;
}

int
moves_holder(Moves *moves)
{
    State *state = moves->state;
    return state->n_holders == 0 ? -1 : state->holder[dice_roll(&moves->dice, state->n_holders)];
}

int
moves_holder_of(Moves *moves, int slot)
{
    int begin = moves->slot_begin[slot], n = moves->slot_begin[slot + 1] - begin;
    if (n == 0)
        return -1;
    int from = dice_roll(&moves->dice, n);
    for (int i = 0; i < n; i++) {
        int cell = begin + (from + i) % n;
        if (moves->state->taken[cell])
            return cell;
    }
    return -1;
}

/* ---- a step ---- */

typedef struct {
    gboolean (*step)(Moves *moves);
    int calm; /* how often, of all */
    int urgent;
} Step;

static const Step steps[] = {
    {step_shift, 350, 300},  {step_swap, 150, 120},       {step_swap_near, 440, 240},
    {step_ring, 30, 30},     {step_stretch, 20, 20},      {step_toggle, 15, 30},
    {step_serve, 5, 150},    {step_best, 4, 4},           {step_eject, 1, 4},
    {step_serve_deep, 1, 8}, {step_serve_stretch, 1, 20}, {step_deal, 40, 10},
};

gboolean
moves_step(Moves *moves, gboolean urgent)
{
    int all = 0;
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
        all += urgent ? steps[i].urgent : steps[i].calm;
    moves->n = 0;
    int roll = dice_roll(&moves->dice, all);
    const Step *step = steps;
    for (; roll >= (urgent ? step->urgent : step->calm); step++)
        roll -= urgent ? step->urgent : step->calm;
    return step->step(moves);
}
