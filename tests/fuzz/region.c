/* region.yaml, and what is made of it before a rota is looked for. */
#include "fuzz.h"

#include "read/read.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *folder = fuzz_folder();
    fuzz_write("region.yaml", data, size);
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_region(folder, messages);
    g_assert_true(region || messages_errors(messages) > 0);
    if (region)
        fuzz_lay_out(region, NULL, messages);
    fuzz_tell(messages);
    return 0;
}
