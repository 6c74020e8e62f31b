#include "engine/search/moves.h"
#include "engine/search/search.h"

/* Every tier far above the next, breaches above all. What is missing is worth less than a place:
 * else a slot would be filled twice to give somebody a duty. */
static void
strict_weights(const Program *program, Weights *weights)
{
    double weight = 1;
    for (int tier = TIERS - 1; tier >= 0; tier--) {
        weights->tier[tier] = weight;
        weight *= tier > TIER_FIRST_LEVEL ? 50 : 2000;
    }
    weights->breach = weight / BREACH;
    weights->missing = 0.5 * weights->tier[TIER_FILL] / BREACH;
}

typedef struct {
    Moves moves;
    int *served; /* by provider: when last, counted in places given */
    int places;
} Build;

/* How the energy rises with the cell taken; spans only show it once they are settled. */
static double
rise_with(Moves *moves, int cell)
{
    if (moves->state->program->n_spans == 0)
        return moves_foresee(moves, cell, FALSE);
    moves->n = 0;
    moves_flip(moves, cell);
    double energy = moves_energy(moves);
    moves_undo(moves, 0);
    return energy - moves->energy;
}

/* Whose turn comes first should serve first: who has to wait pays for it only later. So a turn
 * counts by when it is due, and not by how far that is. */
static double
turn_of(const Moves *moves, int cell)
{
    const State *state = moves->state;
    double turn = 0;
    for (int i = state->use_begin[cell]; i < state->use_shared[cell]; i++) {
        const Use *use = &state->use[i];
        const Rank *rank = &state->program->rank[use->element];
        if (use->kind != USE_RANK || rank->cost == NEVER)
            continue;
        int next = state_rank_taken(state, use->element);
        gint64 low = rank->low[use->place], due = rank->due[MIN(next, rank->n - 1)];
        gint64 far = MAX(0, MAX(low - due, due - rank->high[use->place]));
        turn += moves->weights->tier[rank->tier] * (double)rank->cost * (double)(due - far);
    }
    return turn;
}

/* The untaken cell of the slot that costs least; of equal ones the provider who waits longest. */
static int
cheapest(Build *build, int slot, double *least)
{
    Moves *moves = &build->moves;
    const Cell *cell = moves->state->program->cell;
    int best = -1;
    double least_score = 0;
    for (int i = moves->slot_begin[slot]; i < moves->slot_begin[slot + 1]; i++) {
        if (moves->state->taken[i])
            continue;
        double rise = rise_with(moves, i), score = rise + turn_of(moves, i);
        if (best < 0 || score < least_score ||
            (score == least_score &&
             build->served[cell[i].provider] < build->served[cell[best].provider])) {
            best = i;
            least_score = score;
            *least = rise;
        }
    }
    return best;
}

static void
fill_slot(Build *build, int slot)
{
    Moves *moves = &build->moves;
    for (;;) {
        double rise = 0;
        moves->energy = moves_energy(moves);
        int cell = cheapest(build, slot, &rise);
        if (cell < 0 || rise >= 0)
            return;
        moves->n = 0;
        moves_flip(moves, cell);
        build->served[moves->state->program->cell[cell].provider] = ++build->places;
    }
}

/* Cells that a tally of their own demands. */
static void
take_demanded(State *state)
{
    const Program *program = state->program;
    for (int i = 0; i < program->n_tallies; i++) {
        const Tally *tally = &program->tally[i];
        const TallyState *now = &state->tally[i];
        if (tally->n == 1 && tally->cell[0] < program->n_cells && now->sum < now->low &&
            now->low <= now->high && !state->taken[tally->cell[0]])
            state_flip(state, tally->cell[0]);
    }
}

void
start_build(State *state, guint32 seed, const Budget *budget, const Limit *limit)
{
    const Program *program = state->program;
    Weights weights;
    strict_weights(program, &weights);
    Build build = {.served = g_new0(int, (gsize)program->providers + 1)};
    moves_begin(&build.moves, state, seed);
    build.moves.weights = &weights;
    for (int p = 0; p < program->providers; p++)
        build.served[p] = -dice_roll(&build.moves.dice, program->providers);
    take_demanded(state);
    for (int slot = 0; slot < program->slots && !budget_spent(budget, limit); slot++)
        fill_slot(&build, slot);
    moves_end(&build.moves);
    g_free(build.served);
    state_settle(state);
}
