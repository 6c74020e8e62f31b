#include "calendar/calendar.h"

#include <string.h>

typedef struct {
    const char *text;
    DayWordKind kind;
    int weekday;
} FixedWord;

static const FixedWord fixed_words[] = {
    {"every-day", DAY_WORD_EVERY},
    {"monday", DAY_WORD_WEEKDAY, MONDAY},
    {"tuesday", DAY_WORD_WEEKDAY, TUESDAY},
    {"wednesday", DAY_WORD_WEEKDAY, WEDNESDAY},
    {"thursday", DAY_WORD_WEEKDAY, THURSDAY},
    {"friday", DAY_WORD_WEEKDAY, FRIDAY},
    {"saturday", DAY_WORD_WEEKDAY, SATURDAY},
    {"sunday", DAY_WORD_WEEKDAY, SUNDAY},
    {"weekday", DAY_WORD_WORKING},
    {"weekend", DAY_WORD_WEEKEND},
    {"holiday", DAY_WORD_HOLIDAY},
    {"off-day", DAY_WORD_OFF_DAY},
    {"eve", DAY_WORD_EVE},
};

static const struct {
    const char *text;
    int nth;
} ordinals[] = {{"1st-", 1}, {"2nd-", 2}, {"3rd-", 3}, {"4th-", 4}, {"5th-", 5}, {"last-", 0}};

static const FixedWord *
find_fixed(const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(fixed_words); i++)
        if (g_str_equal(fixed_words[i].text, text))
            return &fixed_words[i];
    return NULL;
}

static gboolean
parse_fixed(const char *text, DayWord *word)
{
    const FixedWord *fixed = find_fixed(text);
    if (!fixed)
        return FALSE;
    word->kind = fixed->kind;
    word->weekday = fixed->weekday;
    return TRUE;
}

static gboolean
parse_nth(const char *text, DayWord *word)
{
    for (guint i = 0; i < G_N_ELEMENTS(ordinals); i++) {
        if (!g_str_has_prefix(text, ordinals[i].text))
            continue;
        const FixedWord *fixed = find_fixed(text + strlen(ordinals[i].text));
        if (!fixed || fixed->kind != DAY_WORD_WEEKDAY)
            return FALSE;
        word->kind = DAY_WORD_NTH;
        word->nth = ordinals[i].nth;
        word->weekday = fixed->weekday;
        return TRUE;
    }
    return FALSE;
}

static gboolean
parse_yearly(const char *text, DayWord *word)
{
    word->kind = DAY_WORD_YEARLY;
    return year_run_parse(text, &word->run);
}

static gboolean
parse_dates(const char *text, DayWord *word)
{
    word->kind = DAY_WORD_DATES;
    const char *dots = strstr(text, "..");
    if (!dots) {
        gboolean good = day_parse(text, &word->first);
        word->last = word->first;
        return good;
    }
    g_autofree char *first = g_strndup(text, (gsize)(dots - text));
    return day_parse(first, &word->first) && day_parse(dots + 2, &word->last) &&
           word->first <= word->last;
}

static gboolean
parse_season(const Calendar *calendar, const char *text, DayWord *word)
{
    word->kind = DAY_WORD_SEASON;
    word->season = calendar_find_season(calendar, text);
    return word->season >= 0;
}

gboolean
day_word_parse(const Calendar *calendar, const char *text, DayWord *out)
{
    DayWord word = {0};
    if (g_str_has_prefix(text, "not ")) {
        word.negated = TRUE;
        text += strlen("not ");
        text += strspn(text, " ");
    }
    if (!parse_fixed(text, &word) && !parse_nth(text, &word) && !parse_yearly(text, &word) &&
        !parse_dates(text, &word) && !parse_season(calendar, text, &word))
        return FALSE;
    *out = word;
    return TRUE;
}

GPtrArray *
day_word_names(const Calendar *calendar)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; i < G_N_ELEMENTS(fixed_words); i++)
        g_ptr_array_add(names, (gpointer)fixed_words[i].text);
    for (guint i = 0; i < G_N_ELEMENTS(ordinals); i++)
        for (guint j = 0; j < G_N_ELEMENTS(fixed_words); j++)
            if (fixed_words[j].kind == DAY_WORD_WEEKDAY) {
                g_autofree char *name = g_strconcat(ordinals[i].text, fixed_words[j].text, NULL);
                g_ptr_array_add(names, (gpointer)g_intern_string(name));
            }
    for (int i = 0; i < calendar_season_count(calendar); i++)
        g_ptr_array_add(names, (gpointer)calendar_season_name(calendar, i));
    return names;
}
