#include "read/ics_rules.h"
#include "sheets.h"

#include <sys/resource.h>

#define DEC(day) (day_of(2026, 12, 1) + (day)-1)
#define AT(day, hour, minute) (day_minute(DEC(day)) + (hour)*60 + (minute))

static char *
calendar(const char *events)
{
    return g_strconcat("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", events, "END:VCALENDAR\r\n", NULL);
}

/** One event of these lines; UID x. */
static Sheets
event_of(const char *lines)
{
    g_autofree char *event =
        g_strconcat("BEGIN:VEVENT\r\nUID:x\r\n", lines, "\r\nEND:VEVENT\r\n", NULL);
    g_autofree char *text = calendar(event);
    return sheets_of("d01.ics", text);
}

/* "1..3" whole days, "5T09:00-5T12:00" minutes, of December, those that touch the period. */
static char *
absences(const Sheets *sheets)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < sheets_count(sheets); i++) {
        const Request *request = sheets_request(sheets, i);
        cr_expect_eq(request->kind, REQUEST_ABSENT);
        cr_expect_eq(request->provider, 0);
        cr_expect_eq(request->line, -1);
        if (request->to < DEC(1) || request->from > DEC(31))
            continue;
        if (all->len)
            g_string_append_c(all, ' ');
        if (request->start == request->end) {
            cr_expect_eq(request->window.end - request->window.start, 1440);
            g_string_append_printf(all, "%d..%d", request->from - DEC(0), request->to - DEC(0));
            continue;
        }
        Minute start = request->start - day_minute(DEC(0)), end = request->end - day_minute(DEC(0));
        g_string_append_printf(all, "%dT%02d:%02d-%dT%02d:%02d", (int)(start / 1440),
                               (int)(start % 1440 / 60), (int)(start % 60), (int)(end / 1440),
                               (int)(end % 1440 / 60), (int)(end % 60));
    }
    return g_string_free(all, FALSE);
}

static void
expect_events(const char *events, const char *expected)
{
    g_autofree char *text = calendar(events);
    g_auto(Sheets) sheets = sheets_of("d01.ics", text);
    sheets_expect(&sheets, "");
    g_autofree char *found = absences(&sheets);
    cr_expect_str_eq(found, expected, "%s: %s, not %s", events, found, expected);
}

static void
expect(const char *lines, const char *expected)
{
    g_autofree char *event = g_strconcat("BEGIN:VEVENT\nUID:x\n", lines, "\nEND:VEVENT\n", NULL);
    expect_events(event, expected);
}

static void
expect_told(const char *lines, const char *told)
{
    g_auto(Sheets) sheets = event_of(lines);
    sheets_expect(&sheets, told);
    cr_expect_eq(sheets_count(&sheets), 0);
}

/* -- what is busy ------------------------------------------------------------------------------ */

Test(ics, whole_days)
{
    expect("DTSTART;VALUE=DATE:20261205\nDTEND;VALUE=DATE:20261208", "5..7");
    expect("DTSTART;VALUE=DATE:20261205", "5..5");
    expect("DTSTART:20261205", "5..5");
    expect("DTSTART;VALUE=DATE:20261205\nDURATION:P1W", "5..11");
    expect("DTSTART;VALUE=DATE:20261205\nDTEND;VALUE=DATE:20261205", "5..5");
}

Test(ics, times_of_any_known_zone)
{
    expect("DTSTART:20261205T090000\nDTEND:20261205T120000", "5T09:00-5T12:00");
    expect("DTSTART:20261205T090000Z\nDTEND:20261205T103000Z", "5T18:00-5T19:30");
    expect("DTSTART;TZID=Asia/Tokyo:20261205T220000\nDURATION:PT9H", "5T22:00-6T07:00");
    expect("DTSTART;TZID=\"Tokyo Standard Time\":20261205T090000\nDURATION:PT1H",
           "5T09:00-5T10:00");
    expect(
        "DTSTART;TZID=America/New_York:20261205T090000\nDTEND;TZID=Europe/Berlin:20261205T160000",
        "5T23:00-6T00:00");
    expect(
        "DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Seoul:20261205T090000\nDURATION:PT1H",
        "5T09:00-5T10:00");
    expect("DTSTART:20261205T090030\nDTEND:20261205T100010", "5T09:00-5T10:01");
    expect("DTSTART:20261205T090000", "");
}

