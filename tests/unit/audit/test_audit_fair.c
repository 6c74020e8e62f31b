#include "town.h"

#include "region/credit.h"

#include <criterion/criterion.h>

#define MILLION 1000000

static Town *
town(Form form)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_fair(town, form);
    return town;
}

static void
set(Town *town, int provider, int share, gint64 before, gint64 part)
{
    town->question->fair[provider] = (FairPart){TRUE, share, before, part};
}

static void
stand_days(Town *town, int provider, int first, int days)
{
    for (int i = 0; i < days; i++) {
        g_autofree char *date = g_strdup_printf("2026-12-%02d", first + i);
        town_stand(town, provider, 0, date);
    }
}

/* d01 three, d02 one of four; both should have two. */
static gint64
uneven(Form form)
{
    Town *t = town(form);
    town_ask(t, "2026-12-01", "2026-12-04");
    set(t, 0, 100, 0, 2 * MILLION);
    set(t, 1, 100, 0, 2 * MILLION);
    stand_days(t, 0, 1, 3);
    stand_days(t, 1, 4, 1);
    gint64 cost = town_count(t)->cost[2];
    cr_assert_eq(t->audit->load[0], 3);
    cr_assert_eq(t->audit->load[1], 1);
    town_free(t);
    return cost;
}

Test(audit_fair, squares)
{
    cr_assert_eq(uneven(FORM_SQUARES), 12 * (144 + 144));
}

Test(audit_fair, deviation)
{
    cr_assert_eq(uneven(FORM_DEVIATION), (12 + 12) * 144);
}

Test(audit_fair, spread)
{
    cr_assert_eq(uneven(FORM_SPREAD), 2 * COST_UNIT);
}

/* Half a share: d01 should have two and has one, d02 should have one and has two. */
static gint64
halves(Form form)
{
    Town *t = town(form);
    town_ask(t, "2026-12-01", "2026-12-03");
    set(t, 0, 100, 0, 2 * MILLION);
    set(t, 1, 50, 0, 1 * MILLION);
    stand_days(t, 0, 1, 1);
    stand_days(t, 1, 2, 2);
    gint64 cost = town_count(t)->cost[2];
    town_free(t);
    return cost;
}

Test(audit_fair, squares_of_a_half_share_weigh_double)
{
    cr_assert_eq(halves(FORM_SQUARES), 12 * 144 + 24 * 144);
}

Test(audit_fair, deviation_knows_no_share)
{
    cr_assert_eq(halves(FORM_DEVIATION), (12 + 12) * 144);
}

Test(audit_fair, spread_is_rounded_up)
{
    /* |1 × 1 - 1/2 × -1| = 1 1/2 */
    cr_assert_eq(halves(FORM_SPREAD), 2 * COST_UNIT);
}

Test(audit_fair, half_is_rounded_up)
{
    Town *t = town(FORM_SQUARES);
    town_ask(t, "2026-12-01", "2026-12-03");
    set(t, 0, 100, 125000, 0);  /* 12 × 1/8 = 1 1/2: 2 */
    set(t, 1, 2400, 0, 125000); /* - 1 1/2: - 1; 12/24 = 1/2: 1 */
    cr_assert_eq(town_count(t)->cost[2], 12 * 4 + 1 * 1);
    set(t, 0, 100, 0, 1333333);  /* - 15.999996: - 16 */
    set(t, 1, 5000, 1333333, 0); /* 16; 12/50 rounds to 0: 1 all the same */
    cr_assert_eq(town_count(t)->cost[2], 12 * 256 + 256);
    town_free(t);
}

Test(audit_fair, cost_level_weight_and_days)
{
    Town *t = town(FORM_DEVIATION);
    Fair *fair = g_ptr_array_index(t->region->fairs, 0);
    fair->cost = 7;
    fair->level = 4;
    fair->weigh = TRUE;
    town_word(t, &fair->not_days, "2026-12-02");
    town_set(&town_line_at(t, 0)->weight, 3);
    town_ask(t, "2026-12-01", "2026-12-03");
    set(t, 0, 100, 0, 0);
    set(t, 1, 100, 0, 0);
    stand_days(t, 0, 1, 3); /* 3 + 3; the second is not counted */
    cr_assert_eq(town_count(t)->cost[4], 6 * COST_UNIT * 7);
    cr_assert_eq(t->audit->load[0], 6);
    town_free(t);
}

Test(audit_fair, who_is_no_member_is_not_priced)
{
    Town *t = town(FORM_SPREAD);
    town_ask(t, "2026-12-01", "2026-12-03");
    set(t, 0, 100, 0, 0);
    set(t, 1, 100, 9 * MILLION, 0);
    t->question->fair[1].member = FALSE;
    cr_assert_eq(town_count(t)->cost[2], 0);
    t->question->fair[1].member = TRUE;
    cr_assert_eq(town_count(t)->cost[2], 9 * COST_UNIT);
    town_free(t);
}

Test(audit_fair, several_tallies_add_up)
{
    Town *t = town(FORM_DEVIATION);
    town_add_index(&town_fair(t, FORM_DEVIATION)->lines, 0);
    town_ask(t, "2026-12-01", "2026-12-02");
    for (int i = 0; i < 4; i++)
        set(t, i, 100, 0, MILLION);
    stand_days(t, 1, 1, 2); /* 1 too few, 1 too many, in both */
    cr_assert_eq(town_count(t)->cost[2], 4 * COST_UNIT);
    cr_assert_eq(t->audit->load[1], 2);
    cr_assert_eq(t->audit->load[3], 2);
    town_free(t);
}

/* d01 serves four, two of them for d02; one that d02 would serve for d01 is not served. */
Test(audit_fair, credit_goes_to_who_owed)
{
    Town *t = town(FORM_SQUARES);
    town_ask(t, "2026-12-01", "2026-12-04");
    set(t, 0, 100, 0, 2 * MILLION);
    set(t, 1, 100, 0, 2 * MILLION);
    stand_days(t, 0, 1, 4);
    question_owe(t->question, (Credit){0, 0, town_day("2026-12-02"), 1});
    question_owe(t->question, (Credit){0, 0, town_day("2026-12-03"), 1});
    question_owe(t->question, (Credit){1, 0, town_day("2026-12-04"), 0});
    cr_assert_eq(town_count(t)->cost[2], 0);
    cr_assert_eq(t->audit->load[0], 2);
    cr_assert_eq(t->audit->load[1], 2);
    cr_assert_eq(t->audit->served[0], 4);
    cr_assert_eq(t->audit->served[1], 0);
    town_free(t);
}
