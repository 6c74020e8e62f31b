#include "town.h"

#include <criterion/criterion.h>

/* One line on Sundays (6, 13, 20, 27 December 2026); two doctors of the east, one of the west, one
 * of no area. */
enum { EVE, EDO, WIM, NOA };

static Town *
town(int need)
{
    static const char *const areas[] = {"east", "east", "west", NULL};
    Town *town = town_new();
    for (int i = 0; i < 4; i++) {
        g_autofree char *id = g_strdup_printf("d%02d", i + 1);
        town_doctor(town, id);
        town_at(town, i)->area = g_strdup(areas[i]);
    }
    town_line(town, UNIT_DOCTOR, "sunday", "09:00-17:00");
    town_word(town, &town_line_at(town, 0)->days, "sunday");
    town_set(&town_line_at(town, 0)->need, need);
    town_rule(town, RULE_handover, 2);
    return town;
}

static Rule *
rule_of(Town *town)
{
    return g_ptr_array_index(town->region->rules, 0);
}

Test(audit_handover, successive_slots_of_one_area)
{
    Town *t = town(1);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, EVE, 0, "2026-12-06");
    town_stand(t, WIM, 0, "2026-12-13");
    town_stand(t, EDO, 0, "2026-12-20");
    cr_assert_eq(town_count(t)->cost[2], 0);
    town_stand(t, EVE, 0, "2026-12-27"); /* east after east */
    cr_assert_eq(town_count(t)->cost[2], COST_UNIT);
    cr_assert_eq(town_breach(t, 0)->provider, EVE);
    cr_assert_eq(town_breach(t, 0)->partner, EDO);
    town_free(t);
}

Test(audit_handover, an_open_slot_lies_between_and_no_area_is_free)
{
    Town *t = town(1);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, EVE, 0, "2026-12-06"); /* the 13th stays open */
    town_stand(t, EVE, 0, "2026-12-20");
    cr_assert_eq(town_count(t)->cost[2], 0);
    town_free(t);
    t = town(1);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, NOA, 0, "2026-12-06");
    town_stand(t, NOA, 0, "2026-12-13");
    cr_assert_eq(town_count(t)->cost[2], 0);
    town_free(t);
}

Test(audit_handover, each_value_in_both_counts_once)
{
    Town *t = town(3);
    rule_of(t)->except_fixed = TRUE;
    town_fix(t, EVE, "2026-12-20", 0);
    town_fix(t, EDO, "2026-12-27", 0);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, EVE, 0, "2026-12-06");
    town_stand(t, EDO, 0, "2026-12-06");
    town_stand(t, WIM, 0, "2026-12-06");
    town_stand(t, EVE, 0, "2026-12-13");
    town_stand(t, WIM, 0, "2026-12-13"); /* east and west: two units */
    cr_assert_eq(town_count(t)->cost[2], 2 * COST_UNIT);
    town_stand(t, EVE, 0, "2026-12-20"); /* east again, one side by hand */
    cr_assert_eq(town_count(t)->cost[2], 3 * COST_UNIT);
    town_stand(t, EDO, 0, "2026-12-27"); /* both by hand */
    cr_assert_eq(town_count(t)->cost[2], 3 * COST_UNIT);
    town_free(t);
}

Test(audit_handover, by_tag_all_words_count)
{
    Town *t = town(1);
    rule_of(t)->handover.by = BY_TAG;
    g_ptr_array_add(town_at(t, EVE)->tags, g_strdup("senior"));
    g_ptr_array_add(town_at(t, EVE)->tags, g_strdup("night-owl"));
    g_ptr_array_add(town_at(t, WIM)->tags, g_strdup("night-owl"));
    g_ptr_array_add(town_at(t, WIM)->tags, g_strdup("senior"));
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, EVE, 0, "2026-12-06");
    town_stand(t, WIM, 0, "2026-12-13");
    cr_assert_eq(town_count(t)->cost[2], 2 * COST_UNIT);
    town_free(t);
}

Test(audit_handover, by_clinic_a_doctor_is_of_theirs)
{
    Town *t = town_new();
    int clinic = town_provider(t, UNIT_CLINIC, "c01");
    int ann = town_doctor(t, "d01"), bob = town_doctor(t, "d02"), cid = town_doctor(t, "d03");
    town_at(t, ann)->clinic = town_at(t, bob)->clinic = clinic;
    town_line(t, UNIT_DOCTOR, "day", "09:00-17:00");
    town_rule(t, RULE_handover, 2)->handover.by = BY_CLINIC;
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, ann, 0, "2026-12-01");
    town_stand(t, bob, 0, "2026-12-02");
    town_stand(t, cid, 0, "2026-12-03");
    town_stand(t, cid, 0, "2026-12-04"); /* of no clinic */
    cr_assert_eq(town_count(t)->cost[2], COST_UNIT);
    town_free(t);
}

static void
record(Town *town, const char *date, int provider)
{
    Record *record = record_new();
    Day day = town_day(date);
    record->path = g_strdup("records/typed-in.yaml");
    record->period = (Period){day - 6, day + 6};
    record->revision = 1;
    record_add_line(record)->id = g_strdup("sunday");
    RecordDuty *duty = record_add_duty(record);
    duty->line = g_strdup("sunday");
    duty->day = day;
    duty->provider = g_strdup(town_at(town, provider)->id);
    duty->role = g_strdup("duty");
    duty->need = duty->weight = 1;
    g_ptr_array_add(town->region->records, record);
}

Test(audit_handover, recorded_neighbours_bind_at_both_edges)
{
    Town *t = town(1);
    record(t, "2026-11-22", WIM);
    record(t, "2026-11-29", EDO); /* the last before the period */
    record(t, "2027-01-03", WIM);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, EVE, 0, "2026-12-06");
    cr_assert_eq(town_count(t)->cost[2], COST_UNIT);
    town_stand(t, WIM, 0, "2026-12-27");
    cr_assert_eq(town_count(t)->cost[2], 2 * COST_UNIT);
    town_stand(t, WIM, 0, "2026-12-13");
    cr_assert_eq(town_count(t)->cost[2], 2 * COST_UNIT);
    town_free(t);
}
