#include "write/ics/ics.h"

#include <criterion/criterion.h>
#include <string.h>

static IcsCalendar *
calendar(const char *summary)
{
    IcsCalendar *ics = ics_new();
    ics->name = g_strdup("Minato, d01; x");
    ics->zone = zone_find("Asia/Tokyo", NULL);
    ics->language = "ja";
    ics->first = day_of(2026, 12, 1);
    ics->last = day_of(2026, 12, 31);
    IcsEvent *event = ics_add(ics);
    event->uid = g_strdup("a-b-20261205-1-d01@x.example");
    event->summary = g_strdup(summary);
    event->category = g_strdup("一, 二");
    event->moment = g_strdup("2026-11-20T01:02:03Z");
    event->start = day_minute(day_of(2026, 12, 5)) + 22 * 60;
    event->end = day_minute(day_of(2026, 12, 6)) + 7 * 60;
    event->sequence = 3;
    return ics;
}

/* The unfolded line that begins so. */
static char *
line_of(const char *text, const char *name)
{
    g_auto(GStrv) parts = g_strsplit(text, "\r\n ", -1);
    g_autofree char *unfolded = g_strjoinv("", parts);
    g_auto(GStrv) lines = g_strsplit(unfolded, "\r\n", -1);
    for (char **line = lines; *line != NULL; line++)
        if (g_str_has_prefix(*line, name))
            return g_strdup(*line);
    return NULL;
}

static void
has_line(const char *text, const char *wanted)
{
    g_autofree char *name = g_strndup(wanted, strcspn(wanted, ":;") + 1);
    g_autofree char *line = line_of(text, name);
    cr_expect_str_eq(line ? line : "", wanted);
}

Test(write_ics, escapes_and_cleans)
{
    g_autoptr(IcsCalendar) ics = calendar("a,b; c\\d\ne\tf\x07g\x7f\xE2\x80\xA8h \xFF");
    g_autofree char *text = write_ics(ics, NULL, NULL);
    has_line(text, "SUMMARY:a\\,b\\; c\\\\d e fg h \xEF\xBF\xBD");
    has_line(text, "CATEGORIES:一、 二");
    has_line(text, "X-WR-CALNAME:Minato、 d01； x");
    has_line(text, "NAME:Minato\\, d01\\; x");
    has_line(text, "DTSTAMP:20261120T010203Z");
    has_line(text, "LAST-MODIFIED:20261120T010203Z");
    has_line(text, "SEQUENCE:3");
    has_line(text, "DTSTART;TZID=Asia/Tokyo:20261205T220000");
    has_line(text, "DTEND;TZID=Asia/Tokyo:20261206T070000");
    has_line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    cr_expect_null(strstr(text, "LOCATION"));
    cr_expect_null(strstr(text, "VALARM"));
    cr_expect_null(strstr(text, "RRULE"));
}

/* RFC 5545, section 3.1: lines of at most 75 octets, and no character cut in two. */
static void
folds_right(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        cr_expect_leq(strlen(*line), 75u, "%s", *line);
        cr_expect(g_utf8_validate(*line, -1, NULL), "%s", *line);
        cr_expect_null(strpbrk(*line, "\r\n"));
    }
}

Test(write_ics, folds_between_characters)
{
    for (int length = 1; length < 120; length++) {
        GString *summary = g_string_new(NULL);
        for (int i = 0; i < length; i++)
            g_string_append(summary, i % 5 == 4 ? "a" : i % 7 == 6 ? "𠮷" : "当");
        g_autoptr(IcsCalendar) ics = calendar(summary->str);
        g_autofree char *text = write_ics(ics, NULL, NULL);
        g_autofree char *wanted = g_strconcat("SUMMARY:", summary->str, NULL);
        folds_right(text);
        has_line(text, wanted);
        g_string_free(summary, TRUE);
    }
}

Test(write_ics, cancelled_and_tentative)
{
    g_autoptr(IcsCalendar) ics = calendar("x");
    ((IcsEvent *)g_ptr_array_index(ics->events, 0))->cancelled = TRUE;
    ics->alarm_minutes = 24 * 60;
    g_autofree char *gone = write_ics(ics, NULL, NULL);
    has_line(gone, "STATUS:CANCELLED");
    has_line(gone, "TRANSP:TRANSPARENT");
    cr_expect_null(strstr(gone, "VALARM"));
    ((IcsEvent *)g_ptr_array_index(ics->events, 0))->cancelled = FALSE;
    ics->tentative = TRUE;
    g_autofree char *draft = write_ics(ics, NULL, NULL);
    has_line(draft, "STATUS:TENTATIVE");
    has_line(draft, "TRANSP:OPAQUE");
    has_line(draft, "TRIGGER:-P1D");
}

Test(write_ics, sorts_by_start_then_uid)
{
    g_autoptr(IcsCalendar) ics = calendar("x");
    static const char *const uids[] = {"c@x", "b@x", "a@x"};
    static const int hours[] = {9, 8, 9};
    for (int i = 0; i < 3; i++) {
        IcsEvent *event = ics_add(ics);
        event->uid = g_strdup(uids[i]);
        event->summary = g_strdup("x");
        event->category = g_strdup("x");
        event->moment = g_strdup("2026-11-20T00:00:00Z");
        event->start = day_minute(day_of(2026, 12, 1)) + hours[i] * 60;
        event->end = event->start + 60;
    }
    g_autofree char *text = write_ics(ics, NULL, NULL);
    const char *b = strstr(text, "UID:b@x"), *a = strstr(text, "UID:a@x"),
               *c = strstr(text, "UID:c@x");
    cr_expect(b < a && a < c);
}

Test(write_ics, no_events_is_a_calendar_too)
{
    g_autoptr(IcsCalendar) ics = calendar("x");
    g_ptr_array_set_size(ics->events, 0);
    gsize length;
    g_autofree char *text = write_ics(ics, &length, NULL);
    cr_expect_eq(length, strlen(text));
    cr_expect(g_str_has_prefix(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    cr_expect(g_str_has_suffix(text, "END:VTIMEZONE\r\nEND:VCALENDAR\r\n"));
}
