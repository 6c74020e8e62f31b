/* A period that has begun: what its past days break among themselves forbids nothing, what a later
 * day adds does. */
#include "small.h"

static Small small;
static Record *record;

/* Two doctors, nights every day from the 1st to the 6th; the first three days are past. */
static void
begin(void)
{
    small = small_open();
    plain_provider(small.region, UNIT_DOCTOR, "d01");
    plain_provider(small.region, UNIT_DOCTOR, "d02");
    plain_line(small.region, "night", "every-day", "22:00-23:00");
    record = record_new();
    record->period = (Period){DEC(1), DEC(6)};
    record->revision = 1;
    record_add_line(record)->id = g_strdup("night");
    g_ptr_array_add(small.region->records, record);
    small.region->frozen_before = DEC(4);
}

static void
end(void)
{
    small_close(&small);
}

TestSuite(lower_excuse, .init = begin, .fini = end);

static void
stood(const char *provider, int day)
{
    RecordDuty *duty = record_add_duty(record);
    duty->line = g_strdup("night");
    duty->day = DEC(1) + day - 1;
    duty->provider = g_strdup(provider);
    duty->role = g_strdup("duty");
}

static gboolean
allowed(const char *text)
{
    return small_price(&small, TIER_FILL, text) >= 0;
}

static void
lower(void)
{
    small_lower(&small, DEC(1), DEC(6));
}

#define PAST "d01 night 1, d01 night 2, d02 night 3"

static void
stood_past(void)
{
    stood("d01", 1);
    stood("d01", 2);
    stood("d02", 3);
}

Test(lower_excuse, only_who_stood_has_a_cell_in_the_past)
{
    stood_past();
    lower();
    cr_assert_eq(small.lowered->program->n_cells, 3 + 2 * 3);
    cr_assert(allowed(PAST));
    cr_assert_not(allowed("d01 night 1, d01 night 2"), "who stood stands");
}

Test(lower_excuse, gap)
{
    stood_past();
    small_rule(&small, RULE_gap, LEVEL_HARD)->gap.days = 3;
    lower();
    cr_assert(allowed(PAST));
    cr_assert(allowed(PAST ", d01 night 5"));
    cr_assert_not(allowed(PAST ", d01 night 4"), "two days after the 2nd");
    cr_assert_not(allowed(PAST ", d02 night 5"), "two days after the 3rd");
}

Test(lower_excuse, a_soft_rule_goes_on_counting)
{
    stood_past();
    Rule *gap = small_rule(&small, RULE_gap, 1);
    gap->gap.days = 3;
    gap->cost = 1;
    lower();
    cr_assert_float_eq(small_cost(&small, PAST), 2, 1e-9);
}

Test(lower_excuse, run)
{
    stood("d01", 1);
    stood("d01", 2);
    stood("d01", 3);
    small_rule(&small, RULE_run, LEVEL_HARD)->run.max = 1;
    lower();
    cr_assert(allowed("d01 night 1, d01 night 2, d01 night 3"));
    cr_assert(allowed("d01 night 1, d01 night 2, d01 night 3, d01 night 5"));
    cr_assert_not(allowed("d01 night 1, d01 night 2, d01 night 3, d01 night 4"));
}

Test(lower_excuse, limit)
{
    stood_past();
    small_rule(&small, RULE_limit, LEVEL_HARD)->limit = (LimitRule){.max = 1, .per = PER_PERIOD};
    lower();
    cr_assert(allowed(PAST));
    cr_assert_not(allowed(PAST ", d01 night 5"), "nothing on top of two");
    cr_assert_not(allowed(PAST ", d02 night 5"), "a second one");
}

Test(lower_excuse, limit_asks_for_nothing_in_a_window_that_is_over)
{
    stood_past();
    small_rule(&small, RULE_limit, LEVEL_HARD)->limit =
        (LimitRule){.max = -1, .min = 1, .per = PER_DAY};
    plain_map(small.region, &plain_line_at(small.region, 0)->need, NULL, 2);
    lower();
    cr_assert_not(allowed(PAST ", d01 night 4, d02 night 4, d01 night 5, d01 night 6"));
    cr_assert(allowed(PAST ", d01 night 4, d02 night 4, d01 night 5, d02 night 5, d01 night 6, "
                           "d02 night 6"),
              "each serves on the days that are left");
}

/* d03 and d04 could stand in the past alone, d05 never; nobody of them did. */
static Rule *
minimum_of_leavers(int level)
{
    stood_past();
    int leaver = plain_provider(small.region, UNIT_DOCTOR, "d03");
    plain_at(small.region, leaver)->until = DEC(3);
    int half = plain_provider(small.region, UNIT_DOCTOR, "d04");
    plain_share(small.region, half, DAY_NONE, 0);
    plain_share(small.region, half, DEC(1), 100);
    plain_share(small.region, half, DEC(4), 0);
    int stranger = plain_provider(small.region, UNIT_DOCTOR, "d05");
    plain_at(small.region, stranger)->until = DEC(0);
    Rule *rule = small_rule(&small, RULE_limit, level);
    rule->limit = (LimitRule){.max = -1, .min = 1, .per = PER_PERIOD};
    return rule;
}

