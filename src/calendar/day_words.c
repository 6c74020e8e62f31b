#include "calendar/calendar.h"

static gboolean
is_every(const Calendar *calendar, const DayWord *word, Day day)
{
    return TRUE;
}

static gboolean
is_weekday(const Calendar *calendar, const DayWord *word, Day day)
{
    return day_weekday(day) == word->weekday;
}

static gboolean
is_working(const Calendar *calendar, const DayWord *word, Day day)
{
    return day_weekday(day) < SATURDAY && !calendar_holiday(calendar, day);
}

static gboolean
is_weekend(const Calendar *calendar, const DayWord *word, Day day)
{
    return day_weekday(day) >= SATURDAY;
}

static gboolean
is_holiday(const Calendar *calendar, const DayWord *word, Day day)
{
    return calendar_holiday(calendar, day) != NULL;
}

static gboolean
is_off_day(const Calendar *calendar, const DayWord *word, Day day)
{
    return day_weekday(day) == SUNDAY || calendar_holiday(calendar, day);
}

static gboolean
is_eve(const Calendar *calendar, const DayWord *word, Day day)
{
    return is_off_day(calendar, word, day + 1);
}

static gboolean
is_nth(const Calendar *calendar, const DayWord *word, Day day)
{
    if (day_weekday(day) != word->weekday)
        return FALSE;
    Civil date = day_civil(day);
    if (word->nth == 0)
        return date.day + 7 > month_length(date.year, date.month);
    return (date.day + 6) / 7 == word->nth;
}

static gboolean
is_yearly(const Calendar *calendar, const DayWord *word, Day day)
{
    Civil date = day_civil(day);
    int at = date.month * 100 + date.day;
    int first = word->run.first.month * 100 + word->run.first.day;
    int last = word->run.last.month * 100 + word->run.last.day;
    return first <= last ? first <= at && at <= last : first <= at || at <= last;
}

static gboolean
is_dated(const Calendar *calendar, const DayWord *word, Day day)
{
    return word->first <= day && day <= word->last;
}

static gboolean
is_in_season(const Calendar *calendar, const DayWord *word, Day day)
{
    return calendar_in_season(calendar, word->season, day, NULL);
}

static gboolean (*const meanings[])(const Calendar *, const DayWord *, Day) = {
    [DAY_WORD_EVERY] = is_every,      [DAY_WORD_WEEKDAY] = is_weekday,
    [DAY_WORD_WORKING] = is_working,  [DAY_WORD_WEEKEND] = is_weekend,
    [DAY_WORD_HOLIDAY] = is_holiday,  [DAY_WORD_OFF_DAY] = is_off_day,
    [DAY_WORD_EVE] = is_eve,          [DAY_WORD_NTH] = is_nth,
    [DAY_WORD_YEARLY] = is_yearly,    [DAY_WORD_DATES] = is_dated,
    [DAY_WORD_SEASON] = is_in_season,
};

gboolean
day_word_matches(const Calendar *calendar, const DayWord *word, Day day)
{
    return meanings[word->kind](calendar, word, day) != word->negated;
}

gboolean
day_words_given(const DayWords *words)
{
    return words->words && words->words->len > 0;
}

gboolean
day_words_match(const Calendar *calendar, const DayWords *words, Day day)
{
    if (!day_words_given(words))
        return TRUE;
    gboolean any_positive = FALSE;
    gboolean matched = FALSE;
    for (guint i = 0; i < words->words->len; i++) {
        const DayWord *word = &g_array_index(words->words, DayWord, i);
        if (word->negated) {
            if (!day_word_matches(calendar, word, day))
                return FALSE;
        } else {
            any_positive = TRUE;
            matched = matched || day_word_matches(calendar, word, day);
        }
    }
    return matched || !any_positive;
}

void
day_words_add(DayWords *words, DayWord word)
{
    if (!words->words)
        words->words = g_array_new(FALSE, FALSE, sizeof(DayWord));
    g_array_append_val(words->words, word);
}

DayWords
day_words_copy(const DayWords *words)
{
    return (DayWords){words->words != NULL ? g_array_copy(words->words) : NULL};
}

void
day_words_clear(DayWords *words)
{
    g_clear_pointer(&words->words, g_array_unref);
}
