#include "region/names.h"

#include "base/suggest.h"

#include <string.h>

/* Characters that registers, computers and people use for one another in names. The first of each
 * string is the one that stands for all. Old and new forms follow the Jōyō and Jinmeiyō tables; the
 * others are the variants met in family names. Characters of different names (坂/阪, 崎/埼) stay
 * apart. */
static const char *const variants[] = {
    "高髙",   "崎﨑嵜", "辺邊邉", "斉齊斎齋", "沢澤",   "浜濱濵", "島嶋嶌", "広廣", "徳德",
    "吉𠮷",   "円圓",   "国國圀", "真眞",     "恵惠",   "桜櫻",   "瀬瀨",   "滝瀧", "竜龍",
    "寿壽",   "実實",   "栄榮",   "条條",     "浅淺",   "済濟",   "渋澁澀", "蔵藏", "礼禮",
    "柳栁桺", "桑桒",   "槙槇",   "桧檜",     "横橫",   "黒黑",   "静靜",   "頼賴", "郎郞",
    "緒緖",   "緑綠",   "園薗",   "薫薰",     "薮藪",   "万萬",   "与與",   "豊豐", "遥遙",
    "青靑",   "清淸",   "満滿",   "学學",     "寛寬",   "宝寶寳", "尚尙",   "峰峯", "岳嶽",
    "弥彌",   "応應",   "曽曾",   "会會",     "来來",   "児兒",   "富冨",   "涼凉", "剣劍",
    "勲勳",   "巻卷",   "呉吳",   "増增",     "壮壯",   "将將",   "晋晉",   "暁曉", "権權",
    "歩步",   "毎每",   "気氣",   "渕淵",     "狭狹",   "磯礒",   "禄祿",   "穂穗", "篭籠",
    "続續",   "縄繩",   "館舘",   "芦蘆",     "荘莊",   "郷鄕",   "鉄鐵",   "鎮鎭", "鎌鐮",
    "関關",   "鶴靏靍", "鴎鷗",   "塩鹽",     "麦麥",   "麹麴",   "歯齒",   "齢齡", "亀龜",
    "秋穐龝", "野埜",   "多夛",   "巌巖",     "橋槗",   "涛濤",   "灯燈",   "為爲", "当當",
    "研硏",   "蓑簑",   "糸絲",   "総總",     "聡聰",   "台臺",   "旧舊",   "覚覺", "遅遲",
    "医醫",   "釈釋",   "鋭銳",   "録錄",     "間閒",   "隠隱",   "霊靈",   "顕顯", "鶏鷄",
    "雁鴈",   "黄黃",   "点點",   "暦曆",     "栃杤",   "穣穰",   "譲讓",   "昇曻", "双雙",
    "従從",   "徴徵",   "桝枡",   "仏佛",     "弁辨辯",
};

static GHashTable *
variant_table(void)
{
    static GHashTable *table;
    static gsize made;
    if (g_once_init_enter(&made)) {
        table = g_hash_table_new(NULL, NULL);
        for (gsize i = 0; i < G_N_ELEMENTS(variants); i++) {
            gunichar base = g_utf8_get_char(variants[i]);
            for (const char *c = g_utf8_next_char(variants[i]); *c; c = g_utf8_next_char(c))
                g_hash_table_insert(table, GUINT_TO_POINTER(g_utf8_get_char(c)),
                                    GUINT_TO_POINTER(base));
        }
        g_once_init_leave(&made, 1);
    }
    return table;
}

