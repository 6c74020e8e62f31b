/* Laws of effort: a run that was stopped leaves a rota which the audit finds legal and counts
 * alike, and bounds that are true; a run to the proof gives the same whatever the threads. */

#include "draw.h"
#include "engine/engine.h"
#include "laws.h"

#include <criterion/criterion.h>

static const EngineKind engines[] = {ENGINE_PRICE, ENGINE_COMPACT};
static const gint64 works[] = {1, 30, 200, 1000, 5000};

typedef struct {
    int regions;
    int unproven; /* runs that ended before their proof */
} Seen;

/* Against the answer of a run to the end: nothing as good in all earlier tiers costs less. */
static const char *
wrong_bound(const Answer *whole, const Answer *answer)
{
    for (int tier = 0; whole->taken && tier < TIERS; tier++) {
        if (answer->bound[tier] > whole->cost[tier])
            return "a bound is above the optimum";
        if (answer->taken && answer->cost[tier] != whole->cost[tier])
            return answer->cost[tier] < whole->cost[tier] ? "better than the optimum" : NULL;
    }
    return NULL;
}

static const char *
wrong_count(const Lowered *lowered, const Answer *answer)
{
    if (!answer->taken)
        return NULL;
    g_autoptr(Rota) rota = lowered_rota(lowered, answer->taken);
    g_autoptr(Audit) audit = audit_rota(lowered->question, rota);
    if (audit->hard > 0)
        return "the audit finds a hard breach";
    for (int tier = 0; tier < TIERS; tier++)
        if (law_cost(audit, tier) != answer->cost[tier])
            return "the audit counts otherwise";
    return NULL;
}

static const char *
wrong_status(const Answer *whole, const Answer *answer)
{
    gboolean proven = answer->taken && !memcmp(answer->cost, answer->bound, sizeof answer->cost);
    if (answer->status == ANSWER_OPTIMAL && !proven)
        return "optimal without the bound";
    if (answer->status == ANSWER_INFEASIBLE && whole->taken)
        return "something is legal";
    return answer->taken && !whole->taken ? "nothing is legal" : NULL;
}

static void
check_stopped(const Town *town, const Lowered *lowered, const Answer *whole, const Effort *effort,
              Seen *seen)
{
    g_autoptr(Answer) answer = engine_solve(lowered->program, effort);
    const char *wrong = wrong_count(lowered, answer);
    wrong = wrong ? wrong : wrong_bound(whole, answer);
    wrong = wrong ? wrong : wrong_status(whole, answer);
    seen->unproven += answer->status == ANSWER_FEASIBLE || answer->status == ANSWER_UNKNOWN;
    if (!wrong)
        return;
    g_autofree char *text = draw_text(town);
    cr_assert_fail("seed %u engine %d work %d: %s\n%s", effort->seed, effort->engine,
                   (int)effort->work, wrong, text);
}

static gboolean
is_same(const Answer *a, const Answer *b, int cells)
{
    return a->status == b->status && !a->taken == !b->taken &&
           memcmp(a->bound, b->bound, sizeof a->bound) == 0 &&
           (!a->taken || memcmp(a->taken, b->taken, (gsize)cells) == 0);
}

static void
check_region(guint32 seed, DrawSize size, Seen *seen)
{
    Town *town = draw_town(seed, size);
    if (!town)
        return;
    g_autoptr(Lowered) lowered = lower_question(town->question);
    Effort effort = {.engine = ENGINE_PRICE, .threads = 1, .seed = seed};
    g_autoptr(Answer) whole = engine_solve(lowered->program, &effort);
    cr_assert(whole->status == ANSWER_OPTIMAL || whole->status == ANSWER_INFEASIBLE,
              "seed %u: status %d", seed, whole->status);
    for (effort.threads = 2; effort.threads <= 4; effort.threads *= 2) {
        g_autoptr(Answer) more = engine_solve(lowered->program, &effort);
        cr_assert(is_same(whole, more, lowered->program->n_cells), "seed %u: %d threads differ",
                  seed, effort.threads);
    }
    effort.threads = 1 + (int)seed % 2;
    effort.work = works[seed % G_N_ELEMENTS(works)];
    for (guint i = 0; i < G_N_ELEMENTS(engines); i++) {
        effort.engine = engines[i];
        check_stopped(town, lowered, whole, &effort, seen);
    }
    seen->regions++;
    town_free(town);
}

static void
check_many(guint32 first_seed, int regions, DrawSize size)
{
    Seen seen = {0, 0};
    for (int i = 0; i < law_draws(regions); i++)
        check_region(first_seed + (guint32)i, size, &seen);
    cr_log_info("%d regions, %d runs without a proof", seen.regions, seen.unproven);
    cr_assert_gt(seen.regions, law_draws(regions) / 2);
    cr_assert_geq(seen.unproven, law_draws(regions) / 4);
}

Test(stop, small_regions)
{
    check_many(800001, 1000, (DrawSize){.providers = 4, .days = 5, .lines = 2, .rules = 4});
}

Test(stop, larger_regions)
{
    check_many(820001, 200, (DrawSize){.providers = 4, .days = 6, .lines = 2, .rules = 3});
}
