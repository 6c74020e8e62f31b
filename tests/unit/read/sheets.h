/* A small region made by hand and a folder of request files, for the tests of this room. */
#pragma once

#include "read/read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
    char *folder;
    Messages *messages;
    Region *region;
    Period period;
    gboolean good;
} Sheets;

static inline void
sheets_provider(Region *region, Unit unit, const char *id, const char *name)
{
    Provider *provider = provider_new(unit, id, PLACE_NONE);
    g_free(provider->name);
    provider->name = g_strdup(name);
    region_add_provider(region, provider);
}

/** Doctors d01 to d04, of whom two bear one name, in December 2026; lines day and night. */
static inline Sheets
sheets_new(void)
{
    Sheets sheets = {.period = {day_of(2026, 12, 1), day_of(2026, 12, 31)}};
    sheets.folder = g_dir_make_tmp("rinban-test-XXXXXX", NULL);
    sheets.messages = messages_new();
    sheets.region = region_new(sheets.folder);
    sheets.region->association.domain = g_strdup("ishikai.example");
    sheets_provider(sheets.region, UNIT_DOCTOR, "d01", "渡邊 一郎");
    sheets_provider(sheets.region, UNIT_DOCTOR, "d02", "高崎 花子");
    sheets_provider(sheets.region, UNIT_DOCTOR, "d03", "佐藤 明");
    sheets_provider(sheets.region, UNIT_DOCTOR, "d04", "佐藤 明");
    region_add_line(sheets.region, line_new("day", PLACE_NONE));
    region_add_line(sheets.region, line_new("night", PLACE_NONE));
    g_autofree char *requests = g_build_filename(sheets.folder, "requests", NULL);
    g_mkdir(requests, 0700);
    return sheets;
}

static inline char *
sheets_path(const Sheets *sheets, const char *name)
{
    return g_build_filename(sheets->folder, "requests", name, NULL);
}

static inline void
sheets_write(const Sheets *sheets, const char *name, const char *text, gssize length)
{
    g_autofree char *path = sheets_path(sheets, name);
    cr_assert(g_file_set_contents(path, text, length, NULL));
}

static inline void
sheets_read(Sheets *sheets)
{
    sheets->good = read_requests(sheets->region, &sheets->period, sheets->messages);
}

/** One file, read. */
static inline Sheets
sheets_of(const char *name, const char *text)
{
    Sheets sheets = sheets_new();
    sheets_write(&sheets, name, text, -1);
    sheets_read(&sheets);
    return sheets;
}

static inline void
sheets_drop(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        sheets_drop(inner);
    }
    g_remove(path);
}

static inline void
sheets_free(Sheets *sheets)
{
    sheets_drop(sheets->folder);
    region_free(sheets->region);
    messages_free(sheets->messages);
    g_free(sheets->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sheets, sheets_free)

static inline guint
sheets_count(const Sheets *sheets)
{
    return sheets->region->requests->len;
}

static inline const Request *
sheets_request(const Sheets *sheets, guint index)
{
    cr_assert_lt(index, sheets_count(sheets));
    return g_ptr_array_index(sheets->region->requests, index);
}

/** "line:column code" of every message, one per line. */
static inline char *
sheets_told(const Sheets *sheets)
{
    GString *told = g_string_new(NULL);
    for (guint i = 0; i < messages_count(sheets->messages); i++) {
        const Message *message = messages_get(sheets->messages, i);
        g_string_append_printf(told, "%s%d:%d %s", i ? "\n" : "", message->place.line,
                               message->place.column, message_code_name(message->code));
    }
    return g_string_free(told, FALSE);
}

static inline void
sheets_expect(const Sheets *sheets, const char *told)
{
    g_autofree char *found = sheets_told(sheets);
    cr_expect_str_eq(found, told, "told\n%s\ninstead of\n%s", found, told);
    cr_expect_eq(sheets->good, messages_errors(sheets->messages) == 0);
}

/** One file and what is told of it. */
static inline void
sheets_tell(const char *name, const char *text, const char *told)
{
    g_auto(Sheets) sheets = sheets_of(name, text);
    sheets_expect(&sheets, told);
}
