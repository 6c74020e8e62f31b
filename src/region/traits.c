#include "region/traits.h"

static void
add_text(GPtrArray *values, char *text)
{
    if (text != NULL && !g_ptr_array_find_with_equal_func(values, text, g_str_equal, NULL))
        g_ptr_array_add(values, text);
}

static void
add_texts(GPtrArray *values, const GPtrArray *texts)
{
    for (guint i = 0; i < texts->len; i++)
        add_text(values, g_ptr_array_index(texts, i));
}

GPtrArray *
provider_traits(const Region *region, int provider, By by)
{
    GPtrArray *values = g_ptr_array_new();
    const Provider *of = region_provider(region, provider);
    switch (by) {
    case BY_AREA:
        add_text(values, of->area);
        break;
    case BY_CLINIC:
        if (of->unit == UNIT_CLINIC)
            add_text(values, of->id);
        else if (of->clinic >= 0)
            add_text(values, region_provider(region, of->clinic)->id);
        break;
    case BY_TAG:
        add_texts(values, of->tags);
        break;
    case BY_DEPARTMENT:
        add_texts(values, of->departments);
        break;
    }
    return values;
}