Test(ics, free_cancelled_and_own_events_do_not_count)
{
    expect("DTSTART:20261205T090000\nDURATION:PT1H\nTRANSP:TRANSPARENT", "");
    expect("DTSTART:20261205T090000\nDURATION:PT1H\nSTATUS:CANCELLED", "");
    expect("DTSTART:20261205T090000\nDURATION:PT1H\nSTATUS:TENTATIVE\nTRANSP:OPAQUE",
           "5T09:00-5T10:00");
    expect_events("BEGIN:VEVENT\nUID:minato-day-20261205-1-d01@Ishikai.Example\n"
                  "DTSTART:20261205T090000\nDURATION:PT1H\nEND:VEVENT\n"
                  "BEGIN:VEVENT\nUID:1@other.example\n"
                  "DTSTART:20261206T090000\nDURATION:PT1H\nEND:VEVENT\n",
                  "6T09:00-6T10:00");
}

Test(ics, what_real_programs_write_around_is_passed_over)
{
    expect_events("X-WR-CALNAME:予定\nMETHOD:PUBLISH\n"
                  "BEGIN:VTIMEZONE\nTZID:Asia/Tokyo\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                  "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n"
                  "BEGIN:VTODO\nDTSTART:garbage\nEND:VTODO\n"
                  "BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\nUID:a\nDESCRIPTION:\nLOCATION:\n"
                  "DTSTART;TZID=Asia/Tok\n yo:20261205T09\n 0000\nDURATION:PT1H\n"
                  "SUMMARY:折り\n 返し\nATTENDEE;CN=\"a:b;c\":mailto:x@y.example\n"
                  "BEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT9H\nACTION:DISPLAY\nEND:VALARM\n"
                  "END:VEVENT\n\n",
                  "5T09:00-5T10:00");
}

/* -- recurrence ---------------------------------------------------------------------------------
 */

Test(ics, rules_are_expanded)
{
    expect("DTSTART:20250106T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO",
           "7T09:00-7T10:00 14T09:00-14T10:00 21T09:00-21T10:00 28T09:00-28T10:00");
    expect("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=MONTHLY;BYDAY=1SA", "1..1 5..5");
    expect("DTSTART:20261229T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2",
           "29T09:00-29T10:00 30T09:00-30T10:00");
    expect("DTSTART:20261215T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20261217T090000",
           "15T09:00-15T10:00 16T09:00-16T10:00 17T09:00-17T10:00");
    expect("DTSTART;VALUE=DATE:20001224\nRRULE:FREQ=YEARLY;INTERVAL=2", "24..24");
    expect("DTSTART;VALUE=DATE:20261130\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", "31..31");
}

/* 2026-12-16T15:00Z is the 17th at 00:00 in Tokyo. */
Test(ics, until_counts_by_the_instant)
{
    expect("DTSTART;TZID=Asia/Tokyo:20261215T000000\nDURATION:PT1H\n"
           "RRULE:FREQ=DAILY;UNTIL=20261216T150000Z",
           "15T00:00-15T01:00 16T00:00-16T01:00 17T00:00-17T01:00");
    expect("DTSTART;TZID=Asia/Tokyo:20261215T000000\nDURATION:PT1H\n"
           "RRULE:FREQ=DAILY;UNTIL=20261216T145959Z",
           "15T00:00-15T01:00 16T00:00-16T01:00");
    expect("DTSTART:20261215T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20261216",
           "15T09:00-15T10:00 16T09:00-16T10:00");
}

Test(ics, dates_are_added_and_left_out)
{
    expect("DTSTART:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\n"
           "EXDATE:20261208T090000\nRDATE:20261211T130000,20261201T090000",
           "11T13:00-11T14:00 1T09:00-1T10:00 15T09:00-15T10:00");
    expect("DTSTART;TZID=Asia/Tokyo:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\n"
           "EXDATE:20261202T000000Z",
           "1T09:00-1T10:00");
    expect("DTSTART:20261201T090000\nDURATION:PT1H\n"
           "RDATE;VALUE=PERIOD:20261203T100000/PT2H,20261204T100000/20261204T103000",
           "3T10:00-3T12:00 4T10:00-4T10:30 1T09:00-1T10:00");
}

