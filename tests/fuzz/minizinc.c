/* `import minizinc-oncall`; what comes of it must be read again. */
#include "fuzz.h"

#include "import/oncall.h"
#include "read/read.h"

static void
read_again(const OncallRegion *made)
{
    const char *folder = fuzz_folder();
    fuzz_write("region.yaml", made->region, strlen(made->region));
    fuzz_write("requests/oncall.csv", made->requests, strlen(made->requests));
    g_autoptr(Messages) again = messages_new();
    g_autoptr(Region) region = read_region(folder, again);
    if (region)
        read_requests(region, &made->period, again);
    fuzz_expect_good(again, made->region);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(Messages) messages = messages_new();
    const Source *source =
        messages_add_source(messages, source_new("a.dzn", (const char *)data, size));
    g_autoptr(Dzn) dzn = dzn_read(source, messages);
    g_autoptr(OncallRegion) made = dzn ? import_oncall(dzn, "oncall-a", messages, source) : NULL;
    g_assert_true(made || messages_errors(messages) > 0);
    if (made)
        read_again(made);
    fuzz_tell(messages);
    return 0;
}
