#include "small.h"

static Small small;
static int day, ann;

/* Two doctors, a line every day. */
static void
begin(void)
{
    small = small_open();
    ann = plain_provider(small.region, UNIT_DOCTOR, "d01");
    plain_provider(small.region, UNIT_DOCTOR, "d02");
    day = plain_line(small.region, "day", "every-day", "09:00-17:00");
}

static void
end(void)
{
    small_close(&small);
}

TestSuite(lower_limit, .init = begin, .fini = end);

static Rule *
limit(int level, Per per, int max, int min)
{
    Rule *rule = small_rule(&small, RULE_limit, level);
    rule->limit = (LimitRule){.max = max, .min = min, .per = per};
    return rule;
}

Test(lower_limit, weeks_begin_on_monday)
{
    limit(1, PER_WEEK, 1, 0);
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d01 day 6, d01 day 7", 0);
    COSTS("d01 day 1, d01 day 6", 1);
    COSTS("d01 day 7, d01 day 9, d01 day 13", 2);
}

Test(lower_limit, a_maximum_can_be_hard)
{
    limit(LEVEL_HARD, PER_PERIOD, 2, 0);
    small_lower(&small, DEC(1), DEC(10));
    COSTS("d01 day 1, d01 day 2, d02 day 3", 0);
    COSTS("d01 day 1, d01 day 2, d01 day 3", -1);
}

Test(lower_limit, a_minimum_binds_where_the_window_ends_inside)
{
    limit(1, PER_WEEK, -1, 2);
    small_lower(&small, DEC(1), DEC(10));
    /* The week to the 6th ends inside, the one to the 13th does not. */
    COSTS("d02 day 1, d02 day 2", 2);
    COSTS("d01 day 1, d02 day 3, d02 day 2", 1);
    COSTS("d01 day 1, d01 day 4, d02 day 3, d02 day 2", 0);
}

Test(lower_limit, a_minimum_asks_only_who_could)
{
    limit(1, PER_PERIOD, -1, 1);
    int out = plain_provider(small.region, UNIT_DOCTOR, "d03");
    plain_at(small.region, out)->until = day_of(2026, 11, 30);
    int half = plain_provider(small.region, UNIT_DOCTOR, "d04");
    plain_share(small.region, half, DAY_NONE, 0);
    int away = plain_provider(small.region, UNIT_DOCTOR, "d05");
    plain_leave(small.region, away, DEC(1), DEC(31));
    plain_provider(small.region, UNIT_CLINIC, "c01");
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d01 day 1", 1);
    COSTS("d01 day 1, d02 day 2", 0);
}

Test(lower_limit, a_minimum_binds_where_the_rule_holds)
{
    plain_words(small.region, &limit(1, PER_WEEK, -1, 1)->days, "2026-12-08");
    small_lower(&small, DEC(1), DEC(20));
    COSTS("d01 day 7", 2);
    COSTS("d01 day 8", 1);
}

/* A line with two places on the 8th alone, and one duty on it asked of both in every week. */
static void
once_a_week(void)
{
    int once = plain_line(small.region, "once", "2026-12-08", "18:00-20:00");
    plain_map(small.region, &plain_line_at(small.region, once)->need, NULL, 2);
    limit(LEVEL_HARD, PER_WEEK, -1, 1)->lines = plain_indexes(once, -1);
}

Test(lower_limit, a_hard_minimum_is_met)
{
    once_a_week();
    small_lower(&small, DEC(7), DEC(13));
    COSTS("d01 once 8, d02 once 8", 0);
}

Test(lower_limit, a_hard_minimum_is_asked_for_where_no_duty_is_too)
{
    once_a_week();
    small_lower(&small, DEC(7), DEC(20));
    COSTS("d01 once 8, d02 once 8", -1);
}

