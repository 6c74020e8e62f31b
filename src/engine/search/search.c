#include "engine/search/search.h"

#include "engine/search/moves.h"

#include <math.h>
#include <string.h>

/* Work of the first round, per cell. */
enum { FIRST_ROUND = 20, FILL_FACTOR = 1000 };

/* Of the smallest change: where a round ends. */
#define COLD 0.05

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
    if (state->total.breaches + state->total.missing != 0 ||
        (search->best_found && cost_compare(state->total.cost, search->best) >= 0))
        return;
    search->best_found = search->untold = TRUE;
    memcpy(search->best, state->total.cost, sizeof search->best);
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
    moves->temperature = 1e30;
    for (int i = 0; i < 600; i++) {
        Charges before = search->state->total;
        moves->energy = moves_energy(moves);
        moves_step(moves, i % 4 == 0);
        for (int tier = 0; tier < TIERS; tier++) {
            double change = fabs((double)(search->state->total.cost[tier] - before.cost[tier]));
            if (change == 0)
                continue;
            if (sample->seen[tier]++ == 0 || change < sample->least[tier])
                sample->least[tier] = change;
            sample->sum[tier] += change;
        }
        moves_undo(moves, 0);
    }
}

/* A tier's smallest change weighs `factor` times what is usual in all later tiers together; filling
 * far more, since a place left open spares much. */
static void
set_weights(Search *search, const Sample *sample, double factor)
{
    const Moves *moves = &search->moves;
    const Incumbent *incumbent = search->incumbent;
    double usual = 0;
    search->smallest = search->typical = 1;
    for (int i = moves->n_tiers - 1; i >= 0; i--) {
        int tier = moves->tier[i];
        double mean = 1, least = 1; /* not seen to change */
        if (sample->seen[tier] > 0) {
            mean = sample->sum[tier] / sample->seen[tier];
            least = sample->least[tier];
        }
        double times = tier < TIER_FIRST_LEVEL ? FILL_FACTOR : factor;
        double weight = usual == 0 ? 1 / mean : times * usual / least;
        search->weights.tier[tier] = weight;
        if (usual == 0)
            search->smallest = least / mean;
        usual += weight * mean;
        if (tier >= TIER_FIRST_LEVEL && search->best[tier] > incumbent->bound[tier])
            search->typical = usual;
    }
    search->urgent_typical = MAX(usual, 1);
    search->weights.breach = search->weights.missing = 2 * search->urgent_typical / BREACH;
}

/* ---- annealing ---- */

static gboolean
is_urgent(const Search *search)
{
    const State *state = search->state;
    const gint64 *constant = state->program->constant;
    return state->total.breaches + state->total.missing > 0 ||
           state->total.cost[TIER_FILL] > constant[TIER_FILL] ||
           state->total.cost[TIER_RESERVE] > constant[TIER_RESERVE];
}

/* Steps until `work` is done, the temperature falling from hot to cold. TRUE: no more at all. */
static gboolean
anneal(Search *search, double hot, double cold, gint64 work)
{
    Moves *moves = &search->moves;
    gint64 begun = search->state->flips;
    moves->energy = moves_energy(moves);
    for (int i = 0; search->state->flips - begun < work; i++) {
        if (i % 256 == 0) {
            if (pause_search(search))
                return TRUE;
            double part = (double)(search->state->flips - begun) / (double)work;
            moves->temperature = hot * pow(cold / hot, part);
        }
        search->state->flips++; /* a step that finds nothing to do is work too */
        if (moves_step(moves, is_urgent(search)))
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

/* Where a round begins: by turns cooler, to better what is there, and hotter. Where steps change
 * little as a rule, their smallest changes tell. */
static double
find_hot(const Search *search, int round)
{
    static const double typical[] = {0.03, 0.08}, smallest[] = {0.4, 0.4};
    if (!search->best_found)
        return search->urgent_typical;
    return MAX(typical[round % 2] * search->typical, smallest[round % 2] * search->smallest);
}

/* Rounds of cooling, each from the best on and twice as long: whenever time runs out, the last full
 * one had a fair share of it. */
static void
run_rounds(Search *search)
{
    static const double factors[] = {4, 12, 60};
    Sample sample = {0};
    set_weights(search, &sample, 1);
    take_sample(search, &sample);
    gint64 work = MAX((gint64)FIRST_ROUND * search->state->program->n_cells, 500);
    for (int round = 0;; round++, work *= 2) {
        set_weights(search, &sample, factors[round % G_N_ELEMENTS(factors)]);
        if (anneal(search, find_hot(search, round), COLD * search->smallest, work))
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
        run_rounds(&search);
    pause_search(&search);
    moves_end(&search.moves);
    g_free(search.best_taken);
    return search.bettered;
}
