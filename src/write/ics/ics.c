#include "write/ics/ics.h"

#include "write/ics/vtimezone.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

/* Without a build number: a new version of the program must not change anybody's file. */
#define PRODID "-//rinban//duty rota//%s"
#define REFRESH "PT6H"

static void
event_free(IcsEvent *event)
{
    g_free(event->uid);
    g_free(event->summary);
    g_free(event->location);
    g_free(event->category);
    g_free(event->moment);
    g_free(event);
}

IcsCalendar *
ics_new(void)
{
    IcsCalendar *calendar = g_new0(IcsCalendar, 1);
    calendar->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
    return calendar;
}

void
ics_free(IcsCalendar *calendar)
{
    if (calendar == NULL)
        return;
    g_free(calendar->name);
    g_ptr_array_unref(calendar->events);
    g_free(calendar);
}

IcsEvent *
ics_add(IcsCalendar *calendar)
{
    IcsEvent *event = g_new0(IcsEvent, 1);
    g_ptr_array_add(calendar->events, event);
    return event;
}

/* libical 3.0.16 passes control characters and invalid UTF-8 through. */
static char *
clean(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *cleaned = g_string_new(NULL);
    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        gboolean line = g_unichar_break_type(c) == G_UNICODE_BREAK_MANDATORY || c == '\n' ||
                        c == '\r' || c == '\t';
        if (line)
            g_string_append_c(cleaned, ' ');
        else if (!g_unichar_iscntrl(c))
            g_string_append_unichar(cleaned, c);
    }
    return g_strstrip(g_string_free(cleaned, FALSE));
}

/* For properties in which libical 3.0.16 does not escape commas and semicolons. */
static char *
clean_unescaped(const char *text)
{
    g_autofree char *cleaned = clean(text);
    GString *plain = g_string_new(cleaned);
    g_string_replace(plain, ",", "、", 0);
    g_string_replace(plain, ";", "；", 0);
    g_string_replace(plain, "\\", "＼", 0);
    return g_string_free(plain, FALSE);
}

static void
add_x(icalcomponent *component, const char *name, const char *value)
{
    g_autofree char *plain = clean_unescaped(value);
    if (*plain == '\0')
        return;
    icalproperty *property = icalproperty_new_x(plain);
    icalproperty_set_x_name(property, name);
    icalcomponent_add_property(component, property);
}

static void
add_text(icalcomponent *component, const char *value, icalproperty *(*make)(const char *))
{
    g_autofree char *cleaned = value != NULL ? clean(value) : NULL;
    if (cleaned != NULL && *cleaned != '\0')
        icalcomponent_add_property(component, make(cleaned));
}

