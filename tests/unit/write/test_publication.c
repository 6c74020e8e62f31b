#include "town.h"
#include "write/edition.h"
#include "write/ics/calendars.h"

#include <string.h>

#define FIRST "2026-11-20T00:00:00Z"
#define SECOND "2026-11-25T00:00:00Z"
#define THIRD "2026-12-06T00:00:00Z"

#define UID(line, date, piece, owner)                                                              \
    "minato-" line "-" date "-" piece "-" owner "@minato-ishikai.example"

static void
says(const Record *record, const char *uid, int sequence, const char *moment, gboolean cancelled)
{
    const RecordEvent *event = event_of_uid(record, uid);
    cr_assert_not_null(event, "r%d lacks %s", record->revision, uid);
    cr_expect_eq(event->sequence, sequence, "r%d %s: %d", record->revision, uid, event->sequence);
    cr_expect_str_eq(event->moment, moment, "r%d %s: %s", record->revision, uid, event->moment);
    cr_expect_eq(event->cancelled, cancelled, "r%d %s", record->revision, uid);
}

/* d04 gives 12-05 to d05, takes it back; d03 stays. */
Test(publication, sequences_over_three)
{
    Town town = town_new();
    const Record *r1 = town_publish(&town, FIRST);
    cr_expect_str_eq(r1->path, "records/2026-12-r1.yaml");
    says(r1, UID("yakan", "20261205", "1", "d04"), 0, FIRST, FALSE);
    town_leave(&town, "d04", DECEMBER(5));
    town_stand(&town, "d05", "yakan", DECEMBER(5), ROLE_DUTY);
    const Record *r2 = town_publish(&town, SECOND);
    cr_expect_eq(r2->revision, 2);
    cr_expect_eq(r2->serial, 2);
    says(r2, UID("yakan", "20261205", "1", "d04"), 1, SECOND, TRUE);
    says(r2, UID("yakan", "20261205", "1", "d05"), 0, SECOND, FALSE);
    says(r2, UID("yakan", "20261219", "1", "d03"), 0, FIRST, FALSE);
    town_leave(&town, "d05", DECEMBER(5));
    town_stand(&town, "d04", "yakan", DECEMBER(5), ROLE_DUTY);
    const Record *r3 = town_publish(&town, THIRD);
    says(r3, UID("yakan", "20261205", "1", "d04"), 2, THIRD, FALSE);
    says(r3, UID("yakan", "20261205", "1", "d05"), 1, THIRD, TRUE);
    says(r3, UID("yakan", "20261219", "1", "d03"), 0, FIRST, FALSE);
    cr_expect_eq(r3->duties->len, r1->duties->len);
    cr_expect_eq(r3->events->len, r1->events->len + 1);
    town_free(&town);
}

Test(publication, tombstones_are_carried)
{
    Town town = town_new();
    town_publish(&town, FIRST);
    town_leave(&town, "c02", DECEMBER(20));
    const Record *r2 = town_publish(&town, SECOND);
    static const char *const uids[] = {
        UID("naika", "20261220", "1", "c02"), UID("naika", "20261220", "2", "c02"),
        UID("naika", "20261220", "1", "d03"), UID("naika", "20261220", "2", "d03")};
    for (int i = 0; i < 4; i++)
        says(r2, uids[i], 1, SECOND, TRUE);
    const Record *r3 = town_publish(&town, THIRD);
    for (int i = 0; i < 4; i++)
        says(r3, uids[i], 1, SECOND, TRUE);
    town_free(&town);
}

Test(publication, role_and_hours_raise_sequence)
{
    Town town = town_new();
    town_publish(&town, FIRST);
    town_leave(&town, "d03", DECEMBER(29));
    town_stand(&town, "d03", "yakan", DECEMBER(29), ROLE_RESERVE);
    const Record *r2 = town_publish(&town, SECOND);
    says(r2, UID("yakan", "20261229", "1", "d03"), 1, SECOND, FALSE);
    says(r2, UID("yakan", "20261229", "1", "d04"), 0, FIRST, FALSE);
    Hours *shorter = hours_parse("09:00-11:00");
    Slot *slot = &g_array_index(town.question->slots, Slot,
                                question_find_slot(town.question, 0, DECEMBER(6)));
    slot->hours = shorter;
    const Record *r3 = town_publish(&town, THIRD);
    says(r3, UID("naika", "20261206", "1", "c01"), 1, THIRD, FALSE);
    says(r3, UID("naika", "20261206", "2", "c01"), 1, THIRD, TRUE);
    says(r3, UID("yakan", "20261229", "1", "d03"), 1, SECOND, FALSE);
    town_free(&town);
    hours_free(shorter);
}

