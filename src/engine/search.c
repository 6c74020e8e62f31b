#include "engine/search.h"

#include "engine/moves.h"

#include <math.h>
#include <string.h>

typedef struct {
    Incumbent *incumbent;
    const Limit *limit;
    State *state;
    Moves moves;
    Weights weights;
    double typical; /* energy that a step changes in the tiers below filling */
    double smallest;
    double urgent_typical; /* the same with filling and breaches */
    gboolean best_found;
    gint64 best[TIERS];
    guint8 *best_taken;
    gboolean untold; /* the best is not offered yet */
    gboolean bettered;
    gint64 flips; /* of the state, already counted as work */
} Search;

gint64
search_worth(const Program *program)
{
    return CLAMP((gint64)2000 * program->n_cells, 4000, 15000000);
}

static void
keep_best(Search *search)
{
    const State *state = search->state;
    if (state->breaches + state->missing != 0 ||
        (search->best_found && cost_compare(state->cost, search->best) >= 0))
        return;
    search->best_found = search->untold = TRUE;
    memcpy(search->best, state->cost, sizeof search->best);
    memcpy(search->best_taken, state->taken, (gsize)state->program->n_cells);
}

static gboolean
is_perfect(const Incumbent *incumbent)
{
    return incumbent->found && cost_compare(incumbent->cost, incumbent->bound) <= 0;
}

/* Counts work, tells progress; TRUE: no more. */
static gboolean
pause_search(Search *search)
{
    Budget *budget = search->incumbent->budget;
    budget->work += search->state->flips - search->flips;
    search->flips = search->state->flips;
    if (search->untold && incumbent_offer(search->incumbent, search->best_taken))
        search->bettered = TRUE;
    search->untold = FALSE;
    incumbent_tell(search->incumbent, FALSE);
    return budget_spent(budget, search->limit) || is_perfect(search->incumbent);
}

/* ---- weights ---- */

typedef struct {
    double sum[TIERS];
    int seen[TIERS];
    double least[TIERS];
} Sample;

/* What steps change from here, tier by tier. */
static void
take_sample(Search *search, Sample *sample)
{
    Moves *moves = &search->moves;
    for (int i = 0; i < 600; i++) {
        gint64 cost[TIERS];
        memcpy(cost, search->state->cost, sizeof cost);
        moves_step(moves, i % 4 == 0);
        state_settle(search->state);
        for (int tier = 0; tier < TIERS; tier++) {
            double change = fabs((double)(search->state->cost[tier] - cost[tier]));
            if (change == 0)
                continue;
            if (sample->seen[tier]++ == 0 || change < sample->least[tier])
                sample->least[tier] = change;
            sample->sum[tier] += change;
        }
        moves_undo(moves);
    }
}

/* A tier's smallest change weighs `factor` times what is usual in all later tiers together. */
static void
set_weights(Search *search, const Sample *sample, double factor)
{
    double usual = 0;
    Weights *weights = &search->weights;
    search->smallest = search->typical = 1;
    for (int tier = TIERS - 1; tier >= 0; tier--) {
        weights->tier[tier] = 0;
        if (sample->seen[tier] == 0)
            continue;
        double mean = sample->sum[tier] / sample->seen[tier], least = sample->least[tier];
        weights->tier[tier] = usual == 0 ? 1 / mean : factor * usual / least;
        if (usual == 0)
            search->smallest = least / mean;
        usual += weights->tier[tier] * mean;
        if (tier >= TIER_FIRST_LEVEL)
            search->typical = usual;
    }
    search->urgent_typical = MAX(usual, 1);
    weights->breach = weights->missing = 2 * search->urgent_typical / BREACH;
}

/* ---- annealing ---- */

static gboolean
is_urgent(const Search *search)
{
    const State *state = search->state;
    const gint64 *constant = state->program->constant;
    return state->breaches + state->missing > 0 || state->cost[TIER_FILL] > constant[TIER_FILL] ||
           state->cost[TIER_RESERVE] > constant[TIER_RESERVE];
}

/* Steps until `work` is done, the temperature falling from hot to cold. TRUE: no more at all. */
static gboolean
anneal(Search *search, double hot, double cold, gint64 work)
{
    Moves *moves = &search->moves;
    gint64 begun = search->state->flips;
    double energy = moves_energy(moves), temperature = hot;
    for (int i = 0; search->state->flips - begun < work; i++) {
        if (i % 256 == 0) {
            if (pause_search(search))
                return TRUE;
            double part = (double)(search->state->flips - begun) / (double)work;
            temperature = hot * pow(cold / hot, part);
        }
        moves_step(moves, is_urgent(search));
        if (moves->n == 0) {
            search->state->flips++; /* a step that found nothing to do is work too */
            continue;
        }
        double then = moves_energy(moves), rise = then - energy;
        if (rise > 0 &&
            (rise > 20 * temperature || dice_share(&moves->dice) >= exp(-rise / temperature))) {
            moves_undo(moves);
            continue;
        }
        energy = then;
        keep_best(search);
    }
    return pause_search(search);
}

static void
go_back(Search *search)
{
    if (search->best_found)
        state_load(search->state, search->best_taken);
}

/* Rounds of cooling: each begins from the best, less hot, with tiers held more strictly. */
static void
run_rounds(Search *search, gint64 worth)
{
    Sample sample = {0};
    set_weights(search, &sample, 1);
    take_sample(search, &sample);
    for (int round = 0;; round++) {
        set_weights(search, &sample, round % 3 == 0 ? 4 : round % 3 == 1 ? 12 : 60);
        double hot = search->best_found ? search->typical * (round == 0 ? 0.5 : 0.15)
                                        : search->urgent_typical;
        if (anneal(search, hot, 0.05 * search->smallest, MAX(worth / 4, 500)))
            return;
        go_back(search);
    }
}

gboolean
search_improve(Incumbent *incumbent, const guint8 *from, guint32 seed, const Limit *limit)
{
    const Program *program = incumbent->program;
    if (program->n_cells == 0)
        return FALSE;
    g_autoptr(State) state = state_new(program);
    Search search = {.incumbent = incumbent, .limit = limit, .state = state};
    search.best_taken = g_new0(guint8, (gsize)program->n_cells);
    if (from != NULL)
        state_load(state, from);
    start_build(state, seed, incumbent->budget, limit);
    moves_begin(&search.moves, state, seed + 1);
    search.moves.weights = &search.weights;
    keep_best(&search);
    if (!pause_search(&search))
        run_rounds(&search, search_worth(program));
    pause_search(&search);
    moves_end(&search.moves);
    g_free(search.best_taken);
    return search.bettered;
}
