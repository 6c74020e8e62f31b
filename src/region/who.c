#include "region/who.h"

#include "region/region.h"

Who *
who_new(void)
{
    return g_new0(Who, 1);
}

void
who_free(Who *who)
{
    if (who == NULL)
        return;
    g_clear_pointer(&who->ids, g_array_unref);
    g_clear_pointer(&who->departments, g_ptr_array_unref);
    g_clear_pointer(&who->tags, g_ptr_array_unref);
    g_clear_pointer(&who->areas, g_ptr_array_unref);
    g_clear_pointer(&who->clinics, g_array_unref);
    who_free(who->except);
    g_free(who);
}

Who *
who_copy(const Who *who)
{
    if (who == NULL)
        return NULL;
    Who *copy = g_memdup2(who, sizeof *who);
    GArray *const arrays[] = {copy->ids, copy->clinics};
    GPtrArray *const words[] = {copy->departments, copy->tags, copy->areas};
    for (gsize i = 0; i < G_N_ELEMENTS(arrays); i++)
        if (arrays[i] != NULL)
            g_array_ref(arrays[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (words[i] != NULL)
            g_ptr_array_ref(words[i]);
    copy->except = who_copy(who->except);
    return copy;
}

static gboolean
has_word(const GPtrArray *words, const char *word)
{
    return word != NULL &&
           g_ptr_array_find_with_equal_func((GPtrArray *)words, word, g_str_equal, NULL);
}

static gboolean
have_common_word(const GPtrArray *asked, const GPtrArray *words)
{
    for (guint i = 0; i < words->len; i++)
        if (has_word(asked, g_ptr_array_index(words, i)))
            return TRUE;
    return FALSE;
}

static gboolean
age_fits(const Who *who, const Provider *provider, Day day)
{
    if (who->age_under == 0 && who->age_over == 0)
        return TRUE;
    int age = provider_age(provider, day);
    return age >= 0 && (who->age_under == 0 || age < who->age_under) &&
           (who->age_over == 0 || age > who->age_over);
}

gboolean
who_has(const Region *region, const Who *who, int index, Day day)
{
    if (who == NULL || !who->given)
        return TRUE;
    const Provider *provider = region_provider(region, index);
    int clinic = provider->unit == UNIT_CLINIC ? index : provider->clinic;
    return indexes_have(who->ids, index) &&
           (who->departments == NULL ||
            have_common_word(who->departments, provider->departments)) &&
           (who->tags == NULL || have_common_word(who->tags, provider->tags)) &&
           (who->areas == NULL || has_word(who->areas, provider->area)) &&
           (who->clinics == NULL || (clinic >= 0 && indexes_have(who->clinics, clinic))) &&
           age_fits(who, provider, day) &&
           (who->except == NULL || !who_has(region, who->except, index, day));
}
