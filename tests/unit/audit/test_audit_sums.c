/* everyone, prefer, quota, mix, spread: counted by hand. */
#include "town.h"

#include <criterion/criterion.h>

/* Three doctors, two of one area; a line by day with two places, one by night. */
static Town *
town(RuleKind kind, int level, Rule **rule)
{
    static const char *const areas[] = {"east", "east", "west"};
    Town *t = town_new();
    for (int i = 0; i < 3; i++) {
        g_autofree char *id = g_strdup_printf("d%02d", i + 1);
        town_at(t, town_doctor(t, id))->area = g_strdup(areas[i]);
    }
    town_line(t, UNIT_DOCTOR, "day", "09:00-17:00");
    town_line(t, UNIT_DOCTOR, "night", "22:00-07:00");
    town_set(&town_line_at(t, 0)->need, 2);
    *rule = town_rule(t, kind, level);
    return t;
}

static void
december(Town *t)
{
    town_ask(t, "2026-12-01", "2026-12-31");
}

#define DUE(units) cr_assert_eq(town_count(t)->cost[1], (units)*COST_UNIT)

/* -- everyone --------------------------------------------------------------------------------- */

Test(audit_everyone, each_serves_at_least_so_often)
{
    Rule *rule;
    Town *t = town(RULE_everyone, 1, &rule);
    rule->everyone.min = 2;
    town_word(t, &rule->days, "sunday");
    december(t);
    town_stand(t, 0, 0, "2026-12-06");
    town_stand(t, 0, 1, "2026-12-13");
    town_stand(t, 1, 0, "2026-12-20");
    town_stand(t, 1, 0, "2026-12-21"); /* a Monday */
    DUE(1 + 2);
    cr_assert_eq(town_breach(t, 0)->provider, 1);
    cr_assert(town_breach(t, 0)->under);
    town_free(t);
}

Test(audit_everyone, asks_who_has_a_share_absent_or_not)
{
    Rule *rule;
    Town *t = town(RULE_everyone, LEVEL_HARD, &rule);
    Share none = {DAY_NONE, 0};
    g_array_append_val(town_at(t, 0)->shares, none);
    town_request(t, REQUEST_ABSENT, 1, "2026-12-01", "2026-12-31", -1);
    Leave leave = {{town_day("2026-12-01"), town_day("2026-12-31")}, PLACE_NONE};
    g_array_append_val(town_at(t, 2)->leaves, leave);
    december(t);
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->provider, 1, "absent all month, asked all the same");
    town_free(t);
}

/* -- prefer ----------------------------------------------------------------------------------- */

Test(audit_prefer, disliked_duties_cost)
{
    Rule *rule;
    Town *t = town(RULE_prefer, 1, &rule);
    rule->prefer.avoid = TRUE;
    town_add_index(&rule->prefer.lines, 1);
    town_name(&rule->who, 0);
    december(t);
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 0, 1, "2026-12-05");
    town_stand(t, 0, 1, "2026-12-08");
    town_stand(t, 1, 1, "2026-12-09");
    DUE(2);
    town_free(t);
}

Test(audit_prefer, liked_lines_make_the_others_dear)
{
    Rule *rule;
    Town *t = town(RULE_prefer, 1, &rule);
    town_add_index(&rule->prefer.lines, 1);
    rule->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-03", 0);
    december(t);
    town_stand(t, 0, 1, "2026-12-01");
    town_stand(t, 0, 0, "2026-12-03"); /* by hand */
    town_stand(t, 1, 0, "2026-12-03");
    town_stand(t, 2, 0, "2026-12-04");
    DUE(2);
    town_free(t);
}

/* -- quota ------------------------------------------------------------------------------------ */

Test(audit_quota, counts_them_all_together)
{
    Rule *rule;
    Town *t = town(RULE_quota, 1, &rule);
    rule->quota = (LimitRule){.max = 2, .min = 2, .per = PER_WEEK};
    town_name(&rule->who, 0);
    town_name(&rule->who, 1);
    town_ask(t, "2026-11-30", "2026-12-16");
    town_stand(t, 0, 0, "2026-11-30");
    town_stand(t, 1, 0, "2026-11-30");
    town_stand(t, 1, 1, "2026-12-05"); /* three in the first week */
    town_stand(t, 2, 1, "2026-12-08"); /* not one of them: nobody in the second */
    DUE(1 + 2);                        /* the third does not end inside */
    cr_assert_eq(town_breach(t, 0)->provider, -1);
    cr_assert(town_breach(t, 1)->under);
    town_free(t);
}

Test(audit_quota, a_window_without_duties_asks_for_none)
{
    Rule *rule;
    Town *t = town(RULE_quota, LEVEL_HARD, &rule);
    rule->quota = (LimitRule){.max = -1, .min = 3, .per = PER_DAY, .weigh = TRUE};
    town_word(t, &rule->days, "sunday");
    town_set(&town_line_at(t, 1)->weight, 2);
    town_ask(t, "2026-12-05", "2026-12-07");
    town_stand(t, 0, 0, "2026-12-06");
    cr_assert_eq(town_count(t)->hard, 1);
    cr_assert_eq(town_breach(t, 0)->units, 2);
    town_stand(t, 1, 1, "2026-12-06");
    cr_assert_eq(town_count(t)->hard, 0);
    town_free(t);
}

