#include "../audit/town.h"
#include "explain/no_rota.h"

#include <criterion/criterion.h>

static const Effort effort = {.work = 500000, .threads = 1, .seed = 1};

/* Doctors a and b, one duty a day from 1 to 10 December. */
static Town *
two_doctors(void)
{
    Town *town = town_new();
    town_doctor(town, "a");
    town_doctor(town, "b");
    town_line(town, UNIT_DOCTOR, "x", "09:00-12:00");
    return town;
}

static NoRota *
ask(Town *town)
{
    town_ask(town, "2026-12-01", "2026-12-10");
    return no_rota_new(town->question, &effort);
}

static void
check_kinds(const NoRota *no_rota, const char *kinds)
{
    g_autoptr(GString) said = g_string_new(NULL);
    for (guint i = 0; i < no_rota->conflict->len; i++)
        g_string_append_printf(
            said, "%s%s", i > 0 ? " " : "",
            sentence_code(no_rota->question,
                          no_rota_sentence(no_rota, g_array_index(no_rota->conflict, int, i))));
    cr_assert_str_eq(said->str, kinds, "%s, not %s", said->str, kinds);
    cr_assert(no_rota->irreducible);
}

static void
check_repair(const NoRota *no_rota, guint number, const char *words, int price)
{
    cr_assert_lt(number, no_rota->repairs->len);
    const Repair *repair = g_ptr_array_index(no_rota->repairs, number);
    g_autofree char *text = repair_text(no_rota, repair);
    cr_assert_str_eq(text, words, "%s", text);
    cr_assert_eq(repair->price, price);
}

Test(no_rota, two_fixes_and_a_gap)
{
    Town *town = two_doctors();
    town_rule(town, RULE_gap, LEVEL_HARD)->gap.days = 4;
    town_rule(town, RULE_rest, LEVEL_HARD)->rest.hours = 9;
    town_fix(town, 0, "2026-12-02", 0);
    town_fix(town, 0, "2026-12-05", 0);
    town_fix(town, 1, "2026-12-09", 0);
    g_autoptr(NoRota) no_rota = ask(town);
    check_kinds(no_rota, "rule fix fix");
    cr_assert(no_rota->cheapest);
    cr_assert_eq(no_rota->depth, 1);
    cr_assert_eq(no_rota->repairs->len, 3);
    check_repair(no_rota, 0, "give up “fix a@x@2026-12-02”", 1);
    check_repair(no_rota, 1, "give up “fix a@x@2026-12-05”", 1);
    check_repair(no_rota, 2, "do without the rule “gap” on 2026-12-02", 3);
    town_free(town);
}

/* One place cannot hold both; nature is not offered. */
Test(no_rota, nature_is_not_offered)
{
    Town *town = two_doctors();
    town_fix(town, 0, "2026-12-02", 0);
    town_fix(town, 1, "2026-12-02", 0);
    g_autoptr(NoRota) no_rota = ask(town);
    check_kinds(no_rota, "fix fix");
    cr_assert_eq(no_rota->repairs->len, 2);
    town_free(town);
}

/* Of a fix that lasts three days one is in the way, and only that one is given up. */
Test(no_rota, one_day_of_several_is_given_up)
{
    Town *town = two_doctors();
    town_request(town, REQUEST_FIX, 0, "2026-12-02", "2026-12-04", 0);
    town_fix(town, 1, "2026-12-03", 0);
    g_autoptr(NoRota) no_rota = ask(town);
    check_kinds(no_rota, "fix fix");
    cr_assert_eq(no_rota->repairs->len, 2);
    check_repair(no_rota, 0, "give up “fix a@x@2026-12-03”", 1);
    check_repair(no_rota, 1, "give up “fix b@x@2026-12-03”", 1);
    town_free(town);
}

