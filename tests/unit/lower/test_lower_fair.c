#include "small.h"

#include "region/credit.h"

static Small small;
static int sunday, ann, bob;

/* Two doctors, four Sundays in December. */
static void
begin(void)
{
    small = small_open();
    ann = plain_provider(small.region, UNIT_DOCTOR, "d01");
    bob = plain_provider(small.region, UNIT_DOCTOR, "d02");
    sunday = plain_line(small.region, "sunday", "sunday", "09:00-17:00");
}

static void
end(void)
{
    small_close(&small);
}

TestSuite(lower_fair, .init = begin, .fini = end);

static void
december(void)
{
    small_lower(&small, DEC(1), DEC(31));
}

static gint64
price(const char *text)
{
    return small_price(&small, TIER_OF_LEVEL(2), text);
}

/* Sets what the question knows of a provider, before lowering again. */
static void
standing(int provider, int share, gint64 before, gint64 part)
{
    small.question->fair[provider] = (FairPart){TRUE, share, before, part};
}

static void
lower_again(void)
{
    lowered_free(small.lowered);
    small.lowered = lower_question(small.question);
}

Test(lower_fair, squares_around_an_equal_part)
{
    plain_fair(small.region, "duties");
    december();
    /* F = 2 each, w = 12, b = -24: 12·(12x - 24)² */
    cr_assert_eq(price("d01 sunday 6, d01 sunday 13, d02 sunday 20, d02 sunday 27"), 0);
    cr_assert_eq(price("d01 sunday 6, d02 sunday 13, d02 sunday 20, d02 sunday 27"), 2 * 12 * 144);
    cr_assert_eq(price("d01 sunday 6"), 12 * 144 + 12 * 576);
}

Test(lower_fair, a_share_tells_part_and_weight)
{
    plain_share(small.region, bob, DAY_NONE, 30);
    plain_fair(small.region, "duties")->cost = 3;
    december();
    standing(ann, 100, 0, 3076923);
    standing(bob, 30, 0, 923077);
    lower_again();
    /* ann: w = 12, b = -36.92 = -37; bob: w = 40, b = -11.08 = -11 */
    cr_assert_eq(price("d01 sunday 6, d01 sunday 13, d01 sunday 20, d02 sunday 27"),
                 3 * (12 * 1 + 40 * 1));
}

Test(lower_fair, halves_round_up_on_both_sides_of_zero)
{
    plain_fair(small.region, "duties");
    december();
    standing(ann, 100, 125000, 0); /* 12·B = 1.5, b = 2 */
    standing(bob, 100, 0, 125000); /* -1.5, b = -1 */
    lower_again();
    cr_assert_eq(price("d01 sunday 6, d02 sunday 13"), 12 * 14 * 14 + 12 * 11 * 11);
    standing(ann, 100, 41667, 0); /* 0.500004, b = 1 */
    standing(bob, 100, 0, 41667); /* -0.500004, b = -1 */
    lower_again();
    cr_assert_eq(price("d01 sunday 6, d02 sunday 13"), 12 * 13 * 13 + 12 * 11 * 11);
}

Test(lower_fair, weights_round_half_up_and_are_at_least_one)
{
    plain_fair(small.region, "duties");
    december();
    standing(ann, 160, 0, 0);  /* 7.5, w = 8 */
    standing(bob, 5000, 0, 0); /* 0.24, w = 1 */
    lower_again();
    cr_assert_eq(price("d01 sunday 6, d02 sunday 13"), 8 * 144 + 144);
}

Test(lower_fair, deviation_is_a_twelfth_of_a_cost_each)
{
    Fair *fair = plain_fair(small.region, "duties");
    fair->form = FORM_DEVIATION;
    fair->cost = 2;
    december();
    cr_assert_eq(price("d01 sunday 6, d02 sunday 13, d02 sunday 20, d02 sunday 27"),
                 2 * 2 * COST_UNIT);
}

