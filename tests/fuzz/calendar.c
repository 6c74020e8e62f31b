/* requests/d01.ics: a doctor's own calendar. */
#include "fuzz.h"

#include "read/requests.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Region *region = fuzz_region_kept();
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(NameIndex) names = name_index_new(region);
    g_autoptr(IcsExpander) expander = ics_expander_new();
    Asking asking = {region, &fuzz_period, messages, names, 0, expander};
    if (ask_ics(&asking, "requests/d01.ics", (const char *)data, size))
        fuzz_lay_out(region, NULL, messages);
    fuzz_tell(messages);
    g_ptr_array_set_size(region->requests, 0);
    return 0;
}
