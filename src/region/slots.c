#include "region/lay.h"

/* Bounds against nonsense; a pair of a provider and a duty takes ten bytes. */
#define MOST_SLOTS 100000
/* A publication has a row for each, and a record no more rows than these (read/record_rows.c). */
#define MOST_PLACES 200000
#define MOST_CELLS 50000000

/* A line's values by day word. */
enum { NEED, WEIGHT, RESERVE, RATES, HOURS, MAP_COUNT };

static const struct {
    const char *key;
    gsize offset;
    gint64 unsaid;
} maps[MAP_COUNT] = {
    [NEED] = {"need", G_STRUCT_OFFSET(Line, need), 1},
    [WEIGHT] = {"weight", G_STRUCT_OFFSET(Line, weight), 1},
    [RESERVE] = {"reserve", G_STRUCT_OFFSET(Line, reserve), 0},
    [RATES] = {"rates", G_STRUCT_OFFSET(Line, rates), 0},
    [HOURS] = {"hours", G_STRUCT_OFFSET(Line, hours_by_day), 0},
};

static const DayMap *
line_map(const Line *line, int map)
{
    return G_STRUCT_MEMBER_P(line, maps[map].offset);
}

static void
tell_gap(const Line *line, int map, Day day, Messages *messages)
{
    const GArray *entries = line_map(line, map)->entries;
    g_autofree char *date = day_format(day);
    Place place = g_array_index(entries, DayMapEntry, 0).place;
    if (place.source == NULL)
        place = line->place;
    messages_add(messages, MSG_no_value_for_day, place, "key", maps[map].key, "date", date, NULL);
}

/* Reads the line's values for the day; told[map] keeps a gap from being told twice. */
static gboolean
line_values(const Calendar *calendar, const Line *line, Day day, gboolean *told, gint64 *values,
            Messages *messages)
{
    gboolean whole = TRUE;
    for (int map = 0; map < MAP_COUNT; map++) {
        const DayMap *by_day = line_map(line, map);
        values[map] = maps[map].unsaid;
        if (by_day->entries == NULL || day_map_get(by_day, calendar, day, &values[map]))
            continue;
        whole = FALSE;
        if (!told[map])
            tell_gap(line, map, day, messages);
        told[map] = TRUE;
    }
    return whole;
}

static gboolean
line_meets(const Calendar *calendar, const Line *line, Day day)
{
    return day_words_match(calendar, &line->days, day) &&
           !(day_words_given(&line->not_days) && day_words_match(calendar, &line->not_days, day));
}

static void
add_slot(Question *question, int line, Day day, const gint64 *values)
{
    if (values[NEED] <= 0 && values[RESERVE] <= 0)
        return;
    const GPtrArray *hours = region_line(question->region, line)->hours;
    Slot slot = {.line = line,
                 .day = day,
                 .need = (int)MAX(values[NEED], 0),
                 .reserve = (int)MAX(values[RESERVE], 0),
                 .weight = (int)values[WEIGHT],
                 .rate = values[RATES],
                 .hours = g_ptr_array_index(hours, values[HOURS])};
    const GArray *pieces = slot.hours->pieces;
    slot.start = day_minute(day) + g_array_index(pieces, Piece, 0).start;
    slot.end = day_minute(day) + g_array_index(pieces, Piece, pieces->len - 1).end;
    question->span = MAX(question->span, (int)((slot.end - 1) / MINUTES_PER_DAY - day));
    g_array_append_val(question->slots, slot);
}

static gboolean
tell_too_large(const Question *question, Messages *messages)
{
    g_autofree char *period = period_name(question->period);
    return messages_add(messages, MSG_period_too_large, PLACE_NONE, "period", period, "days",
                        G_STRINGIFY(PERIOD_DAYS_AT_MOST), "duties", G_STRINGIFY(MOST_SLOTS),
                        "places", G_STRINGIFY(MOST_PLACES), "pairs", G_STRINGIFY(MOST_CELLS), NULL);
}

/* The places of the slots from here on. */
static gint64
places_from(const Question *question, guint first)
{
    gint64 places = 0;
    for (guint s = first; s < question->slots->len; s++) {
        const Slot *slot = question_slot(question, (int)s);
        places += slot->need + slot->reserve;
    }
    return places;
}

static gboolean
too_many(const Question *question, gint64 places)
{
    gsize slots = question->slots->len;
    return slots > MOST_SLOTS || places > MOST_PLACES ||
           slots * question->region->providers->len > MOST_CELLS;
}

gboolean
lay_slots(Question *question, Messages *messages)
{
    const Region *region = question->region;
    guint errors = messages_errors(messages);
    gint64 days = (gint64)question->period.last - question->period.first + 1;
    if (days > PERIOD_DAYS_AT_MOST)
        return tell_too_large(question, messages);
    g_autofree gboolean *told = g_new0(gboolean, region->lines->len * MAP_COUNT);
    question->first_slots = g_new0(int, (gsize)days + 1);
    gint64 places = 0;
    for (gint64 d = 0; d < days; d++) {
        Day day = question->period.first + (Day)d;
        question->first_slots[d] = question_slot_count(question);
        for (guint i = 0; i < region->lines->len; i++) {
            const Line *line = region_line(region, (int)i);
            gint64 values[MAP_COUNT];
            if (line_meets(region->calendar, line, day) &&
                line_values(region->calendar, line, day, told + i * MAP_COUNT, values, messages))
                add_slot(question, (int)i, day, values);
        }
        places += places_from(question, (guint)question->first_slots[d]);
        if (too_many(question, places))
            return tell_too_large(question, messages);
    }
    question->first_slots[days] = question_slot_count(question);
    return messages_errors(messages) == errors;
}

int
first_slot_of(const Question *question, Day day)
{
    Period period = question->period;
    return question->first_slots[CLAMP(day, period.first, period.last + 1) - period.first];
}

int
question_find_slot(const Question *question, int line, Day day)
{
    if (!period_has(question->period, day))
        return -1;
    int end = first_slot_of(question, day + 1);
    for (int i = first_slot_of(question, day); i < end; i++)
        if (question_slot(question, i)->line == line)
            return i;
    return -1;
}
