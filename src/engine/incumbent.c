#include "engine/incumbent.h"

#include <string.h>

void
incumbent_begin(Incumbent *incumbent, const Program *program, Budget *budget)
{
    *incumbent = (Incumbent){.program = program, .budget = budget};
    incumbent->taken = g_new0(guint8, (gsize)program->n_cells + 1);
}

void
incumbent_end(Incumbent *incumbent)
{
    g_clear_pointer(&incumbent->taken, g_free);
}

int
cost_compare(const gint64 a[TIERS], const gint64 b[TIERS])
{
    for (int tier = 0; tier < TIERS; tier++)
        if (a[tier] != b[tier])
            return a[tier] < b[tier] ? -1 : 1;
    return 0;
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
    return TRUE;
}

void
incumbent_tell(Incumbent *incumbent, gboolean at_once)
{
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
