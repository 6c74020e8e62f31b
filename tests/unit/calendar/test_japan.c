#include "calendar/japan.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define ORACLE_FIRST 1955
#define ORACLE_LAST 2027
#define ORACLE_DAYS 1067

/* Reads the announced holidays: Day -> name. */
static GHashTable *
announced(void)
{
    GHashTable *days = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    const char *root = g_getenv("RINBAN_SOURCE_ROOT");
    cr_assert_not_null(root);
    g_autofree char *path =
        g_build_filename(root, "tests/unit/calendar/holidays-1955-2027.txt", NULL);
    g_autofree char *text = NULL;
    cr_assert(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (**line == '#' || **line == '\0')
            continue;
        int year = atoi(*line);
        g_auto(GStrv) entries = g_strsplit(*line + strlen("YYYY: "), ", ", -1);
        for (char **entry = entries; *entry; entry++) {
            int month = atoi(*entry), of_month = atoi(*entry + 3);
            gboolean fresh =
                g_hash_table_insert(days, GINT_TO_POINTER(day_of(year, month, of_month)),
                                    g_strdup(*entry + strlen("MM-DD ")));
            cr_assert(fresh, "%s stands twice in %d", *entry, year);
        }
    }
    return days;
}

Test(japan, equals_the_announced_list)
{
    g_autoptr(GHashTable) list = announced();
    cr_assert_eq(g_hash_table_size(list), ORACLE_DAYS);
    Day last = day_of(ORACLE_LAST, 12, 31);
    for (Day day = day_of(ORACLE_FIRST, 1, 1); day <= last; day++) {
        const char *expected = g_hash_table_lookup(list, GINT_TO_POINTER(day));
        const char *computed = japan_holiday(day);
        g_autofree char *date = day_format(day);
        cr_expect_eq(g_strcmp0(expected, computed), 0, "%s: %s is announced, %s computed", date,
                     expected ? expected : "nothing", computed ? computed : "nothing");
    }
}

typedef struct {
    int year, month, day;
    const char *name; /* NULL: none */
} Known;

/* Outside the announced list; the days after 2027 counted by hand on a calendar. */
static const Known known[] = {
    {1948, 11, 3, NULL},       {1948, 12, 31, NULL},      {1949, 1, 1, "元日"},
    {1949, 1, 2, NULL},        {1949, 9, 23, "秋分の日"}, {1952, 3, 21, "春分の日"},
    {1953, 5, 4, NULL},        {2032, 9, 20, "敬老の日"}, {2032, 9, 21, "休日"},
    {2032, 9, 22, "秋分の日"}, {2033, 3, 20, "春分の日"}, {2033, 3, 21, "休日"},
    {2099, 12, 31, NULL},      {2100, 1, 1, NULL},        {1, 1, 1, NULL},
    {9999, 12, 31, NULL},
};

Test(japan, known_days_outside_the_list)
{
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        const Known *k = &known[i];
        const char *name = japan_holiday(day_of(k->year, k->month, k->day));
        cr_expect_eq(g_strcmp0(name, k->name), 0, "%d-%02d-%02d: %s", k->year, k->month, k->day,
                     name);
    }
    cr_expect_null(japan_holiday(DAY_NONE));
    cr_expect_null(japan_holiday(G_MAXINT32));
}

static gboolean
is_rest(Day day)
{
    return g_strcmp0(japan_holiday(day), "休日") == 0;
}

static gboolean
is_celebrated(Day day)
{
    return japan_holiday(day) && !is_rest(day);
}

/* The nine holidays of 1949 never vanished, though some changed their day or name. */
Test(japan, every_year_has_its_holidays)
{
    for (int year = JAPAN_FIRST_YEAR; year <= JAPAN_LAST_YEAR; year++) {
        int celebrated = 0, all = 0;
        for (Day day = day_of(year, 1, 1); day <= day_of(year, 12, 31); day++) {
            celebrated += is_celebrated(day);
            all += japan_holiday(day) != NULL;
        }
        cr_expect_geq(celebrated, 9, "%d", year);
        cr_expect_leq(celebrated, 18, "%d", year);
        cr_expect_leq(all, 22, "%d", year);
        if (year >= 2022)
            cr_expect_eq(celebrated, 16, "%d", year);
        else if (year <= 1965 && year != 1959)
            cr_expect_eq(celebrated, 9, "%d", year);
    }
}

