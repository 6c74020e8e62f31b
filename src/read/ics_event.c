#include "read/ics_event.h"

#include "read/ics_value.h"

#include <string.h>

typedef struct {
    const IcsEvent *event;
    IcsZones *zones;
    Messages *messages;
    IcsTimes *times;
} Reader;

gint64
ics_stamp_instant(const IcsStamp *stamp)
{
    if (stamp->is_date || !stamp->zone)
        return stamp->local;
    return ics_zone_instant(stamp->zone, stamp->local);
}

static gboolean
tell_value(Reader *reader, const IcsProperty *property)
{
    return messages_add(reader->messages, MSG_ics_value, property->place, "property",
                        property->name, NULL);
}

/* -- stamps ----------------------------------------------------------------------------------- */

/* One value of the property; its parameters say which clock. */
static gboolean
take_stamp(Reader *reader, const IcsProperty *property, const char *text, IcsStamp *stamp)
{
    gboolean utc;
    if (!ics_stamp_parse(text, &utc, stamp) || (utc && property->tzid))
        return tell_value(reader, property);
    stamp->zone = utc ? NULL : ics_zone_home(reader->zones);
    if (stamp->is_date || !property->tzid)
        return TRUE;
    stamp->zone = ics_zone(reader->zones, property->tzid);
    if (stamp->zone)
        return TRUE;
    g_autofree char *shown =
        g_utf8_substring(property->tzid, 0, MIN(60, g_utf8_strlen(property->tzid, -1)));
    return messages_add(reader->messages, MSG_ics_zone, property->place, "zone", shown, NULL);
}

static gboolean
type_is(const IcsProperty *property, const char *type)
{
    return property->type && g_ascii_strcasecmp(property->type, type) == 0;
}

/* VALUE=DATE and what stands there must agree; DATE without it is what many programs write. */
static gboolean
type_fits(const IcsProperty *property, const IcsStamp *stamp)
{
    if (!property->type)
        return TRUE;
    return stamp->is_date ? type_is(property, "DATE") : type_is(property, "DATE-TIME");
}

/* A property that may stand once. FALSE: told, or not there. */
static const IcsProperty *
the_only(Reader *reader, const char *name, gboolean *good)
{
    const IcsProperty *second = ics_property(reader->event, name, 1);
    if (second)
        *good =
            messages_add(reader->messages, MSG_ics_repeated, second->place, "property", name, NULL);
    return ics_property(reader->event, name, 0);
}

static gboolean
take_only_stamp(Reader *reader, const IcsProperty *property, IcsStamp *stamp)
{
    if (!take_stamp(reader, property, property->value, stamp))
        return FALSE;
    return type_fits(property, stamp) || tell_value(reader, property);
}

/* -- identity --------------------------------------------------------------------------------- */

static gboolean
value_is(const IcsProperty *property, const char *word)
{
    return property && g_ascii_strcasecmp(property->value, word) == 0;
}

static gboolean
take_identity(Reader *reader)
{
    gboolean good = TRUE;
    IcsTimes *times = reader->times;
    const IcsProperty *uid = the_only(reader, "UID", &good);
    const IcsProperty *id = the_only(reader, "RECURRENCE-ID", &good);
    times->uid = uid ? uid->value : "";
    times->busy = !value_is(the_only(reader, "STATUS", &good), "CANCELLED") &&
                  !value_is(the_only(reader, "TRANSP", &good), "TRANSPARENT");
    times->has_id = id != NULL;
    if (!id || !good)
        return good;
    if (id->range)
        return messages_add(reader->messages, MSG_ics_beyond, id->place, "part", "RANGE", NULL);
    return take_only_stamp(reader, id, &times->id);
}

/* -- start and length ------------------------------------------------------------------------- */

/* RFC 5545, section 3.8.5.3: from DTEND comes an exact length, from DURATION a nominal one. */
static gboolean
take_end(Reader *reader, const IcsProperty *property)
{
    IcsTimes *times = reader->times;
    IcsStamp end;
    if (!take_only_stamp(reader, property, &end))
        return FALSE;
    if (end.is_date != times->start.is_date)
        return tell_value(reader, property);
    gint64 seconds = ics_stamp_instant(&end) - ics_stamp_instant(&times->start);
    if (seconds < 0)
        return messages_add(reader->messages, MSG_ics_reversed, property->place, NULL);
    times->length = end.is_date ? (IcsLength){MAX(1, seconds / 86400), 0} : (IcsLength){0, seconds};
    return TRUE;
}

static gboolean
take_duration(Reader *reader, const IcsProperty *property)
{
    IcsTimes *times = reader->times;
    if (!ics_length_parse(property->value, &times->length) ||
        (times->start.is_date && times->length.seconds != 0))
        return tell_value(reader, property);
    if (times->start.is_date)
        times->length.days = MAX(1, times->length.days);
    return TRUE;
}

