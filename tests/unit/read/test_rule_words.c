/* Kinds of rules that name lines, people and days of their own. */
#include "read/read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>

static const char text[] =
    "rinban: 1\nassociation: {id: minato}\ncalendar: {seasons: {obon: 08-13..08-15}}\n"
    "doctors: [{id: d01}, {id: d02}, {id: d03}]\ngroups: {gp: [d02, d03]}\n"
    "lines:\n  - {id: night, days: every-day, hours: '19:00-22:00'}\n"
    "  - {id: day, days: sunday, hours: '09:00-17:00'}\n"
    "rules:\n  - pair: {lines: [night, day]}\n  - {together: {who: [d01, d03]}, lines: day}\n"
    "  - handover: {by: department}\n"
    "  - {weekday-pattern: {1st-thursday: d03, last-friday: [d01, gp]}, level: 2, cost: 4}\n"
    "  - remember: {season: obon, years: 2}\n"
    "  - {remember: {date: 12-31..01-01, years: 7}, level: hard}\n"
    "  - {accompany: {who: gp, with: d01}, lines: day}\n"
    "  - {accompany: {who: {except: gp}, with: gp, min: 2}}\n";

static Messages *messages;
static Region *region;

static void
begin(void)
{
    g_autofree char *folder = g_dir_make_tmp("rinban-rules-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "region.yaml", NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    messages = messages_new();
    region = read_region(folder, messages);
    g_unlink(path);
    g_rmdir(folder);
    cr_assert_not_null(region);
    cr_assert_eq(messages_count(messages), 0u);
    cr_assert_eq(region->rules->len, 8u);
}

static void
end(void)
{
    region_free(region);
    messages_free(messages);
}

TestSuite(rule_words, .init = begin, .fini = end);

static const Rule *
rule_at(guint index, RuleKind kind, int level)
{
    const Rule *rule = g_ptr_array_index(region->rules, index);
    cr_assert_eq(rule->kind, kind);
    cr_expect_eq(rule->level, level);
    return rule;
}

Test(rule_words, pair_keeps_the_order_of_its_lines)
{
    const Rule *rule = rule_at(0, RULE_pair, 1);
    cr_assert_eq(rule->lines->len, 2u);
    cr_expect_eq(g_array_index(rule->lines, int, 0), 0);
    cr_expect_eq(g_array_index(rule->lines, int, 1), 1);
}

Test(rule_words, together_and_handover)
{
    const Rule *together = rule_at(1, RULE_together, 1);
    cr_expect(together->who->ids->len == 2 && together->lines->len == 1);
    cr_expect_eq(rule_at(2, RULE_handover, 2)->handover.by, BY_DEPARTMENT);
}

Test(rule_words, weekday_pattern_knows_days_and_people)
{
    const Rule *rule = rule_at(3, RULE_weekday_pattern, 2);
    const GPtrArray *days = rule->weekday_pattern.days;
    cr_assert(days->len == 2 && rule->cost == 4);
    const StandingDay *first = g_ptr_array_index(days, 0), *last = g_ptr_array_index(days, 1);
    cr_expect(first->word.nth == 1 && first->word.weekday == THURSDAY && first->who->len == 1);
    cr_expect_eq(g_array_index(first->who, int, 0), 2);
    cr_expect(last->word.nth == 0 && last->word.weekday == FRIDAY && last->who->len == 3);
    cr_expect_eq(rule_kind_default_level(RULE_weekday_pattern), LEVEL_HARD);
}

Test(rule_words, remember_a_season_or_a_date)
{
    const Rule *season = rule_at(4, RULE_remember, 1),
               *date = rule_at(5, RULE_remember, LEVEL_HARD);
    int year = 0;
    cr_expect(season->remember.season == 0 && season->remember.years == 2);
    cr_expect(date->remember.season == -1 && date->remember.years == 7);
    cr_expect(remember_year(region->calendar, &date->remember, day_of(2027, 1, 1), &year));
    cr_expect_eq(year, 2026);
    cr_expect(remember_year(region->calendar, &date->remember, day_of(2027, 12, 31), &year));
    cr_expect_eq(year, 2027);
    cr_expect_not(remember_year(region->calendar, &date->remember, day_of(2027, 1, 2), &year));
}

static const char *
named(const Who *who)
{
    static char signs[4];
    for (int p = 0; p < 3; p++)
        signs[p] = who_has(region, who, p, 0) ? '+' : '-';
    return signs;
}

Test(rule_words, accompany_names_two_sorts_of_people)
{
    const Rule *rule = rule_at(6, RULE_accompany, LEVEL_HARD);
    cr_expect_str_eq(named(rule->who), "-++");
    cr_expect_str_eq(named(rule->accompany.with), "+--");
    cr_expect_eq(rule->accompany.min, 1);
    rule = rule_at(7, RULE_accompany, LEVEL_HARD);
    cr_expect_str_eq(named(rule->who), "+--");
    cr_expect_str_eq(named(rule->accompany.with), "-++");
    cr_expect_eq(rule->accompany.min, 2);
}
