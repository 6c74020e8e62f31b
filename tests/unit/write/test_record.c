#include "town.h"
#include "write/record/record.h"

#include <string.h>

#define MOMENT "2026-11-20T00:00:00Z"

/* A region of the same town in a folder of its own, with one file in records/. */
typedef struct {
    Messages *messages;
    Region *region;
    char *folder;
    gboolean good;
} Archive;

static Archive
archive_new(const char *name, const char *text, gssize length)
{
    Archive archive = {.messages = messages_new()};
    g_autofree char *town = golden_path(NULL);
    archive.region = read_region(town, archive.messages);
    archive.folder = g_dir_make_tmp("rinban-XXXXXX", NULL);
    g_free(archive.region->folder);
    archive.region->folder = g_strdup(archive.folder);
    g_autofree char *records = g_build_filename(archive.folder, "records", NULL);
    g_autofree char *path = g_build_filename(records, name, NULL);
    g_mkdir(records, 0700);
    cr_assert(g_file_set_contents(path, text, length, NULL));
    archive.good = read_records(archive.region, archive.messages);
    g_remove(path);
    g_rmdir(records);
    g_rmdir(archive.folder);
    return archive;
}

static void
archive_free(Archive *archive)
{
    region_free(archive->region);
    messages_free(archive->messages);
    g_free(archive->folder);
}

static const Record *
first_record(const Archive *archive)
{
    town_tell(archive->messages);
    cr_assert(archive->good);
    cr_assert_eq(archive->region->records->len, 1);
    return g_ptr_array_index(archive->region->records, 0);
}

static void
refuses(const char *name, const char *text, gssize length, const char *code)
{
    Archive archive = archive_new(name, text, length);
    cr_expect_not(archive.good, "%s was read", code);
    gboolean told = FALSE;
    for (guint i = 0; i < messages_count(archive.messages); i++)
        told =
            told || g_str_equal(message_code_name(messages_get(archive.messages, i)->code), code);
    cr_expect(told, "%s was not told", code);
    if (!told)
        town_tell(archive.messages);
    archive_free(&archive);
}

static char *
sample(void)
{
    Town town = town_new();
    Record *record = (Record *)town_publish(&town, MOMENT);
    record->reason = g_strdup("急病: \"x\" \\ # {a}, [b] - & * ! | > ' % @ ` \xEF\xBB\xBF😀");
    record->withdrawn = TRUE;
    RecordWish *wish = record_add_wish(record);
    wish->provider = g_strdup("d01");
    wish->day = DECEMBER(4);
    wish->granted = TRUE;
    RecordAbsence *absence = record_add_absence(record);
    absence->provider = g_strdup("d01");
    absence->from = absence->to = DECEMBER(3);
    RecordMember *member = g_ptr_array_index(record->members, 0);
    Period leave = {DECEMBER(1), DECEMBER(8)};
    g_array_append_val(member->leaves, leave);
    member->until = DECEMBER(30);
    Share share = {DAY_NONE, 50};
    g_array_append_val(member->shares, share);
    ((RecordEvent *)g_ptr_array_index(record->events, 0))->cancelled = TRUE;
    char *text = write_record(record);
    town_free(&town);
    return text;
}

/* What was written reads back and writes the same bytes. */
Test(record, round_trip)
{
    g_autofree char *text = sample();
    Archive archive = archive_new("2026-12-r1.yaml", text, -1);
    const Record *record = first_record(&archive);
    g_autofree char *again = write_record(record);
    cr_expect_str_eq(again, text);
    cr_expect_str_eq(record->path, "records/2026-12-r1.yaml");
    cr_expect_not_null(strstr(text, record->digest));
    const RecordMember *member = g_ptr_array_index(record->members, 0);
    cr_expect_eq(member->leaves->len, 1);
    cr_expect_eq(g_array_index(member->shares, Share, 0).hundredths, 50);
    archive_free(&archive);
}

/* Every single changed byte, and every cut, is noticed. */
Test(record, damage)
{
    g_autofree char *text = sample();
    gsize length = strlen(text);
    for (gsize at = 7; at < length; at += 997) {
        g_autofree char *bad = g_strdup(text);
        bad[at] = bad[at] == '1' ? '2' : '1';
        refuses("2026-12-r1.yaml", bad, (gssize)length, "record-damaged");
    }
    const char *duties = strstr(text, "duties:\n");
    const char *digest = strstr(text, "\ndigest:");
    refuses("2026-12-r1.yaml", text, duties - text, "missing-key");
    refuses("2026-12-r1.yaml", text, digest + 1 - text, "record-damaged");
    refuses("2026-12-r1.yaml", text, digest + 20 - text, "record-damaged");
    refuses("2026-12-r1.yaml", text, (gssize)length - 1, "record-damaged");
}

