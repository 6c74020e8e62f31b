#include "read/draft.h"
#include "town.h"
#include "write/json/solution.h"
#include "write/sheet/rota_csv.h"

static char *
draft_text(const Town *town, const Audit *audit, char **csv)
{
    Solution solution = {.question = town->question,
                         .rota = town->rota,
                         .audit = audit,
                         .status = "optimal",
                         .seed = 4000000000u,
                         .digest = INPUTS};
    *csv = write_rota_csv(town->question, town->rota, NULL);
    return write_rota_json(&solution, *csv, strlen(*csv));
}

static Draft *
read_text(const char *text, gssize length, Messages *messages)
{
    g_autofree char *folder = g_dir_make_tmp("rinban-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "rota.json", NULL);
    cr_assert(g_file_set_contents(path, text, length, NULL));
    Draft *draft = draft_read(path, "rota.json", messages);
    g_remove(path);
    g_rmdir(folder);
    return draft;
}

Test(draft, round_trip)
{
    Town town = town_new();
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    g_autofree char *csv = NULL;
    g_autofree char *text = draft_text(&town, audit, &csv);
    g_autoptr(Draft) draft = read_text(text, -1, town.messages);
    cr_assert_not_null(draft);
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, csv, -1);
    cr_expect_str_eq(draft->period, "2026-12");
    cr_expect_str_eq(draft->status, "optimal");
    cr_expect_str_eq(draft->inputs, INPUTS);
    cr_expect_str_eq(draft->csv, sum);
    cr_expect_eq(draft->seed, 4000000000u);
    g_autoptr(Rota) rota = draft_rota(draft, town.question, "rota.json", town.messages);
    cr_assert_not_null(rota);
    g_autofree char *again = write_rota_csv(town.question, rota, NULL);
    cr_expect_str_eq(again, csv);
    town_free(&town);
}

Test(draft, cut_anywhere)
{
    Town town = town_new();
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    g_autofree char *csv = NULL;
    g_autofree char *text = draft_text(&town, audit, &csv);
    for (gsize length = 0; length + 2 < strlen(text); length += 61) {
        g_autoptr(Draft) draft = read_text(text, (gssize)length, town.messages);
        cr_expect_null(draft, "cut at %zu", length);
    }
    cr_expect_gt(messages_errors(town.messages), 10);
    town_free(&town);
}

#define DRAFT_HEAD                                                                                 \
    "{\"format\": 1, \"period\": \"2026-12\", \"status\": \"x\", \"digest\": \"x\", \"csv\": "     \
    "\"x\", \"seed\": 1, \"assignments\": "

Test(draft, refuses_what_is_none)
{
    static const char *const texts[] = {
        "",
        "[]",
        "{}",
        "null",
        "{\"format\": 2}",
        DRAFT_HEAD "{}}",
        DRAFT_HEAD "[1]}",
        DRAFT_HEAD "[{\"date\": \"2026-02-30\", \"line\": \"a\", \"provider\": \"b\", \"role\": "
                   "\"duty\"}]}",
        DRAFT_HEAD "[{\"date\": \"2026-12-01\", \"line\": 1, \"provider\": \"b\", \"role\": "
                   "\"duty\"}]}",
        DRAFT_HEAD "[{\"date\": \"2026-12-01\", \"line\": \"a\", \"provider\": \"b\", \"role\": "
                   "\"open\"}]}",
        "{\"format\": 1.0, \"period\": [], \"assignments\": []}"};
    g_autoptr(Messages) messages = messages_new();
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(Draft) draft = read_text(texts[i], -1, messages);
        cr_expect_null(draft, "%s", texts[i]);
    }
    g_autofree char *deep = g_strnfill(1000000, '[');
    g_autoptr(Draft) nested = read_text(deep, -1, messages);
    cr_expect_null(nested);
    cr_expect_null(draft_read("/nonexistent/rota.json", "rota.json", messages));
    cr_expect_eq(messages_errors(messages), G_N_ELEMENTS(texts) + 2);
}

Test(draft, gone_names)
{
    Town town = town_new();
    g_autoptr(Draft) draft = read_text(
        DRAFT_HEAD "[{\"date\": \"2026-12-05\", \"line\": \"yakan\", \"provider\": \"d99\", "
                   "\"role\": \"duty\"}, {\"date\": \"2026-12-05\", \"line\": \"gone\", "
                   "\"provider\": \"d01\", \"role\": \"duty\"}]}",
        -1, town.messages);
    cr_assert_not_null(draft);
    g_autoptr(Rota) rota = draft_rota(draft, town.question, "rota.json", town.messages);
    cr_expect_null(rota);
    cr_expect_eq(messages_errors(town.messages), 2);
    town_free(&town);
}
