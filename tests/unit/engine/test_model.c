#include "engine/model/model.h"
#include "random_program.h"

#include <criterion/criterion.h>

/* A choice that can be paid keeps all rows, at just its cost in every tier. */
static void
check_completion(const Program *program, const Model *model, guint32 seed, int *payable)
{
    g_autofree gint64 *value = g_new0(gint64, model_columns(model) + 1);
    guint8 taken[64] = {0};
    for (guint32 bits = 0; bits < (1u << program->n_cells); bits++) {
        gint64 cost[TIERS];
        for (int i = 0; i < program->n_cells; i++)
            taken[i] = (bits >> i) & 1;
        gboolean can = program_price(program, taken, cost);
        if (can)
            cr_assert(!model->impossible, "seed %u", seed);
        if (model->impossible)
            continue;
        model_complete(model, taken, value);
        cr_assert_eq(model_keeps(model, value), can, "seed %u bits %x: %d", seed, bits, can);
        for (int tier = 0; can && tier < TIERS; tier++)
            cr_assert_eq(model_value(model, tier, value), cost[tier],
                         "seed %u bits %x tier %d: %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, seed,
                         bits, tier, model_value(model, tier, value), cost[tier]);
        *payable += can;
    }
}

Test(model, completes_every_choice)
{
    int payable = 0;
    for (guint32 seed = 0; seed < draws(3000); seed++) {
        g_autoptr(Program) program = random_program(seed, 8);
        g_autoptr(Model) model = model_new(program);
        check_completion(program, model, seed, &payable);
    }
    cr_assert(payable > (int)draws(20000), "%d", payable);
}
