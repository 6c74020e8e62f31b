#include "town.h"

#include <criterion/criterion.h>

/* A daily line and the season 12-29..01-03, remembered for three years. */
static Town *
town(int level)
{
    Town *town = town_new();
    town_doctor(town, "d01");
    town_doctor(town, "d02");
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_season(town, "new-year", "12-29..01-03");
    Rule *rule = town_rule(town, RULE_remember, level);
    rule->remember = (RememberRule){.season = 0, .years = 3};
    return town;
}

static Rule *
rule_of(Town *town)
{
    return g_ptr_array_index(town->region->rules, 0);
}

static void
record(Town *town, const char *date, const char *provider, const char *role)
{
    Record *record = record_new();
    Day day = town_day(date);
    record->path = g_strdup("records/typed-in.yaml");
    record->period = (Period){day, day};
    record->revision = 1;
    record_add_line(record)->id = g_strdup("day");
    RecordDuty *duty = record_add_duty(record);
    duty->line = g_strdup("day");
    duty->day = day;
    duty->provider = g_strdup(provider);
    duty->role = g_strdup(role);
    duty->need = duty->weight = 1;
    g_ptr_array_add(town->region->records, record);
}

Test(audit_remember, not_again_within_three_years)
{
    Town *t = town(1);
    record(t, "2024-01-03", "d01", "duty"); /* the New Year of 2023: three years before 2026's */
    record(t, "2023-01-01", "d02", "duty"); /* of 2022: four */
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, 1, 0, "2026-12-29");
    town_stand(t, 0, 0, "2026-12-28"); /* not yet New Year */
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 0, 0, "2026-12-30");
    town_stand(t, 0, 0, "2026-12-31"); /* each duty */
    cr_assert_eq(town_count(t)->cost[1], 2 * COST_UNIT);
    town_free(t);
}

Test(audit_remember, the_same_new_year_over_the_edge_is_one)
{
    Town *t = town(LEVEL_HARD);
    record(t, "2026-12-31", "d01", "duty");
    record(t, "2025-12-31", "d02", "reserve"); /* stand-by is not seen */
    town_ask(t, "2027-01-01", "2027-01-31");
    town_stand(t, 0, 0, "2027-01-01");
    town_stand(t, 1, 0, "2027-01-02");
    cr_assert_eq(town_count(t)->hard, 0);
    town_free(t);
}

Test(audit_remember, a_second_one_inside_the_period)
{
    Town *t = town(1);
    rule_of(t)->remember.years = 1;
    town_ask(t, "2026-12-01", "2029-01-31");
    town_stand(t, 0, 0, "2026-12-31");
    town_stand(t, 0, 0, "2027-01-01"); /* the same instance */
    town_stand(t, 1, 0, "2028-01-01");
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 0, 0, "2028-01-02");
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->day, town_day("2028-01-02"));
    town_free(t);
}

Test(audit_remember, a_date_and_what_is_by_hand)
{
    Town *t = town(1);
    Rule *rule = rule_of(t);
    rule->remember = (RememberRule){.season = -1, .run = {{1, 1}, {1, 1}}, .years = 1};
    rule->except_fixed = TRUE;
    record(t, "2026-01-01", "d01", "duty");
    record(t, "2026-01-02", "d02", "duty");
    town_fix(t, 0, "2027-01-01", 0);
    town_ask(t, "2027-01-01", "2027-01-31");
    town_stand(t, 1, 0, "2027-01-01"); /* another date */
    cr_assert_eq(town_count(t)->cost[1], 0);
    town_stand(t, 0, 0, "2027-01-01"); /* again, by hand */
    cr_assert_eq(town_count(t)->cost[1], 0);
    rule->except_fixed = FALSE;
    cr_assert_eq(town_count(t)->cost[1], COST_UNIT);
    town_free(t);
}
