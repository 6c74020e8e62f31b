#include "town.h"

#include <criterion/criterion.h>

enum { ANN, BOB, CAT };

static RecordDuty *
serve(Record *record, const char *provider, const char *date)
{
    RecordDuty *duty = record_add_duty(record);
    duty->line = g_strdup("day");
    duty->provider = g_strdup(provider);
    duty->role = g_strdup("duty");
    duty->day = town_day(date);
    return duty;
}

/* Published: ann on the 1st, bob on the 2nd, nobody on the 3rd. */
static Town *
town(int level)
{
    Town *town = town_new();
    town_doctor(town, "ann");
    town_doctor(town, "bob");
    town_doctor(town, "cat");
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    Record *record = record_new();
    record->path = g_strdup("records/2026-12-r1.yaml");
    record->period = (Period){town_day("2026-12-01"), town_day("2026-12-31")};
    record->revision = 1;
    record_add_line(record)->id = g_strdup("day");
    serve(record, "ann", "2026-12-01");
    serve(record, "bob", "2026-12-02");
    RecordDuty *reserve = serve(record, "bob", "2026-12-05");
    g_free(reserve->role);
    reserve->role = g_strdup("reserve"); /* not seen */
    g_ptr_array_add(town->region->records, record);
    town_rule(town, RULE_keep, level);
    return town;
}

Test(audit_keep, each_duty_moved_is_a_unit)
{
    Town *t = town(1);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, ANN, 0, "2026-12-01");
    town_stand(t, CAT, 0, "2026-12-02");
    town_stand(t, CAT, 0, "2026-12-03"); /* what was open is filled freely */
    town_count(t);
    cr_assert_eq(town_units(t, BREACH_RULE, 0), 1);
    cr_assert_eq(town_breach(t, 0)->provider, BOB);
    town_free(t);
}

Test(audit_keep, an_exchange_is_two_units)
{
    Town *t = town(1);
    town_ask(t, "2026-12-01", "2026-12-31");
    town_stand(t, BOB, 0, "2026-12-01");
    town_stand(t, ANN, 0, "2026-12-02");
    town_count(t);
    cr_assert_eq(town_units(t, BREACH_RULE, 0), 2);
    town_free(t);
}

/* Who cannot stand any more is moved at a price, but not at the price of a hard breach. */
Test(audit_keep, the_impossible_is_not_asked_for)
{
    for (int level = LEVEL_HARD; level <= 1; level++) {
        Town *t = town(level);
        town_request(t, REQUEST_ABSENT, ANN, "2026-12-01", "2026-12-01", -1);
        town_ask(t, "2026-12-01", "2026-12-31");
        town_stand(t, CAT, 0, "2026-12-01");
        town_stand(t, BOB, 0, "2026-12-02");
        town_count(t);
        cr_assert_eq(town_units(t, BREACH_RULE, 0), level == LEVEL_HARD ? 0 : 1);
        town_free(t);
    }
}
