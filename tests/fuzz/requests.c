/* requests/: a CSV sheet, or YAML where the text begins like it. */
#include "fuzz.h"

#include "read/requests.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Region *region = fuzz_region_kept();
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(NameIndex) names = name_index_new(region);
    Asking asking = {region, &fuzz_period, messages, names, 0};
    gboolean yaml = size > 0 && strchr("-[{#&!|>", data[0]) && data[0];
    const char *text = (const char *)data;
    if (yaml ? ask_yaml(&asking, "requests/a.yaml", text, size)
             : ask_csv(&asking, "requests/a.csv", text, size))
        fuzz_lay_out(region, NULL, messages);
    fuzz_tell(messages);
    g_ptr_array_set_size(region->requests, 0);
    return 0;
}
