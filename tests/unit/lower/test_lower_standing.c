#include "small.h"

static Small small;
static int day, night, ann, bob;

/* Two doctors, every day a day line and a night line; the Thursdays are 3, 10, 17, 24 and 31. */
static void
begin(void)
{
    static const YearRun new_year = {{12, 29}, {1, 3}};
    small = small_open();
    ann = plain_provider(small.region, UNIT_DOCTOR, "d01");
    bob = plain_provider(small.region, UNIT_DOCTOR, "d02");
    day = plain_line(small.region, "day", "every-day", "09:00-17:00");
    night = plain_line(small.region, "night", "every-day", "22:00-07:00");
    calendar_add_season(small.region->calendar, "new-year", new_year);
}

static void
end(void)
{
    small_close(&small);
}

TestSuite(lower_standing, .init = begin, .fini = end);

/* -- weekday-pattern -------------------------------------------------------------------------- */

static void
add_day(Rule *rule, const char *text, GArray *who)
{
    DayWord word;
    cr_assert(day_word_parse(small.region->calendar, text, &word));
    StandingDay *standing = standing_day_new(word, PLACE_NONE);
    g_array_unref(standing->who);
    standing->who = who;
    g_ptr_array_add(rule->weekday_pattern.days, standing);
}

Test(lower_standing, pattern_wants_each_name_on_each_day)
{
    Rule *rule = small_rule(&small, RULE_weekday_pattern, 1);
    add_day(rule, "1st-thursday", plain_indexes(ann, bob, -1));
    add_day(rule, "2nd-thursday", plain_indexes(bob, -1));
    small_lower(&small, DEC(1), DEC(10));
    COSTS("d01 day 1", 3);
    COSTS("d01 day 3, d02 night 3", 1);
    COSTS("d01 day 3, d02 night 3, d02 day 10", 0);
    COSTS("d01 day 3, d01 night 3", 2);
}

Test(lower_standing, pattern_is_hard_by_default_and_kind_to_the_absent)
{
    Rule *rule =
        small_rule(&small, RULE_weekday_pattern, rule_kind_default_level(RULE_weekday_pattern));
    add_day(rule, "1st-thursday", plain_indexes(ann, -1));
    add_day(rule, "last-thursday", plain_indexes(bob, -1));
    rule->lines = plain_indexes(day, -1);
    plain_request(small.region, bob, REQUEST_ABSENT, DEC(31), DEC(31));
    small_lower(&small, DEC(1), DEC(31));
    COSTS("d01 day 3", 0);
    COSTS("d01 night 3", -1);
    COSTS("d02 day 3", -1);
    cr_assert_eq(messages_count(small.messages), 1);
}

/* -- remember --------------------------------------------------------------------------------- */

static Rule *
remember(int level, int years)
{
    Rule *rule = small_rule(&small, RULE_remember, level);
    rule->remember = (RememberRule){.season = 0, .years = years};
    return rule;
}

static void
record(Day when, const char *line, const char *provider)
{
    Record *record = record_new();
    record->path = g_strdup("records/typed-in.yaml");
    record->period = (Period){when, when};
    record->revision = 1;
    record_add_line(record)->id = g_strdup(line);
    RecordDuty *duty = record_add_duty(record);
    duty->line = g_strdup(line);
    duty->day = when;
    duty->provider = g_strdup(provider);
    duty->role = g_strdup("duty");
    duty->need = duty->weight = 1;
    g_ptr_array_add(small.region->records, record);
}

Test(lower_standing, remember_prices_each_duty_served_again)
{
    remember(1, 2);
    record(day_of(2025, 1, 2), "day", "d01");   /* the New Year of 2024 */
    record(day_of(2023, 12, 31), "day", "d02"); /* of 2023: too long ago */
    record(day_of(2025, 12, 28), "day", "d02"); /* not New Year */
    small_lower(&small, DEC(20), DEC(40));
    COSTS("d01 day 29, d01 night 30", 2);
    COSTS("d02 day 29, d02 night 30", 0);
    COSTS("d01 day 28, d01 day 35", 0);
}

Test(lower_standing, remember_is_hard_and_minds_its_lines)
{
    remember(LEVEL_HARD, 1)->lines = plain_indexes(day, -1);
    record(day_of(2026, 1, 1), "day", "d01");
    record(day_of(2026, 1, 2), "night", "d02"); /* a line that it does not see */
    small_lower(&small, DEC(20), DEC(40));
    COSTS("d01 night 31", 0);
    COSTS("d01 day 31", -1);
    COSTS("d02 day 31", 0);
}

Test(lower_standing, remember_knows_two_new_years_of_one_period)
{
    remember(1, 1);
    small_lower(&small, DEC(20), day_of(2028, 1, 5));
    COSTS("d01 day 31, d01 day 32", 0);
    COSTS("d01 day 31, d01 day 32, d01 day 396", 1); /* 31 December 2027 */
    COSTS("d01 day 31, d01 day 396, d01 day 397", 2);
    COSTS("d01 day 396, d01 day 397", 0);
}

Test(lower_standing, remember_a_run_of_dates_over_new_year)
{
    Rule *rule = remember(1, 1);
    rule->remember = (RememberRule){.season = -1, .run = {{12, 31}, {1, 1}}, .years = 1};
    rule->except_fixed = TRUE;
    record(day_of(2026, 1, 1), "day", "d01"); /* of 2025 */
    record(day_of(2026, 1, 1), "night", "d02");
    small_fix(&small, bob, day, DEC(32));
    small_lower(&small, DEC(20), DEC(40));
    COSTS("d01 day 31, d02 day 32", 1);
    COSTS("d01 day 30, d02 day 32", 0);
    COSTS("d02 day 32, d02 day 31", 1);
}