Test(publication, place_is_what_a_doctor_reads)
{
    Town town = town_new();
    town_publish(&town, FIRST);
    Line *line = g_ptr_array_index(town.region->lines, 1);
    g_free(line->place_name);
    line->place_name = g_strdup("新センター");
    const Record *r2 = town_publish(&town, SECOND);
    says(r2, UID("yakan", "20261219", "1", "d03"), 1, SECOND, FALSE);
    says(r2, UID("naika", "20261220", "1", "d03"), 0, FIRST, FALSE);
    town_free(&town);
}

Test(publication, withdrawn_and_back)
{
    Town town = town_new();
    const Record *r1 = town_publish(&town, FIRST);
    PublicationFacts facts = {SECOND, INPUTS, 7, NULL};
    Record *r2 = record_withdrawal(town.question, &facts);
    g_ptr_array_add(town.region->records, r2);
    cr_expect(r2->withdrawn);
    cr_expect_eq(r2->duties->len, 0);
    cr_expect_eq(r2->events->len, r1->events->len);
    says(r2, UID("yakan", "20261205", "1", "d04"), 1, SECOND, TRUE);
    cr_expect_not(record_same_rota(r2, r1));
    const Record *r3 = town_publish(&town, THIRD);
    says(r3, UID("yakan", "20261205", "1", "d04"), 2, THIRD, FALSE);
    cr_expect(record_same_rota(r3, r1));
    town_free(&town);
}

Test(publication, same_rota)
{
    Town town = town_new();
    const Record *r1 = town_publish(&town, FIRST);
    const Record *r2 = town_publish(&town, SECOND);
    cr_expect(record_same_rota(r1, r2));
    for (guint i = 0; i < r2->events->len; i++)
        cr_expect_str_eq(((RecordEvent *)g_ptr_array_index(r2->events, i))->moment, FIRST);
    town_leave(&town, "d05", DECEMBER(29));
    town_stand(&town, "d05", "yakan", DECEMBER(29), ROLE_DUTY);
    cr_expect_not(record_same_rota(r2, town_publish(&town, THIRD)));
    town_free(&town);
}

/* A clinic's doctors: d02 until 20 December; on the 13th a fix names d01; d03 belongs to c02. */
Test(publication, whose_file)
{
    Town town = town_new();
    const Record *record = town_publish(&town, FIRST);
    cr_expect_not_null(event_of_uid(record, UID("naika", "20261206", "1", "d01")));
    cr_expect_not_null(event_of_uid(record, UID("naika", "20261206", "1", "d02")));
    cr_expect_null(event_of_uid(record, UID("naika", "20261206", "1", "d03")));
    cr_expect_not_null(event_of_uid(record, UID("naika", "20261213", "1", "d01")));
    cr_expect_null(event_of_uid(record, UID("naika", "20261213", "1", "d02")));
    cr_expect_not_null(event_of_uid(record, UID("naika", "20261227", "1", "d01")));
    cr_expect_null(event_of_uid(record, UID("naika", "20261227", "1", "d02")));
    cr_expect_not_null(event_of_uid(record, UID("naika", "20261220", "2", "d03")));
    town_free(&town);
}

/* A month inside a published longer period: its events go on counting there. */
Test(publication, overlapping_periods)
{
    Town town = town_new();
    town.question->period = (Period){DECEMBER(1), day_of(2027, 3, 31)};
    const Record *long_one = town_publish(&town, SECOND);
    town.question->period = (Period){DECEMBER(1), DECEMBER(31)};
    town_leave(&town, "d04", DECEMBER(5));
    const Record *month = town_publish(&town, FIRST);
    cr_expect_eq(month->revision, 1);
    cr_expect_str_eq(month->moment, SECOND, "a clock set back does not make it older");
    says(month, UID("yakan", "20261205", "1", "d04"), 1, SECOND, TRUE);
    says(month, UID("yakan", "20261219", "1", "d03"), 0, SECOND, FALSE);
    cr_expect_eq(records_counting(town.region->records, "yakan", DECEMBER(5)), month);
    cr_expect_eq(records_counting(town.region->records, "yakan", day_of(2027, 1, 9)), long_one);
    cr_expect_null(records_counting(town.region->records, "geka", DECEMBER(5)));
    cr_expect_eq(records_newest(town.region->records, long_one->period), long_one);
    town_free(&town);
}

