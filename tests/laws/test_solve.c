/* Law: each engine's optimum is the best of all rotas by the audit's count, and its bounds are
 * true. */

#include "draw.h"
#include "engine/engine.h"
#include "laws.h"

#include <criterion/criterion.h>

#define MOST_COUNTED                                                                               \
    9 /* cells: all choices are counted by the audit; beyond, priced by the program, */
#define MOST_CELLS 14 /* which another law holds against the audit */

typedef struct {
    gboolean legal;
    gint64 cost[TIERS];
} Counted;

static const EngineKind engines[] = {ENGINE_PRICE, ENGINE_COMPACT};

typedef struct {
    int solved;
    int impossible;
    int answers;
} Seen;

static Counted
count(const Lowered *lowered, const guint8 *taken)
{
    Counted counted;
    g_autoptr(Rota) rota = lowered_rota(lowered, taken);
    g_autoptr(Audit) audit = audit_rota(lowered->question, rota);
    counted.legal = audit->hard == 0;
    for (int tier = 0; tier < TIERS; tier++)
        counted.cost[tier] = law_cost(audit, tier);
    return counted;
}

static Counted *
count_all(const Lowered *lowered)
{
    int cells = lowered->program->n_cells;
    Counted *all = g_new0(Counted, (gsize)1 << cells);
    guint8 taken[MOST_CELLS + 1] = {0};
    for (guint i = 0; i < 1u << cells; i++) {
        for (int c = 0; c < cells; c++)
            taken[c] = i >> c & 1;
        if (cells <= MOST_COUNTED)
            all[i] = count(lowered, taken);
        else
            all[i].legal = program_price(lowered->program, taken, all[i].cost);
    }
    return all;
}

static int
compare(const gint64 *a, const gint64 *b)
{
    for (int tier = 0; tier < TIERS; tier++)
        if (a[tier] != b[tier])
            return a[tier] < b[tier] ? -1 : 1;
    return 0;
}

/** The best legal choice, or NULL. */
static const Counted *
best_of(const Counted *all, guint count)
{
    const Counted *best = NULL;
    for (guint i = 0; i < count; i++)
        if (all[i].legal && (!best || compare(all[i].cost, best->cost) < 0))
            best = &all[i];
    return best;
}

/** Whether some legal choice is as good in all earlier tiers and costs less than the bound. */
static gboolean
refutes(const Counted *choice, const Answer *answer, int tier)
{
    for (int earlier = 0; earlier < tier; earlier++)
        if (choice->cost[earlier] > answer->cost[earlier])
            return FALSE;
    return choice->legal && choice->cost[tier] < answer->bound[tier];
}

static const char *
wrong_bound(const Counted *all, guint count, const Answer *answer)
{
    for (guint i = 0; i < count && answer->taken; i++)
        for (int tier = 0; tier < TIERS; tier++)
            if (refutes(&all[i], answer, tier))
                return "a bound is above what is possible";
    return NULL;
}

static const char *
wrong_taken(const Lowered *lowered, const Answer *answer)
{
    gint64 cost[TIERS];
    if (!answer->taken)
        return NULL;
    if (!program_price(lowered->program, answer->taken, cost))
        return "the answer is not legal";
    return compare(cost, answer->cost) == 0 ? NULL : "the answer costs something else";
}

static const char *
wrong_optimum(const Counted *best, const Answer *answer)
{
    if (!best)
        return answer->status == ANSWER_INFEASIBLE ? NULL : "nothing is legal";
    if (answer->status != ANSWER_OPTIMAL || !answer->taken)
        return "not solved";
    if (compare(answer->cost, best->cost) != 0)
        return "not the best";
    return compare(answer->bound, answer->cost) == 0 ? NULL : "optimal without the bound";
}

static void
check_answer(const Town *town, const Lowered *lowered, const Counted *all, const Counted *best,
             const Effort *effort, guint32 seed)
{
    guint count = 1u << lowered->program->n_cells;
    g_autoptr(Answer) answer = engine_solve(lowered->program, effort);
    const char *wrong = effort->work == 0 ? wrong_optimum(best, answer) : NULL;
    wrong = wrong ? wrong : wrong_taken(lowered, answer);
    wrong = wrong ? wrong : wrong_bound(all, count, answer);
    if (!wrong)
        return;
    g_autofree char *text = draw_text(town);
    g_autofree char *choice =
        answer->taken ? law_choice_text(lowered, answer->taken) : g_strdup("nothing taken");
    GString *costs = g_string_new(NULL);
    for (int tier = 0; tier < TIERS; tier++)
        g_string_append_printf(costs,
                               "tier %d: best %" G_GINT64_FORMAT " answer %" G_GINT64_FORMAT
                               " bound %" G_GINT64_FORMAT "\n",
                               tier, best ? best->cost[tier] : -1, answer->cost[tier],
                               answer->bound[tier]);
    cr_assert_fail("seed %u engine %d work %d: %s, status %d\n%s%s\n%s", seed, effort->engine,
                   (int)effort->work, wrong, answer->status, text, choice, costs->str);
}

static void
check_region(guint32 seed, DrawSize size, Seen *seen)
{
    Town *town = draw_town(seed, size);
    if (!town)
        return;
    g_autoptr(Lowered) lowered = lower_question(town->question);
    if (lowered->program->n_cells <= MOST_CELLS) {
        g_autofree Counted *all = count_all(lowered);
        const Counted *best = best_of(all, 1u << lowered->program->n_cells);
        for (guint i = 0; i < G_N_ELEMENTS(engines); i++) {
            Effort whole = {.engine = engines[i], .threads = 1 + (int)seed % 2, .seed = seed};
            Effort little = whole;
            little.work = 1;
            check_answer(town, lowered, all, best, &whole, seed);
            check_answer(town, lowered, all, best, &little, seed);
            seen->answers += 2;
        }
        seen->solved += best != NULL;
        seen->impossible += best == NULL;
    }
    town_free(town);
}

static void
check_many(guint32 first_seed, int regions, DrawSize size, int least_impossible)
{
    Seen seen = {0, 0, 0};
    for (int i = 0; i < law_draws(regions); i++)
        check_region(first_seed + (guint32)i, size, &seen);
    cr_log_info("%d solved, %d impossible", seen.solved, seen.impossible);
    cr_assert_gt(seen.solved, law_draws(regions) / 4);
    cr_assert_geq(seen.impossible, law_draws(least_impossible));
    cr_assert_eq(seen.answers, 4 * (seen.solved + seen.impossible));
}

Test(solve, tiny_regions)
{
    check_many(400001, 2500, (DrawSize){.providers = 3, .days = 3, .lines = 2, .rules = 3}, 10);
}

Test(solve, more_cells)
{
    check_many(600001, 1200, (DrawSize){.providers = 4, .days = 4, .lines = 3, .rules = 5}, 3);
}

Test(solve, one_rule_at_a_time)
{
    check_many(500001, 1500, (DrawSize){.providers = 2, .days = 6, .lines = 2, .rules = 1}, 0);
}
