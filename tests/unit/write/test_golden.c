#include "town.h"

#include "base/folder.h"
#include "write/ics/calendars.h"
#include "write/products.h"
#include "write/record/record.h"
#include "write/sheet/fees_csv.h"
#include "write/sheet/rota_csv.h"
#include "write/sheet/tallies_csv.h"
#include "write/terminal/show.h"

static Edition
edition_of(const Town *town, const Audit *audit, const Record *record)
{
    return (Edition){
        .question = town->question, .rota = town->rota, .audit = audit, .record = record};
}

#define PUBLISHED "2026-11-20T00:00:00Z"

Test(golden, tables)
{
    Town town = town_new();
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    gsize length;
    g_autofree char *csv = write_rota_csv(town.question, town.rota, &length);
    cr_assert_eq(length, strlen(csv));
    golden_equal("rota.csv", csv);
    g_autofree char *tallies = write_tallies_csv(town.question, town.rota, audit, &length);
    golden_equal("tallies.csv", tallies);
    g_autofree char *fees = write_fees_csv(town.question, town.rota, &length);
    cr_assert_eq(length, strlen(fees));
    golden_equal("fees.csv", fees);
    town_free(&town);
}

Test(golden, terminal)
{
    Town town = town_new();
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    g_autofree char *shown = write_show(town.question, town.rota, audit, NULL, (ShowStyle){FALSE});
    golden_equal("show.txt", shown);
    ShowStyle as_list = {.colour = TRUE, .list = TRUE};
    g_autofree char *list = write_show(town.question, town.rota, audit, NULL, as_list);
    golden_equal("show-list.txt", list);
    ShowStyle narrow = {.columns = 60};
    g_autofree char *cut = write_show(town.question, town.rota, audit, NULL, narrow);
    golden_equal("show-narrow.txt", cut);
    int who = region_find_provider(town.region, "d05");
    g_autofree char *duties =
        write_show_provider(town.question, town.rota, audit, NULL, who, (ShowStyle){FALSE});
    golden_equal("show-d05.txt", duties);
    g_autofree char *json = write_provider_json(town.question, town.rota, audit, who);
    golden_equal("show-d05.json", json);
    town_free(&town);
}

Test(golden, draft)
{
    Town town = town_new();
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    Reason reason = {region_find_provider(town.region, "d05"), "rest", "8 h, \"9\" asked"};
    g_autoptr(GPtrArray) reasons = g_ptr_array_new();
    g_autoptr(GPtrArray) unfilled = g_ptr_array_new();
    g_ptr_array_add(reasons, &reason);
    Unfilled place = {question_find_slot(town.question, 1, DECEMBER(31)), ROLE_DUTY, 1, reasons};
    g_ptr_array_add(unfilled, &place);
    Solution solution = {.question = town.question,
                         .rota = town.rota,
                         .audit = audit,
                         .status = "feasible",
                         .cost = {1, 2, 0, 4032},
                         .bound = {1, 2, 0, 4000},
                         .objective = 0.1,
                         .seconds = 1.5,
                         .seed = 7,
                         .digest = INPUTS,
                         .unfilled = unfilled};
    g_autofree char *csv = write_rota_csv(town.question, town.rota, NULL);
    g_autofree char *json = write_rota_json(&solution, csv, strlen(csv));
    golden_equal("draft.json", json);
    town_free(&town);
}

Test(golden, publication)
{
    Town town = town_new();
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    Record *record = (Record *)town_publish(&town, PUBLISHED);
    g_free(record->version);
    record->version = g_strdup("golden");
    g_autofree char *yaml = write_record(record);
    golden_equal("record.yaml", yaml);
    Edition edition = edition_of(&town, audit, record);
    static const char *const owners[] = {"c01", "d01", "d02", "d05", NULL};
    for (int i = 0; i < 5; i++) {
        gsize length;
        g_autofree char *name = g_strdup_printf("%s.ics", owners[i] ? owners[i] : "all");
        g_autofree char *ics = write_period_calendar(&edition, owners[i], &length, NULL);
        cr_assert_not_null(ics);
        cr_assert_eq(length, strlen(ics));
        golden_equal(name, ics);
    }
    town_free(&town);
}

Test(golden, folders)
{
    Town town = town_new();
    g_autoptr(Audit) audit = audit_rota(town.question, town.rota);
    Edition edition = edition_of(&town, audit, town_publish(&town, PUBLISHED));
    g_autofree char *folder = g_dir_make_tmp("rinban-XXXXXX", NULL);
    g_autofree char *out = g_build_filename(folder, "2026-12", NULL);
    g_autoptr(Stage) stage = stage_new(out, NULL);
    cr_assert(products_write(&edition, stage, NULL));
    cr_assert(stage_commit(stage, NULL));
    static const char *const wanted[] = {
        "rota.csv",    "rota.json",       "tallies.csv",       "fees.csv",     "rota.xlsx",
        "ics/c01.ics", "ics/c02.ics",     "ics/d01.ics",       "ics/d02.ics",  "ics/d03.ics",
        "ics/d04.ics", "ics/d05.ics",     "ics/all.ics",       "rota.html",    "notice.csv",
        "notice.html", "notice.sjis.csv", "notice-by-day.csv", "internal.html"};
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autofree char *path = g_build_filename(out, wanted[i], NULL);
        cr_expect(g_file_test(path, G_FILE_TEST_IS_REGULAR), "%s is missing", wanted[i]);
    }
    cr_expect(folder_remove(folder));
    town_free(&town);
}
