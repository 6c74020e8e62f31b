/* Law: sentences named as a contradiction cannot hold together, all but any one of them can; what
 * is offered as a way out is one, and there is no cheaper. Counted by trying every choice. */

#include "draw.h"
#include "explain/no_rota.h"
#include "explain/variant.h"
#include "laws.h"

#include <criterion/criterion.h>
#include <string.h>

#define MOST_CELLS 13

typedef struct {
    int contradictions;
    int sentences;
    int singles;
    int pairs;
    int skipped;
} Seen;

typedef enum { NONE, SOME, TOO_MANY } Choices;

/* Whether some choice keeps what is hard, by the audit's count. */
static Choices
try_choices(const Question *question)
{
    g_autoptr(Lowered) lowered = lower_question(question);
    int cells = lowered->program->n_cells;
    guint8 taken[MOST_CELLS + 1] = {0};
    if (cells > MOST_CELLS)
        return TOO_MANY;
    for (guint i = 0; i < 1u << cells; i++) {
        gint64 cost[TIERS];
        for (int c = 0; c < cells; c++)
            taken[c] = i >> c & 1;
        if (!program_price(lowered->program, taken, cost))
            continue;
        g_autoptr(Rota) rota = lowered_rota(lowered, taken);
        g_autoptr(Audit) audit = audit_rota(question, rota);
        cr_assert_eq(audit->hard, 0);
        return SOME;
    }
    return NONE;
}

static Choices
try_variant(const NoRota *no_rota, const guint8 *dropped, const GArray *changes)
{
    g_autoptr(Variant) variant =
        variant_new(no_rota->question, no_rota->sentences, dropped, changes);
    cr_assert_not_null(variant->question);
    return try_choices(variant->question);
}

static void
check_sentences(const Town *town, const NoRota *no_rota, guint32 seed, Seen *seen)
{
    g_autofree guint8 *dropped = g_new(guint8, no_rota->sentences->len + 1);
    g_autofree char *text = draw_text(town);
    memset(dropped, 1, no_rota->sentences->len + 1);
    for (guint i = 0; i < no_rota->conflict->len; i++)
        dropped[g_array_index(no_rota->conflict, int, i)] = 0;
    Choices whole = try_variant(no_rota, dropped, NULL);
    seen->skipped += whole == TOO_MANY;
    cr_assert_neq(whole, SOME, "seed %u: they can hold together\n%s", seed, text);
    for (guint i = 0; i < no_rota->conflict->len; i++) {
        int sentence = g_array_index(no_rota->conflict, int, i);
        dropped[sentence] = 1;
        Choices less = try_variant(no_rota, dropped, NULL);
        dropped[sentence] = 0;
        cr_assert_neq(less, NONE, "seed %u: sentence %d is not needed\n%s", seed, sentence, text);
        seen->sentences += less == SOME;
    }
}

/* No single change that costs less than what is offered is a way out. */
static void
check_cheapest(const Town *town, const NoRota *no_rota, guint32 seed)
{
    const Repair *first = no_rota->repairs->len > 0 ? g_ptr_array_index(no_rota->repairs, 0) : NULL;
    g_autofree char *text = draw_text(town);
    for (guint s = 0; s < no_rota->sentences->len; s++) {
        g_autoptr(GArray) changes = changes_of(no_rota->question, no_rota->sentences, (int)s);
        for (guint k = 0; k < changes->len; k++) {
            const Change *change = &g_array_index(changes, Change, k);
            if (first != NULL && first->changes->len == 1 && change->price >= first->price)
                break;
            g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(Change));
            g_array_append_val(one, *change);
            Choices choices = try_variant(no_rota, NULL, one);
            cr_assert_neq(choices, SOME, "seed %u: sentence %u, a change for %d is cheaper\n%s",
                          seed, s, change->price, text);
        }
    }
}

static void
check_repairs(const Town *town, const NoRota *no_rota, guint32 seed, Seen *seen)
{
    g_autofree char *text = draw_text(town);
    int before = 0;
    for (guint i = 0; i < no_rota->repairs->len; i++) {
        const Repair *repair = g_ptr_array_index(no_rota->repairs, i);
        int price = 0;
        for (guint k = 0; k < repair->changes->len; k++)
            price += g_array_index(repair->changes, Change, k).price;
        cr_assert_eq(repair->price, price);
        cr_assert_geq(repair->price, before);
        before = repair->price;
        Choices choices = try_variant(no_rota, NULL, repair->changes);
        cr_assert_neq(choices, NONE, "seed %u: repair %u is none\n%s", seed, i, text);
        seen->singles += choices == SOME && repair->changes->len == 1;
        seen->pairs += choices == SOME && repair->changes->len == 2;
    }
    if (no_rota->cheapest)
        check_cheapest(town, no_rota, seed);
}

static void
check_region(guint32 seed, Seen *seen)
{
    Town *town = draw_town(seed, (DrawSize){.providers = 3, .days = 5, .lines = 2, .rules = 4});
    if (!town)
        return;
    if (try_choices(town->question) == NONE) {
        static const Effort effort = {.work = 200000, .threads = 1, .seed = 1};
        g_autoptr(NoRota) no_rota = no_rota_new(town->question, &effort);
        seen->contradictions++;
        cr_assert_gt(no_rota->conflict->len, 0, "seed %u: no contradiction was found", seed);
        cr_assert(no_rota->irreducible);
        if (!no_rota->beside)
            check_sentences(town, no_rota, seed, seen);
        check_repairs(town, no_rota, seed, seen);
    }
    town_free(town);
}

Test(conflict, named_sentences_contradict_and_repairs_repair)
{
    Seen seen = {0};
    for (int i = 0; i < law_draws(40000); i++)
        check_region(700001 + (guint32)i, &seen);
    cr_log_info("%d contradictions, %d sentences, %d single repairs, %d pairs, %d skipped",
                seen.contradictions, seen.sentences, seen.singles, seen.pairs, seen.skipped);
    cr_assert_gt(seen.contradictions, 200);
    cr_assert_gt(seen.sentences, 200);
    cr_assert_gt(seen.singles, 200);
}
