#include "engine/price/pricing.h"
#include "tangle.h"

#include <criterion/criterion.h>
#include <math.h>

/** Sums of doubles differ by less. */
#define NEAR 1e-6

static const gboolean all_tiers[TIERS] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

/* What the test asks, and what trying every subset answers. */
typedef struct {
    Tangle tangle;
    double weight[TIERS];
    gboolean relevant[TIERS];
    double *value;
    gint8 *fate;
    double least;
    GHashTable *subset; /* bits -> nothing: those that may be taken */
    double *cost;       /* by subset; infinite: NEVER or against fate */
} Trial;

static double
subset_cost(const Trial *trial, guint bits)
{
    const Program *program = trial->tangle.program;
    g_autofree guint8 *taken = g_new0(guint8, (gsize)program->n_cells);
    for (int i = 0; i < trial->tangle.n; i++) {
        gboolean is_taken = (bits >> i & 1) != 0;
        taken[trial->tangle.cell[i]] = is_taken ? 1 : 0;
        if (trial->fate[trial->tangle.cell[i]] == (is_taken ? -1 : 1))
            return HUGE_VAL;
    }
    gint64 cost[TIERS];
    if (!program_price(program, taken, cost))
        return HUGE_VAL;
    double sum = 0;
    for (int tier = 0; tier < TIERS; tier++)
        sum += trial->weight[tier] * (double)cost[tier];
    for (int c = 0; c < program->n_cells + program->n_marks; c++)
        if (program_taken(program, taken, c))
            sum += trial->value[c];
    return sum;
}

static Trial
trial_new(guint32 seed, int most_cells)
{
    Trial trial = {.tangle = tangle_new(seed, most_cells), .least = HUGE_VAL};
    Tangle *tangle = &trial.tangle;
    const Program *program = tangle->program;
    for (int tier = 2; tier <= 4; tier++) {
        trial.weight[tier] = chance(tangle, 30) ? 0 : chance(tangle, 50) ? 1 : 0.37;
        trial.relevant[tier] = trial.weight[tier] != 0 || chance(tangle, 50);
    }
    int things = program->n_cells + program->n_marks;
    trial.value = g_new(double, (gsize)things);
    trial.fate = g_new0(gint8, (gsize)program->n_cells);
    for (int c = 0; c < things; c++)
        trial.value[c] = chance(tangle, 20) || (c >= program->n_cells && !is_told(tangle, c))
                             ? 0
                             : g_rand_double_range(tangle->rand, -30, 12);
    for (int i = 0; chance(tangle, 30) && i < tangle->n; i++)
        trial.fate[tangle->cell[i]] = (gint8)(chance(tangle, 80) ? 0 : chance(tangle, 60) ? -1 : 1);
    trial.cost = g_new(double, (gsize)1 << tangle->n);
    for (guint bits = 0; bits < 1u << tangle->n; bits++) {
        trial.cost[bits] = subset_cost(&trial, bits);
        trial.least = MIN(trial.least, trial.cost[bits]);
    }
    return trial;
}

static void
trial_clear(Trial *trial)
{
    g_free(trial->value);
    g_free(trial->fate);
    g_free(trial->cost);
    tangle_clear(&trial->tangle);
}

static guint
bits_of(const Trial *trial, const Pattern *pattern)
{
    guint bits = 0;
    for (int i = 0; i < trial->tangle.n; i++)
        bits |= (guint)pattern_has(pattern, trial->tangle.cell[i]) << i;
    return bits;
}

static void
check_patterns(const Trial *trial, const ProviderView *view, const Query *query,
               const GPtrArray *patterns, guint32 seed)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(pattern_hash, pattern_equal);
    for (guint i = 0; i < patterns->len; i++) {
        Pattern *pattern = g_ptr_array_index(patterns, i);
        double cost = trial->cost[bits_of(trial, pattern)];
        cr_assert_lt(cost, query->ceiling + NEAR, "seed %u: %g is above the ceiling", seed, cost);
        cr_assert_lt(fabs(cost - pattern_value(pattern, view, query)), NEAR, "seed %u: %g, not %g",
                     seed, pattern_value(pattern, view, query), cost);
        cr_assert(g_hash_table_add(seen, pattern), "seed %u: twice the same", seed);
    }
}

