/* Law: what lowering makes of a region prices every choice as the audit counts its rota. */

#include "draw.h"
#include "laws.h"
#include "lower/lower.h"

#include <criterion/criterion.h>

#define ALL_UP_TO 7 /* cells: beyond, choices are drawn */
#define DRAWN 60

/** How choices ended, over all regions: a law that never sees the one or the other proves little.
 */
typedef struct {
    int regions;
    int priced;
    int never;
    int breaches[RULE_COUNT][2]; /* soft, hard */
} Seen;

static void
note(const Question *question, const Audit *audit, Seen *seen)
{
    for (guint i = 0; i < audit->breaches->len; i++) {
        const Breach *breach = &g_array_index(audit->breaches, Breach, i);
        if (breach->kind != BREACH_RULE || breach->index < 0)
            continue;
        const Rule *rule = g_ptr_array_index(question->region->rules, breach->index);
        seen->breaches[rule->kind][rule->level == LEVEL_HARD]++;
    }
}

static char *
difference(const Lowered *lowered, const guint8 *taken, Seen *seen)
{
    gint64 cost[TIERS];
    gboolean legal = program_price(lowered->program, taken, cost);
    g_autoptr(Rota) rota = lowered_rota(lowered, taken);
    g_autoptr(Audit) audit = audit_rota(lowered->question, rota);
    seen->priced += legal;
    seen->never += !legal;
    note(lowered->question, audit, seen);
    if (legal != (audit->hard == 0))
        return g_strdup_printf("program says %s, audit finds %d hard breaches",
                               legal ? "legal" : "never", audit->hard);
    for (int tier = 0; legal && tier < TIERS; tier++)
        if (cost[tier] != law_cost(audit, tier))
            return g_strdup_printf("tier %d: program %" G_GINT64_FORMAT " audit %" G_GINT64_FORMAT,
                                   tier, cost[tier], law_cost(audit, tier));
    int dropped = 0;
    g_autofree guint8 *again = lowered_choice(lowered, rota, &dropped);
    if (dropped > 0 || memcmp(again, taken, (gsize)lowered->program->n_cells) != 0)
        return g_strdup("the rota does not give back the choice");
    return NULL;
}

static void
check_choice(const Town *town, const Lowered *lowered, const guint8 *taken, guint32 seed,
             Seen *seen)
{
    g_autofree char *wrong = difference(lowered, taken, seen);
    if (!wrong)
        return;
    g_autofree char *text = draw_text(town);
    g_autofree char *choice = law_choice_text(lowered, taken);
    g_autofree char *breaches = law_breaches_text(lowered, taken);
    cr_assert_fail("seed %u: %s\n%s%s\n%s", seed, wrong, text, choice, breaches);
}

static void
check_region(guint32 seed, DrawSize size, Seen *seen)
{
    Town *town = draw_town(seed, size);
    if (!town)
        return;
    seen->regions++;
    g_autoptr(Lowered) lowered = lower_question(town->question);
    int cells = lowered->program->n_cells;
    g_autofree guint8 *taken = g_new0(guint8, cells + 1);
    GRand *rand = g_rand_new_with_seed(seed);
    guint choices = cells <= ALL_UP_TO ? 1u << cells : DRAWN;
    for (guint i = 0; i < choices; i++) {
        int percent = 5 + (int)i % 6 * 15;
        for (int c = 0; c < cells; c++)
            taken[c] = cells <= ALL_UP_TO ? (guint8)(i >> c & 1)
                                          : g_rand_int_range(rand, 0, 100) < percent;
        check_choice(town, lowered, taken, seed, seen);
    }
    g_rand_free(rand);
    town_free(town);
}

static void
check_many(guint32 first_seed, int regions, DrawSize size)
{
    Seen seen = {0};
    for (int i = 0; i < law_draws(regions); i++)
        check_region(first_seed + (guint32)i, size, &seen);
    cr_log_info("%d regions, %d choices priced, %d never", seen.regions, seen.priced, seen.never);
    cr_assert_gt(seen.regions, regions * 3 / 4);
    cr_assert_gt(seen.priced, seen.regions);
    cr_assert_gt(seen.never, seen.regions);
    for (int kind = 0; kind < RULE_COUNT; kind++)
        cr_assert(kind == RULE_accept || /* judged before any rota */
                      ((kind == RULE_labour || seen.breaches[kind][0] > 100) &&
                       seen.breaches[kind][1] > 25),
                  "%s was broken %d times soft, %d times hard", rule_kind_word((RuleKind)kind),
                  seen.breaches[kind][0], seen.breaches[kind][1]);
}

Test(price, tiny_regions)
{
    check_many(1, 6000, (DrawSize){.providers = 3, .days = 3, .lines = 2, .rules = 3});
}

Test(price, one_rule_at_a_time)
{
    check_many(100001, 12000, (DrawSize){.providers = 3, .days = 6, .lines = 2, .rules = 1});
}

Test(price, longer_periods)
{
    check_many(200001, 2500, (DrawSize){.providers = 5, .days = 12, .lines = 3, .rules = 6});
}
