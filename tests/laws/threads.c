/* Proofs with one thread and with more, for the thread sanitizer: Criterion 2.4.1 cannot start
 * under it, since its arena wants addresses that the sanitizer keeps. */
#include "../unit/engine/random_program.h"
#include "engine/engine.h"

#include <stdio.h>

static Answer *
solve(const Program *program, guint32 seed, int threads)
{
    Effort effort = {.engine = ENGINE_PRICE, .threads = threads, .seed = seed};
    return engine_solve(program, &effort);
}

static gboolean
is_same(const Answer *a, const Answer *b, int cells)
{
    return a->status == b->status && !a->taken == !b->taken &&
           memcmp(a->bound, b->bound, sizeof a->bound) == 0 &&
           (!a->taken || memcmp(a->taken, b->taken, (gsize)cells) == 0);
}

int
main(void)
{
    int wrong = 0, taken = 0;
    for (guint32 seed = 0; seed < draws(200); seed++) {
        g_autoptr(Program) program = random_program(seed, 14);
        g_autoptr(Answer) one = solve(program, seed, 1);
        for (int threads = 2; threads <= 4; threads++) {
            g_autoptr(Answer) more = solve(program, seed, threads);
            if (!is_same(one, more, program->n_cells)) {
                printf("seed %u: %d threads differ\n", seed, threads);
                wrong++;
            }
        }
        taken += one->taken != NULL;
    }
    return wrong > 0 || taken == 0;
}
