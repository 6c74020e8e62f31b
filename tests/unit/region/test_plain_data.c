#include "region/region.h"

#include <criterion/criterion.h>

Test(region, finds_what_was_added)
{
    g_autoptr(Region) region = region_new(".");
    int first = region_add_provider(region, provider_new(UNIT_CLINIC, "c01", PLACE_NONE));
    int second = region_add_provider(region, provider_new(UNIT_DOCTOR, "d01", PLACE_NONE));
    int line = region_add_line(region, line_new("c01", PLACE_NONE));
    region_add_group(region, group_new("gp"));
    cr_expect_eq(region_find_provider(region, "c01"), first);
    cr_expect_eq(region_find_provider(region, "d01"), second);
    cr_expect_eq(region_find_provider(region, "gp"), -1);
    cr_expect_eq(region_find_line(region, "c01"), line);
    cr_expect_eq(region_find_line(region, "d01"), -1);
    cr_expect_not_null(region_find_group(region, "gp"));
    cr_expect_null(region_find_group(region, "c01"));
}

Test(region, finds_what_was_put_in_by_hand)
{
    g_autoptr(Region) region = region_new(".");
    g_ptr_array_add(region->providers, provider_new(UNIT_DOCTOR, "d01", PLACE_NONE));
    region_add_provider(region, provider_new(UNIT_DOCTOR, "d02", PLACE_NONE));
    cr_expect_eq(region_find_provider(region, "d01"), 0);
    cr_expect_eq(region_find_provider(region, "d02"), 1);
    cr_expect_eq(region_find_provider(region, "d03"), -1);
}

/* printf '\na\n3\nxyz' | sha256sum */
Test(region, digest_is_a_chain_of_sha_256)
{
    g_autoptr(Region) region = region_new(".");
    g_autoptr(Region) other = region_new("elsewhere");
    region_extend_digest(region, "a", "xyz", 3);
    cr_expect_str_eq(region->digest,
                     "3e37e16e8501bf6f20bd5ed5684b5214d77a0f6b828df161acd76e34b8dcea90");
    region_extend_digest(other, "a", "xyz", 3);
    cr_expect_str_eq(other->digest, region->digest);
    region_extend_digest(other, "b", "", 0);
    cr_expect_str_neq(other->digest, region->digest);
}

Test(region, rules_know_their_words_and_defaults)
{
    cr_expect_str_eq(rule_kind_word(RULE_gap), "gap");
    cr_expect_eq(rule_kind_default_level(RULE_rest), LEVEL_HARD);
    cr_expect_eq(rule_kind_default_level(RULE_rotation), 2);
    for (int kind = 0; kind < RULE_COUNT; kind++) {
        Rule *rule = rule_new((RuleKind)kind, PLACE_NONE);
        cr_expect_str_eq(rule->id, rule_kind_word((RuleKind)kind));
        cr_expect_eq(rule->cost, 1);
        cr_expect_null(rule->who);
        rule_free(rule);
    }
    rule_free(NULL);
    fair_free(NULL);
    request_free(NULL);
}

Test(region, indexes_missing_hold_all)
{
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(int));
    cr_expect(indexes_have(NULL, 3));
    cr_expect_not(indexes_have(none, 3));
    int three = 3;
    g_array_append_val(none, three);
    cr_expect(indexes_have(none, 3));
    cr_expect_not(indexes_have(none, 2));
}

Test(region, requests_have_words)
{
    cr_expect_str_eq(request_kind_word(REQUEST_ABSENT), "absent");
    cr_expect_str_eq(request_kind_word(REQUEST_NONE), "none");
}
