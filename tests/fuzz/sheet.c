/* `import rota` and `import requests`: sheets of others. What comes of them must be read again. */
#include "fuzz.h"

#include "import/answers.h"
#include "import/past.h"
#include "read/read.h"

static void
take_past(const Region *region, const Source *source, Messages *messages)
{
    g_autoptr(Record) record = import_past(region, NULL, source, messages);
    if (!record)
        return;
    past_covered(region, record);
    g_autofree char *text = past_text(region, record);
    g_autoptr(Messages) again = messages_new();
    g_autoptr(Region) town = fuzz_region(again);
    fuzz_write(record->path, text, strlen(text));
    read_records(town, again);
    fuzz_expect_good(again, text);
}

static void
take_answers(Region *region, const Source *source, Messages *messages)
{
    g_autoptr(Answers) answers = import_answers(region, &fuzz_period, source, messages);
    if (!answers)
        return;
    g_autoptr(Messages) again = messages_new();
    g_autoptr(NameIndex) names = name_index_new(region);
    Asking asking = {region, &fuzz_period, again, names, 0};
    ask_csv(&asking, "requests/sheet.csv", answers->text, strlen(answers->text));
    fuzz_expect_good(again, answers->text);
    g_ptr_array_set_size(region->requests, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Region *region = fuzz_region_kept();
    g_autoptr(Messages) messages = messages_new();
    const Source *source = csv_source("sheet.csv", (const char *)data, size, messages);
    if (source) {
        take_past(region, source, messages);
        take_answers(region, source, messages);
    }
    fuzz_tell(messages);
    return 0;
}