Test(audit_quota, what_is_fixed_by_hand_raises_it)
{
    Rule *rule;
    Town *t = town(RULE_quota, 1, &rule);
    rule->quota = (LimitRule){.max = 0, .per = PER_PERIOD};
    rule->except_fixed = TRUE;
    town_fix(t, 0, "2026-12-01", 0);
    town_fix(t, 1, "2026-12-01", 0);
    december(t);
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 1, 0, "2026-12-01");
    DUE(0);
    town_stand(t, 2, 0, "2026-12-02");
    DUE(1);
    town_free(t);
}

/* -- mix -------------------------------------------------------------------------------------- */

Test(audit_mix, so_many_of_those_in_one_slot)
{
    Rule *rule;
    Town *t = town(RULE_mix, 1, &rule);
    rule->mix = (MixRule){.max = 1, .min = 1};
    town_name(&rule->who, 0);
    town_name(&rule->who, 1);
    town_add_index(&rule->lines, 0);
    december(t);
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 1, 0, "2026-12-01"); /* one too many */
    town_stand(t, 0, 0, "2026-12-02");
    town_stand(t, 2, 0, "2026-12-02"); /* right */
    town_stand(t, 2, 0, "2026-12-03"); /* none; the other place is open */
    town_stand(t, 2, 1, "2026-12-04"); /* a line that the rule does not see */
    DUE(1 + 1);
    cr_assert(!town_breach(t, 0)->under);
    cr_assert(town_breach(t, 1)->under);
    cr_assert_eq(town_breach(t, 1)->day, town_day("2026-12-03"));
    town_free(t);
}

Test(audit_mix, what_all_stands_by_hand_is_no_breach)
{
    Rule *rule;
    Town *t = town(RULE_mix, LEVEL_HARD, &rule);
    rule->mix = (MixRule){.max = -1, .min = 1};
    rule->except_fixed = TRUE;
    town_name(&rule->who, 0);
    town_fix(t, 1, "2026-12-01", 0);
    december(t);
    town_stand(t, 1, 0, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 0);
    town_stand(t, 2, 0, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 1);
    town_stand_as(t, 0, 0, "2026-12-01", ROLE_RESERVE);
    cr_assert_eq(t->audit->hard, 1, "a reserve is nobody here");
    town_free(t);
}

/* -- spread ----------------------------------------------------------------------------------- */

Test(audit_spread, at_most_so_many_of_an_area)
{
    Rule *rule;
    Town *t = town(RULE_spread, 1, &rule);
    rule->spread = (SpreadRule){BY_AREA, 1, 0};
    december(t);
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 1, 1, "2026-12-01"); /* two of the east */
    town_stand(t, 0, 0, "2026-12-02");
    town_stand(t, 2, 0, "2026-12-02");
    town_stand(t, 2, 1, "2026-12-03");
    town_stand(t, 2, 0, "2026-12-03"); /* one provider's two count, too */
    DUE(1 + 1);
    cr_assert_str_eq(town_breach(t, 0)->name, "east");
    cr_assert_str_eq(town_breach(t, 1)->name, "west");
    town_free(t);
}

Test(audit_spread, at_least_so_many_of_those_who_could)
{
    Rule *rule;
    Town *t = town(RULE_spread, 1, &rule);
    rule->spread = (SpreadRule){BY_AREA, -1, 1};
    town_at(t, 2)->until = town_day("2026-12-02");
    december(t);
    town_stand(t, 0, 0, "2026-12-01"); /* the west is missing */
    town_stand(t, 2, 0, "2026-12-02"); /* the east is */
    town_stand(t, 0, 0, "2026-12-03"); /* nobody of the west could stand */
    DUE(2);                            /* on the other days nobody stands at all */
    town_free(t);
}

Test(audit_spread, tags_count_each)
{
    Rule *rule;
    Town *t = town(RULE_spread, LEVEL_HARD, &rule);
    rule->spread = (SpreadRule){BY_TAG, 1, 0};
    g_ptr_array_add(town_at(t, 0)->tags, g_strdup("senior"));
    g_ptr_array_add(town_at(t, 0)->tags, g_strdup("woman"));
    g_ptr_array_add(town_at(t, 1)->tags, g_strdup("woman"));
    g_ptr_array_add(town_at(t, 1)->tags, g_strdup("senior"));
    december(t);
    town_stand(t, 0, 0, "2026-12-01");
    town_stand(t, 2, 0, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 0);
    town_stand(t, 1, 1, "2026-12-01");
    cr_assert_eq(town_count(t)->hard, 2);
    town_free(t);
}

/* -- accept ----------------------------------------------------------------------------------- */

Test(audit_accept, no_rota_breaks_it)
{
    Rule *rule;
    Town *t = town(RULE_accept, 1, &rule);
    town_request(t, REQUEST_ABSENT, 0, "2026-12-01", "2026-12-02", -1);
    december(t);
    town_stand(t, 1, 0, "2026-12-01");
    DUE(0);
    cr_assert_eq(messages_count(t->messages), 1);
    town_free(t);
}
