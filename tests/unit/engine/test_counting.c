/* What counting proves is never above what a choice can reach. */
#include "engine/count/counting.h"
#include "random_program.h"

#include <criterion/criterion.h>

static gint64
span_units(const Span *span, const guint8 *taken)
{
    gint64 most = 0;
    for (int i = 0; i < span->n; i++)
        for (int j = 0; j < span->n; j++) {
            gint64 c[2];
            int side[2] = {i, j};
            for (int k = 0; k < 2; k++) {
                const SpanSide *of = &span->side[side[k]];
                c[k] = of->offset;
                for (int t = 0; t < of->n; t++)
                    c[k] += taken[of->cell[t]] ? of->weight[t] * span->scale : 0;
            }
            gint64 apart = span->side[i].share * c[1] - span->side[j].share * c[0];
            most = MAX(most, (apart + span->divisor - 1) / span->divisor);
        }
    return most;
}

/* Over all choices that cost no more than `held` before the tier: the least cost in it, and the
 * least units of each span. */
typedef struct {
    gboolean found;
    gint64 cost;
    gint64 units[8];
} Least;

static Least
least_by_force(const Program *program, int tier, const gint64 held[TIERS])
{
    Least least = {.cost = G_MAXINT64};
    guint8 taken[64] = {0};
    for (int k = 0; k < program->n_spans; k++)
        least.units[k] = G_MAXINT64;
    for (guint32 bits = 0; bits < (1u << program->n_cells); bits++) {
        gint64 cost[TIERS];
        for (int i = 0; i < program->n_cells; i++)
            taken[i] = (bits >> i) & 1;
        gboolean holds = program_price(program, taken, cost);
        for (int t = 0; holds && t < tier; t++)
            holds = cost[t] <= held[t];
        if (!holds)
            continue;
        least.found = TRUE;
        least.cost = MIN(least.cost, cost[tier]);
        for (int k = 0; k < program->n_spans; k++)
            least.units[k] = MIN(least.units[k], span_units(&program->span[k], taken));
    }
    return least;
}

typedef struct {
    int tiers;
    int met;    /* bounds that are the least cost, and above nothing */
    int raised; /* by what providers cost alone */
    int lowered;
    int spans;
    int wide;
} Seen;

static void
check_tier(const Program *program, int tier, const gint64 held[TIERS], Seen *seen)
{
    Least least = least_by_force(program, tier, held);
    g_autoptr(Counting) counting = counting_new(program, tier, held);
    gint64 bound = counting_tier(counting, tier);
    gint64 alone = counting_tier_alone(counting, tier);
    if (!least.found)
        return;
    cr_assert(alone <= least.cost, "tier %d: alone %d above %d", tier, (int)alone, (int)least.cost);
    seen->raised += alone > bound;
    seen->lowered += alone < bound;
    cr_assert(bound <= least.cost, "tier %d: %d above %d", tier, (int)bound, (int)least.cost);
    seen->tiers++;
    seen->met += bound == least.cost && bound != program->constant[tier];
    for (int k = 0; k < program->n_spans; k++) {
        gint64 units = counting_span(counting, k);
        cr_assert(units <= least.units[k], "span %d: %d above %d", k, (int)units,
                  (int)least.units[k]);
        seen->spans++;
        seen->wide += units > 0;
    }
}

Test(counting, is_never_above_what_can_be)
{
    Seen seen = {0};
    for (guint32 seed = 0; seed < draws(1500); seed++) {
        g_autoptr(Program) program = random_program(seed, 8);
        for (int k = 0; k < program->n_tallies; k++)
            program->tally[k].ask = program->tally[k].tier;
        gint64 held[TIERS];
        if (!brute_force(program, held))
            continue;
        for (int tier = 0; tier < TIER_FIRST_LEVEL + 3; tier++)
            check_tier(program, tier, held, &seen);
        held[TIER_FILL]++; /* a rota that leaves one place more open */
        check_tier(program, TIER_FIRST_LEVEL, held, &seen);
    }
    cr_assert(seen.tiers > 2000 && seen.met > 1000, "%d %d", seen.tiers, seen.met);
    cr_assert(seen.raised > 100 && seen.lowered == 0, "%d %d", seen.raised, seen.lowered);
    cr_assert(seen.spans > 1000 && seen.wide > 300, "%d %d", seen.spans, seen.wide);
}

/* Slots of one place; everybody may stand everywhere. */
static Program *
plain_program(int providers, int slots)
{
    Program *program = program_new(providers, slots);
    for (int s = 0; s < slots; s++)
        for (int p = 0; p < providers; p++)
            program_add_cell(program, p, s);
    Draw d = {.program = program, .rand = g_rand_new_with_seed(1)};
    draw_coverage(&d, 1);
    g_rand_free(d.rand);
    return program;
}

