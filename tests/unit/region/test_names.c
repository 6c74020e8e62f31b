#include "region/names.h"

#include <criterion/criterion.h>

static void
add(Region *region, Unit unit, const char *id, const char *name)
{
    Provider *provider = provider_new(unit, id, PLACE_NONE);
    g_free(provider->name);
    provider->name = g_strdup(name);
    region_add_provider(region, provider);
}

static Region *
some_region(void)
{
    Region *region = region_new("region");
    add(region, UNIT_CLINIC, "c01", "青葉医院");
    add(region, UNIT_DOCTOR, "d01", "渡邊 一郎");
    add(region, UNIT_DOCTOR, "d02", "高崎　花子");
    add(region, UNIT_DOCTOR, "d03", "Lee Ann");
    add(region, UNIT_DOCTOR, "d04", "佐藤 明");
    add(region, UNIT_DOCTOR, "d05", "佐藤　明");
    add(region, UNIT_DOCTOR, "d06", "d01");
    return region;
}

static void
expect_fold(const char *a, const char *b)
{
    g_autofree char *left = name_fold(a);
    g_autofree char *right = name_fold(b);
    cr_expect_str_eq(left, right, "%s and %s are one name", a, b);
}

Test(names, spaces_widths_and_cases_are_one)
{
    expect_fold("医師 01", "医師　０１");
    expect_fold("  Lee Ann\t", "ＬＥＥ　ＡＮＮ");
    expect_fold("ｱｵﾊﾞ ｼﾞﾛｳ", "アオバ　ジロウ");
    expect_fold("渡辺\xE2\x80\x8B一郎", "渡辺一郎");
}

Test(names, variants_of_kanji_are_one)
{
    static const char *const pairs[][2] = {{"髙", "高"}, {"﨑", "崎"}, {"邊", "辺"}, {"邉", "辺"},
                                           {"齋", "斉"}, {"斎", "齊"}, {"澤", "沢"}, {"濱", "浜"},
                                           {"𠮷", "吉"}, {"嶋", "島"}};
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
        expect_fold(pairs[i][0], pairs[i][1]);
    /* ideographic variation sequences choose a glyph only */
    expect_fold("辻\U000E0100", "辻");
}

Test(names, different_names_stay_apart)
{
    static const char *const pairs[][2] = {{"大坂", "大阪"}, {"宮崎", "宮埼"}, {"ハ", "バ"}};
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *left = name_fold(pairs[i][0]);
        g_autofree char *right = name_fold(pairs[i][1]);
        cr_expect_str_neq(left, right);
    }
}

Test(names, broken_text_is_folded_without_harm)
{
    g_autofree char *folded = name_fold("\xE6\xB8 x\xFF");
    cr_expect(g_utf8_validate(folded, -1, NULL));
}

Test(names, an_id_or_a_full_name_finds)
{
    g_autoptr(Region) region = some_region();
    int matches;
    cr_expect_eq(region_find_who(region, "d02", &matches, NULL), 2);
    cr_expect_eq(matches, 1);
    cr_expect_eq(region_find_who(region, "ｄ０２", NULL, NULL), 2);
    cr_expect_eq(region_find_who(region, "渡辺一郎", NULL, NULL), 1);
    cr_expect_eq(region_find_who(region, "髙﨑花子", NULL, NULL), 2);
    cr_expect_eq(region_find_who(region, "青葉 医院", NULL, NULL), 0);
    cr_expect_eq(region_find_who(region, "渡辺", &matches, NULL), -1);
    cr_expect_eq(matches, 0);
}

Test(names, a_name_of_two_is_nobodys)
{
    g_autoptr(Region) region = some_region();
    g_autofree char *ids = NULL;
    int matches;
    cr_expect_eq(region_find_who(region, "佐藤明", &matches, &ids), -1);
    cr_expect_eq(matches, 2);
    cr_expect_str_eq(ids, "d04, d05");
}

Test(names, an_id_beats_a_name)
{
    g_autoptr(Region) region = some_region();
    g_autofree char *ids = NULL;
    cr_expect_eq(region_find_who(region, "d01", NULL, &ids), 1);
    cr_expect_str_eq(ids, "d01");
}

Test(names, an_index_suggests)
{
    g_autoptr(Region) region = some_region();
    g_autoptr(NameIndex) index = name_index_new(region);
    cr_expect_str_eq(name_index_suggest(index, "Lee An"), "Lee Ann");
    cr_expect_null(name_index_suggest(index, "完全に別の人物"));
}
