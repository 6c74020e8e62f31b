/* A plain region made by hand, for the tests of this room. */
#pragma once

#include "region/question.h"

/** 2026-12-01 is a Tuesday; its Sundays are the 6th, 13th, 20th and 27th. */
#define DECEMBER ((Period){day_of(2026, 12, 1), day_of(2026, 12, 31)})
/** The day of December, counted on into January. */
#define DEC(day) (day_of(2026, 12, 1) + (day)-1)

static inline int
plain_provider(Region *region, Unit unit, const char *id)
{
    return region_add_provider(region, provider_new(unit, id, PLACE_NONE));
}

static inline Provider *
plain_at(Region *region, int provider)
{
    return g_ptr_array_index(region->providers, provider);
}

static inline void
plain_words(const Region *region, DayWords *words, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, ", ", -1);
    for (int i = 0; parts[i] != NULL; i++) {
        DayWord word;
        if (!day_word_parse(region->calendar, parts[i], &word))
            g_error("not a day word: %s", parts[i]);
        day_words_add(words, word);
    }
}

/** Adds to a map by day word; `days` NULL: the default. */
static inline void
plain_map(const Region *region, DayMap *map, const char *days, gint64 value)
{
    DayWords words = {NULL};
    if (days != NULL)
        plain_words(region, &words, days);
    day_map_add(map, words, value, PLACE_NONE);
}

/** A line for doctors with one place on each of its days. */
static inline int
plain_line(Region *region, const char *id, const char *days, const char *hours)
{
    Line *line = line_new(id, PLACE_NONE);
    plain_words(region, &line->days, days);
    g_ptr_array_add(line->hours, hours_parse(hours));
    plain_map(region, &line->hours_by_day, NULL, 0);
    return region_add_line(region, line);
}

static inline Line *
plain_line_at(Region *region, int line)
{
    return g_ptr_array_index(region->lines, line);
}

/** A whole-day request; adds to the region and may be changed afterwards. */
static inline Request *
plain_request(Region *region, int provider, RequestKind kind, Day from, Day to)
{
    Request *request = g_new0(Request, 1);
    *request = (Request){.provider = provider,
                         .kind = kind,
                         .from = from,
                         .to = to,
                         .line = -1,
                         .window = {0, MINUTES_PER_DAY},
                         .strength = 1};
    g_ptr_array_add(region->requests, request);
    return request;
}

/** A tally over all lines; adds to the region and may be changed afterwards. */
static inline Fair *
plain_fair(Region *region, const char *count)
{
    Fair *fair = fair_new(PLACE_NONE);
    fair->count = g_strdup(count);
    g_ptr_array_add(region->fairs, fair);
    return fair;
}

/** Indexes ended by -1. */
static inline GArray *
plain_indexes(int first, ...)
{
    GArray *indexes = g_array_new(FALSE, FALSE, sizeof(int));
    va_list list;
    va_start(list, first);
    for (int index = first; index >= 0; index = va_arg(list, int))
        g_array_append_val(indexes, index);
    va_end(list);
    return indexes;
}

static inline Who *
plain_who(GArray *ids)
{
    Who *who = who_new();
    who->given = TRUE;
    who->ids = ids;
    return who;
}

static inline void
plain_leave(Region *region, int provider, Day from, Day to)
{
    Leave leave = {{from, to}, PLACE_NONE};
    g_array_append_val(plain_at(region, provider)->leaves, leave);
}

static inline void
plain_share(Region *region, int provider, Day from, int hundredths)
{
    Share share = {from, hundredths};
    g_array_append_val(plain_at(region, provider)->shares, share);
}
