#include "base/zone.h"
#include "write/ics/tz_rule.h"
#include "write/ics/vtimezone.h"

#include <criterion/criterion.h>
#include <libical/ical.h>
#include <string.h>
#include <time.h>

#define FIRST day_of(2026, 4, 1)
#define LAST day_of(2028, 3, 31)

static int
library_offset(const char *zone, gint64 utc)
{
    g_setenv("TZ", zone, TRUE);
    tzset();
    time_t moment = (time_t)utc;
    struct tm local;
    localtime_r(&moment, &local);
    return (int)local.tm_gmtoff;
}

static icalcomponent *
made(const char *name)
{
    const Zone *zone = zone_find(name, NULL);
    cr_assert_not_null(zone, "%s is not known", name);
    icalcomponent *component = vtimezone_new(zone, FIRST, LAST, NULL);
    cr_assert_not_null(component, "%s is not known to libical", name);
    return component;
}

/* What a reader makes of the VTIMEZONE, hour by hour. */
static void
reads_right(const char *zone, int hours)
{
    icalcomponent *component = made(zone);
    icaltimezone *read = icaltimezone_new();
    cr_assert(icaltimezone_set_component(read, component));
    cr_expect_str_eq(icaltimezone_get_tzid(read), zone);
    for (gint64 at = (gint64)FIRST * 24; at < (gint64)LAST * 24; at += hours) {
        struct icaltimetype utc = icaltime_from_timet_with_zone((time_t)(at * 3600), 0, NULL);
        int daylight;
        int offset = icaltimezone_get_utc_offset_of_utc_time(read, &utc, &daylight);
        cr_assert_eq(offset, library_offset(zone, at * 3600), "%s at %" G_GINT64_FORMAT " h: %d",
                     zone, at, offset);
    }
    icaltimezone_free(read, 1);
}

static int
observances(icalcomponent *zone)
{
    return icalcomponent_count_components(zone, ICAL_ANY_COMPONENT);
}

static int
rdates(icalcomponent *zone)
{
    int count = 0;
    for (icalcomponent *part = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT); part;
         part = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT))
        count += icalcomponent_count_properties(part, ICAL_RDATE_PROPERTY);
    return count;
}

Test(vtimezone, readers_come_to_the_right_time)
{
    static const char *const zones[] = {
        "Asia/Tokyo",          "America/New_York", "Europe/Berlin",
        "Australia/Lord_Howe", "Europe/Dublin",    "Africa/Casablanca",
        "America/Santiago",    "Asia/Kolkata",     "UTC"};
    for (guint i = 0; i < G_N_ELEMENTS(zones); i++)
        reads_right(zones[i], 1);
}

#define SYSTEM_ZONES "/usr/share/zoneinfo"

static gboolean
is_zone_file(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    return g_file_get_contents(path, &bytes, &length, NULL) && length > 44 &&
           memcmp(bytes, "TZif", 4) == 0;
}

/* Every zone below a folder of the system's; posix and right are the same zones again. */
static int
zones_below(const char *name)
{
    g_autofree char *folder = g_build_filename(SYSTEM_ZONES, name, NULL);
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    int count = 0;
    for (const char *entry; entries != NULL && (entry = g_dir_read_name(entries)) != NULL;) {
        g_autofree char *zone = g_build_filename(name, entry, NULL);
        g_autofree char *path = g_build_filename(SYSTEM_ZONES, zone, NULL);
        if (g_ascii_islower(zone[0]))
            continue;
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            count += zones_below(zone);
        } else if (is_zone_file(path)) {
            reads_right(zone, 6);
            count++;
        }
    }
    return count;
}

/* Every zone that the system knows, every six hours. */
Test(vtimezone, all_zones)
{
    if (g_file_test(SYSTEM_ZONES "/Asia/Tokyo", G_FILE_TEST_EXISTS))
        cr_expect_gt(zones_below(""), 300);
}

