#include "engine/engine.h"
#include "random_program.h"

#include <criterion/criterion.h>

static void
check_answer(guint32 seed, int *solved, int *impossible)
{
    g_autoptr(Program) program = random_program(seed, 9);
    gint64 best[TIERS];
    gboolean can = brute_force(program, best);
    Effort effort = {.engine = ENGINE_COMPACT, .seed = seed, .threads = 1};
    g_autoptr(Answer) answer = engine_solve(program, &effort);
    cr_assert_eq(answer->status, can ? ANSWER_OPTIMAL : ANSWER_INFEASIBLE, "seed %u: %d", seed,
                 answer->status);
    for (int tier = 0; can && tier < TIERS; tier++) {
        cr_assert_eq(answer->cost[tier], best[tier],
                     "seed %u tier %d: %" G_GINT64_FORMAT " not %" G_GINT64_FORMAT, seed, tier,
                     answer->cost[tier], best[tier]);
        cr_assert_eq(answer->bound[tier], best[tier], "seed %u tier %d", seed, tier);
    }
    *solved += can;
    *impossible += !can;
}

Test(compact, agrees_with_brute_force)
{
    int solved = 0, impossible = 0;
    for (guint32 seed = 0; seed < draws(3000); seed++)
        check_answer(seed, &solved, &impossible);
    cr_assert(solved > (int)draws(500), "%d", solved);
    cr_assert(impossible > (int)draws(50), "%d", impossible);
}