static struct icaltimetype
local_time(Minute minute)
{
    Minute of_day = ((minute % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
    Civil civil = day_civil((Day)((minute - of_day) / MINUTES_PER_DAY));
    struct icaltimetype time = icaltime_null_time();
    time.year = civil.year;
    time.month = civil.month;
    time.day = civil.day;
    time.hour = (int)(of_day / 60);
    time.minute = (int)(of_day % 60);
    return time;
}

/* A time without a zone, to which the plain name is added: libical would print its own TZID. */
static void
add_zoned(icalcomponent *component, icalproperty *property, const char *zone)
{
    icalproperty_add_parameter(property, icalparameter_new_tzid(zone));
    icalcomponent_add_property(component, property);
}

/* 2026-11-20T00:00:00Z becomes 20261120T000000Z. */
static struct icaltimetype
utc_time(const char *moment)
{
    GString *basic = g_string_new(moment);
    g_string_replace(basic, "-", "", 0);
    g_string_replace(basic, ":", "", 0);
    struct icaltimetype time = icaltime_from_string(basic->str);
    g_string_free(basic, TRUE);
    return time;
}

static void
add_alarm(icalcomponent *component, const char *summary, int minutes)
{
    icalcomponent *alarm = icalcomponent_new_valarm();
    struct icaltriggertype trigger = {.time = icaltime_null_time(),
                                      .duration = icaldurationtype_from_int(-minutes * 60)};
    icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    add_text(alarm, summary, icalproperty_new_description);
    icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
    icalcomponent_add_component(component, alarm);
}

static icalproperty_status
event_status(const IcsCalendar *calendar, const IcsEvent *event)
{
    if (event->cancelled)
        return ICAL_STATUS_CANCELLED;
    return calendar->tentative ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED;
}

static icalcomponent *
event_component(const IcsCalendar *calendar, const IcsEvent *event)
{
    icalcomponent *component = icalcomponent_new_vevent();
    struct icaltimetype moment = utc_time(event->moment);
    const char *zone = calendar->zone->name;
    add_text(component, event->uid, icalproperty_new_uid);
    icalcomponent_add_property(component, icalproperty_new_dtstamp(moment));
    icalcomponent_add_property(component, icalproperty_new_lastmodified(moment));
    icalcomponent_add_property(component, icalproperty_new_sequence(event->sequence));
    add_zoned(component, icalproperty_new_dtstart(local_time(event->start)), zone);
    add_zoned(component, icalproperty_new_dtend(local_time(event->end)), zone);
    add_text(component, event->summary, icalproperty_new_summary);
    add_text(component, event->location, icalproperty_new_location);
    g_autofree char *category = clean_unescaped(event->category);
    add_text(component, category, icalproperty_new_categories);
    icalcomponent_add_property(component, icalproperty_new_status(event_status(calendar, event)));
    icalcomponent_add_property(
        component,
        icalproperty_new_transp(event->cancelled ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
    icalcomponent_add_property(component, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    if (calendar->alarm_minutes > 0 && !event->cancelled)
        add_alarm(component, event->summary, calendar->alarm_minutes);
    return component;
}

static void
add_heading(icalcomponent *component, const IcsCalendar *calendar)
{
    g_autofree char *language = g_ascii_strup(calendar->language, -1);
    g_autofree char *prodid = g_strdup_printf(PRODID, language);
    icalcomponent_add_property(component, icalproperty_new_version("2.0"));
    icalcomponent_add_property(component, icalproperty_new_prodid(prodid));
    icalcomponent_add_property(component, icalproperty_new_calscale("GREGORIAN"));
    icalcomponent_add_property(component, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    add_x(component, "X-WR-CALNAME", calendar->name);
    add_text(component, calendar->name, icalproperty_new_name);
    add_x(component, "X-WR-TIMEZONE", calendar->zone->name);
    icalcomponent_add_property(
        component, icalproperty_new_refreshinterval(icaldurationtype_from_string(REFRESH)));
    add_x(component, "X-PUBLISHED-TTL", REFRESH);
}

static gint
compare(gconstpointer first, gconstpointer second)
{
    const IcsEvent *a = *(const IcsEvent *const *)first;
    const IcsEvent *b = *(const IcsEvent *const *)second;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return strcmp(a->uid, b->uid);
}

static void
span(const IcsCalendar *calendar, Day *first, Day *last)
{
    *first = calendar->first;
    *last = calendar->last;
    for (guint i = 0; i < calendar->events->len; i++) {
        const IcsEvent *event = g_ptr_array_index(calendar->events, i);
        *first = MIN(*first, (Day)(event->start / MINUTES_PER_DAY) - 1);
        *last = MAX(*last, (Day)(event->end / MINUTES_PER_DAY) + 1);
    }
}

char *
write_ics(IcsCalendar *calendar, gsize *length, GError **error)
{
    Day first, last;
    span(calendar, &first, &last);
    icalcomponent *zone = vtimezone_new(calendar->zone, first, last, error);
    if (zone == NULL)
        return NULL;
    icalcomponent *component = icalcomponent_new_vcalendar();
    add_heading(component, calendar);
    icalcomponent_add_component(component, zone);
    g_ptr_array_sort(calendar->events, compare);
    for (guint i = 0; i < calendar->events->len; i++)
        icalcomponent_add_component(
            component, event_component(calendar, g_ptr_array_index(calendar->events, i)));
    char *text = icalcomponent_as_ical_string_r(component);
    icalcomponent_free(component);
    char *owned = g_strdup(text);
    free(text);
    if (length != NULL)
        *length = strlen(owned);
    return owned;
}
