/* A small town with a clinic line and a night line, and golden files beside it (tests/golden/town).
 */
#pragma once

#include "audit/audit.h"
#include "read/read.h"
#include "write/publication.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>

typedef struct {
    Messages *messages;
    Region *region;
    Question *question;
    Rota *rota;
} Town;

static inline char *
golden_path(const char *name)
{
    return g_build_filename(g_getenv("RINBAN_SOURCE_ROOT"), "tests", "golden", "town", name, NULL);
}

static inline void
town_tell(const Messages *messages)
{
    for (guint i = 0; i < messages_count(messages); i++) {
        g_autofree char *text = message_render(messages_get(messages, i));
        cr_log_warn("%s", text);
    }
}

static inline void
town_stand(Town *town, const char *provider, const char *line, Day day, Role role)
{
    Assignment a = {.provider = region_find_provider(town->region, provider),
                    .line = region_find_line(town->region, line),
                    .day = day,
                    .role = role};
    a.slot = question_find_slot(town->question, a.line, day);
    rota_add(town->rota, a);
}

/* Takes a duty away. */
static inline void
town_leave(Town *town, const char *provider, Day day)
{
    int index = region_find_provider(town->region, provider);
    for (guint i = 0; i < town->rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(town->rota->assignments, Assignment, i);
        if (a->provider == index && a->day == day) {
            g_array_remove_index(town->rota->assignments, i);
            return;
        }
    }
    cr_assert_fail("%s has no duty to leave", provider);
}

#define DECEMBER(day) day_of(2026, 12, day)

/* On 13 December d01 opens the doors of c01. */
static inline void
town_name_who_opens(Region *region)
{
    Request *request = g_new0(Request, 1);
    *request = (Request){.provider = region_find_provider(region, "d01"),
                         .kind = REQUEST_FIX,
                         .from = DECEMBER(13),
                         .to = DECEMBER(13),
                         .line = region_find_line(region, "naika"),
                         .window = {0, MINUTES_PER_DAY},
                         .strength = 1};
    g_ptr_array_add(region->requests, request);
}

/* 23 and 31 December's second place stay open; the year-end has a reserve on one day. */
static inline Town
town_new(void)
{
    Town town = {.messages = messages_new()};
    g_autofree char *folder = golden_path(NULL);
    town.region = read_region(folder, town.messages);
    town_tell(town.messages);
    cr_assert_not_null(town.region);
    Period period = {DECEMBER(1), DECEMBER(31)};
    town.question = question_new(town.region, period, NULL, town.messages);
    town_tell(town.messages);
    cr_assert_not_null(town.question);
    town_name_who_opens(town.region);
    town.rota = rota_new();
    town_stand(&town, "c01", "naika", DECEMBER(6), ROLE_DUTY);
    town_stand(&town, "c01", "naika", DECEMBER(13), ROLE_DUTY);
    town_stand(&town, "c02", "naika", DECEMBER(20), ROLE_DUTY);
    town_stand(&town, "c01", "naika", DECEMBER(27), ROLE_DUTY);
    town_stand(&town, "d04", "yakan", DECEMBER(5), ROLE_DUTY);
    town_stand(&town, "d05", "yakan", DECEMBER(12), ROLE_DUTY);
    town_stand(&town, "d03", "yakan", DECEMBER(19), ROLE_DUTY);
    town_stand(&town, "d01", "yakan", DECEMBER(26), ROLE_DUTY);
    town_stand(&town, "d04", "yakan", DECEMBER(29), ROLE_DUTY);
    town_stand(&town, "d03", "yakan", DECEMBER(29), ROLE_DUTY);
    town_stand(&town, "d05", "yakan", DECEMBER(29), ROLE_RESERVE);
    town_stand(&town, "d05", "yakan", DECEMBER(30), ROLE_DUTY);
    town_stand(&town, "d01", "yakan", DECEMBER(30), ROLE_DUTY);
    town_stand(&town, "d04", "yakan", DECEMBER(31), ROLE_DUTY);
    rota_sort(town.rota, town.question);
    return town;
}

static inline void
town_free(Town *town)
{
    rota_free(town->rota);
    question_free(town->question);
    region_free(town->region);
    messages_free(town->messages);
}

#define INPUTS "0000000000000000000000000000000000000000000000000000000000000000"

/* Publishes the rota as it stands: the record joins the region's. */
static inline const Record *
town_publish(Town *town, const char *moment)
{
    PublicationFacts facts = {moment, INPUTS, 7, NULL};
    rota_sort(town->rota, town->question);
    Record *record = record_from_rota(town->question, town->rota, &facts);
    g_ptr_array_add(town->region->records, record);
    return record;
}

static inline const RecordEvent *
event_of_uid(const Record *record, const char *uid)
{
    for (guint i = 0; i < record->events->len; i++) {
        const RecordEvent *event = g_ptr_array_index(record->events, i);
        if (g_str_equal(event->uid, uid))
            return event;
    }
    return NULL;
}

/* Compares with the golden file; with RINBAN_GOLDEN set, writes it anew. */
static inline void
golden_equal(const char *name, const char *text)
{
    g_autofree char *path = golden_path(name);
    g_autofree char *wanted = NULL;
    if (g_getenv("RINBAN_GOLDEN") != NULL)
        cr_assert(g_file_set_contents(path, text, -1, NULL));
    cr_assert(g_file_get_contents(path, &wanted, NULL, NULL), "%s is missing", path);
    cr_assert_str_eq(text, wanted, "%s differs from what is written now", name);
}
