#include "read/ics.h"

#include "read/ics_event.h"
#include "read/ics_rules.h"
#include "read/ics_text.h"
#include "read/requests.h"

#include <string.h>

/* Duties begun before the period may reach into it, and its own beyond it. */
#define AROUND_DAYS 8
/* Clocks differ by up to 26 hours. */
#define CLOCK_SLACK ((gint64)2 * 86400)

typedef struct {
    Region *region;
    int provider;
    const Period *period;
    IcsExpander *expander;
    Messages *messages;
    IcsZones *zones;
    GPtrArray *series;  /* IcsTimes * */
    GHashTable *stands; /* UID -> GHashTable of instants that another event stands in for */
    GArray *rules;      /* IcsRule */
    GArray *origins;    /* Origin, one per rule */
} Reader;

typedef struct {
    const IcsTimes *times;
    const IcsRepeat *repeat;
} Origin;

/* -- absences --------------------------------------------------------------------------------- */

static void
add_days(Reader *reader, const IcsTimes *times, Day first, Day last)
{
    first = MAX(first, reader->period->first - AROUND_DAYS);
    last = MIN(last, reader->period->last + AROUND_DAYS);
    if (first > last)
        return;
    Request *request = g_new0(Request, 1);
    *request = (Request){.provider = reader->provider,
                         .kind = REQUEST_ABSENT,
                         .from = first,
                         .to = last,
                         .line = -1,
                         .window = {0, MINUTES_PER_DAY},
                         .strength = 1,
                         .place = times->place};
    g_ptr_array_add(reader->region->requests, request);
}

static gint64
floor_divide(gint64 number, gint64 by)
{
    return (number - (number % by + by) % by) / by;
}

static void
add_minutes(Reader *reader, const IcsTimes *times, gint64 start, gint64 end)
{
    GTimeZone *home = ics_zone_home(reader->zones);
    Minute first = floor_divide(ics_zone_local(home, start), 60);
    Minute after = floor_divide(ics_zone_local(home, end) + 59, 60);
    Day from = (Day)floor_divide(first, MINUTES_PER_DAY);
    Day to = (Day)floor_divide(after - 1, MINUTES_PER_DAY);
    guint before = reader->region->requests->len;
    if (start >= end || after <= first)
        return;
    add_days(reader, times, from, to);
    if (reader->region->requests->len == before)
        return;
    Request *request = g_ptr_array_index(reader->region->requests, before);
    request->start = first;
    request->end = after;
}

/* -- occurrences ------------------------------------------------------------------------------ */

static void
add_occurrence(Reader *reader, const IcsTimes *times, IcsStamp start, IcsLength length)
{
    if (start.is_date) {
        Day first = (Day)(start.local / 86400);
        add_days(reader, times, first, first + (Day)MIN(length.days, 4000000) - 1);
        return;
    }
    gint64 begin = ics_stamp_instant(&start);
    start.local += length.days * 86400;
    add_minutes(reader, times, begin, ics_stamp_instant(&start) + length.seconds);
}

static gboolean
has_instant(GHashTable *set, gint64 instant)
{
    return set && g_hash_table_contains(set, &instant);
}

static gboolean
add_instant(GHashTable *set, gint64 instant)
{
    return g_hash_table_add(set, g_memdup2(&instant, sizeof instant));
}

