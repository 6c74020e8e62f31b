#include "region/record_check.h"

#include <criterion/criterion.h>

static GPtrArray *records;
static Messages *messages;

static void
begin(void)
{
    records = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
    messages = messages_new();
}

static void
end(void)
{
    g_ptr_array_unref(records);
    messages_free(messages);
}

TestSuite(record_check, .init = begin, .fini = end);

/* A publication of the line `x`, with one event. */
static Record *
publish(const char *period, int revision, int serial, const char *moment, int sequence)
{
    Record *record = record_new();
    period_parse(period, 0, &record->period);
    record->path = g_strdup_printf("records/%s-r%d.yaml", period, revision);
    record->revision = revision;
    record->serial = serial;
    record->version = g_strdup("1");
    record->moment = g_strdup(moment);
    record_add_line(record)->id = g_strdup("x");
    RecordEvent *event = record_add_event(record);
    event->uid = g_strdup("one");
    event->sequence = sequence;
    g_ptr_array_add(records, record);
    return record;
}

static MessageCode
only_message(void)
{
    cr_assert_eq(messages_count(messages), 1);
    return messages_get(messages, 0)->code;
}

Test(record_check, a_history_without_fault)
{
    publish("2026-12", 1, 1, "2026-11-20T00:00:00Z", 0);
    publish("2026-12", 2, 2, "2026-11-21T00:00:00Z", 0);
    publish("2026-12", 3, 3, "2026-11-22T00:00:00Z", 1);
    cr_assert(records_check(records, messages));
    cr_assert_eq(messages_count(messages), 0);
}

Test(record_check, a_revision_is_missing)
{
    publish("2026-12", 2, 2, "2026-11-20T00:00:00Z", 0);
    cr_assert(records_check(records, messages));
    cr_assert_eq(only_message(), MSG_record_missing);
    cr_assert_str_eq(message_fact(messages_get(messages, 0), "revision"), "1");
}

Test(record_check, a_sequence_fell)
{
    publish("2026-12", 1, 1, "2026-11-20T00:00:00Z", 2);
    publish("2026-12", 2, 2, "2026-11-21T00:00:00Z", 1);
    cr_assert_not(records_check(records, messages));
    cr_assert_eq(only_message(), MSG_record_sequence);
}

Test(record_check, sequences_go_by_publication_and_not_by_period)
{
    publish("2026-11", 1, 2, "2026-11-21T00:00:00Z", 3);
    publish("2026-12", 1, 1, "2026-11-20T00:00:00Z", 2);
    cr_assert(records_check(records, messages));
}

Test(record_check, an_event_twice_in_one_record)
{
    Record *record = publish("2026-12", 1, 1, "2026-11-20T00:00:00Z", 0);
    record_add_event(record)->uid = g_strdup("one");
    cr_assert_not(records_check(records, messages));
    cr_assert_eq(only_message(), MSG_record_sequence);
}

Test(record_check, what_lies_under_newer_ones)
{
    Record *year = publish("2026", 1, 1, "2025-11-20T00:00:00Z", 0);
    Record *month = publish("2026-12", 1, 2, "2025-11-21T00:00:00Z", 0);
    Record *again = publish("2026-12", 2, 3, "2025-11-22T00:00:00Z", 0);
    cr_assert_eq(record_counts(records, year), COUNTS_PARTLY);
    cr_assert_eq(record_counts(records, month), COUNTS_NOWHERE);
    cr_assert_eq(record_counts(records, again), COUNTS_WHOLLY);
}
