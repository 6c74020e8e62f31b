#include "app/init/days.h"

#include "calendar/calendar.h"

#include <string.h>

typedef struct {
    const char *japanese;
    const char *words;
} DayName;

static const DayName day_names[] = {
    {"毎日", "every-day"},
    {"平日", "weekday"},
    {"週末", "weekend"},
    {"土日", "saturday, sunday"},
    {"土日祝", "saturday, off-day"},
    {"土日祝日", "saturday, off-day"},
    {"日祝", "off-day"},
    {"日祝日", "off-day"},
    {"休日", "off-day"},
    {"祝", "holiday"},
    {"祝日", "holiday"},
    {"祝祭日", "holiday"},
    {"年末年始", "new-year"},
    {"盆", "obon"},
    {"お盆", "obon"},
};

static const DayName weekdays[] = {
    {"月", "monday"}, {"火", "tuesday"},  {"水", "wednesday"}, {"木", "thursday"},
    {"金", "friday"}, {"土", "saturday"}, {"日", "sunday"},
};

/* NULL: no Japanese name of days. */
static const char *
words_of(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(day_names); i++)
        if (strcmp(name, day_names[i].japanese) == 0)
            return day_names[i].words;
    for (gsize i = 0; i < G_N_ELEMENTS(weekdays); i++) {
        const char *rest = g_str_has_prefix(name, weekdays[i].japanese)
                               ? name + strlen(weekdays[i].japanese)
                               : "?";
        if (!*rest || strcmp(rest, "曜") == 0 || strcmp(rest, "曜日") == 0)
            return weekdays[i].words;
    }
    return NULL;
}

char *
init_one_mark(const char *text)
{
    g_autofree char *narrow = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    GString *marked = g_string_new(narrow);
    static const char *const marks[] = {"、", "・", ";", "/", "|"};
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        g_string_replace(marked, marks[i], ",", 0);
    return g_string_free(marked, FALSE);
}

static Calendar *
new_region_calendar(void)
{
    Calendar *calendar = calendar_new();
    calendar_add_season(calendar, "new-year", (YearRun){{12, 29}, {1, 3}});
    calendar_add_season(calendar, "obon", (YearRun){{8, 13}, {8, 15}});
    return calendar;
}

char *
init_day_words(const char *text)
{
    g_autofree char *marked = init_one_mark(text);
    g_auto(GStrv) names = g_strsplit(marked, ",", -1);
    g_autoptr(Calendar) calendar = new_region_calendar();
    g_autoptr(GString) words = g_string_new(NULL);
    for (char **name = names; *name; name++) {
        DayWord parsed;
        const char *said = words_of(g_strstrip(*name));
        if (!said && !day_word_parse(calendar, *name, &parsed))
            return NULL;
        g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "", said ? said : *name);
    }
    return words->len > 0 ? g_strdup(words->str) : NULL;
}
