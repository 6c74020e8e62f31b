#include "read/date_text.h"

#include <string.h>

/* Over New Year: 12/10 to 12/1 is a slip, 12/28 to 1/3 is not. */
#define LONGEST_YEARLESS 183

static gboolean
date_exists(int year, int month, int day)
{
    return civil_is_valid(year, month, day);
}

/* The text in one width, with 年 and 月 as strokes and without 日. */
static char *
plain_form(const char *text)
{
    g_autofree char *one_width = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    GString *plain = g_string_new(NULL);
    for (const char *c = one_width; c && *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (character == 0x5E74 || character == 0x6708)
            g_string_append_c(plain, '/');
        else if (character != 0x65E5 && !g_unichar_isspace(character))
            g_string_append_unichar(plain, character);
    }
    return g_string_free(plain, FALSE);
}

/* Up to three numbers of at most four digits, between the same marks. Returns how many, 0: not so.
 */
static int
read_numbers(const char *text, int numbers[3], char *mark, int *first_digits)
{
    int count = 0;
    *mark = '\0';
    while (count < 3) {
        int digits = 0;
        numbers[count] = 0;
        for (; digits < 4 && g_ascii_isdigit(*text); digits++)
            numbers[count] = numbers[count] * 10 + (*text++ - '0');
        if (digits == 0)
            return 0;
        if (count++ == 0)
            *first_digits = digits;
        if (*text == '\0')
            return count;
        if ((*text != '-' && *text != '/') || (*mark && *text != *mark))
            return 0;
        *mark = *text++;
    }
    return 0;
}

DateReading
date_text_read(const char *text, DateText *date)
{
    int numbers[3];
    char mark;
    int first_digits = 0;
    if (strlen(text) > 64)
        return DATE_SHAPELESS;
    g_autofree char *plain = plain_form(text);
    int count = read_numbers(plain, numbers, &mark, &first_digits);
    if (count == 3 && first_digits == 4)
        *date = (DateText){numbers[0], numbers[1], numbers[2]};
    else if (count == 2 && mark == '/' && first_digits <= 2)
        *date = (DateText){0, numbers[0], numbers[1]};
    else
        return DATE_SHAPELESS;
    gboolean exists = count == 3 ? date_exists(date->year, date->month, date->day)
                                 : date_exists(2000, date->month, date->day);
    return exists ? DATE_READ : DATE_IMPOSSIBLE;
}

static Day
day_in(DateText date, int year)
{
    return date_exists(year, date.month, date.day) ? day_of(year, date.month, date.day) : DAY_NONE;
}

static gboolean
later_in_year(DateText a, Civil b)
{
    return a.month > b.month || (a.month == b.month && a.day > b.day);
}

/* The run that begins on the day, or ends there. */
static DatesSettled
run_from(Day first, DateText to, Day *last)
{
    Civil civil = day_civil(first);
    gboolean same = later_in_year(to, civil) || (to.month == civil.month && to.day == civil.day);
    *last = day_in(to, same ? civil.year : civil.year + 1);
    if (*last == DAY_NONE)
        return DATES_MISSING;
    return !same && *last - first > LONGEST_YEARLESS ? DATES_BACKWARDS : DATES_SETTLED;
}

static DatesSettled
run_to(DateText from, Day last, Day *first)
{
    Civil civil = day_civil(last);
    gboolean over = later_in_year(from, civil);
    *first = day_in(from, over ? civil.year - 1 : civil.year);
    if (*first == DAY_NONE)
        return DATES_MISSING;
    return over && last - *first > LONGEST_YEARLESS ? DATES_BACKWARDS : DATES_SETTLED;
}

/* A 2/29 that the period steps over. */
static gboolean
period_misses(const Period *period, DateText date, int year)
{
    return day_in(date, year) == DAY_NONE && period_has(*period, day_of(year, 2, 28)) &&
           period_has(*period, day_of(year, 3, 1));
}

typedef struct {
    int beginning; /* runs that begin in the period */
    int reaching;  /* runs that begin before it */
    Day first[2];
    Day last[2];
} Runs;

static DatesSettled
gather_runs(DateText from, DateText to, const Period *period, Runs *runs)
{
    gboolean missed = FALSE;
    int last_year = day_civil(period->last).year;
    for (int year = MAX(1, day_civil(period->first).year - 1); year <= last_year; year++) {
        Day last, first = day_in(from, year);
        missed |= period_misses(period, from, year);
        if (first == DAY_NONE)
            continue;
        DatesSettled settled = run_from(first, to, &last);
        if (settled == DATES_BACKWARDS)
            return settled;
        if (settled == DATES_MISSING) {
            missed |= period_has(*period, first);
            continue;
        }
        if (first > period->last || last < period->first)
            continue;
        int *count = first >= period->first ? &runs->beginning : &runs->reaching;
        runs->first[count == &runs->reaching] = first;
        runs->last[count == &runs->reaching] = last;
        ++*count;
    }
    return missed ? DATES_MISSING : DATES_SETTLED;
}

static DatesSettled
settle_yearless(DateText from, DateText to, const Period *period, Day *first, Day *last)
{
    Runs runs = {0};
    /* Without a period a leap year shows whether the run is written backwards. */
    Period leap = {day_of(2000, 1, 1), day_of(2000, 12, 31)};
    DatesSettled settled = gather_runs(from, to, period ? period : &leap, &runs);
    int which = runs.beginning > 0 ? 0 : 1;
    int count = which == 0 ? runs.beginning : runs.reaching;
    if (count == 0 || settled == DATES_BACKWARDS)
        return settled == DATES_SETTLED ? DATES_WAIT : settled;
    if (!period)
        return DATES_WAIT;
    *first = runs.first[which];
    *last = runs.last[which];
    return count > 1 ? DATES_AMBIGUOUS : DATES_SETTLED;
}

DatesSettled
dates_settle(DateText from, DateText to, const Period *period, Day *first, Day *last)
{
    if (from.year == 0 && to.year == 0)
        return settle_yearless(from, to, period, first, last);
    if (from.year == 0)
        return run_to(from, *last = day_in(to, to.year), first);
    *first = day_in(from, from.year);
    if (to.year == 0)
        return run_from(*first, to, last);
    *last = day_in(to, to.year);
    return *last < *first ? DATES_BACKWARDS : DATES_SETTLED;
}
