#include "engine/moves.h"

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
    for (int i = 0; i < program->n_cells; i++)
        moves->provider_cell[at[program->cell[i].provider]++] = i;
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
    g_array_free(moves->wanting, TRUE);
}

double
moves_energy(const Moves *moves)
{
    state_settle(moves->state);
    double energy = moves->weights->breach * (double)moves->state->breaches +
                    moves->weights->missing * (double)moves->state->missing;
    for (int tier = 0; tier < TIERS; tier++)
        if (moves->weights->tier[tier] != 0)
            energy += moves->weights->tier[tier] * (double)moves->state->cost[tier];
    return energy;
}

void
moves_flip(Moves *moves, int cell)
{
    if (moves->n == MOST_FLIPS)
        return;
    moves->flip[moves->n++] = cell;
    state_flip(moves->state, cell);
}

static void
undo_to(Moves *moves, int n)
{
    while (moves->n > n)
        state_flip(moves->state, moves->flip[--moves->n]);
}

void
moves_undo(Moves *moves)
{
    undo_to(moves, 0);
    state_settle(moves->state);
}

static const Cell *
cell_at(const Moves *moves, int cell)
{
    return &moves->state->program->cell[cell];
}

static int
find_cell(const Moves *moves, int provider, int slot)
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

/* A taken cell, or -1. */
static int
any_holder(Moves *moves)
{
    State *state = moves->state;
    return state->n_holders == 0 ? -1 : state->holder[dice_roll(&moves->dice, state->n_holders)];
}

/* A taken cell of the slot, or -1. */
static int
holder_of(Moves *moves, int slot)
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

static int
any_cell_of(Moves *moves, int slot)
{
    int begin = moves->slot_begin[slot];
    return begin + dice_roll(&moves->dice, moves->slot_begin[slot + 1] - begin);
}

/* ---- steps ---- */

/* Somebody else takes a duty. */
static void
shift(Moves *moves)
{
    int from = any_holder(moves);
    if (from < 0)
        return;
    int to = any_cell_of(moves, cell_at(moves, from)->slot);
    if (moves->state->taken[to])
        return;
    moves_flip(moves, from);
    moves_flip(moves, to);
}

/* Two exchange two duties. */
static void
exchange(Moves *moves, int a, int b)
{
    if (a < 0 || b < 0 || cell_at(moves, a)->slot == cell_at(moves, b)->slot ||
        cell_at(moves, a)->provider == cell_at(moves, b)->provider)
        return;
    int c = find_cell(moves, cell_at(moves, a)->provider, cell_at(moves, b)->slot);
    int d = find_cell(moves, cell_at(moves, b)->provider, cell_at(moves, a)->slot);
    if (c < 0 || d < 0 || moves->state->taken[c] || moves->state->taken[d])
        return;
    int flips[] = {a, b, c, d};
    for (guint i = 0; i < G_N_ELEMENTS(flips); i++)
        moves_flip(moves, flips[i]);
}

static void
swap(Moves *moves)
{
    int a = any_holder(moves);
    exchange(moves, a, any_holder(moves));
}

static void
swap_near(Moves *moves)
{
    int a = any_holder(moves);
    if (a < 0)
        return;
    int slot = cell_at(moves, a)->slot + dice_roll(&moves->dice, 17) - 8;
    if (slot >= 0 && slot < moves->state->program->slots)
        exchange(moves, a, holder_of(moves, slot));
}

/* The best untaken cell of a slot, other than `not`, or -1. */
static int
best_of_slot(Moves *moves, int slot, int not, double *least)
{
    int best = -1, n = moves->n;
    for (int cell = moves->slot_begin[slot]; cell < moves->slot_begin[slot + 1]; cell++) {
        if (moves->state->taken[cell] || cell == not || n == MOST_FLIPS)
            continue;
        moves_flip(moves, cell);
        double energy = moves_energy(moves);
        undo_to(moves, n);
        if (best < 0 || energy < *least) {
            best = cell;
            *least = energy;
        }
    }
    return best;
}

/* The best of all takes a duty. */
static void
shift_best(Moves *moves)
{
    int from = any_holder(moves);
    if (from < 0)
        return;
    moves_flip(moves, from);
    double energy = 0;
    int to = best_of_slot(moves, cell_at(moves, from)->slot, from, &energy);
    if (to < 0)
        moves_undo(moves);
    else
        moves_flip(moves, to);
}

/* The provider's taken cell whose loss helps most, other than `not`, or -1. */
static int
worst_of_provider(Moves *moves, int provider, int not )
{
    int worst = -1, n = moves->n;
    double least = 0;
    for (int i = moves->provider_begin[provider]; i < moves->provider_begin[provider + 1]; i++) {
        int cell = moves->provider_cell[i];
        if (!moves->state->taken[cell] || cell == not || n == MOST_FLIPS)
            continue;
        moves_flip(moves, cell);
        double energy = moves_energy(moves);
        undo_to(moves, n);
        if (worst < 0 || energy < least) {
            worst = cell;
            least = energy;
        }
    }
    return worst;
}

