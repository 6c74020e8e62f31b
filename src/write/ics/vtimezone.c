#include "write/ics/vtimezone.h"

#include "base/language.h"
#include "write/ics/tz_rule.h"

#include <gio/gio.h>
#include <libical/ical.h>
#include <stdlib.h>

#define RULES_BEGIN 1970
#define SECONDS_PER_DAY 86400

static const char *const weekdays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

/* A change at a time outside of its day falls on another weekday, which the nth weekday of a month
 * cannot say; the same weekday among seven days of the month can. NULL: those seven pass the
 * month's end. */
static char *
change_rule(const TzChange *change)
{
    int shift = (change->seconds + 7 * SECONDS_PER_DAY) / SECONDS_PER_DAY - 7;
    const char *weekday = weekdays[(change->weekday + shift + 7) % 7];
    gboolean last = change->week == 5;
    if (shift == 0)
        return g_strdup_printf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", change->month,
                               last ? -1 : change->week, weekday);
    int from = last ? -7 + shift : 7 * (change->week - 1) + 1 + shift;
    int shortest = month_length(RULES_BEGIN, change->month);
    if (last ? from + 6 > -1 : from < 1 || from + 6 > shortest)
        return NULL;
    GString *rule = g_string_new(NULL);
    g_string_printf(rule, "FREQ=YEARLY;BYMONTH=%d;BYDAY=%s;BYMONTHDAY=%d", change->month, weekday,
                    from);
    for (int day = from + 1; day <= from + 6; day++)
        g_string_append_printf(rule, ",%d", day);
    return g_string_free(rule, FALSE);
}

static struct icaltimetype
local_time(gint64 seconds)
{
    Day day = (Day)(seconds / SECONDS_PER_DAY);
    Civil civil = day_civil(day);
    int rest = (int)(seconds % SECONDS_PER_DAY);
    struct icaltimetype time = icaltime_null_time();
    time.year = civil.year;
    time.month = civil.month;
    time.day = civil.day;
    time.hour = rest / 3600;
    time.minute = rest / 60 % 60;
    time.second = rest % 60;
    return time;
}

static icalcomponent *
observance(const TzTime *time, int from, gboolean daylight, gint64 start)
{
    icalcomponent *part = daylight ? icalcomponent_new_xdaylight() : icalcomponent_new_xstandard();
    icalcomponent_add_property(part, icalproperty_new_dtstart(local_time(start)));
    icalcomponent_add_property(part, icalproperty_new_tzoffsetfrom(from));
    icalcomponent_add_property(part, icalproperty_new_tzoffsetto(time->offset));
    icalcomponent_add_property(part, icalproperty_new_tzname(time->name));
    return part;
}

static gboolean
add_yearly(icalcomponent *zone, const TzTime *time, const TzTime *other)
{
    g_autofree char *rule = change_rule(&time->begin);
    if (rule == NULL)
        return FALSE;
    gint64 start = tz_change_in(&time->begin, RULES_BEGIN);
    icalcomponent *part = observance(time, other->offset, time->offset > other->offset, start);
    icalcomponent_add_property(part, icalproperty_new_rrule(icalrecurrencetype_from_string(rule)));
    icalcomponent_add_component(zone, part);
    return TRUE;
}

static icalcomponent *
yearly_zone(const char *name, const TzRule *rule)
{
    icalcomponent *zone = icalcomponent_new_vtimezone();
    icalcomponent_add_property(zone, icalproperty_new_tzid(name));
    if (rule->summer.name == NULL) {
        icalcomponent_add_component(zone,
                                    observance(&rule->standard, rule->standard.offset, FALSE, 0));
        return zone;
    }
    if (add_yearly(zone, &rule->standard, &rule->summer) &&
        add_yearly(zone, &rule->summer, &rule->standard))
        return zone;
    icalcomponent_free(zone);
    return NULL;
}

/* libical 3.0.16 gives its zones a TZID of its own, which other programs do not know. */
static icalcomponent *
listed_zone(const char *name, Day first)
{
    icaltimezone *builtin = icaltimezone_get_builtin_timezone(name);
    icalcomponent *known = builtin != NULL ? icaltimezone_get_component(builtin) : NULL;
    if (known == NULL)
        return NULL;
    icalcomponent *zone = icalcomponent_new_clone(known);
    struct icaltimetype start = local_time((gint64)(first - 1) * SECONDS_PER_DAY);
    start.zone = icaltimezone_get_utc_timezone();
    icaltimezone_truncate_vtimezone(zone, start, icaltime_null_time(), 0);
    icalproperty_set_tzid(icalcomponent_get_first_property(zone, ICAL_TZID_PROPERTY), name);
    icalproperty *own = icalcomponent_get_first_property(zone, ICAL_X_PROPERTY);
    if (own != NULL) {
        icalcomponent_remove_property(zone, own);
        icalproperty_free(own);
    }
    return zone;
}

icalcomponent *
vtimezone_new(const Zone *zone, Day first, Day last, GError **error)
{
    g_autoptr(TzRule) rule = zone->footer != NULL ? tz_rule_parse(zone->footer) : NULL;
    icalcomponent *made = NULL;
    if (rule != NULL && tz_rule_agrees(rule, zone, first, last))
        made = yearly_zone(zone->name, rule);
    if (made == NULL)
        made = listed_zone(zone->name, first);
    if (made == NULL)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                    _("the changes of the time zone %s cannot be read"), zone->name);
    return made;
}
