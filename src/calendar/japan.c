#include "calendar/japan.h"

#define END JAPAN_LAST_YEAR
#define DAYS_AT_MOST ((JAPAN_LAST_YEAR - JAPAN_FIRST_YEAR + 1) * 366)

typedef enum {
    STATUTORY, /* 国民の祝日: brings a substitute, can enclose a day */
    PLAIN      /* a holiday by a law of its own: brings neither */
} Rank;

/* A holiday over a run of years: on a fixed day; else on the nth Monday; else on the equinox. */
typedef struct {
    const char *name;
    int from, until; /* years, both included */
    int month, day, nth_monday;
    Rank rank;
} Rule;

static const Rule rules[] = {
    {"元日", 1949, END, 1, 1},
    {"成人の日", 1949, 1999, 1, 15},
    {"成人の日", 2000, END, 1, .nth_monday = 2},
    {"建国記念の日", 1967, END, 2, 11},
    {"天皇誕生日", 1949, 1988, 4, 29},
    {"天皇誕生日", 1989, 2018, 12, 23},
    {"天皇誕生日", 2020, END, 2, 23},
    {"春分の日", 1949, END, 3},
    {"みどりの日", 1989, 2006, 4, 29},
    {"昭和の日", 2007, END, 4, 29},
    {"憲法記念日", 1949, END, 5, 3},
    {"みどりの日", 2007, END, 5, 4},
    {"こどもの日", 1949, END, 5, 5},
    {"海の日", 1996, 2002, 7, 20},
    {"海の日", 2003, 2019, 7, .nth_monday = 3},
    {"海の日", 2020, 2020, 7, 23},
    {"海の日", 2021, 2021, 7, 22},
    {"海の日", 2022, END, 7, .nth_monday = 3},
    {"山の日", 2016, 2019, 8, 11},
    {"山の日", 2020, 2020, 8, 10},
    {"山の日", 2021, 2021, 8, 8},
    {"山の日", 2022, END, 8, 11},
    {"敬老の日", 1966, 2002, 9, 15},
    {"敬老の日", 2003, END, 9, .nth_monday = 3},
    {"秋分の日", 1949, END, 9},
    {"体育の日", 1966, 1999, 10, 10},
    {"体育の日", 2000, 2018, 10, .nth_monday = 2},
    {"体育の日（スポーツの日）", 2019, 2019, 10, .nth_monday = 2},
    {"スポーツの日", 2020, 2020, 7, 24},
    {"スポーツの日", 2021, 2021, 7, 23},
    {"スポーツの日", 2022, END, 10, .nth_monday = 2},
    {"文化の日", 1949, END, 11, 3},
    {"勤労感謝の日", 1949, END, 11, 23},
    {"結婚の儀", 1959, 1959, 4, 10, .rank = PLAIN},
    {"大喪の礼", 1989, 1989, 2, 24, .rank = PLAIN},
    {"即位礼正殿の儀", 1990, 1990, 11, 12, .rank = PLAIN},
    {"結婚の儀", 1993, 1993, 6, 9, .rank = PLAIN},
    /* By the law of 2018-12-14 these two are holidays in the sense of the Act. */
    {"休日（祝日扱い）", 2019, 2019, 5, 1},
    {"休日（祝日扱い）", 2019, 2019, 10, 22},
};

/* What a day of the table is: no holiday, a rule's index plus one, or a day made by article 3. */
enum { NO_HOLIDAY = 0, REST_DAY = G_N_ELEMENTS(rules) + 1 };

static guint8 table[DAYS_AT_MOST];

/* The formula of the Hydrographic Department's ephemeris, in units of 0.0001 % of a day; where the
 * year lies before 1983 the quarter is truncated toward zero, as in C. */
static int
equinox(int year, int month)
{
    gboolean early = year < 1980;
    int base = month == 3 ? (early ? 20835700 : 20843100) : (early ? 23258800 : 23248800);
    int leaps = early ? (year - 1983) / 4 : (year - 1980) / 4;
    return (base + 242194 * (year - 1980)) / 1000000 - leaps;
}

static int
rule_day(const Rule *rule, int year)
{
    if (rule->day)
        return rule->day;
    if (!rule->nth_monday)
        return equinox(year, rule->month);
    int first = day_weekday(day_of(year, rule->month, 1));
    return 1 + (7 - first) % 7 + 7 * (rule->nth_monday - 1);
}

static gboolean
is_statutory(int at)
{
    return at >= 0 && at < DAYS_AT_MOST && table[at] != NO_HOLIDAY && table[at] != REST_DAY &&
           rules[table[at] - 1].rank == STATUTORY;
}

static void
fill_rules(Day origin)
{
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
        for (int year = rules[i].from; year <= rules[i].until; year++)
            table[day_of(year, rules[i].month, rule_day(&rules[i], year)) - origin] =
                (guint8)(i + 1);
}

/* Article 3, paragraph 2: a substitute for a Sunday. Until 2006 it was the Monday only. */
static void
fill_substitutes(Day origin, int days)
{
    int passes_over = day_of(2007, 1, 1) - origin;
    for (int at = day_of(1973, 4, 12) - origin; at < days - 1; at++) {
        if (!is_statutory(at) || day_weekday(origin + at) != SUNDAY)
            continue;
        int rest = at + 1;
        while (at >= passes_over && is_statutory(rest))
            rest++;
        if (table[rest] == NO_HOLIDAY)
            table[rest] = REST_DAY;
    }
}

/* Article 3, paragraph 3: a day between two statutory holidays; until 2006 not where it is a
 * Sunday. A day that is a holiday already keeps its name. */
static void
fill_enclosed(Day origin, int days)
{
    int sundays_too = day_of(2007, 1, 1) - origin;
    for (int at = day_of(1985, 12, 27) - origin; at < days - 1; at++) {
        if (table[at] != NO_HOLIDAY || !is_statutory(at - 1) || !is_statutory(at + 1))
            continue;
        if (at >= sundays_too || day_weekday(origin + at) != SUNDAY)
            table[at] = REST_DAY;
    }
}

static Day
table_origin(void)
{
    static gsize ready;
    static Day origin;
    if (g_once_init_enter(&ready)) {
        origin = day_of(JAPAN_FIRST_YEAR, 1, 1);
        int days = day_of(JAPAN_LAST_YEAR, 12, 31) - origin + 1;
        fill_rules(origin);
        fill_substitutes(origin, days);
        fill_enclosed(origin, days);
        g_once_init_leave(&ready, 1);
    }
    return origin;
}

const char *
japan_holiday(Day day)
{
    gint64 at = (gint64)day - table_origin();
    if (at < 0 || at >= (gint64)DAYS_AT_MOST || table[at] == NO_HOLIDAY)
        return NULL;
    return table[at] == REST_DAY ? "休日" : rules[table[at] - 1].name;
}