/* Spaces, controls, zero-width characters; variation selectors pick a glyph of one character. */
static gboolean
is_silent(gunichar c)
{
    return g_unichar_isspace(c) || g_unichar_iscntrl(c) || g_unichar_type(c) == G_UNICODE_FORMAT ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* Ids and Latin names need no tables. */
static char *
fold_ascii(const char *name)
{
    char *folded = g_malloc(strlen(name) + 1);
    char *end = folded;
    for (const char *c = name; *c; c++)
        if (*c > ' ' && *c != 0x7F)
            *end++ = g_ascii_tolower(*c);
    *end = '\0';
    return folded;
}

char *
name_fold(const char *name)
{
    if (g_str_is_ascii(name))
        return fold_ascii(name);
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    g_autofree char *one_width = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autofree char *one_case = g_utf8_casefold(one_width, -1);
    GString *folded = g_string_sized_new(strlen(one_case));
    for (const char *c = one_case; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (is_silent(character))
            continue;
        gpointer base = g_hash_table_lookup(variant_table(), GUINT_TO_POINTER(character));
        g_string_append_unichar(folded, base ? GPOINTER_TO_UINT(base) : character);
    }
    return g_string_free(folded, FALSE);
}

struct NameIndex {
    const Region *region;
    GHashTable *ids;   /* id -> index + 1; keys are the providers' */
    GHashTable *names; /* folded name -> GArray of int */
    GPtrArray *words;  /* ids, then names; the providers' */
};

NameIndex *
name_index_new(const Region *region)
{
    NameIndex *index = g_new0(NameIndex, 1);
    index->region = region;
    index->ids = g_hash_table_new(g_str_hash, g_str_equal);
    index->names =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    index->words = g_ptr_array_new();
    for (int i = 0; i < (int)region->providers->len; i++) {
        const Provider *provider = region_provider(region, i);
        g_hash_table_insert(index->ids, provider->id, GINT_TO_POINTER(i + 1));
        g_ptr_array_add(index->words, provider->id);
        g_autofree char *folded = name_fold(provider->name ? provider->name : provider->id);
        GArray *bearers = g_hash_table_lookup(index->names, folded);
        if (!bearers) {
            bearers = g_array_new(FALSE, FALSE, sizeof(int));
            g_hash_table_insert(index->names, g_steal_pointer(&folded), bearers);
        }
        g_array_append_val(bearers, i);
    }
    for (int i = 0; i < (int)region->providers->len; i++)
        if (region_provider(region, i)->name)
            g_ptr_array_add(index->words, region_provider(region, i)->name);
    return index;
}

void
name_index_free(NameIndex *index)
{
    if (!index)
        return;
    g_hash_table_unref(index->ids);
    g_hash_table_unref(index->names);
    g_ptr_array_unref(index->words);
    g_free(index);
}

static char *
list_ids(const NameIndex *index, const GArray *bearers)
{
    GString *ids = g_string_new(NULL);
    for (guint i = 0; bearers && i < bearers->len; i++) {
        int provider = g_array_index(bearers, int, i);
        g_string_append_printf(ids, "%s%s", i ? ", " : "",
                               region_provider(index->region, provider)->id);
    }
    return g_string_free(ids, FALSE);
}

int
name_index_find(const NameIndex *index, const char *text, int *matches, char **ids)
{
    g_autofree char *folded = name_fold(text);
    int by_id = GPOINTER_TO_INT(g_hash_table_lookup(index->ids, folded)) - 1;
    const GArray *bearers = by_id < 0 ? g_hash_table_lookup(index->names, folded) : NULL;
    int count = by_id >= 0 ? 1 : bearers ? (int)bearers->len : 0;
    if (matches)
        *matches = count;
    if (ids)
        *ids = by_id >= 0 ? g_strdup(region_provider(index->region, by_id)->id)
                          : list_ids(index, bearers);
    if (by_id >= 0)
        return by_id;
    return count == 1 ? g_array_index(bearers, int, 0) : -1;
}

const char *
name_index_suggest(const NameIndex *index, const char *text)
{
    return suggest_from(text, index->words);
}

int
region_find_who(const Region *region, const char *text, int *matches, char **ids)
{
    g_autoptr(NameIndex) index = name_index_new(region);
    return name_index_find(index, text, matches, ids);
}