static GHashTable *
instant_set(void)
{
    return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

/* The starts of one series that count, each once. */
typedef struct {
    Reader *reader;
    const IcsTimes *times;
    GHashTable *gone; /* excluded, or already there */
    GHashTable *elsewhere;
} Series;

static void
add_start(Series *series, IcsStamp start, IcsLength length)
{
    gint64 instant = ics_stamp_instant(&start);
    if (!has_instant(series->elsewhere, instant) && add_instant(series->gone, instant))
        add_occurrence(series->reader, series->times, start, length);
}

static gboolean
is_after_until(const IcsRepeat *repeat, const IcsStamp *start)
{
    const IcsStamp *until = &repeat->until;
    if (!repeat->has_until)
        return FALSE;
    if (until->is_date || start->is_date)
        return floor_divide(start->local, 86400) > floor_divide(until->local, 86400);
    return ics_stamp_instant(start) > ics_stamp_instant(until);
}

/* Occurrences come by rule; *next is the first that is not yet taken. */
static void
add_series(Reader *reader, const IcsTimes *times, const GArray *occurrences, guint *next)
{
    g_autoptr(GHashTable) gone = instant_set();
    for (guint i = 0; i < times->without->len; i++)
        add_instant(gone, ics_stamp_instant(&g_array_index(times->without, IcsStamp, i)));
    Series series = {reader, times, gone,
                     times->has_id ? NULL : g_hash_table_lookup(reader->stands, times->uid)};
    /* An own length of RDATE wins over the same start elsewhere. */
    for (guint i = 0; i < times->extras->len; i++) {
        const IcsExtra *extra = &g_array_index(times->extras, IcsExtra, i);
        add_start(&series, extra->start, extra->has_length ? extra->length : times->length);
    }
    add_start(&series, times->start, times->length);
    for (; *next < occurrences->len; ++*next) {
        const IcsOccurrence *occurrence = &g_array_index(occurrences, IcsOccurrence, *next);
        const Origin *origin = &g_array_index(reader->origins, Origin, occurrence->rule);
        if (origin->times != times)
            break;
        IcsStamp start = times->start;
        start.local = occurrence->start;
        if (!is_after_until(origin->repeat, &start))
            add_start(&series, start, times->length);
    }
}

/* -- rules ------------------------------------------------------------------------------------ */

static void
add_rule(Reader *reader, const IcsTimes *times, const IcsRepeat *repeat)
{
    gint64 length = (times->length.days + 1) * 86400 + times->length.seconds;
    gint64 from = ((gint64)reader->period->first - AROUND_DAYS) * 86400;
    gint64 to = ((gint64)reader->period->last + AROUND_DAYS + 1) * 86400 + CLOCK_SLACK;
    if (repeat->has_until)
        to = MIN(to, repeat->until.local + CLOCK_SLACK);
    IcsRule rule = {repeat->rule, times->start.local, times->start.is_date,
                    from - length - CLOCK_SLACK, to};
    Origin origin = {times, repeat};
    g_array_append_val(reader->rules, rule);
    g_array_append_val(reader->origins, origin);
}

static gboolean
tell_outcome(Reader *reader, const Source *source, IcsOutcome outcome, int culprit)
{
    Place place = culprit < 0 ? source_whole(source)
                              : g_array_index(reader->origins, Origin, culprit).repeat->place;
    const char *rule = culprit < 0 ? NULL : g_array_index(reader->rules, IcsRule, culprit).rule;
    switch (outcome) {
    case ICS_REFUSED:
        return messages_add(reader->messages, MSG_ics_rule, place, "part", rule, NULL);
    case ICS_STEEP:
        return messages_add(reader->messages, MSG_ics_steps, place, "limit", G_STRINGIFY(ICS_STEPS),
                            NULL);
    case ICS_STOPPED:
        return messages_add(reader->messages, MSG_ics_costly, place, NULL);
    default:
        return messages_add(reader->messages, MSG_ics_unable, place, NULL);
    }
}

static gboolean
add_absences(Reader *reader, const Source *source)
{
    g_autoptr(GArray) occurrences = g_array_new(FALSE, FALSE, sizeof(IcsOccurrence));
    guint next = 0;
    int culprit;
    for (guint i = 0; i < reader->series->len; i++) {
        const IcsTimes *times = g_ptr_array_index(reader->series, i);
        for (guint k = 0; times->busy && !times->has_id && k < times->repeats->len; k++)
            add_rule(reader, times, &g_array_index(times->repeats, IcsRepeat, k));
    }
    IcsOutcome outcome = ics_rules_expand(reader->expander, reader->rules, occurrences, &culprit);
    if (outcome != ICS_EXPANDED)
        return tell_outcome(reader, source, outcome, culprit);
    for (guint i = 0; i < reader->series->len; i++) {
        const IcsTimes *times = g_ptr_array_index(reader->series, i);
        if (times->busy)
            add_series(reader, times, occurrences, &next);
    }
    return TRUE;
}

/* -- files ------------------------------------------------------------------------------------ */

/* Duties that this program wrote and somebody took into the calendar. */
static gboolean
is_our_own(const Reader *reader, const IcsEvent *event)
{
    const IcsProperty *uid = ics_property(event, "UID", 0);
    const char *domain = reader->region->association.domain;
    const char *at = uid ? strrchr(uid->value, '@') : NULL;
    return at && domain && g_ascii_strcasecmp(at + 1, domain) == 0;
}

static gboolean
take_events(Reader *reader, const GPtrArray *events)
{
    gboolean good = TRUE;
    for (guint i = 0; i < events->len; i++) {
        const IcsEvent *event = g_ptr_array_index(events, i);
        if (is_our_own(reader, event))
            continue;
        IcsTimes *times = ics_times_new(event, reader->zones, reader->messages);
        if (!times) {
            good = FALSE;
            continue;
        }
        g_ptr_array_add(reader->series, times);
        if (!times->has_id)
            continue;
        GHashTable *instants = g_hash_table_lookup(reader->stands, times->uid);
        if (!instants) {
            instants = instant_set();
            g_hash_table_insert(reader->stands, (gpointer)times->uid, instants);
        }
        add_instant(instants, ics_stamp_instant(&times->id));
    }
    return good;
}

static gboolean
read_events(Reader *reader, const Source *source)
{
    g_autoptr(GPtrArray) events = ics_text_read(source, reader->messages);
    if (!events)
        return FALSE;
    g_autoptr(GPtrArray) series = g_ptr_array_new_with_free_func((GDestroyNotify)ics_times_free);
    g_autoptr(GHashTable) stands =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_hash_table_unref);
    g_autoptr(GArray) rules = g_array_new(FALSE, FALSE, sizeof(IcsRule));
    g_autoptr(GArray) origins = g_array_new(FALSE, FALSE, sizeof(Origin));
    reader->series = series;
    reader->stands = stands;
    reader->rules = rules;
    reader->origins = origins;
    gboolean good = take_events(reader, events);
    return good && (!reader->period || add_absences(reader, source));
}

gboolean
ics_read(Region *region, int provider, const Source *source, const Period *period,
         IcsExpander *expander, Messages *messages)
{
    g_autoptr(IcsZones) zones = ics_zones_new(region->association.timezone);
    if (!zones)
        return messages_add(messages, MSG_unknown_timezone, source_whole(source), "value",
                            region->association.timezone, NULL);
    Reader reader = {.region = region,
                     .provider = provider,
                     .period = period,
                     .expander = expander,
                     .messages = messages,
                     .zones = zones};
    return read_events(&reader, source);
}
