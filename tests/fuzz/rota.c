/* A rota made by hand (rota.csv), or a draft (rota.json) where the text begins like JSON. */
#include "fuzz.h"

#include "audit/audit.h"
#include "read/draft.h"
#include "read/read.h"
#include "write/sheet/rota_csv.h"

static Rota *
read_json(const Question *question, const char *path, Messages *messages)
{
    g_autoptr(Draft) draft = draft_read(path, "rota.json", messages);
    return draft ? draft_rota(draft, question, "rota.json", messages) : NULL;
}

static const Question *
question_kept(void)
{
    static Question *question;
    if (!question) {
        g_autoptr(Messages) messages = messages_new();
        question = question_new(fuzz_region_kept(), fuzz_period, NULL, messages);
        g_assert_nonnull(question);
    }
    return question;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Question *question = question_kept();
    g_autofree char *path = g_build_filename(fuzz_folder(), "rota", NULL);
    fuzz_write("rota", data, size);
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Rota) rota = size > 0 && data[0] == '{' ? read_json(question, path, messages)
                                                      : read_rota(question, path, messages);
    if (rota) {
        audit_free(audit_rota(question, rota));
        gsize length;
        g_free(write_rota_csv(question, rota, &length));
    }
    fuzz_tell(messages);
    return 0;
}