Test(ics, one_occurrence_can_be_moved_or_dropped)
{
    expect_events("BEGIN:VEVENT\nUID:s\nDTSTART:20261201T090000\nDURATION:PT1H\n"
                  "RRULE:FREQ=WEEKLY;COUNT=4\nEND:VEVENT\n"
                  "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20261208T090000\n"
                  "DTSTART:20261209T150000\nDURATION:PT2H\nEND:VEVENT\n"
                  "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20261215T090000\n"
                  "DTSTART:20261215T090000\nDURATION:PT1H\nSTATUS:CANCELLED\nEND:VEVENT\n"
                  "BEGIN:VEVENT\nUID:other\nRECURRENCE-ID:20261222T090000\n"
                  "DTSTART:20261223T090000\nDURATION:PT1H\nEND:VEVENT\n",
                  "1T09:00-1T10:00 22T09:00-22T10:00 9T15:00-9T17:00 23T09:00-23T10:00");
}

Test(ics, a_clock_change_moves_the_local_time)
{
    /* Berlin leaves summer time on 2026-10-25: 09:00 is 16:00 in Tokyo before, 17:00 after. */
    g_auto(Sheets) sheets = sheets_new();
    sheets.period = (Period){day_of(2026, 10, 20), day_of(2026, 10, 30)};
    g_autofree char *text =
        calendar("BEGIN:VEVENT\nUID:x\nDTSTART;TZID=W. Europe Standard Time:20261024T090000\n"
                 "DTEND;TZID=W. Europe Standard Time:20261024T100000\n"
                 "RRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT\n");
    sheets_write(&sheets, "d01.ics", text, -1);
    sheets_read(&sheets);
    sheets_expect(&sheets, "");
    cr_assert_eq(sheets_count(&sheets), 2);
    cr_expect_eq(sheets_request(&sheets, 0)->start, day_minute(day_of(2026, 10, 24)) + 16 * 60);
    cr_expect_eq(sheets_request(&sheets, 1)->start, day_minute(day_of(2026, 10, 25)) + 17 * 60);
}

Test(ics, long_events_reach_into_the_period)
{
    g_auto(Sheets) sheets = event_of("DTSTART;VALUE=DATE:20200101\nDTEND;VALUE=DATE:20300101");
    sheets_expect(&sheets, "");
    cr_assert_eq(sheets_count(&sheets), 1);
    cr_expect_leq(sheets_request(&sheets, 0)->from, DEC(1));
    cr_expect_geq(sheets_request(&sheets, 0)->to, DEC(31));
    expect("DTSTART;VALUE=DATE:20241120\nDURATION:P20D\nRRULE:FREQ=YEARLY", "-7..9");
}

/* -- mistakes -----------------------------------------------------------------------------------
 */