static void
check_least(const Trial *trial, const Query *query, Priced priced, const GPtrArray *patterns,
            guint32 seed)
{
    cr_assert_leq(priced.bound, trial->least + NEAR, "seed %u: the bound %g is above %g", seed,
                  priced.bound, trial->least);
    if (!priced.exact || trial->least >= query->ceiling - NEAR)
        return;
    cr_assert_gt(patterns->len, 0, "seed %u: nothing found, %g there", seed, trial->least);
    double first = trial->cost[bits_of(trial, g_ptr_array_index(patterns, 0))];
    cr_assert_lt(fabs(first - trial->least), NEAR, "seed %u: %g, not %g", seed, first,
                 trial->least);
    cr_assert_lt(fabs(priced.bound - trial->least), NEAR, "seed %u", seed);
}

static void
check_alive(const Trial *trial, const Query *query, guint32 seed)
{
    for (guint bits = 0; bits < 1u << trial->tangle.n; bits++)
        for (int i = 0; trial->cost[bits] < query->ceiling - NEAR && i < trial->tangle.n; i++)
            if (bits >> i & 1)
                cr_assert(query->alive[trial->tangle.cell[i]], "seed %u: cell %d is alive", seed,
                          i);
}

static void
ask(const Trial *trial, Pricer *pricer, const ProviderView *view, Query query, guint32 seed)
{
    g_autoptr(GPtrArray) patterns = g_ptr_array_new_with_free_func((GDestroyNotify)pattern_free);
    query.weight = trial->weight;
    query.value = trial->value;
    query.fate = trial->fate;
    Priced priced = pricer_price(pricer, &query, patterns);
    cr_assert_eq(priced.n, (int)patterns->len);
    cr_assert_leq(priced.n, query.most);
    check_patterns(trial, view, &query, patterns, seed);
    check_least(trial, &query, priced, patterns, seed);
    if (query.alive != NULL)
        check_alive(trial, &query, seed);
}

static void
try_seed(guint32 seed, int most_cells)
{
    Trial trial = trial_new(seed, most_cells);
    g_autoptr(ProviderView) view = provider_view_new(trial.tangle.program, 0, trial.relevant);
    cr_assert_not_null(view, "seed %u", seed);
    g_autoptr(Pricer) pricer = pricer_new(view);
    g_autofree guint8 *alive = g_new0(guint8, (gsize)trial.tangle.program->n_cells);
    double gap = trial.least < HUGE_VAL ? trial.least + 5 : 0;
    ask(&trial, pricer, view, (Query){.ceiling = HUGE_VAL, .most = 1}, seed);
    ask(&trial, pricer, view, (Query){.ceiling = HUGE_VAL, .most = 4, .optimistic = TRUE}, seed);
    ask(&trial, pricer, view, (Query){.ceiling = gap, .most = 3, .alive = alive}, seed);
    ask(&trial, pricer, view, (Query){.ceiling = gap, .most = 9}, seed);
    ask(&trial, pricer, view, (Query){.ceiling = gap - 10, .most = 9}, seed);
    trial_clear(&trial);
}

Test(pricing, agrees_with_trying_every_subset)
{
    for (guint32 seed = 1; seed <= 6000; seed++)
        try_seed(seed, 8);
}

Test(pricing, agrees_with_trying_every_subset_of_more_cells)
{
    for (guint32 seed = 100001; seed <= 100200; seed++)
        try_seed(seed, 12);
}

Test(pricing, a_provider_without_cells_has_one_pattern)
{
    g_autoptr(Program) program = program_new(1, 1);
    g_autoptr(ProviderView) view = provider_view_new(program, 0, all_tiers);
    g_autoptr(Pricer) pricer = pricer_new(view);
    g_autoptr(GPtrArray) patterns = g_ptr_array_new_with_free_func((GDestroyNotify)pattern_free);
    const double weight[TIERS] = {0};
    const double value[1] = {0};
    Query query = {.weight = weight, .value = value, .ceiling = 1, .most = 2};
    Priced priced = pricer_price(pricer, &query, patterns);
    cr_assert(priced.exact);
    cr_assert_eq(priced.n, 1);
    cr_assert_eq(((Pattern *)g_ptr_array_index(patterns, 0))->n, 0);
    cr_assert_eq(priced.bound, 0);
}
