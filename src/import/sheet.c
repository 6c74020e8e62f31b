#include "import/sheet.h"

#include <string.h>

#define REIWA_BEFORE 2018 /* 令和元年 is 2019 */

static const struct {
    Column column;
    const char *words; /* folded, between bars */
} headings[] = {
    {COLUMN_DATE, "|date|day|日|日付|月日|年月日|期日|当番日|実施日|診療日|"},
    {COLUMN_IGNORED, "|week|weekday|曜|曜日|tel|phone|telephone|電話|電話番号|tel番号|address|住所|"
                     "所在地|地区|地域|area|start|end|kana|よみ|ふりがな|フリガナ|no|番号|"
                     "timestamp|タイムスタンプ|email|mail|emailaddress|メール|メールアドレス|"},
    {COLUMN_LINE, "|line|medical|department|診療科|診療科目|科目|科|種別|区分|"},
    {COLUMN_PROVIDER, "|provider|who|id|"},
    {COLUMN_NAME, "|name|名前|お名前|氏名|医師|医師名|担当|担当医|当番|当番医|当番医師|医療機関|"
                  "医療機関名|当番医療機関|病院|病院名|診療所|clinic|hospital|doctor|"},
    {COLUMN_HOURS, "|hours|time|時間|時間帯|診療時間|受付時間|"},
    {COLUMN_ROLE, "|role|役割|"},
    {COLUMN_NOTE, "|note|notes|comment|備考|コメント|メモ|連絡事項|"},
};

Column
column_of(const char *heading)
{
    g_autofree char *folded = name_fold(heading);
    g_autofree char *word = g_strconcat("|", folded, "|", NULL);
    if (*folded == '\0' || strchr(folded, '|') != NULL)
        return COLUMN_UNKNOWN;
    for (gsize i = 0; i < G_N_ELEMENTS(headings); i++)
        if (strstr(headings[i].words, word) != NULL)
            return headings[i].column;
    return COLUMN_UNKNOWN;
}

void
sheet_init(Sheet *sheet, const Region *region, const Period *period, Messages *messages)
{
    *sheet = (Sheet){.region = region, .period = period, .messages = messages};
    sheet->names = name_index_new(region);
    sheet->strangers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void
sheet_clear(Sheet *sheet)
{
    name_index_free(sheet->names);
    g_hash_table_unref(sheet->strangers);
}

int
sheet_who(Sheet *sheet, const CsvCell *cell)
{
    int provider = name_index_find(sheet->names, cell->text, NULL, NULL);
    if (provider >= 0 || !g_hash_table_add(sheet->strangers, g_strdup(cell->text)))
        return provider;
    return cell_who(cell, sheet->names, &sheet->suggestions, sheet->messages);
}

/* Without a weekday behind it, and without midnight, which spreadsheets add. */
static char *
bare_date(const char *text)
{
    static const char *const openings[] = {"(", "（", " 0:00", " 00:00", "T00:00", NULL};
    const char *inside = strchr(text, '[');
    const char *close = inside != NULL ? strchr(inside, ']') : NULL;
    g_autofree char *bare =
        close != NULL ? g_strndup(inside + 1, (gsize)(close - inside) - 1) : g_strdup(text);
    for (int i = 0; openings[i] != NULL; i++) {
        char *at = strstr(bare, openings[i]);
        if (at != NULL && at > bare)
            *at = '\0';
    }
    return g_strdup(g_strstrip(bare));
}

/* 令和8年12月6日 and R8.12.6 as 2026-12-6; NULL: no such date. */
static char *
of_reiwa(const char *bare)
{
    g_autofree char *one_width = g_utf8_normalize(bare, -1, G_NORMALIZE_ALL_COMPOSE);
    if (one_width == NULL)
        return NULL;
    gboolean short_form = one_width[0] == 'R' || one_width[0] == 'r';
    if (!short_form && !g_str_has_prefix(one_width, "令和"))
        return NULL;
    g_autoptr(GString) plain = g_string_new(one_width + (short_form ? 1 : strlen("令和")));
    g_string_replace(plain, "元", "1", 1);
    g_string_replace(plain, "年", "/", 1);
    g_string_replace(plain, "月", "/", 1);
    g_string_replace(plain, "日", "", 1);
    g_strdelimit(plain->str, ".-", '/');
    g_auto(GStrv) parts = g_strsplit(plain->str, "/", 4);
    gint64 year, month, day;
    if (g_strv_length(parts) != 3 ||
        !g_ascii_string_to_signed(g_strstrip(parts[0]), 10, 1, 99, &year, NULL) ||
        !g_ascii_string_to_signed(g_strstrip(parts[1]), 10, 1, 12, &month, NULL) ||
        !g_ascii_string_to_signed(g_strstrip(parts[2]), 10, 1, 31, &day, NULL))
        return NULL;
    return g_strdup_printf("%d-%d-%d", (int)year + REIWA_BEFORE, (int)month, (int)day);
}

static gboolean
is_one_month(const Period *period)
{
    if (period == NULL)
        return FALSE;
    Civil first = day_civil(period->first);
    Civil last = day_civil(period->last);
    return first.year == last.year && first.month == last.month;
}

/* 6, 6日 of a period of one month as 2026-12-6; NULL: no day number. */
static char *
of_number(const Sheet *sheet, const char *bare)
{
    g_autofree char *folded = name_fold(bare);
    gint64 day;
    if (g_str_has_suffix(folded, "日"))
        folded[strlen(folded) - strlen("日")] = '\0';
    if (!is_one_month(sheet->period) || !g_ascii_string_to_signed(folded, 10, 1, 31, &day, NULL))
        return NULL;
    Civil first = day_civil(sheet->period->first);
    return g_strdup_printf("%d-%d-%d", first.year, first.month, (int)day);
}

/* As date_text_read reads it. */
static char *
date_form(const Sheet *sheet, const char *text)
{
    g_autofree char *bare = bare_date(text);
    char *form = of_reiwa(bare);
    if (form == NULL)
        form = of_number(sheet, bare);
    return form != NULL ? form : g_steal_pointer(&bare);
}

gboolean
sheet_is_date(const Sheet *sheet, const char *text)
{
    DateText date;
    g_autofree char *form = date_form(sheet, text);
    return date_text_read(form, &date) != DATE_SHAPELESS;
}

Day
sheet_day(Sheet *sheet, const CsvCell *cell)
{
    g_autofree char *form = date_form(sheet, cell->text);
    CsvCell plain = {form, cell->place};
    DateText date;
    Day day, last;
    if (!cell_date(&plain, &date, sheet->messages))
        return DAY_NONE;
    DatesSettled settled = dates_settle(date, date, sheet->period, &day, &last);
    gboolean inside = sheet->period == NULL || period_has(*sheet->period, day);
    if (settled == DATES_SETTLED && inside)
        return day;
    if (settled == DATES_WAIT && sheet->period == NULL)
        messages_add(sheet->messages, MSG_sheet_year, cell->place, "date", form, NULL);
    else if (settled == DATES_SETTLED || settled == DATES_WAIT)
        messages_add(sheet->messages, MSG_rota_outside, cell->place, "date", form, NULL);
    else
        cell_tell_dates(&plain, &plain, settled, sheet->messages);
    return DAY_NONE;
}
