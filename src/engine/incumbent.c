#include "engine/incumbent.h"

#include <string.h>

/** Choices kept: patterns of rotas on the way down give the first duals their shape. */
enum { POOL = 25 };

void
incumbent_begin(Incumbent *incumbent, const Program *program, Budget *budget)
{
    *incumbent = (Incumbent){.program = program, .budget = budget};
    incumbent->taken = g_new0(guint8, (gsize)program->n_cells + 1);
    incumbent->pool = g_ptr_array_new_with_free_func(g_free);
    incumbent->dead = g_new0(gint8, (gsize)program->n_cells + 1);
}

void
incumbent_begin_part(Incumbent *part, const Program *program, const int *whole_cell,
                     Incumbent *whole)
{
    incumbent_begin(part, program, whole->budget);
    part->whole = whole;
    part->whole_cell = whole_cell;
    part->found = TRUE;
    part->tier = whole->tier;
    part->told = whole->told;
    for (int c = 0; c < program->n_cells; c++)
        part->taken[c] = whole->taken[whole_cell[c]];
    memcpy(part->cost, whole->cost, sizeof part->cost);
    memcpy(part->bound, whole->bound, sizeof part->bound);
}

void
incumbent_end(Incumbent *incumbent)
{
    g_clear_pointer(&incumbent->taken, g_free);
    g_clear_pointer(&incumbent->dead, g_free);
    g_ptr_array_unref(incumbent->pool);
}

int
cost_compare(const gint64 a[TIERS], const gint64 b[TIERS])
{
    for (int tier = 0; tier < TIERS; tier++)
        if (a[tier] != b[tier])
            return a[tier] < b[tier] ? -1 : 1;
    return 0;
}

static void
remember(Incumbent *incumbent, const guint8 *taken)
{
    if (incumbent->pool->len >= POOL)
        g_ptr_array_remove_index(incumbent->pool, 0);
    g_ptr_array_add(incumbent->pool, g_memdup2(taken, (gsize)incumbent->program->n_cells));
}

static void
offer_to_whole(const Incumbent *part)
{
    g_autofree guint8 *taken = g_new0(guint8, (gsize)part->whole->program->n_cells + 1);
    for (int c = 0; c < part->program->n_cells; c++)
        taken[part->whole_cell[c]] = part->taken[c];
    incumbent_offer(part->whole, taken);
}

gboolean
incumbent_offer(Incumbent *incumbent, const guint8 *taken)
{
    gint64 cost[TIERS];
    if (!program_price(incumbent->program, taken, cost) ||
        (incumbent->found && cost_compare(cost, incumbent->cost) >= 0))
        return FALSE;
    memcpy(incumbent->cost, cost, sizeof cost);
    memcpy(incumbent->taken, taken, (gsize)incumbent->program->n_cells);
    incumbent->found = TRUE;
    remember(incumbent, taken);
    if (incumbent->whole != NULL)
        offer_to_whole(incumbent);
    return TRUE;
}

void
incumbent_tell(Incumbent *incumbent, gboolean at_once)
{
    if (incumbent->whole != NULL) {
        memcpy(incumbent->whole->bound, incumbent->bound, sizeof incumbent->bound);
        incumbent_tell(incumbent->whole, at_once);
        return;
    }
    const Effort *effort = incumbent->budget->effort;
    if (effort->progress == NULL)
        return;
    double now = budget_seconds(incumbent->budget);
    if (!at_once && now < incumbent->told + 0.2)
        return;
    Progress progress = {.seconds = now,
                         .taken = incumbent->found ? incumbent->taken : NULL,
                         .tier = incumbent->tier};
    memcpy(progress.cost, incumbent->cost, sizeof progress.cost);
    memcpy(progress.bound, incumbent->bound, sizeof progress.bound);
    effort->progress(&progress, effort->data);
    incumbent->told = now;
}
