#include "engine/thin.h"

#include <criterion/criterion.h>
#include <string.h>

#include "random_program.h"

static void
check_choice(const Program *program, const Program *thin, const int *whole, guint bits,
             guint32 seed)
{
    g_autofree guint8 *few = g_new0(guint8, (gsize)thin->n_cells + 1);
    g_autofree guint8 *all = g_new0(guint8, (gsize)program->n_cells + 1);
    for (int c = 0; c < thin->n_cells; c++)
        few[c] = all[whole[c]] = bits >> c & 1;
    gint64 cost[TIERS] = {0}, thin_cost[TIERS] = {0};
    gboolean payable = program_price(program, all, cost);
    cr_assert_eq(program_price(thin, few, thin_cost), payable, "seed %u", seed);
    if (payable)
        cr_assert_arr_eq(cost, thin_cost, sizeof cost, "seed %u", seed);
}

Test(thin, costs_what_the_whole_costs)
{
    for (guint32 seed = 1; seed <= draws(3000); seed++) {
        g_autoptr(Program) program = random_program(seed, 9);
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        g_autofree gint8 *dead = g_new0(gint8, (gsize)program->n_cells + 1);
        for (int c = 0; c < program->n_cells; c++)
            dead[c] = g_rand_int_range(rand, 0, 3) == 0 ? -1 : 0;
        int *whole;
        g_autoptr(Program) thin = thin_program(program, dead, &whole);
        for (guint bits = 0; bits < 1u << thin->n_cells; bits++)
            check_choice(program, thin, whole, bits, seed);
        g_free(whole);
    }
}
