#include "region/region.h"

#include <criterion/criterion.h>

static const Day today = 20000;

/* c01 (east, internal), d01 of c01 (internal, senior), d02 (surgery), d03 (internal, surgery). */
static Region *
small_region(void)
{
    static const struct {
        Unit unit;
        const char *id, *area, *department, *other, *tag;
        int clinic;
    } rows[] = {{UNIT_CLINIC, "c01", "east", "internal", NULL, NULL, -1},
                {UNIT_DOCTOR, "d01", "east", "internal", NULL, "senior", 0},
                {UNIT_DOCTOR, "d02", NULL, "surgery", NULL, NULL, -1},
                {UNIT_DOCTOR, "d03", "west", "internal", "surgery", NULL, -1}};
    Region *region = region_new(".");
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Provider *provider = provider_new(rows[i].unit, rows[i].id, PLACE_NONE);
        provider->area = g_strdup(rows[i].area);
        provider->clinic = rows[i].clinic;
        g_ptr_array_add(provider->departments, g_strdup(rows[i].department));
        if (rows[i].other != NULL)
            g_ptr_array_add(provider->departments, g_strdup(rows[i].other));
        if (rows[i].tag != NULL)
            g_ptr_array_add(provider->tags, g_strdup(rows[i].tag));
        region_add_provider(region, provider);
    }
    return region;
}

/* One letter per provider: + belongs, - does not. */
static void
expect_members(const Region *region, const Who *who, const char *expected)
{
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < region->providers->len; i++)
        g_string_append_c(found, who_has(region, who, (int)i, today) ? '+' : '-');
    cr_expect_str_eq(found->str, expected);
}

static GPtrArray *
list_of(const char *word)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(words, g_strdup(word));
    return words;
}

static GArray *
indexes_of(int first, int second)
{
    GArray *indexes = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(indexes, first);
    g_array_append_val(indexes, second);
    return indexes;
}

Test(who, nobody_said_is_everyone)
{
    g_autoptr(Region) region = small_region();
    Who *who = who_new();
    expect_members(region, NULL, "++++");
    expect_members(region, who, "++++");
    who_free(who);
}

Test(who, ids_name_providers)
{
    g_autoptr(Region) region = small_region();
    Who *who = who_new();
    who->given = TRUE;
    who->ids = indexes_of(0, 2);
    expect_members(region, who, "+-+-");
    who_free(who);
}

Test(who, all_parts_must_hold)
{
    g_autoptr(Region) region = small_region();
    Who *who = who_new();
    who->given = TRUE;
    who->departments = list_of("internal");
    expect_members(region, who, "++-+");
    g_ptr_array_add(who->departments, g_strdup("surgery"));
    expect_members(region, who, "++++");
    who->areas = list_of("east");
    expect_members(region, who, "++--");
    who->tags = list_of("senior");
    expect_members(region, who, "-+--");
    who_free(who);
}

Test(who, clinic_is_the_clinic_and_its_doctors)
{
    g_autoptr(Region) region = small_region();
    Who *who = who_new();
    who->given = TRUE;
    who->clinics = indexes_of(0, 0);
    expect_members(region, who, "++--");
    who_free(who);
}

Test(who, except_takes_away)
{
    g_autoptr(Region) region = small_region();
    Who *who = who_new();
    who->given = TRUE;
    who->except = who_new();
    who->except->given = TRUE;
    who->except->ids = indexes_of(1, 2);
    expect_members(region, who, "+--+");
    who_free(who);
}

Test(who, without_a_birth_date_neither_under_nor_over)
{
    g_autoptr(Region) region = small_region();
    Provider *d01 = g_ptr_array_index(region->providers, 1);
    Provider *d02 = g_ptr_array_index(region->providers, 2);
    Civil now = day_civil(today);
    d01->born = day_of(now.year - 70, now.month, now.day);
    d02->born = d01->born + 1;
    Who *who = who_new();
    who->given = TRUE;
    who->age_under = 70;
    expect_members(region, who, "--+-");
    who->age_under = 0;
    who->age_over = 69;
    expect_members(region, who, "-+--");
    who->age_over = 70;
    expect_members(region, who, "----");
    who_free(who);
}