/* Away but for two days of ten, three are asked for: the parameter or one day back. */
Test(no_rota, a_minimum_and_an_absence)
{
    Town *town = two_doctors();
    Rule *rule = town_rule(town, RULE_limit, LEVEL_HARD);
    rule->limit.min = 3;
    rule->limit.per = PER_PERIOD;
    town_name(&rule->who, 0);
    town_request(town, REQUEST_ABSENT, 0, "2026-12-03", "2026-12-11", -1);
    g_autoptr(NoRota) no_rota = ask(town);
    check_kinds(no_rota, "rule absence");
    cr_assert_eq(no_rota->repairs->len, 3);
    check_repair(no_rota, 0, "let a come back from the absence on 2026-12-03", 2);
    check_repair(no_rota, 1, "let a come back from the absence on 2026-12-04", 2);
    check_repair(no_rota, 2, "let a come back from the absence on 2026-12-05", 2);
    town_free(town);
}

/* Both must serve six of ten days: nobody's own trouble, but everybody's. */
Test(no_rota, too_much_for_all_together)
{
    Town *town = two_doctors();
    Rule *rule = town_rule(town, RULE_limit, LEVEL_HARD);
    rule->limit.min = 6;
    rule->limit.per = PER_PERIOD;
    g_autoptr(NoRota) no_rota = ask(town);
    check_kinds(no_rota, "rule");
    cr_assert_eq(no_rota->repairs->len, 3);
    check_repair(no_rota, 0, "leave a out of the rule “limit”", 4);
    check_repair(no_rota, 1, "leave b out of the rule “limit”", 4);
    check_repair(no_rota, 2, "lower “min” of the rule “limit” from 6 to 5", 5);
    town_free(town);
}

/* A pin has no place in a file. */
Test(no_rota, a_pin)
{
    Town *town = two_doctors();
    town_fix(town, 0, "2026-12-02", 0);
    Choice pin = {1, 0, town_day("2026-12-02"), TRUE};
    g_autoptr(GArray) choices = g_array_new(FALSE, FALSE, sizeof(Choice));
    g_array_append_val(choices, pin);
    Period period = {town_day("2026-12-01"), town_day("2026-12-10")};
    town->question = question_new(town->region, period, choices, town->messages);
    g_autoptr(NoRota) no_rota = no_rota_new(town->question, &effort);
    check_kinds(no_rota, "fix pin");
    check_repair(no_rota, 0, "give up “fix a@x@2026-12-02”", 1);
    check_repair(no_rota, 1, "give up “--pin b@x@2026-12-02”", 1);
    town_free(town);
}

/* Two contradictions apart from each other: one change of each. */
Test(no_rota, pairs)
{
    Town *town = two_doctors();
    town_fix(town, 0, "2026-12-02", 0);
    town_fix(town, 1, "2026-12-02", 0);
    town_fix(town, 0, "2026-12-07", 0);
    town_fix(town, 1, "2026-12-07", 0);
    g_autoptr(NoRota) no_rota = ask(town);
    check_kinds(no_rota, "fix fix");
    cr_assert_eq(no_rota->depth, 2);
    cr_assert(no_rota->cheapest);
    cr_assert_eq(no_rota->repairs->len, 3);
    for (guint i = 0; i < 3; i++) {
        const Repair *repair = g_ptr_array_index(no_rota->repairs, i);
        cr_assert_eq(repair->price, 2);
        cr_assert_neq(g_array_index(repair->changes, Change, 0).day,
                      g_array_index(repair->changes, Change, 1).day);
    }
    town_free(town);
}

/* The question that was asked is as it was. */
Test(no_rota, the_question_stays)
{
    Town *town = two_doctors();
    Rule *rule = town_rule(town, RULE_limit, LEVEL_HARD);
    rule->limit.min = 6;
    rule->limit.per = PER_PERIOD;
    town_request(town, REQUEST_ABSENT, 0, "2026-12-03", "2026-12-05", -1);
    g_autoptr(NoRota) no_rota = ask(town);
    cr_assert_gt(no_rota->conflict->len, 0);
    cr_assert_eq(rule->limit.min, 6);
    cr_assert_not(rule->disabled);
    cr_assert_eq(town->region->requests->len, 1);
    cr_assert_eq(question_bar(town->question, 0, 2), BAR_ABSENT);
    cr_assert_eq(town->question->region, town->region);
    town_free(town);
}