/* A rest day follows holidays back to a Sunday, or lies between two of them. */
Test(japan, rest_days_have_their_reason)
{
    Day last = day_of(JAPAN_LAST_YEAR, 12, 31);
    for (Day day = day_of(JAPAN_FIRST_YEAR, 1, 1); day <= last; day++) {
        if (!is_rest(day))
            continue;
        g_autofree char *date = day_format(day);
        cr_expect_geq(day, day_of(1973, 4, 12), "%s", date);
        cr_expect_neq(day_weekday(day), SUNDAY, "%s", date);
        gboolean enclosed = is_celebrated(day - 1) && is_celebrated(day + 1);
        Day before = day - 1;
        while (is_celebrated(before) && day_weekday(before) != SUNDAY)
            before--;
        gboolean substitute = is_celebrated(before) && day_weekday(before) == SUNDAY;
        cr_expect(enclosed || substitute, "%s", date);
        if (!substitute)
            cr_expect_geq(day, day_of(1985, 12, 27), "%s", date);
        else if (!enclosed && day < day_of(2007, 1, 1))
            cr_expect_eq(day_weekday(day), MONDAY, "%s", date);
    }
}

/* Since 1973-04-12 no holiday is lost to a Sunday: a rest day ends its run. */
Test(japan, no_sunday_holiday_without_substitute)
{
    for (Day day = day_of(1973, 4, 12); day <= day_of(JAPAN_LAST_YEAR, 12, 1); day++) {
        if (!is_celebrated(day) || day_weekday(day) != SUNDAY)
            continue;
        Day next = day + 1;
        while (is_celebrated(next))
            next++;
        g_autofree char *date = day_format(day);
        cr_expect(is_rest(next), "%s", date);
    }
    cr_expect_null(japan_holiday(day_of(1973, 2, 12))); /* 02-11 was a Sunday: too early */
    cr_expect(is_rest(day_of(1973, 4, 30)));
}

typedef struct {
    const char *name;
    int month, nth, from;
} HappyMonday;

static const HappyMonday happy_mondays[] = {
    {"成人の日", 1, 2, 2000},
    {"海の日", 7, 3, 2022},
    {"敬老の日", 9, 3, 2003},
    {"スポーツの日", 10, 2, 2022},
};

Test(japan, happy_mondays)
{
    for (gsize i = 0; i < G_N_ELEMENTS(happy_mondays); i++) {
        const HappyMonday *happy = &happy_mondays[i];
        for (int year = happy->from; year <= JAPAN_LAST_YEAR; year++) {
            int found = 0;
            for (Day day = day_of(year, happy->month, 1); day_civil(day).month == happy->month;
                 day++) {
                if (g_strcmp0(japan_holiday(day), happy->name) != 0)
                    continue;
                found++;
                cr_expect_eq(day_weekday(day), MONDAY, "%s %d", happy->name, year);
                cr_expect_eq((day_civil(day).day - 1) / 7 + 1, happy->nth, "%s %d", happy->name,
                             year);
            }
            cr_expect_eq(found, 1, "%s %d", happy->name, year);
        }
    }
}

