#include "calendar/period.h"

#include <criterion/criterion.h>

static Day
date(const char *text)
{
    Day day = DAY_NONE;
    cr_assert(day_parse(text, &day), "%s", text);
    return day;
}

typedef struct {
    const char *text;
    const char *first, *last;
    const char *name;
} Reading;

static const Reading readings[] = {
    {"2026-12", "2026-12-01", "2026-12-31", "2026-12"},
    {"2027-02", "2027-02-01", "2027-02-28", "2027-02"},
    {"2028-02", "2028-02-01", "2028-02-29", "2028-02"},
    {"2026", "2026-01-01", "2026-12-31", "2026"},
    {"FY2026", "2026-04-01", "2027-03-31", "FY2026"},
    {"2026-H1", "2026-01-01", "2026-06-30", "2026-H1"},
    {"2026-H2", "2026-07-01", "2026-12-31", "2026-H2"},
    {"2026-Q1", "2026-01-01", "2026-03-31", "2026-Q1"},
    {"2026-Q2", "2026-04-01", "2026-06-30", "2026-Q2"},
    {"2026-Q3", "2026-07-01", "2026-09-30", "2026-Q3"},
    {"2026-Q4", "2026-10-01", "2026-12-31", "2026-Q4"},
    {"2026-12-01..2026-12-31", "2026-12-01", "2026-12-31", "2026-12"},
    {"2026-01-01..2026-12-31", "2026-01-01", "2026-12-31", "2026"},
    {"2026-04-01..2027-03-31", "2026-04-01", "2027-03-31", "FY2026"},
    {"2026-07-01..2026-12-31", "2026-07-01", "2026-12-31", "2026-H2"},
    {"2026-10-01..2026-12-31", "2026-10-01", "2026-12-31", "2026-Q4"},
    {"2026-12-01..2027-01-31", "2026-12-01", "2027-01-31", "2026-12-01..2027-01-31"},
    {"2026-12-01..2026-12-30", "2026-12-01", "2026-12-30", "2026-12-01..2026-12-30"},
    {"2026-12-05..2026-12-05", "2026-12-05", "2026-12-05", "2026-12-05..2026-12-05"},
    {"2028-02-01..2028-02-28", "2028-02-01", "2028-02-28", "2028-02-01..2028-02-28"},
    {"2026-02-01..2026-04-30", "2026-02-01", "2026-04-30", "2026-02-01..2026-04-30"},
    {"2026-10-01..2027-03-31", "2026-10-01", "2027-03-31", "2026-10-01..2027-03-31"},
    {"2026-01-01..2027-12-31", "2026-01-01", "2027-12-31", "2026-01-01..2027-12-31"},
    {"2020-01-01..2029-12-31", "2020-01-01", "2029-12-31", "2020-01-01..2029-12-31"},
    {"0001-01", "0001-01-01", "0001-01-31", "0001-01"},
    {"9999", "9999-01-01", "9999-12-31", "9999"},
    {"9999-12", "9999-12-01", "9999-12-31", "9999-12"},
};

Test(period, readings_and_names)
{
    for (gsize i = 0; i < G_N_ELEMENTS(readings); i++) {
        const Reading *r = &readings[i];
        Period period;
        cr_assert(period_parse(r->text, 0, &period), "%s", r->text);
        cr_expect_eq(period.first, date(r->first), "%s", r->text);
        cr_expect_eq(period.last, date(r->last), "%s", r->text);
        g_autofree char *name = period_name(period);
        cr_expect_str_eq(name, r->name);
    }
}

Test(period, one_day_is_said_once)
{
    g_autofree char *one = period_dates((Period){date("2026-12-05"), date("2026-12-05")});
    g_autofree char *two = period_dates((Period){date("2026-12-31"), date("2027-01-01")});
    cr_expect_str_eq(one, "2026-12-05");
    cr_expect_str_eq(two, "2026-12-31..2027-01-01");
}

static const struct {
    const char *today, *current, *next;
} days[] = {
    {"2026-11-20", "2026-11", "2026-12"},
    {"2026-12-01", "2026-12", "2027-01"},
    {"2026-12-31", "2026-12", "2027-01"},
    {"2028-01-31", "2028-01", "2028-02"},
};

Test(period, this_and_next_are_months)
{
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        Period period;
        cr_assert(period_parse("this", date(days[i].today), &period));
        g_autofree char *current = period_name(period);
        cr_expect_str_eq(current, days[i].current);
        cr_assert(period_parse("next", date(days[i].today), &period));
        g_autofree char *next = period_name(period);
        cr_expect_str_eq(next, days[i].next);
    }
    Period period;
    cr_expect_not(period_parse("next", date("9999-12-01"), &period));
}

Test(period, no_periods)
{
    static const char *const wrong[] = {
        "",
        "26",
        "2026-",
        "2026-13",
        "2026-00",
        "2026-1",
        "2026-012",
        "2026-12-05",
        "2026-H0",
        "2026-H3",
        "2026-Q0",
        "2026-Q5",
        "2026-h1",
        "2026H1",
        "fy2026",
        "FY26",
        "FY",
        "FY2026-H1",
        "FY2026-04",
        "20266",
        "0000",
        "0000-01",
        "FY9999",
        " 2026",
        "2026 ",
        "+2026",
        "2026/12",
        "Next",
        "next month",
        "last",
        "..",
        "2026-12..2027-01",
        "2026..2027",
        "2026-12-01.",
        "2026-12-01..",
        "..2026-12-31",
        "20２6",
        "two",
        "year",
        "-2026",
        "2026-12-01..2026-11-30",
        "2026-02-30..2026-03-01",
        "2026-02-01..2026-02-29",
        "2020-01-01..2030-01-01",
        "0001-01-01..9999-12-31",
        "2026-12-01..2026-12-31..2027-01-01",
        "2026-12-01 .. 2026-12-31",
        "../../etc",
    };
    Period period = {77, 78};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        cr_expect_not(period_parse(wrong[i], date("2026-11-20"), &period), "“%s”", wrong[i]);
        cr_expect(period.first == 77 && period.last == 78, "left alone");
    }
}

/* Over every range that begins in 2027 and lasts up to fifteen months. */
Test(period, law_a_name_reads_back)
{
    for (Day first = date("2027-01-01"); first <= date("2027-12-31"); first++)
        for (Day last = first; last <= first + 460; last++) {
            g_autofree char *name = period_name((Period){first, last});
            Period again;
            cr_assert(period_parse(name, 0, &again), "%s", name);
            cr_assert(again.first == first && again.last == last, "%s", name);
        }
}

/* One name per period: 12 months, 4 quarters, 2 halves, the year and the fiscal year of each year.
 */
Test(period, law_names_are_twenty_a_year)
{
    int short_names = 0;
    for (Day first = date("2027-01-01"); first <= date("2027-12-31"); first++)
        for (Day last = first; last <= first + 400; last++) {
            g_autofree char *name = period_name((Period){first, last});
            short_names += strstr(name, "..") == NULL;
        }
    cr_expect_eq(short_names, 20);
}

Test(period, has_its_edges)
{
    Period period = {date("2026-12-01"), date("2026-12-31")};
    cr_expect(period_has(period, date("2026-12-01")));
    cr_expect(period_has(period, date("2026-12-31")));
    cr_expect_not(period_has(period, date("2026-11-30")));
    cr_expect_not(period_has(period, date("2027-01-01")));
}