Test(ics, what_cannot_be_read_exactly_is_told_with_its_line)
{
    static const char *const cases[][2] = {
        {"DTSTART:20261332T250000", "5:1 ics-value"},
        {"DTSTART:20260230", "5:1 ics-value"},
        {"DTSTART;VALUE=DATE:20261205T090000", "5:1 ics-value"},
        {"DTSTART;VALUE=DATE-TIME:20261205", "5:1 ics-value"},
        {"DTSTART;TZID=Asia/Tokyo:20261205T090000Z", "5:1 ics-value"},
        {"SUMMARY:x", "3:1 ics-no-start"},
        {"DTSTART:20261205T090000\r\nDTSTART:20261206T090000", "6:1 ics-repeated"},
        {"DTSTART:20261205T090000\r\nDTEND:20261205T080000", "6:1 ics-reversed"},
        {"DTSTART:20261205T090000\r\nDTEND;VALUE=DATE:20261206", "6:1 ics-value"},
        {"DTSTART:20261205T090000\r\nDTEND:20261205T100000\r\nDURATION:PT1H", "7:1 ics-value"},
        {"DTSTART:20261205T090000\r\nDURATION:-PT1H", "6:1 ics-value"},
        {"DTSTART:20261205T090000\r\nDURATION:P", "6:1 ics-value"},
        {"DTSTART:20261205T090000\r\nDURATION:PT1H30", "6:1 ics-value"},
        {"DTSTART:20261205T090000\r\nEXDATE;VALUE=DATE:20261205", "6:1 ics-value"},
        {"DTSTART:20261205T090000\r\nRDATE:20261205T090000,", "6:1 ics-value"},
        {"DTSTART:20261205T090000\r\nEXRULE:FREQ=DAILY", "6:1 ics-beyond"},
        {"DTSTART:20261205T090000\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261205T090000",
         "6:1 ics-beyond"},
        {"DTSTART:20261205T090000\r\nraw newline", "6:1 ics-line"},
        {"DTSTART:2026\x01", "5:1 control-character"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_told(cases[i][0], cases[i][1]);
}

Test(ics, zones_come_from_a_list_only)
{
    static const char *const zones[] = {
        "Mars/Phobos", "../../../etc/passwd", "/../../../tmp/x",  "/etc/passwd",          "Asia",
        "Asia//Tokyo", "localtime",           "right/Asia/Tokyo", "Customized Time Zone", "+09:00"};
    for (gsize i = 0; i < G_N_ELEMENTS(zones); i++) {
        g_autofree char *lines = g_strdup_printf("DTSTART;TZID=\"%s\":20261205T090000", zones[i]);
        expect_told(lines, "5:1 ics-zone");
    }
}

Test(ics, rules_beyond_the_limits)
{
    static const char *const rules[][2] = {
        {"FREQ=SECONDLY", "6:1 ics-beyond"},
        {"FREQ=HOURLY;COUNT=3", "6:1 ics-beyond"},
        {"FREQ=DAILY;BYHOUR=9,10", "6:1 ics-beyond"},
        {"FREQ=DAILY;BYMINUTE=9", "6:1 ics-beyond"},
        {"FREQ=DAILY;BYSECOND=9", "6:1 ics-beyond"},
        {"FREQ=YEARLY;BYYEARDAY=9", "6:1 ics-beyond"},
        {"FREQ=YEARLY;BYWEEKNO=9", "6:1 ics-beyond"},
        {"RSCALE=CHINESE;FREQ=YEARLY", "6:1 ics-beyond"},
        {"FREQ=DAILY;COUNT=1001", "6:1 ics-beyond"},
        {"FREQ=DAILY;COUNT=0", "6:1 ics-rule"},
        {"FREQ=DAILY;COUNT=x", "6:1 ics-rule"},
        {"FREQ=DAILY;INTERVAL=0", "6:1 ics-rule"},
        {"FREQ=SOMETIMES", "6:1 ics-rule"},
        {"COUNT=3", "6:1 ics-rule"},
        {"FREQ=DAILY;FREQ=DAILY", "6:1 ics-rule"},
        {"FREQ=DAILY;COUNT=3;UNTIL=20261224", "6:1 ics-rule"},
        {"FREQ=DAILY;UNTIL=20261324", "6:1 ics-rule"},
        {"FREQ=WEEKLY;BYDAY=1MO", "6:1 ics-rule"},
        {"FREQ=MONTHLY;BYSETPOS=1", "6:1 ics-rule"},
        {"FREQ=MONTHLY;BYMONTHDAY=32", "6:1 ics-rule"},
        {"FREQ=MONTHLY;BYEASTER=0", "6:1 ics-rule"},
        {"nonsense", "6:1 ics-rule"},
        {"", "6:1 ics-rule"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        g_autofree char *lines =
            g_strdup_printf("DTSTART:20261205T090000\r\nRRULE:%s", rules[i][0]);
        expect_told(lines, rules[i][1]);
    }
}

Test(ics, a_rule_of_too_many_steps)
{
    expect_told("DTSTART:19100101T090000\r\nRRULE:FREQ=DAILY", "6:1 ics-steps");
    expect("DTSTART:19800101T090000\r\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20261202T000000",
           "1T09:00-1T10:00");
}

Test(ics, rules_that_never_match_come_to_an_end)
{
    static const char *const rules[] = {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2;BYMONTHDAY=31", "FREQ=YEARLY;BYDAY=53MO;BYMONTH=2",
        "FREQ=DAILY;INTERVAL=9999;BYMONTH=2;BYMONTHDAY=30"};
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        g_autofree char *lines =
            g_strdup_printf("DTSTART:20261205T090000\r\nDURATION:PT1H\r\nRRULE:%s", rules[i]);
        gint64 start = g_get_monotonic_time();
        g_auto(Sheets) sheets = event_of(lines);
        cr_expect_lt(g_get_monotonic_time() - start, 20 * G_USEC_PER_SEC);
        cr_expect_leq(messages_count(sheets.messages), 1);
    }
}

static void
tell_text(const char *text, gssize length, const char *told)
{
    g_auto(Sheets) sheets = sheets_new();
    sheets_write(&sheets, "d01.ics", text, length);
    sheets_read(&sheets);
    sheets_expect(&sheets, told);
}

Test(ics, files_that_are_none)
{
    tell_text("", 0, "0:0 ics-no-calendar");
    tell_text("hello", -1, "1:1 ics-line");
    tell_text("X:hello\n", -1, "1:1 ics-no-calendar");
    tell_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", -1, "2:1 ics-unfinished");
    tell_text("BEGIN:VCALENDAR\nEND:VEVENT\n", -1, "2:1 ics-end");
    tell_text("BEGIN:VCALENDAR\nEND:VCALENDAR\nx", -1, "3:1 ics-line");
    tell_text("BEGIN:VCALENDAR\nX:a\0b\nEND:VCALENDAR\n", 34, "2:4 not-utf8");
    tell_text("BEGIN:VCALENDAR\nX:\x88\xE3\nEND:VCALENDAR\n", -1, "2:3 not-utf8");
    tell_text("\xEF\xBB\xBF"
              "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
              -1, "");
}

Test(ics, the_owner_is_the_files_name)
{
    g_autofree char *text = calendar("");
    sheets_tell("d09.ics", text, "0:0 ics-provider");
    sheets_tell("d02.ICS", text, "");
}

Test(ics, long_lines_and_deep_nests)
{
    g_autofree char *many = g_strnfill(9000, 'x');
    g_autofree char *line = g_strconcat("DTSTART:20261205\r\nSUMMARY:", many, NULL);
    expect_told(line, "6:1 ics-line-long");
    g_autoptr(GString) folded = g_string_new("DTSTART:20261205\r\nEXDATE:20261201");
    for (int i = 0; i < 1000; i++)
        g_string_append(folded, ",\r\n 20261202");
    expect_told(folded->str, "6:1 ics-line-long");
    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < 60000; i++)
        g_string_append(deep, "BEGIN:VEVENT\n");
    g_autofree char *text = calendar(deep->str);
    sheets_tell("d01.ics", text, "6:1 ics-nesting");
    g_autoptr(GString) large = g_string_new(NULL);
    while (large->len <= 1 << 20)
        g_string_append(large, "X-A:b\n");
    g_autofree char *heavy = calendar(large->str);
    sheets_tell("d01.ics", heavy, "0:0 file-too-large");
}

Test(ics, without_a_period_all_is_checked_and_nothing_added)
{
    g_auto(Sheets) sheets = sheets_new();
    g_autofree char *text =
        calendar("BEGIN:VEVENT\nDTSTART:20261205\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
                 "BEGIN:VEVENT\nDTSTART:2026\nEND:VEVENT\n");
    sheets_write(&sheets, "d01.ics", text, -1);
    cr_expect_not(read_requests(sheets.region, NULL, sheets.messages));
    sheets_expect(&sheets, "8:1 ics-value");
    cr_expect_eq(sheets_count(&sheets), 0);
}

/* -- the child ----------------------------------------------------------------------------------
 */

Test(ics, a_rule_that_libical_refuses_is_told)
{
    g_autoptr(GArray) rules = g_array_new(FALSE, FALSE, sizeof(IcsRule));
    g_autoptr(GArray) occurrences = g_array_new(FALSE, FALSE, sizeof(IcsOccurrence));
    IcsRule good = {"FREQ=DAILY", 0, FALSE, 0, 86400}, bad = {"FREQ=", 0, FALSE, 0, 86400};
    g_autoptr(IcsExpander) expander = ics_expander_new();
    int culprit;
    g_array_append_val(rules, good);
    cr_expect_eq(ics_rules_expand(expander, rules, occurrences, &culprit), ICS_EXPANDED);
    cr_expect_eq(occurrences->len, 2);
    g_array_append_val(rules, bad);
    cr_expect_eq(ics_rules_expand(expander, rules, occurrences, &culprit), ICS_REFUSED);
    cr_expect_eq(culprit, 1);
    /* another child serves what comes after */
    g_array_set_size(rules, 1);
    g_array_set_size(occurrences, 0);
    cr_expect_eq(ics_rules_expand(expander, rules, occurrences, &culprit), ICS_EXPANDED);
    cr_expect_eq(occurrences->len, 2);
}

/* Never matches, and libical 3.0.16 tries second by second: only the process limit ends it. */
Test(ics, a_child_that_spins_is_stopped)
{
    g_autoptr(GArray) rules = g_array_new(FALSE, FALSE, sizeof(IcsRule));
    g_autoptr(GArray) occurrences = g_array_new(FALSE, FALSE, sizeof(IcsOccurrence));
    IcsRule calm = {"FREQ=DAILY", 0, FALSE, 0, 86400};
    IcsRule spin = {"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", 0, FALSE, 0, 1000 * (gint64)86400};
    g_autoptr(IcsExpander) expander = ics_expander_new();
    int culprit;
    g_array_append_val(rules, calm);
    g_array_append_val(rules, spin);
    gint64 start = g_get_monotonic_time();
    cr_expect_eq(ics_rules_expand(expander, rules, occurrences, &culprit), ICS_STOPPED);
    cr_expect_eq(culprit, 1);
    cr_expect_lt(g_get_monotonic_time() - start, 20 * G_USEC_PER_SEC);
}

Test(ics, one_expander_serves_more_requests_than_one_child)
{
    g_autoptr(GArray) rules = g_array_new(FALSE, FALSE, sizeof(IcsRule));
    g_autoptr(IcsExpander) expander = ics_expander_new();
    IcsRule weekly = {"FREQ=WEEKLY", 0, FALSE, 0, 30 * (gint64)86400};
    g_array_append_val(rules, weekly);
    for (int i = 0; i < 450; i++) {
        g_autoptr(GArray) occurrences = g_array_new(FALSE, FALSE, sizeof(IcsOccurrence));
        int culprit;
        cr_assert_eq(ics_rules_expand(expander, rules, occurrences, &culprit), ICS_EXPANDED);
        cr_assert_eq(occurrences->len, 5);
    }
}

Test(ics, more_occurrences_than_a_rota_can_use_are_not_taken)
{
    g_autoptr(GArray) rules = g_array_new(FALSE, FALSE, sizeof(IcsRule));
    g_autoptr(GArray) occurrences = g_array_new(FALSE, FALSE, sizeof(IcsOccurrence));
    IcsRule daily = {"FREQ=DAILY", 0, FALSE, 0, 19000 * (gint64)86400};
    g_autoptr(IcsExpander) expander = ics_expander_new();
    int culprit;
    for (int i = 0; i < 20; i++)
        g_array_append_val(rules, daily);
    cr_expect_eq(ics_rules_expand(expander, rules, occurrences, &culprit), ICS_STOPPED);
    cr_expect_eq(culprit, 10);
}

Test(ics, no_child_is_an_answer_too)
{
    g_autoptr(GArray) rules = g_array_new(FALSE, FALSE, sizeof(IcsRule));
    g_autoptr(GArray) occurrences = g_array_new(FALSE, FALSE, sizeof(IcsOccurrence));
    IcsRule daily = {"FREQ=DAILY", 0, FALSE, 0, 86400};
    struct rlimit before;
    g_autoptr(IcsExpander) expander = ics_expander_new();
    int culprit;
    g_array_append_val(rules, daily);
    cr_assert_eq(getrlimit(RLIMIT_NOFILE, &before), 0);
    cr_assert_eq(setrlimit(RLIMIT_NOFILE, &(struct rlimit){1, before.rlim_max}), 0);
    IcsOutcome outcome = ics_rules_expand(expander, rules, occurrences, &culprit);
    cr_assert_eq(setrlimit(RLIMIT_NOFILE, &before), 0);
    cr_expect_eq(outcome, ICS_UNABLE);
}

Test(ics, no_bytes_do_harm)
{
    g_autofree char *seed =
        calendar("BEGIN:VEVENT\r\nUID:a@b\r\nDTSTART;TZID=Asia/Tokyo:20261205T090000\r\n"
                 "DTEND;TZID=Asia/Tokyo:20261205T100000\r\nRRULE:FREQ=MONTHLY;BYDAY=1SA,-1SU;"
                 "BYSETPOS=1;INTERVAL=2;COUNT=9\r\nEXDATE;TZID=Asia/Tokyo:20261205T090000\r\n"
                 "RDATE;VALUE=PERIOD:20261207T000000Z/P1DT2H\r\nEND:VEVENT\r\n"
                 "BEGIN:VEVENT\r\nUID:a@b\r\nRECURRENCE-ID:20261207T000000Z\r\n"
                 "DTSTART;VALUE=DATE:20261208\r\nDURATION:P2D\r\nEND:VEVENT\r\n");
    gsize length = strlen(seed);
    guint32 state = 88172645u;
    for (int round = 0; round < 1500; round++) {
        g_autofree char *bytes = g_memdup2(seed, length);
        for (int i = 0; i < 1 + round % 3; i++) {
            static const char likely[] = "0123456789;:=,-/PTZ\r\n \"ABEMSUVXY";
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            bytes[state % length] =
                round % 4 ? likely[(state >> 20) % (sizeof likely - 1)] : (char)(state >> 24);
        }
        g_auto(Sheets) sheets = sheets_new();
        sheets_write(&sheets, "d01.ics", bytes, (gssize)length);
        sheets_read(&sheets);
        cr_assert_eq(sheets.good, messages_errors(sheets.messages) == 0);
    }
}