Test(lower_fair, spread_is_the_widest_difference)
{
    plain_fair(small.region, "duties")->form = FORM_SPREAD;
    december();
    cr_assert_eq(price("d01 sunday 6, d02 sunday 13, d02 sunday 20, d02 sunday 27"), 2 * COST_UNIT);
    cr_assert_eq(price("d01 sunday 6, d01 sunday 13, d02 sunday 20, d02 sunday 27"), 0);
    standing(ann, 100, 0, 1000000);
    standing(bob, 50, 400000, 500000);
    lower_again();
    /* c = 0, 0.9 with one duty each: |1·0.9 - 0.5·0| begun is 1 */
    cr_assert_eq(price("d01 sunday 6, d02 sunday 13"), COST_UNIT);
    /* c = -1, 1.9: 1.9 + 0.5 = 2.4 begun is 3 */
    cr_assert_eq(price("d02 sunday 6, d02 sunday 13"), 3 * COST_UNIT);
}

Test(lower_fair, a_member_who_cannot_serve_is_a_constant)
{
    plain_fair(small.region, "duties");
    plain_request(small.region, ann, REQUEST_ABSENT, DEC(1), DEC(31));
    december();
    cr_assert_eq(small.lowered->program->constant[TIER_OF_LEVEL(2)], 12 * 24 * 24);
    cr_assert_eq(price("d02 sunday 6, d02 sunday 13, d02 sunday 20, d02 sunday 27"),
                 2 * 12 * 24 * 24);
}

Test(lower_fair, who_is_no_member_costs_nothing)
{
    plain_fair(small.region, "duties");
    plain_share(small.region, bob, DAY_NONE, 0);
    small_fix(&small, bob, sunday, DEC(6));
    december();
    /* One of four is served by bob, who has no part: ann's is 4. */
    cr_assert_eq(price("d02 sunday 6, d01 sunday 13, d01 sunday 20, d01 sunday 27"), 12 * 144);
}

Test(lower_fair, loads_are_weighed)
{
    Line *line = plain_line_at(small.region, sunday);
    plain_map(small.region, &line->weight, "2026-12-06", 3);
    plain_map(small.region, &line->weight, "2026-12-13", 0);
    plain_map(small.region, &line->weight, NULL, 1);
    plain_fair(small.region, "duties")->weigh = TRUE;
    december();
    /* Load 5, F = 2.5, b = -30; 3 and 2 give 6 and -6. */
    cr_assert_eq(price("d01 sunday 6, d02 sunday 20, d02 sunday 27"), 2 * 12 * 36);
    cr_assert_eq(price("d01 sunday 6, d01 sunday 13, d02 sunday 20, d02 sunday 27"), 2 * 12 * 36);
}

Test(lower_fair, a_doctors_sum_goes_no_further_than_one_place_at_a_time)
{
    plain_line(small.region, "other", "sunday", "10:00-12:00");
    plain_fair(small.region, "duties");
    december();
    const Program *program = small.lowered->program;
    const Tally *last = &program->tally[program->n_tallies - 1];
    cr_assert_eq(last->n, 8);
    cr_assert_eq(last->count, 5);
}

/* What bob would serve on the 13th and ann on the 20th counts for the other. */
Test(lower_fair, credit_goes_to_who_owed)
{
    plain_fair(small.region, "duties");
    december();
    question_owe(small.question, (Credit){bob, sunday, DEC(13), ann});
    question_owe(small.question, (Credit){ann, sunday, DEC(20), bob});
    lower_again();
    cr_assert_eq(price("d02 sunday 6, d02 sunday 13, d01 sunday 20, d01 sunday 27"), 0);
    cr_assert_eq(price("d01 sunday 6, d02 sunday 13, d02 sunday 20, d02 sunday 27"), 0);
    cr_assert_eq(price("d02 sunday 6, d02 sunday 13, d02 sunday 20, d02 sunday 27"), 2 * 12 * 144);
    cr_assert_eq(price("d01 sunday 6, d01 sunday 13, d02 sunday 20, d02 sunday 27"), 0);
    cr_assert_eq(price("d01 sunday 6, d01 sunday 13, d01 sunday 20, d02 sunday 27"), 0);
    for (int i = 0; i < small.lowered->program->n_tallies; i++) {
        const Tally *tally = &small.lowered->program->tally[i];
        if (tally->tier == TIER_OF_LEVEL(2))
            cr_assert_eq(tally->provider, -1, "it speaks of two providers' cells");
    }
}