/* The first year of each name as the Act has it, and the last where the name is gone. */
static const struct {
    const char *name;
    int first, last;
} in_force[] = {
    {"元日", 1949, 2099},       {"建国記念の日", 1967, 2099}, {"昭和の日", 2007, 2099},
    {"みどりの日", 1989, 2099}, {"海の日", 1996, 2099},       {"山の日", 2016, 2099},
    {"敬老の日", 1966, 2099},   {"体育の日", 1966, 2018},     {"スポーツの日", 2020, 2099},
    {"こどもの日", 1949, 2099}, {"文化の日", 1949, 2099},     {"勤労感謝の日", 1949, 2099},
    {"春分の日", 1949, 2099},   {"秋分の日", 1949, 2099},     {"成人の日", 1949, 2099},
    {"憲法記念日", 1949, 2099}, {"大喪の礼", 1989, 1989},     {"即位礼正殿の儀", 1990, 1990},
};

Test(japan, names_stand_once_a_year_while_in_force)
{
    for (gsize i = 0; i < G_N_ELEMENTS(in_force); i++)
        for (int year = JAPAN_FIRST_YEAR; year <= JAPAN_LAST_YEAR; year++) {
            int found = 0;
            for (Day day = day_of(year, 1, 1); day <= day_of(year, 12, 31); day++)
                found += g_strcmp0(japan_holiday(day), in_force[i].name) == 0;
            int expected = in_force[i].first <= year && year <= in_force[i].last;
            if (!(g_str_equal(in_force[i].name, "体育の日") && year == 2019))
                cr_expect_eq(found, expected, "%s %d", in_force[i].name, year);
        }
}

/* -- the equinoxes once more, from the sun ---------------------------------------------------- */

/* Meeus, Astronomical Algorithms (1998), chapter 27: mean equinoxes of 1000-3000 (table 27.B) and
 * periodic terms (table 27.C); exact to about a minute. Julian ephemeris day. */
static double
sun_equinox(int year, gboolean march)
{
    static const double terms[][3] = {
        {485, 324.96, 1934.136},  {203, 337.23, 32964.467}, {199, 342.08, 20.186},
        {182, 27.85, 445267.112}, {156, 73.14, 45036.886},  {136, 171.52, 22518.443},
        {77, 222.54, 65928.934},  {74, 296.72, 3034.906},   {70, 243.58, 9037.513},
        {58, 119.81, 33718.147},  {52, 297.17, 150.678},    {50, 21.02, 2281.226},
        {45, 247.54, 29929.562},  {44, 325.15, 31555.956},  {29, 60.93, 4443.417},
        {18, 155.12, 67555.328},  {17, 288.79, 4562.452},   {16, 198.04, 62894.029},
        {14, 199.76, 31436.921},  {12, 95.39, 14577.848},   {12, 287.11, 31931.756},
        {12, 320.81, 34777.259},  {9, 227.73, 1222.114},    {8, 15.45, 16859.074},
    };
    double y = (year - 2000) / 1000.0;
    double mean = march ? 2451623.80984 + y * (365242.37404 + y * (0.05169 + y * (-0.00411)))
                        : 2451810.21715 + y * (365242.01767 + y * (-0.11575 + y * 0.00337));
    double t = (mean - 2451545.0) / 36525;
    double degree = G_PI / 180;
    double w = (35999.373 * t - 2.47) * degree;
    double sum = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(terms); i++)
        sum += terms[i][0] * cos((terms[i][1] + terms[i][2] * t) * degree);
    return mean + 0.00001 * sum / (1 + 0.0334 * cos(w) + 0.0007 * cos(2 * w));
}

/* Where the equinox is clear of midnight in Japan (by five minutes, for the drift of the earth's
 * clock), the formula names its day. */
Test(japan, equinoxes_agree_with_the_sun)
{
    for (int year = JAPAN_FIRST_YEAR; year <= JAPAN_LAST_YEAR; year++)
        for (int march = 0; march <= 1; march++) {
            double local = sun_equinox(year, march) - 2440587.5 + 9 / 24.0 - 70 / 86400.0;
            double of_day = local - floor(local);
            if (of_day < 5 / 1440.0 || of_day > 1 - 5 / 1440.0)
                continue;
            const char *name = japan_holiday((Day)floor(local));
            cr_expect_str_eq(name ? name : "nothing", march ? "春分の日" : "秋分の日", "%d", year);
        }
}