static void
add_plain_span(Program *program, const gint64 *share, int weight)
{
    Draw d = {.program = program};
    Span span = {.n = program->providers, .scale = 1, .divisor = 100, .cost = 1, .ask = -1};
    span.tier = TIER_FIRST_LEVEL;
    span.side = g_new0(SpanSide, span.n);
    for (int p = 0; p < span.n; p++) {
        SpanSide *side = &span.side[p];
        side->cell = g_new(int, program->n_cells);
        side->weight = g_new(int, program->n_cells);
        side->n = own_cells(&d, p, side->cell);
        for (int i = 0; i < side->n; i++)
            side->weight[i] = weight;
        side->share = share[p];
    }
    program_add_span(program, span);
}

static void
add_gap(Program *program, int provider, gint64 reach)
{
    Draw d = {.program = program};
    Chain chain = {.provider = provider, .reach = reach, .unit = 1, .cost = NEVER, .ask = -1};
    chain.cell = g_new(int, program->n_cells);
    chain.n = own_cells(&d, provider, chain.cell);
    chain.in = g_new(gint64, chain.n);
    for (int i = 0; i < chain.n; i++)
        chain.in[i] = program->cell[chain.cell[i]].slot;
    chain.out = g_memdup2(chain.in, sizeof(gint64) * chain.n);
    chain.before = G_MININT64;
    chain.after = G_MAXINT64;
    chain.tier = TIER_FIRST_LEVEL;
    program_add_chain(program, chain);
}

static gint64
units_held(const Program *program, gint64 open)
{
    gint64 held[TIERS] = {open};
    g_autoptr(Counting) counting = counting_new(program, TIER_FIRST_LEVEL, held);
    return counting_span(counting, 0);
}

Test(counting, shares_out_what_is_filled)
{
    static const gint64 equal[] = {100, 100, 100, 100}, half[] = {100, 50, 100, 50};
    g_autoptr(Program) ten = plain_program(4, 10);
    add_plain_span(ten, equal, 1);
    cr_assert_eq(units_held(ten, 0), 1); /* 3, 3, 2, 2 */
    cr_assert_eq(units_held(ten, 1), 1); /* 9: 3, 2, 2, 2 */
    cr_assert_eq(units_held(ten, 2), 0); /* 8: 2, 2, 2, 2 */
    g_autoptr(Program) heavy = plain_program(4, 10);
    add_plain_span(heavy, equal, 3);
    cr_assert_eq(units_held(heavy, 0), 3);
    g_autoptr(Program) shared = plain_program(4, 9);
    add_plain_span(shared, half, 1);
    cr_assert_eq(units_held(shared, 0), 1); /* 3, 2, 3, 1 */
    cr_assert_eq(units_held(shared, 3), 0); /* 2, 1, 2, 1 */
}

Test(counting, sees_who_cannot)
{
    static const gint64 equal[] = {100, 100, 100};
    g_autoptr(Program) program = plain_program(3, 12);
    add_plain_span(program, equal, 1);
    cr_assert_eq(units_held(program, 0), 0);
    add_gap(program, 1, 6); /* two at most: 5, 2, 5 */
    cr_assert_eq(units_held(program, 0), 3);
}

/* One unit where the provider does not stand in the slot. */
static void
add_want(Program *program, int provider, int slot, int strength)
{
    gint64 price[] = {strength, 0};
    Tally tally = {.provider = provider, .n = 1, .count = 2, .tier = TIER_FIRST_LEVEL, .ask = 7};
    for (int c = 0; c < program->n_cells; c++)
        if (program->cell[c].provider == provider && program->cell[c].slot == slot)
            tally.cell = g_memdup2(&c, sizeof c);
    const int one = 1;
    tally.weight = g_memdup2(&one, sizeof one);
    tally.price = g_memdup2(price, sizeof price);
    program_add_tally(program, tally);
}

Test(counting, sees_wishes_that_exclude_each_other)
{
    g_autoptr(Program) program = plain_program(3, 12);
    const gint64 held[TIERS] = {0};
    add_gap(program, 1, 6);
    add_want(program, 1, 2, 2);
    add_want(program, 1, 5, 3);
    add_want(program, 1, 11, 1);
    g_autoptr(Counting) counting = counting_new(program, TIER_FIRST_LEVEL, held);
    cr_assert_eq(counting_tier(counting, TIER_FIRST_LEVEL), 0);
    cr_assert_eq(counting_tier_alone(counting, TIER_FIRST_LEVEL), 2);
}
