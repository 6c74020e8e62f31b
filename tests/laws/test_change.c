/* Laws of change: what is asked for less strictly never costs more, and what people are called and
 * where they stand in the list changes no proven cost. */

#include "draw.h"
#include "engine/engine.h"
#include "laws.h"
#include "loosen.h"

#include <criterion/criterion.h>

static const struct {
    const char *name;
    Change *change;
    gboolean same; /* else: never dearer */
} changes[] = {
    {"a larger max", change_max, FALSE},
    {"a smaller min", change_min, FALSE},
    {"a smaller gap", change_gap, FALSE},
    {"less rest", change_rest, FALSE},
    {"longer runs", change_run, FALSE},
    {"a shorter follow", change_follow, FALSE},
    {"hard made soft", change_soften, FALSE},
    {"a smaller cost", change_cheapen, FALSE},
    {"one rule less", change_silence, FALSE},
    {"one absence less", change_drop_absence, FALSE},
    {"other names in another order", change_exchange_people, TRUE},
};

typedef struct {
    int tried;
    int changed; /* in cost */
} Seen;

/* The compact engine takes its time for larger regions. */
static EngineKind
some_engine(DrawSize size, guint32 chance)
{
    return size.days <= 5 && chance % 2 == 0 ? ENGINE_COMPACT : ENGINE_PRICE;
}

static Answer *
solve(const Town *town, EngineKind engine, guint32 seed)
{
    g_autoptr(Lowered) lowered = lower_question(town->question);
    Effort effort = {.engine = engine, .threads = 1, .seed = seed};
    return engine_solve(lowered->program, &effort);
}

/* Below 0: the first is cheaper; impossible is dearer than all. */
static int
compare(const Answer *a, const Answer *b)
{
    if (!a->taken || !b->taken)
        return (b->taken != NULL) - (a->taken != NULL);
    for (int tier = 0; tier < TIERS; tier++)
        if (a->cost[tier] != b->cost[tier])
            return a->cost[tier] < b->cost[tier] ? -1 : 1;
    return 0;
}

static gboolean
is_proven(const Answer *answer)
{
    return answer->status == ANSWER_INFEASIBLE ||
           (answer->status == ANSWER_OPTIMAL &&
            memcmp(answer->cost, answer->bound, sizeof answer->cost) == 0);
}

static void
check_change(const Town *before, Town *after, guint32 seed, DrawSize size, int kind, Seen *seen)
{
    const char *name = changes[kind].name;
    Period period = after->question->period;
    question_free(after->question);
    after->question = question_new(after->region, period, NULL, after->messages);
    cr_assert(after->question, "seed %u, %s: no question", seed, name);
    g_autoptr(Answer) was = solve(before, some_engine(size, seed), seed);
    g_autoptr(Answer) is = solve(after, some_engine(size, seed / 2), seed + 1);
    cr_assert(is_proven(was) && is_proven(is), "seed %u, %s: no proof", seed, name);
    int order = compare(is, was);
    seen->tried++;
    seen->changed += order != 0;
    if (order == 0 || (order < 0 && !changes[kind].same))
        return;
    g_autofree char *text = draw_text(before);
    g_autofree char *changed = draw_text(after);
    cr_assert_fail("seed %u, %s: %s\n%s\n%s", seed, name, order < 0 ? "cheaper" : "dearer", text,
                   changed);
}

static void
check_region(guint32 seed, DrawSize size, int kind, Seen *seen)
{
    Town *before = draw_town(seed, size);
    if (!before)
        return;
    Town *after = draw_town(seed, size);
    Dice *dice = dice_new(seed);
    if (changes[kind].change(dice, after))
        check_change(before, after, seed, size, kind, seen);
    dice_free(dice);
    town_free(before);
    town_free(after);
}

static void
check_many(guint32 first_seed, int regions, DrawSize size)
{
    for (int kind = 0; kind < (int)G_N_ELEMENTS(changes); kind++) {
        Seen seen = {0, 0};
        for (int i = 0; i < law_draws(regions); i++)
            check_region(first_seed + (guint32)i, size, kind, &seen);
        cr_log_info("%s: %d tried, %d changed the cost", changes[kind].name, seen.tried,
                    seen.changed);
        cr_assert_geq(seen.tried, law_draws(regions) / 50, "%s: %d", changes[kind].name,
                      seen.tried);
        cr_assert(changes[kind].same || seen.changed > law_draws(regions) / 400, "%s: %d of %d",
                  changes[kind].name, seen.changed, seen.tried);
    }
}

Test(change, of_small_regions)
{
    check_many(700001, 800, (DrawSize){.providers = 4, .days = 5, .lines = 2, .rules = 5});
}

Test(change, of_larger_regions)
{
    check_many(720001, 150, (DrawSize){.providers = 4, .days = 6, .lines = 2, .rules = 4});
}