Test(lower_excuse, a_soft_minimum_goes_on_asking_who_could_have_stood)
{
    minimum_of_leavers(1);
    lower();
    COSTS(PAST, 2);
}

Test(lower_excuse, a_hard_minimum_asks_only_who_still_can)
{
    minimum_of_leavers(LEVEL_HARD);
    lower();
    cr_assert(allowed(PAST));
}

/* d02 asked for the 2nd, on which d01 stood. */
static void
want_of_the_past(int level)
{
    stood_past();
    small_rule(&small, RULE_wish, level)->cost = 1;
    plain_request(small.region, 1, REQUEST_WANT, DEC(2), DEC(2));
    lower();
    cr_assert_eq(messages_count(small.messages), 0, "a duty was open to them");
}

Test(lower_excuse, a_soft_want_goes_on_counting)
{
    want_of_the_past(1);
    COSTS(PAST, 1);
}

Test(lower_excuse, a_hard_want)
{
    want_of_the_past(LEVEL_HARD);
    cr_assert(allowed(PAST));
}

Test(lower_excuse, quota)
{
    stood_past();
    small_rule(&small, RULE_quota, LEVEL_HARD)->quota = (LimitRule){.max = 2, .per = PER_PERIOD};
    lower();
    cr_assert(allowed(PAST));
    cr_assert_not(allowed(PAST ", d01 night 4"));
}

Test(lower_excuse, a_quota_is_met_by_what_may_still_come)
{
    stood("d01", 1);
    small_rule(&small, RULE_quota, LEVEL_HARD)->quota =
        (LimitRule){.max = -1, .min = 1, .per = PER_DAY};
    lower();
    cr_assert(allowed("d01 night 1, d01 night 4, d01 night 5, d02 night 6"),
              "that nobody stood on the 2nd and 3rd is past");
    cr_assert_not(allowed("d01 night 1, d01 night 4, d01 night 5"));
}

Test(lower_excuse, mix)
{
    stood_past();
    Rule *mix = small_rule(&small, RULE_mix, LEVEL_HARD);
    mix->mix.max = -1;
    mix->mix.min = 1;
    g_autoptr(GArray) second = g_array_new(FALSE, FALSE, sizeof(int));
    int d02 = 1;
    g_array_append_val(second, d02);
    mix->who = plain_who(g_steal_pointer(&second));
    lower();
    cr_assert(allowed(PAST ", d02 night 4"));
    cr_assert_not(allowed(PAST ", d01 night 4"));
}

Test(lower_excuse, accompany)
{
    stood_past();
    Rule *rule = small_rule(&small, RULE_accompany, LEVEL_HARD);
    g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) second = g_array_new(FALSE, FALSE, sizeof(int));
    int d01 = 0, d02 = 1;
    g_array_append_val(first, d01);
    g_array_append_val(second, d02);
    rule->who = plain_who(g_steal_pointer(&first));
    rule->accompany.with = plain_who(g_steal_pointer(&second));
    lower();
    cr_assert(allowed(PAST ", d02 night 4"));
    cr_assert_not(allowed(PAST ", d01 night 4"));
}

Test(lower_excuse, everyone)
{
    stood("d01", 1);
    Rule *everyone = small_rule(&small, RULE_everyone, LEVEL_HARD);
    everyone->everyone.min = 1;
    plain_words(small.region, &everyone->days, "2026-12-01..2026-12-03");
    lower();
    cr_assert(allowed("d01 night 1"), "no such duty is to come");
}

Test(lower_excuse, everyone_while_a_duty_may_still_come)
{
    stood("d01", 1);
    Rule *everyone = small_rule(&small, RULE_everyone, LEVEL_HARD);
    everyone->everyone.min = 1;
    lower();
    cr_assert_not(allowed("d01 night 1"));
    cr_assert(allowed("d01 night 1, d02 night 5"));
}

Test(lower_excuse, rotation)
{
    stood("d02", 1);
    stood("d01", 2);
    stood("d01", 3);
    Rule *rotation = small_rule(&small, RULE_rotation, LEVEL_HARD);
    rotation->rotation.order = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < 2; i++)
        g_array_append_val(rotation->rotation.order, i);
    lower();
#define TURNS "d02 night 1, d01 night 2, d01 night 3"
    cr_assert(allowed(TURNS), "due were d01, d02, d01");
    cr_assert(allowed(TURNS ", d02 night 4, d01 night 5"), "the second of d02, the third of d01");
    cr_assert_not(allowed(TURNS ", d01 night 4"));
}
