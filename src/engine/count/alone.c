#include "engine/count/alone.h"

#include "engine/count/covers.h"
#include "engine/price/pricing.h"
#include "engine/thin.h"

#include <math.h>

static gboolean
is_asked(const Program *program, int tier, const guint8 *left_out, int index)
{
    const Tally *tally = &program->tally[index];
    return tally->provider >= 0 && tally->tier == tier && !left_out[index];
}

/* Own elements of the tier, and what forbids successions. Limits of other tiers would only make
 * the question harder. */
static Program *
own_elements(const Program *program, int tier, const guint8 *left_out)
{
    g_autofree int *number = g_new(int, (gsize)(program->n_cells + program->n_marks) + 1);
    Thinning thinning = {program, program_new(program->providers, program->slots), number};
    for (int c = 0; c < program->n_cells; c++)
        number[c] =
            program_add_cell(thinning.part, program->cell[c].provider, program->cell[c].slot);
    for (int k = 0; k < program->n_marks; k++)
        thin_mark(&thinning, k);
    for (int k = 0; k < program->n_tallies; k++)
        if (is_asked(program, tier, left_out, k))
            thin_tally(&thinning, k);
    for (int k = 0; k < program->n_chains; k++)
        thin_chain(&thinning, k);
    for (int k = 0; k < program->n_ranks; k++)
        thin_rank(&thinning, k);
    for (int k = 0; k < program->n_runs; k++)
        thin_run(&thinning, k);
    return thinning.part;
}

/* What the provider's tallies cost at least, one by one. *idle: no duty at all costs as little. */
static gint64
least_prices(const Program *own, int provider, gboolean *idle)
{
    gint64 least = 0;
    *idle = TRUE;
    for (int k = 0; k < own->n_tallies; k++) {
        const Tally *tally = &own->tally[k];
        if (tally->provider != provider)
            continue;
        Reach at;
        gint64 price = least_price(own, tally, &at);
        *idle = *idle && tally->first <= 0 && -tally->first < tally->count &&
                tally->price[-tally->first] == price;
        least = price_add(least, price);
    }
    return least;
}

/* Proven by pricing without duals; where the provider cannot be priced, or asks for no duty, what
 * the tallies cost. */
static gint64
provider_least(const Program *own, int provider, int tier)
{
    gboolean relevant[TIERS] = {FALSE};
    double weight[TIERS] = {0};
    relevant[tier] = TRUE;
    weight[tier] = 1;
    gboolean idle;
    gint64 least = least_prices(own, provider, &idle);
    g_autoptr(ProviderView) view = idle ? NULL : provider_view_new(own, provider, relevant);
    if (view == NULL)
        return least;
    g_autofree double *value = g_new0(double, (gsize)(own->n_cells + own->n_marks) + 1);
    g_autoptr(Pricer) pricer = pricer_new(view);
    g_autoptr(GPtrArray) patterns = g_ptr_array_new_with_free_func((GDestroyNotify)pattern_free);
    Query query = {.weight = weight, .value = value, .ceiling = HUGE_VAL, .most = 1};
    double bound = pricer_price(pricer, &query, patterns).bound;
    return bound == HUGE_VAL ? NEVER : MAX(least, (gint64)ceil(bound - 0.5));
}

gint64
alone_least(const Program *program, int tier, const guint8 *left_out)
{
    g_autoptr(Program) own = own_elements(program, tier, left_out);
    gint64 least = 0;
    for (int p = 0; p < program->providers && least != NEVER; p++) {
        gint64 cost = provider_least(own, p, tier);
        least = cost == NEVER ? NEVER : price_add(least, cost);
    }
    return least;
}