/* Four Sundays from order[0]: the pointer is at c01 again; five would leave it at c02. */
Test(publication, pointers)
{
    Town town = town_new();
    const Record *record = town_publish(&town, FIRST);
    cr_assert_eq(record->pointers->len, 1);
    const RecordPointer *pointer = g_ptr_array_index(record->pointers, 0);
    cr_expect_str_eq(pointer->rule, "order");
    cr_expect_str_eq(pointer->line, "naika");
    cr_expect_str_eq(pointer->cycle, "main");
    cr_expect_str_eq(pointer->next, "c01");
    g_array_index(town.question->slots, Slot, question_find_slot(town.question, 0, DECEMBER(6)))
        .need = 2;
    record = town_publish(&town, SECOND);
    pointer = g_ptr_array_index(record->pointers, 0);
    cr_expect_str_eq(pointer->next, "c02");
    cr_expect_eq(pointer->position, 1);
    /* The earlier period's pointer is where the next one starts. */
    ((Record *)record)->period = (Period){day_of(2026, 11, 1), day_of(2026, 11, 30)};
    Period december = town.question->period;
    question_free(town.question);
    town.question = question_new(town.region, december, NULL, town.messages);
    pointer = g_ptr_array_index(town_publish(&town, THIRD)->pointers, 0);
    cr_expect_str_eq(pointer->next, "c02");
    town_free(&town);
}