Test(vtimezone, short_where_a_yearly_rule_holds)
{
    static const struct {
        const char *zone;
        int observances;
    } cases[] = {{"Asia/Tokyo", 1},          {"America/New_York", 2}, {"Europe/Berlin", 2},
                 {"Australia/Lord_Howe", 2}, {"Europe/Dublin", 2},    {"UTC", 1}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        icalcomponent *zone = made(cases[i].zone);
        cr_expect_eq(observances(zone), cases[i].observances, "%s", cases[i].zone);
        cr_expect_eq(rdates(zone), 0, "%s", cases[i].zone);
        icalcomponent_free(zone);
    }
}

Test(vtimezone, new_york_as_written)
{
    icalcomponent *zone = made("America/New_York");
    char *text = icalcomponent_as_ical_string_r(zone);
    cr_expect_str_eq(text, "BEGIN:VTIMEZONE\r\n"
                           "TZID:America/New_York\r\n"
                           "BEGIN:STANDARD\r\n"
                           "DTSTART:19701101T020000\r\n"
                           "TZOFFSETFROM:-0400\r\n"
                           "TZOFFSETTO:-0500\r\n"
                           "TZNAME:EST\r\n"
                           "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n"
                           "END:STANDARD\r\n"
                           "BEGIN:DAYLIGHT\r\n"
                           "DTSTART:19700308T020000\r\n"
                           "TZOFFSETFROM:-0500\r\n"
                           "TZOFFSETTO:-0400\r\n"
                           "TZNAME:EDT\r\n"
                           "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n"
                           "END:DAYLIGHT\r\n"
                           "END:VTIMEZONE\r\n");
    free(text);
    icalcomponent_free(zone);
}

/* Ramadan moves through the year: Morocco's changes follow no yearly rule. */
Test(vtimezone, falls_back_to_single_changes)
{
    const Zone *known = zone_find("Africa/Casablanca", NULL);
    g_autoptr(TzRule) rule = tz_rule_parse(known->footer);
    cr_assert(rule == NULL || !tz_rule_agrees(rule, known, FIRST, LAST));
    icalcomponent *zone = made("Africa/Casablanca");
    cr_expect_gt(observances(zone), 2);
    cr_expect_eq(icalcomponent_count_properties(zone, ICAL_X_PROPERTY), 0);
    icalcomponent_free(zone);
}

Test(tz_rule, refuses_what_is_no_rule)
{
    static const char *const texts[] = {"",
                                        "JST",
                                        "JST-",
                                        "<+09-9",
                                        "<>-9",
                                        "JST-9:",
                                        "JST-9:61",
                                        "JST-168",
                                        "EST5EDT",
                                        "EST5EDT,",
                                        "EST5EDT,J60,J300",
                                        "EST5EDT,M13.1.0,M11.1.0",
                                        "EST5EDT,M3.6.0,M11.1.0",
                                        "EST5EDT,M3.2.7,M11.1.0",
                                        "EST5EDT,M3.2.0,M11.1.0x",
                                        "EST5EDT,M3.2.0/,M11.1.0"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(TzRule) rule = tz_rule_parse(texts[i]);
        cr_expect_null(rule, "“%s” was read", texts[i]);
    }
}

Test(tz_rule, reads_every_form)
{
    g_autoptr(TzRule) tokyo = tz_rule_parse("JST-9");
    cr_expect_eq(tokyo->standard.offset, 9 * 3600);
    cr_expect_null(tokyo->summer.name);
    g_autoptr(TzRule) howe = tz_rule_parse("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
    cr_expect_str_eq(howe->standard.name, "+1030");
    cr_expect_eq(howe->summer.offset - howe->standard.offset, 1800);
    cr_expect_eq(howe->summer.begin.seconds, 7200);
    g_autoptr(TzRule) west = tz_rule_parse("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
    cr_expect_eq(west->summer.begin.seconds, -3600);
    cr_expect_eq(west->standard.begin.weekday, SUNDAY);
}

/* 2027: the second Sunday of March is the 14th, the last Sunday of October the 31st. */
Test(tz_rule, changes_by_hand)
{
    TzChange march = {3, 2, SUNDAY, 7200}, october = {10, 5, SUNDAY, 3600};
    cr_expect_eq(tz_change_in(&march, 2027), (gint64)day_of(2027, 3, 14) * 86400 + 7200);
    cr_expect_eq(tz_change_in(&october, 2027), (gint64)day_of(2027, 10, 31) * 86400 + 3600);
}