static gboolean
take_span(Reader *reader)
{
    gboolean good = TRUE;
    IcsTimes *times = reader->times;
    const IcsProperty *start = the_only(reader, "DTSTART", &good);
    const IcsProperty *end = the_only(reader, "DTEND", &good);
    const IcsProperty *duration = the_only(reader, "DURATION", &good);
    if (!start)
        return messages_add(reader->messages, MSG_ics_no_start, reader->event->place, NULL);
    times->place = start->place;
    if (!good || !take_only_stamp(reader, start, &times->start))
        return FALSE;
    if (end && duration)
        return tell_value(reader, duration);
    times->length = (IcsLength){times->start.is_date ? 1 : 0, 0};
    if (end)
        return take_end(reader, end);
    return duration ? take_duration(reader, duration) : TRUE;
}

/* -- recurrence ------------------------------------------------------------------------------- */

static gboolean
take_until(Reader *reader, const IcsProperty *property, const char *text, IcsRepeat *repeat)
{
    gboolean utc;
    if (!ics_stamp_parse(text, &utc, &repeat->until))
        return messages_add(reader->messages, MSG_ics_rule, property->place, "part", text, NULL);
    repeat->has_until = TRUE;
    repeat->until.zone = utc ? NULL : reader->times->start.zone;
    return TRUE;
}

static gboolean
take_repeat(Reader *reader, const IcsProperty *property)
{
    g_autofree char *until = NULL;
    g_autofree char *part = NULL;
    IcsRepeat repeat = {.place = property->place};
    RuleReading reading = ics_rule_parse(property->value, &repeat.rule, &until, &part);
    if (reading != RULE_READ)
        return messages_add(reader->messages,
                            reading == RULE_BEYOND ? MSG_ics_beyond : MSG_ics_rule, property->place,
                            "part", part, NULL);
    gboolean good = !until || take_until(reader, property, until, &repeat);
    g_array_append_val(reader->times->repeats, repeat);
    return good;
}

static gboolean
take_period(Reader *reader, const IcsProperty *property, const char *text, IcsExtra *extra)
{
    g_auto(GStrv) halves = g_strsplit(text, "/", 2);
    IcsStamp end;
    if (g_strv_length(halves) != 2)
        return tell_value(reader, property);
    if (!take_stamp(reader, property, halves[0], &extra->start))
        return FALSE;
    extra->has_length = TRUE;
    if (strchr(halves[1], 'P'))
        return ics_length_parse(halves[1], &extra->length) || tell_value(reader, property);
    if (!take_stamp(reader, property, halves[1], &end))
        return FALSE;
    gint64 seconds = ics_stamp_instant(&end) - ics_stamp_instant(&extra->start);
    extra->length = (IcsLength){0, seconds};
    return (seconds >= 0 && !end.is_date) || tell_value(reader, property);
}

/* Dates of a series are all of one sort (RFC 5545, sections 3.8.5.1 and 3.8.5.2). */
static gboolean
take_list(Reader *reader, const IcsProperty *property, gboolean extra)
{
    g_auto(GStrv) texts = g_strsplit(property->value, ",", -1);
    gboolean good = TRUE;
    for (char **text = texts; *text && good; text++) {
        IcsExtra one = {0};
        gboolean period = extra && type_is(property, "PERIOD");
        good = period ? take_period(reader, property, *text, &one)
                      : take_stamp(reader, property, *text, &one.start);
        if (good && (one.start.is_date != reader->times->start.is_date ||
                     (!period && !type_fits(property, &one.start))))
            good = tell_value(reader, property);
        if (extra)
            g_array_append_val(reader->times->extras, one);
        else
            g_array_append_val(reader->times->without, one.start);
    }
    return good;
}

static gboolean
take_recurrence(Reader *reader)
{
    gboolean good = TRUE;
    for (guint i = 0; i < reader->event->properties->len; i++) {
        const IcsProperty *property = g_ptr_array_index(reader->event->properties, i);
        if (strcmp(property->name, "RRULE") == 0)
            good &= take_repeat(reader, property);
        else if (strcmp(property->name, "RDATE") == 0)
            good &= take_list(reader, property, TRUE);
        else if (strcmp(property->name, "EXDATE") == 0)
            good &= take_list(reader, property, FALSE);
        else if (strcmp(property->name, "EXRULE") == 0)
            good = messages_add(reader->messages, MSG_ics_beyond, property->place, "part", "EXRULE",
                                NULL);
    }
    return good;
}

/* -- events ----------------------------------------------------------------------------------- */

static void
repeat_clear(gpointer repeat)
{
    g_free(((IcsRepeat *)repeat)->rule);
}

IcsTimes *
ics_times_new(const IcsEvent *event, IcsZones *zones, Messages *messages)
{
    IcsTimes *times = g_new0(IcsTimes, 1);
    Reader reader = {event, zones, messages, times};
    times->repeats = g_array_new(FALSE, FALSE, sizeof(IcsRepeat));
    g_array_set_clear_func(times->repeats, repeat_clear);
    times->extras = g_array_new(FALSE, FALSE, sizeof(IcsExtra));
    times->without = g_array_new(FALSE, FALSE, sizeof(IcsStamp));
    gboolean good = take_identity(&reader);
    if (good && times->busy)
        good = take_span(&reader) && take_recurrence(&reader);
    if (!good)
        g_clear_pointer(&times, ics_times_free);
    return times;
}

void
ics_times_free(IcsTimes *times)
{
    if (!times)
        return;
    g_array_unref(times->repeats);
    g_array_unref(times->extras);
    g_array_unref(times->without);
    g_free(times);
}