static char *
lasting(const Town *town, const char *name)
{
    g_autofree char *folder = g_dir_make_tmp("rinban-XXXXXX", NULL);
    g_autofree char *out = g_build_filename(folder, "calendars", NULL);
    g_autoptr(Stage) stage = stage_new(out, NULL);
    cr_assert(write_lasting_calendars(town->region, stage, NULL));
    cr_assert(stage_commit(stage, NULL));
    char *wanted = NULL;
    g_autoptr(GDir) dir = g_dir_open(out, 0, NULL);
    const char *file;
    while ((file = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(out, file, NULL);
        if (g_str_equal(file, name))
            cr_assert(g_file_get_contents(path, &wanted, NULL, NULL));
        g_remove(path);
    }
    g_rmdir(out);
    g_rmdir(folder);
    cr_assert_not_null(wanted, "%s is missing", name);
    return wanted;
}

static char *
monthly(const Town *town, const char *provider)
{
    g_autoptr(Audit) audit = audit_rota(town->question, town->rota);
    Edition edition = {.question = town->question,
                       .rota = town->rota,
                       .audit = audit,
                       .record = records_newest(town->region->records, town->question->period)};
    return write_period_calendar(&edition, provider, NULL, NULL);
}

/* 07:00 in Tokyo on the 6th is 22:00 UTC on the 5th: at THIRD the night of the 5th is over. */
Test(publication, tombstones_stand_until_the_duty_is_over)
{
    Town town = town_new();
    town_publish(&town, FIRST);
    town_leave(&town, "d04", DECEMBER(5));
    town_publish(&town, SECOND);
    g_autofree char *before = monthly(&town, "d04");
    cr_expect_not_null(strstr(before, "SUMMARY:【取消】夜間急患\\, 準夜"));
    cr_expect_not_null(strstr(before, "STATUS:CANCELLED"));
    g_autofree char *lasting_before = lasting(&town, "d04.ics");
    cr_expect_not_null(strstr(lasting_before, "STATUS:CANCELLED"));
    town_leave(&town, "d01", DECEMBER(26));
    town_publish(&town, THIRD);
    g_autofree char *after = monthly(&town, "d04");
    cr_expect_null(strstr(after, "CANCELLED"));
    g_autofree char *common = monthly(&town, NULL);
    cr_expect_null(strstr(common, "CANCELLED"));
    g_autofree char *other = monthly(&town, "d01");
    cr_expect_not_null(strstr(other, "CANCELLED"));
    town.region->calendar_files.cancelled = CANCELLED_OMIT;
    g_autofree char *omitted = monthly(&town, "d01");
    cr_expect_null(strstr(omitted, "CANCELLED"));
    town_free(&town);
}

Test(publication, untouched_files_keep_their_bytes)
{
    Town town = town_new();
    town_publish(&town, FIRST);
    g_autofree char *d03 = monthly(&town, "d03");
    g_autofree char *d01 = lasting(&town, "d01.ics");
    town_leave(&town, "d04", DECEMBER(5));
    town_stand(&town, "d05", "yakan", DECEMBER(5), ROLE_DUTY);
    town_publish(&town, SECOND);
    g_autofree char *d03_again = monthly(&town, "d03");
    g_autofree char *d01_again = lasting(&town, "d01.ics");
    cr_expect_str_eq(d03_again, d03);
    cr_expect_str_eq(d01_again, d01);
    town_free(&town);
}

/* A year later the lasting calendar lets go of what ended more than twelve months before. */
Test(publication, lasting_calendars_reach_back_twelve_months)
{
    Town town = town_new();
    town_publish(&town, FIRST);
    Record *later = record_new();
    later->period = (Period){day_of(2028, 1, 1), day_of(2028, 1, 31)};
    later->moment = g_strdup("2027-12-20T00:00:00Z");
    later->version = g_strdup("1");
    g_ptr_array_add(town.region->records, later);
    g_autofree char *d01 = lasting(&town, "d01.ics");
    cr_expect_null(strstr(d01, "20261213-"));
    cr_expect_not_null(strstr(d01, "20261226-1-d01"));
    g_autofree char *d02 = lasting(&town, "d02.ics");
    cr_expect_null(strstr(d02, "VEVENT"));
    town_free(&town);
}

/* Nobody's telephone, address of a person or colleague's name stands in a personal file. */
Test(publication, personal_files_tell_nothing_of_others)
{
    Town town = town_new();
    town_publish(&town, FIRST);
    static const char *const owners[] = {"c01", "c02", "d01", "d02", "d03", "d04", "d05"};
    for (guint i = 0; i < G_N_ELEMENTS(owners); i++) {
        g_autofree char *text = monthly(&town, owners[i]);
        cr_expect_null(strstr(text, "000-"));
        for (guint k = 2; k < G_N_ELEMENTS(owners); k++) {
            int other = region_find_provider(town.region, owners[k]);
            if (k != i)
                cr_expect_null(strstr(text, region_provider(town.region, other)->name));
        }
    }
    town_free(&town);
}

/* Someone who left the region goes on having a file that takes the duties back. */
Test(publication, leavers)
{
    Town town = town_new();
    town_publish(&town, FIRST);
    Provider *provider = g_ptr_array_index(town.region->providers, 6);
    cr_assert_str_eq(provider->id, "d05");
    town_leave(&town, "d05", DECEMBER(12));
    town_leave(&town, "d05", DECEMBER(29));
    town_leave(&town, "d05", DECEMBER(30));
    const Record *r2 = town_publish(&town, SECOND);
    says(r2, UID("yakan", "20261212", "1", "d05"), 1, SECOND, TRUE);
    g_free(provider->id);
    provider->id = g_strdup("d06");
    g_autofree char *text = lasting(&town, "d05.ics");
    cr_expect_not_null(strstr(text, "【取消】"));
    cr_expect_not_null(strstr(text, "医師 05"));
    town_free(&town);
}

Test(publication, reasons_stand_on_one_line)
{
    Town town = town_new();
    PublicationFacts facts = {FIRST, INPUTS, 7, " 急病\nd01 \x07\xFF "};
    g_autoptr(Record) record = record_from_rota(town.question, town.rota, &facts);
    cr_expect_str_eq(record->reason, "急病 d01  \xEF\xBF\xBD");
    facts.reason = "\n";
    g_autoptr(Record) silent = record_from_rota(town.question, town.rota, &facts);
    cr_expect_null(silent->reason);
    town_free(&town);
}

/* The marks are the same in every language. */
Test(publication, marks_in_english)
{
    Town town = town_new();
    g_free(town.region->association.language);
    town.region->association.language = g_strdup("en");
    town_publish(&town, FIRST);
    town_leave(&town, "d05", DECEMBER(12));
    town_publish(&town, SECOND);
    g_autofree char *text = monthly(&town, "d05");
    cr_expect_not_null(strstr(text, "SUMMARY:【取消】夜間急患"));
    cr_expect_not_null(strstr(text, "SUMMARY:【予備】Stand-by: 夜間急患"));
    cr_expect_not_null(strstr(text, "CATEGORIES:On duty"));
    cr_expect_not_null(strstr(text, "PRODID:-//rinban//duty rota//EN"));
    town_free(&town);
}