/* -- numbers that can be loosened -------------------------------------------------------------- */

/* Eleven duties on ten days: no day and nobody less would help. */
Test(no_rota, more_than_there_are_days)
{
    Town *town = two_doctors();
    Rule *rule = town_rule(town, RULE_quota, LEVEL_HARD);
    rule->quota.min = 12;
    rule->quota.per = PER_PERIOD;
    g_autoptr(NoRota) no_rota = ask(town);
    check_kinds(no_rota, "rule");
    cr_assert_eq(no_rota->repairs->len, 2);
    check_repair(no_rota, 0, "lower “min” of the rule “quota” from 12 to 10", 10);
    check_repair(no_rota, 1, "make the rule “quota” soft (a level from 1 to 9)", 500);
    town_free(town);
}

/* Eleven days each, of ten that there are. */
Test(no_rota, more_than_everyone_can)
{
    Town *town = two_doctors();
    town_rule(town, RULE_everyone, LEVEL_HARD)->everyone.min = 6;
    g_autoptr(NoRota) no_rota = ask(town);
    check_kinds(no_rota, "rule");
    check_repair(no_rota, 2, "lower “min” of the rule “everyone” from 6 to 5", 5);
    town_free(town);
}

/* A number of the only rule, and how its change by one step reads. */
static void
check_offer(RuleKind kind, gsize offset, int value, const char *words, gboolean offered)
{
    Town *town = two_doctors();
    Rule *rule = town_rule(town, kind, LEVEL_HARD);
    G_STRUCT_MEMBER(int, rule, offset) = value;
    town_ask(town, "2026-12-01", "2026-12-10");
    g_autoptr(GArray) sentences = sentences_of(town->question);
    g_autoptr(GArray) changes = changes_of(town->question, sentences, 0);
    gboolean found = FALSE;
    for (guint i = 0; i < changes->len; i++) {
        g_autofree char *text =
            change_text(town->question, sentences, &g_array_index(changes, Change, i));
        found = found || g_str_equal(text, words);
    }
    cr_assert_eq(found, offered, "%s", words);
    town_free(town);
}

Test(no_rota, every_number_is_loosened)
{
#define OFFER(kind, member, value, words)                                                          \
    check_offer(RULE_##kind, offsetof(Rule, kind.member), value, words, TRUE)
    OFFER(quota, max, 4, "raise “max” of the rule “quota” from 4 to 5");
    OFFER(quota, min, 4, "lower “min” of the rule “quota” from 4 to 3");
    OFFER(mix, max, 0, "raise “max” of the rule “mix” from 0 to 1");
    OFFER(mix, min, 1, "lower “min” of the rule “mix” from 1 to 0");
    OFFER(spread, max, 1, "raise “max” of the rule “spread” from 1 to 2");
    OFFER(spread, min, 2, "lower “min” of the rule “spread” from 2 to 1");
    OFFER(everyone, min, 2, "lower “min” of the rule “everyone” from 2 to 1");
    OFFER(accompany, min, 1, "lower “min” of the rule “accompany” from 1 to 0");
#undef OFFER
}

/* What is not said is not loosened, and the law has no level to be given. */
Test(no_rota, what_is_not_said_is_not_loosened)
{
    check_offer(RULE_mix, offsetof(Rule, mix.max), -1, "raise “max” of the rule “mix” from -1 to 0",
                FALSE);
    check_offer(RULE_labour, offsetof(Rule, cost), 1,
                "make the rule “labour” soft (a level from 1 to 9)", FALSE);
    check_offer(RULE_pair, offsetof(Rule, cost), 1,
                "make the rule “pair” soft (a level from 1 to 9)", TRUE);
}