/* A cell is taken; its provider gives up another duty, which the best of all takes, and so on. */
static void
eject(Moves *moves, int cell)
{
    double begun = moves_energy(moves);
    moves_flip(moves, cell);
    for (int depth = 0; depth < 4 && moves_energy(moves) >= begun; depth++) {
        int given = worst_of_provider(moves, cell_at(moves, cell)->provider, cell);
        if (given < 0)
            return;
        moves_flip(moves, given);
        double energy = 0;
        int next = best_of_slot(moves, cell_at(moves, given)->slot, given, &energy);
        if (next < 0)
            return;
        moves_flip(moves, next);
        cell = next;
    }
}

static void
eject_shift(Moves *moves)
{
    int from = any_holder(moves);
    if (from < 0)
        return;
    int to = any_cell_of(moves, cell_at(moves, from)->slot);
    if (moves->state->taken[to])
        return;
    moves_flip(moves, from);
    eject(moves, to);
}

/* A tally that wants more cells gets one. */
static void
serve(Moves *moves, gboolean deep)
{
    for (int trial = 0; trial < 16 && moves->wanting->len > 0; trial++) {
        int pick = dice_roll(&moves->dice, (int)moves->wanting->len);
        int index = g_array_index(moves->wanting, int, pick);
        const Tally *tally = &moves->state->program->tally[index];
        if (tally->n == 0 || !state_tally_wants(moves->state, index))
            continue;
        int at = dice_roll(&moves->dice, tally->n);
        if (moves->state->taken[tally->cell[at]] != (tally->weight[at] < 0))
            continue;
        if (!deep || tally->weight[at] < 0)
            moves_flip(moves, tally->cell[at]);
        else
            eject(moves, tally->cell[at]);
        return;
    }
}

static void
serve_plain(Moves *moves)
{
    serve(moves, FALSE);
}

static void
serve_deep(Moves *moves)
{
    serve(moves, TRUE);
}

/* A cell changes, whatever it is. */
static void
toggle(Moves *moves)
{
    moves_flip(moves, dice_roll(&moves->dice, moves->state->program->n_cells));
}

/* The holders of neighbouring slots move on by one, in a ring. */
static void
ring(Moves *moves)
{
    int first = any_holder(moves), held[8];
    int want = 3 + dice_roll(&moves->dice, 5), n = 0;
    if (first < 0)
        return;
    for (int slot = cell_at(moves, first)->slot; n < want && slot < moves->state->program->slots;
         slot++) {
        int cell = holder_of(moves, slot);
        if (cell >= 0)
            held[n++] = cell;
    }
    int by = dice_roll(&moves->dice, 2) ? 1 : n - 1;
    for (int i = 0; i < n; i++) {
        int to = find_cell(moves, cell_at(moves, held[(i + by) % n])->provider,
                           cell_at(moves, held[i])->slot);
        if (to < 0) {
            moves_undo(moves);
            return;
        }
        moves_flip(moves, held[i]);
        moves_flip(moves, to);
    }
}

/* Two providers exchange all their duties in a stretch of slots. */
static void
exchange_stretch(Moves *moves)
{
    int a = any_holder(moves), b = any_holder(moves);
    if (a < 0 || cell_at(moves, a)->provider == cell_at(moves, b)->provider)
        return;
    int pair[2] = {cell_at(moves, a)->provider, cell_at(moves, b)->provider};
    int from = cell_at(moves, a)->slot;
    int to = dice_roll(&moves->dice, 2) ? moves->state->program->slots
                                        : from + 2 + dice_roll(&moves->dice, 24);
    for (int k = 0; k < 2; k++)
        for (int i = moves->provider_begin[pair[k]]; i < moves->provider_begin[pair[k] + 1]; i++) {
            int cell = moves->provider_cell[i], slot = cell_at(moves, cell)->slot;
            if (slot < from || slot >= to)
                continue;
            int other = find_cell(moves, pair[1 - k], slot);
            gboolean is = moves->state->taken[cell];
            if (other < 0 ? is : (k == 0 && is != moves->state->taken[other])) {
                if (other < 0 || moves->n + 2 > MOST_FLIPS) {
                    moves_undo(moves);
                    return;
                }
                moves_flip(moves, cell);
                moves_flip(moves, other);
            }
        }
}

typedef struct {
    void (*step)(Moves *moves);
    int calm; /* how often, of all */
    int urgent;
} Step;

static const Step steps[] = {
    {shift, 400, 300},          {swap, 220, 160},    {swap_near, 220, 160}, {ring, 40, 40},
    {exchange_stretch, 40, 40}, {toggle, 15, 30},    {serve_plain, 5, 150}, {serve_deep, 1, 8},
    {shift_best, 4, 4},         {eject_shift, 1, 4},
};

void
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
    step->step(moves);
}