/* Only period and duties; the rest is as in today's region. */
Test(record, typed_in)
{
    Archive archive =
        archive_new("2025-12-r1.yaml",
                    "period: 2025-12\n"
                    "duties:\n"
                    "  - {date: 2025-12-06, line: yakan, provider: d04}\n"
                    "  - {date: 2025-12-30, line: yakan, provider: d09, hours: 21:00-24:00}\n"
                    "  - {date: 2025-12-07, line: old, provider: c09, role: reserve}\n",
                    -1);
    const Record *record = first_record(&archive);
    cr_expect_eq(record->revision, 1);
    cr_expect_null(record->version);
    cr_expect_null(record->moment);
    cr_expect_not_null(record->digest);
    cr_expect_eq(record->lines->len, 2);
    const RecordDuty *first = g_ptr_array_index(record->duties, 0);
    const RecordDuty *second = g_ptr_array_index(record->duties, 1);
    const RecordDuty *third = g_ptr_array_index(record->duties, 2);
    cr_expect_str_eq(first->hours, "22:00-07:00");
    cr_expect_str_eq(first->role, "duty");
    cr_expect_eq(first->need, 1);
    cr_expect_eq(second->need, 2);
    cr_expect_eq(second->weight, 3);
    cr_expect_str_eq(second->hours, "21:00-24:00");
    cr_expect_null(third->hours);
    cr_expect_str_eq(third->role, "reserve");
    cr_expect(record_covers(record, "old", day_of(2025, 12, 31)));
    cr_expect_not(record_covers(record, "naika", day_of(2025, 12, 7)));
    archive_free(&archive);
}

#define HEAD "period: 2025-12\nduties:\n"
#define DUTY "  - {date: 2025-12-06, line: yakan, provider: d04"

Test(record, mistakes)
{
    static const struct {
        const char *text;
        const char *code;
    } cases[] = {
        {"", "missing-key"},
        {"duties: []\n", "missing-key"},
        {"period: 2025-12\n", "missing-key"},
        {"period: next\nduties: []\n", "record-period"},
        {"period: soon\nduties: []\n", "record-period"},
        {"period: 2025-11\nduties: []\n", "record-name"},
        {"period: 2025-12\nrevision: 2\nduties: []\n", "record-name"},
        {"rinban-record: 2\nperiod: 2025-12\nduties: []\n", "record-format"},
        {"period: 2025-12\nmoment: yesterday\nduties: []\n", "record-moment"},
        {"period: 2025-12\nmoment: 2025-02-30T00:00:00Z\nduties: []\n", "record-moment"},
        {"period: 2025-12\nduty: []\nduties: []\n", "unknown-key"},
        {HEAD "  - {date: 2025-12-06, line: yakan}\n", "missing-key"},
        {HEAD "  - {date: 2025-12-06, line: yakan, provider: ../d04}\n", "bad-id"},
        {HEAD DUTY ", role: open}\n", "not-one-of"},
        {HEAD DUTY ", hours: noon}\n", "not-hours"},
        {HEAD DUTY "}\n" DUTY "}\n", "rota-duplicate"},
        {HEAD "  - {date: 2026-01-06, line: yakan, provider: d04}\n", "rota-outside"},
        {HEAD "  - word\n", "not-a-mapping"},
        {"period: 2025-12\nduties: 3\n", "not-a-list"},
        {"period: 2025-12\nduties: []\nevents:\n  - {uid: x, owner: a, line: b, date: 2025-12-01, "
         "provider: a, start: 2025-12-01, end: 2025-12-01T24:00, moment: 2025-12-01T00:00:00Z}\n",
         "record-time"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        refuses("2025-12-r1.yaml", cases[i].text, -1, cases[i].code);
    refuses("old.yaml", "period: 2025-12\nduties: []\n", -1, "record-name");
    refuses("next-r1.yaml", "period: 2025-12\nduties: []\n", -1, "record-name");
}

Test(record, other_files_are_not_records)
{
    Archive archive = archive_new("README.txt", "notes", -1);
    cr_expect(archive.good);
    cr_expect_eq(archive.region->records->len, 0);
    archive_free(&archive);
    archive = archive_new(".2025-12-r1.yaml", "period:", -1);
    cr_expect(archive.good);
    archive_free(&archive);
}

/* The order of publication, not of names, decides which record counts. */
Test(record, order_of_publication)
{
    g_autoptr(Record) typed = record_new();
    g_autoptr(Record) early = record_new();
    g_autoptr(Record) late = record_new();
    early->moment = g_strdup("2026-01-01T00:00:00Z");
    late->moment = g_strdup("2026-01-01T00:00:00Z");
    early->serial = 1;
    late->serial = 2;
    cr_expect_lt(record_compare_publication(typed, early), 0);
    cr_expect_lt(record_compare_publication(early, late), 0);
    cr_expect_gt(record_compare_publication(late, typed), 0);
    cr_expect_eq(record_compare_publication(late, late), 0);
    late->serial = 1;
    late->revision = 2;
    cr_expect_lt(record_compare_publication(early, late), 0);
    early->period = (Period){0, 30};
    late->period = (Period){0, 365};
    cr_expect_gt(record_compare_publication(early, late), 0);
}
