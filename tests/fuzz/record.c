/* records/: a publication, the products of its period, and the publication after it. */
#include "fuzz.h"

#include "read/read.h"
#include "region/recorded.h"
#include "write/ics/calendars.h"
#include "write/products.h"
#include "write/publication.h"
#include "write/record/record.h"

#include <string.h>

/* The file is called as its text asks, so that the period can be any; "2026-11-r1" where it asks
 * for what is no period. */
static char *
name_of(const char *text)
{
    const char *said = strstr(text, "period: ");
    gsize length = said ? strspn(said + 8, "0123456789-.FYHQ") : 0;
    if (length == 0 || length > 30)
        return g_strdup("records/2026-11-r1.yaml");
    return g_strdup_printf("records/%.*s-r%d.yaml", (int)length, said + 8,
                           strstr(text, "revision: 2") ? 2 : 1);
}

static void
make_products(const Question *question, const Rota *rota, const Record *record)
{
    g_autoptr(Audit) audit = audit_rota(question, rota);
    Edition edition = {question, rota, audit, record, FALSE, NULL};
    for (guint i = 0; i < products_count; i++) {
        gsize length;
        if (products[i].text && g_strcmp0(products[i].format, "xlsx") != 0)
            g_free(products[i].text(&edition, &length, NULL));
    }
    g_autofree char *out = g_build_filename(question->region->folder, "out/calendars", NULL);
    g_autoptr(Stage) stage = stage_new(out, NULL);
    g_assert_true(write_lasting_calendars(question->region, stage, NULL));
}

/* What is published after it must be read again. */
static void
publish_again(const Question *question, const Rota *rota)
{
    PublicationFacts facts = {"2026-11-20T00:00:00Z", "none", 1, "a reason"};
    g_autoptr(Record) record = record_from_rota(question, rota, &facts);
    g_autofree char *text = write_record(record);
    fuzz_write(record->path, text, strlen(text));
    g_autoptr(Messages) again = messages_new();
    g_autoptr(Region) region = read_region(question->region->folder, again);
    read_records(region, again);
    fuzz_expect_good(again, text);
}

static void
go_on(const Region *region, Messages *messages)
{
    g_autoptr(Question) question = question_new(region, fuzz_period, NULL, messages);
    if (!question)
        return;
    const Record *newest = records_newest(region->records, fuzz_period);
    g_autoptr(Rota) rota = newest ? recorded_rota(question, newest, NULL) : rota_new();
    if (newest)
        make_products(question, rota, newest);
    publish_again(question, rota);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = fuzz_region(messages);
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autofree char *name = name_of(text);
    fuzz_write(name, data, size);
    if (read_records(region, messages)) {
        fuzz_lay_out(region, NULL, messages);
        go_on(region, messages);
    }
    fuzz_tell(messages);
    return 0;
}
