/* Law: "nothing forbids it" is said of an open place just where standing there stays legal. */

#include "draw.h"
#include "explain/unfilled.h"
#include "laws.h"

#include <criterion/criterion.h>

typedef struct {
    int free;
    int forbidden;
} Seen;

/** The cell of a provider, a duty and a role, or -1. */
static int
cell_of(const Lowered *lowered, int provider, int slot, Role role)
{
    for (int c = 0; c < lowered->program->n_cells; c++) {
        const Cell *cell = &lowered->program->cell[c];
        if (cell->provider == provider &&
            g_array_index(lowered->slot_of, int, cell->slot) == slot &&
            g_array_index(lowered->role_of, int, cell->slot) == (int)role)
            return c;
    }
    return -1;
}

static gboolean
legal_with(const Lowered *lowered, guint8 *taken, int cell)
{
    gint64 cost[TIERS];
    if (cell < 0 || taken[cell])
        return FALSE;
    taken[cell] = 1;
    gboolean legal = program_price(lowered->program, taken, cost);
    taken[cell] = 0;
    return legal;
}

static void
check_place(const Town *town, const Lowered *lowered, guint8 *taken, const Unfilled *unfilled,
            guint32 seed, Seen *seen)
{
    for (guint i = 0; i < unfilled->reasons->len; i++) {
        const Reason *reason = g_ptr_array_index(unfilled->reasons, i);
        gboolean said = strcmp(reason->code, "free") == 0;
        int cell = cell_of(lowered, reason->provider, unfilled->slot, unfilled->role);
        seen->free += said;
        seen->forbidden += !said;
        if (said == legal_with(lowered, taken, cell))
            continue;
        g_autofree char *text = draw_text(town);
        g_autofree char *choice = law_choice_text(lowered, taken);
        cr_assert_fail("seed %u: %d in slot %d: %s (%s)\n%s%s", seed, reason->provider,
                       unfilled->slot, reason->code, reason->message, text, choice);
    }
}

/* Takes cells in an order of chance as long as the choice stays legal, or gives up. */
static gboolean
take_some(const Lowered *lowered, guint8 *taken, GRand *rand)
{
    gint64 cost[TIERS];
    int cells = lowered->program->n_cells;
    for (int tries = 0; tries < 4 * cells; tries++) {
        int cell = g_rand_int_range(rand, 0, cells);
        gboolean legal = program_price(lowered->program, taken, cost);
        if (!legal || (legal_with(lowered, taken, cell) && g_rand_boolean(rand)))
            taken[cell] = 1;
    }
    return program_price(lowered->program, taken, cost);
}

static void
check_region(guint32 seed, Seen *seen)
{
    Town *town = draw_town(seed, (DrawSize){.providers = 4, .days = 6, .lines = 3, .rules = 4});
    if (!town)
        return;
    g_autoptr(Lowered) lowered = lower_question(town->question);
    g_autofree guint8 *taken = g_new0(guint8, lowered->program->n_cells + 1);
    GRand *rand = g_rand_new_with_seed(seed);
    if (lowered->program->n_cells > 0 && take_some(lowered, taken, rand)) {
        g_autoptr(Rota) rota = lowered_rota(lowered, taken);
        g_autoptr(GPtrArray) all = explain_unfilled(town->question, rota);
        for (guint i = 0; i < all->len; i++)
            check_place(town, lowered, taken, g_ptr_array_index(all, i), seed, seen);
    }
    g_rand_free(rand);
    town_free(town);
}

Test(reasons, free_is_legal_and_legal_is_free)
{
    Seen seen = {0, 0};
    for (int i = 0; i < law_draws(4000); i++)
        check_region(300001 + (guint32)i, &seen);
    cr_log_info("%d free, %d forbidden", seen.free, seen.forbidden);
    cr_assert_gt(seen.free, 500);
    cr_assert_gt(seen.forbidden, 500);
}