Test(lower_limit, an_absence_does_not_excuse_from_the_minimum)
{
    limit(1, PER_PERIOD, -1, 1);
    plain_request(small.region, ann, REQUEST_ABSENT, DEC(1), DEC(31));
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d02 day 1", 1);
}

Test(lower_limit, a_rolling_window_counts_each_time)
{
    Rule *rule = limit(1, PER_DAYS, 1, 0);
    rule->limit.per_days = 3;
    small_lower(&small, DEC(1), DEC(10));
    COSTS("d01 day 1, d01 day 2", 2);
    COSTS("d01 day 5, d01 day 7", 1);
    COSTS("d01 day 5, d01 day 8", 0);
    COSTS("d01 day 5, d01 day 6, d01 day 7", 2 + 1 + 1);
}

Test(lower_limit, a_hard_rolling_window_keeps_the_widest_only)
{
    Rule *rule = limit(LEVEL_HARD, PER_DAYS, 1, 0);
    rule->limit.per_days = 3;
    small_lower(&small, DEC(1), DEC(10));
    int own = 0;
    for (int i = 0; i < small.lowered->program->n_tallies; i++)
        own += small.lowered->program->tally[i].provider == ann;
    cr_assert_eq(own, 8, "windows of three days within ten");
    COSTS("d01 day 9, d01 day 10", -1);
    COSTS("d01 day 1, d01 day 3", -1);
    COSTS("d01 day 1, d01 day 4, d01 day 7, d01 day 10", 0);
}

Test(lower_limit, seasons_are_told_by_their_instance)
{
    YearRun run = {{12, 29}, {1, 3}};
    calendar_add_season(small.region->calendar, "new-year", run);
    limit(1, PER_SEASON, 1, 0);
    small_lower(&small, DEC(25), DEC(1) + 40);
    COSTS("d01 day 28, d01 day 29", 0);
    COSTS("d01 day 29, d01 day 33", 1);
    COSTS("d01 day 29, d01 day 35", 0);
}

Test(lower_limit, a_load_is_weighed)
{
    plain_map(small.region, &plain_line_at(small.region, day)->weight, "sunday", 3);
    plain_map(small.region, &plain_line_at(small.region, day)->weight, "saturday", 0);
    plain_map(small.region, &plain_line_at(small.region, day)->weight, NULL, 1);
    limit(1, PER_MONTH, 2, 0)->limit.weigh = TRUE;
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d01 day 6", 1);
    COSTS("d01 day 1, d01 day 2, d01 day 5", 0);
    COSTS("d01 day 1, d01 day 2, d01 day 6", 3);
}

Test(lower_limit, fiscal_years_begin_in_april)
{
    limit(LEVEL_HARD, PER_FISCAL_YEAR, 1, 0);
    limit(1, PER_YEAR, 1, 0);
    small_lower(&small, DEC(1), day_of(2027, 4, 30));
    COSTS("d01 day 1, d01 day 40", -1);
    COSTS("d01 day 40, d01 day 130", 1);
    COSTS("d01 day 1, d01 day 130", 0);
}

Test(lower_limit, what_is_by_hand_raises_the_maximum)
{
    Rule *rule = limit(1, PER_MONTH, 1, 0);
    rule->except_fixed = TRUE;
    for (int i = 1; i <= 3; i++)
        small_fix(&small, ann, day, DEC(i));
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d01 day 1, d01 day 2, d01 day 3", 0);
    COSTS("d01 day 1, d01 day 2, d01 day 3, d01 day 4", 1);
    COSTS("d01 day 1, d01 day 2, d01 day 3, d02 day 4, d02 day 5", 1);
}

Test(lower_limit, nothing_stands_where_nothing_can_bind)
{
    limit(LEVEL_HARD, PER_WEEK, 7, 0);
    small_lower(&small, DEC(1), DEC(31));
    for (int i = 0; i < small.lowered->program->n_tallies; i++)
        cr_assert_eq(small.lowered->program->tally[i].provider, -1);
}
