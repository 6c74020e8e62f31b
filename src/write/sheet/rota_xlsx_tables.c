#include "base/language.h"
#include "base/width.h"
#include "region/division.h"
#include "write/duty_counts.h"
#include "write/sheet/rota_csv.h"
#include "write/sheet/rota_xlsx_sheets.h"

#include <string.h>

#define WIDTH_LEAST 8
#define WIDTH_MOST 40

/* A sheet with a heading in its first row, and how wide its columns have become. */
typedef struct {
    Book *book;
    BookSheet *sheet;
    GArray *widths; /* int */
    guint row;
} List;

static void
widen(List *list, guint column, int width)
{
    while (list->widths->len <= column)
        g_array_append_val(list->widths, (int){WIDTH_LEAST});
    int *widest = &g_array_index(list->widths, int, column);
    *widest = MAX(*widest, MIN(width, WIDTH_MOST));
}

static void
put(List *list, guint column, const char *text, BookStyle style)
{
    widen(list, column, text_width(text));
    book_text(list->book, list->sheet, list->row, column, text, style);
}

static void
put_number(List *list, guint column, double number, BookStyle style)
{
    book_number(list->book, list->sheet, list->row, column, number, style);
}

static List
list_new(Book *book, const char *name, const char *const *headings, guint count)
{
    List list = {book, book_sheet(book, name), g_array_new(FALSE, FALSE, sizeof(int)), 0};
    for (guint column = 0; column < count; column++)
        put(&list, column, headings[column], STYLE_HEADING);
    list.row = 1;
    return list;
}

/* With at least one column; the first `fixed` stay in sight. */
static void
list_end(List *list, guint fixed, gboolean landscape)
{
    guint last = list->row - 1;
    for (guint column = 0; column < list->widths->len; column++)
        book_column(list->book, list->sheet, column, g_array_index(list->widths, int, column) + 2);
    book_page(list->book, list->sheet, 0, fixed, landscape);
    if (last > 0)
        book_filter(list->book, list->sheet, 0, last, list->widths->len - 1);
    g_array_unref(list->widths);
}

void
sheet_list(Book *book, const Edition *edition)
{
    g_auto(GStrv) headings = g_strsplit(ROTA_CSV_HEADING, ",", -1);
    g_autoptr(GPtrArray) rows = rota_rows(edition->question, edition->rota);
    List list = list_new(book, _("List"), (const char *const *)headings, ROTA_COLUMNS);
    for (guint i = 0; i < rows->len; i++, list.row++) {
        char **fields = g_ptr_array_index(rows, i);
        BookStyle style = strcmp(fields[ROTA_COLUMNS - 2], "open") == 0 ? STYLE_OPEN : STYLE_CELL;
        for (guint column = 0; column < ROTA_COLUMNS; column++)
            put(&list, column, fields[column], style);
    }
    list_end(&list, 2, TRUE);
}

/* -- tallies ---------------------------------------------------------------------------------- */

#define TALLIES_FIRST 4 /* column, after id, name, duties and reserves */
#define TALLY_COLUMNS 4

static List
tallies_begin(Book *book, const Region *region)
{
    const char *const fixed[] = {_("id"), _("name"), _("duties"), _("stand-by")};
    const char *const each[] = {_("load"), _("before"), _("fair"), _("standing")};
    List list = list_new(book, _("Tallies"), fixed, G_N_ELEMENTS(fixed));
    list.row = 0;
    for (guint f = 0; f < region->fairs->len; f++) {
        const Fair *fair = g_ptr_array_index(region->fairs, f);
        for (guint i = 0; i < TALLY_COLUMNS; i++) {
            g_autofree char *heading = g_strdup_printf("%s: %s", fair->count, each[i]);
            put(&list, TALLIES_FIRST + TALLY_COLUMNS * f + i, heading, STYLE_HEADING);
        }
    }
    list.row = 1;
    return list;
}

static void
put_tally(List *list, const Edition *edition, guint fair, int provider)
{
    const Region *region = edition->question->region;
    const FairPart *part = question_fair_part(edition->question, (int)fair, provider);
    gint64 load = edition->audit->load[fair * region->providers->len + (guint)provider];
    gint64 before = part->before, given = load * MICROS;
    guint column = TALLIES_FIRST + TALLY_COLUMNS * fair;
    gboolean nothing = !part->member && before == 0 && part->part == 0 && load == 0;
    const gint64 micros[TALLY_COLUMNS] = {given, before, part->part, before + given - part->part};
    for (guint i = 0; i < TALLY_COLUMNS; i++) {
        if (nothing)
            put(list, column + i, "", STYLE_CELL);
        else
            put_number(list, column + i, (double)micros[i] / MICROS, STYLE_CELL);
    }
}

void
sheet_tallies(Book *book, const Edition *edition)
{
    const Region *region = edition->question->region;
    g_autoptr(GArray) counts = duty_counts(edition->question, edition->rota, FALSE);
    List list = tallies_begin(book, region);
    for (guint p = 0; p < region->providers->len; p++, list.row++) {
        const Provider *provider = region_provider(region, (int)p);
        gint64 duties = 0, reserves = 0;
        for (guint i = 0; i < counts->len; i++) {
            const DutyCount *count = &g_array_index(counts, DutyCount, i);
            duties += count->provider == (int)p ? count->duties : 0;
            reserves += count->provider == (int)p ? count->reserves : 0;
        }
        put(&list, 0, provider->id, STYLE_CELL);
        put(&list, 1, provider->name, STYLE_CELL);
        put_number(&list, 2, (double)duties, STYLE_CELL);
        put_number(&list, 3, (double)reserves, STYLE_CELL);
        for (guint f = 0; f < region->fairs->len; f++)
            put_tally(&list, edition, f, (int)p);
    }
    list_end(&list, 2, TRUE);
}

/* -- fees ------------------------------------------------------------------------------------- */

enum {
    FEE_ID,
    FEE_NAME,
    FEE_LINE,
    FEE_CLASS,
    FEE_HOURS,
    FEE_DUTIES,
    FEE_RATE,
    FEE_SUM,
    FEE_COLUMNS
};

/* Seasons bear the names that the region gives them. */
static const char *
class_text(const char *class)
{
    static const char *const words[] = {N_("weekday"), N_("saturday"), N_("sunday"), N_("holiday")};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(words[i], class) == 0)
            return _(words[i]);
    return class;
}

static void
put_total(List *list, const char *id, const char *name, const char *formula, gint64 sum)
{
    for (guint column = 0; column < FEE_SUM; column++)
        put(list, column,
            column == FEE_ID     ? id
            : column == FEE_NAME ? name
            : column == FEE_RATE ? _("total")
                                 : "",
            STYLE_TOTAL);
    book_formula(list->book, list->sheet, list->row, FEE_SUM, formula, (double)sum, STYLE_TOTAL);
    list->row++;
}

static void
put_position(List *list, const Region *region, const DutyCount *count)
{
    const Provider *provider = region_provider(region, count->provider);
    g_autofree char *formula = g_strdup_printf("=F%u*G%u", list->row + 1, list->row + 1);
    put(list, FEE_ID, provider->id, STYLE_CELL);
    put(list, FEE_NAME, provider->name, STYLE_CELL);
    put(list, FEE_LINE, region_line(region, count->line)->name, STYLE_CELL);
    put(list, FEE_CLASS, class_text(count->class), STYLE_CELL);
    put(list, FEE_HOURS, count->hours != NULL ? count->hours : "", STYLE_CELL);
    put_number(list, FEE_DUTIES, (double)count->duties, STYLE_CELL);
    put_number(list, FEE_RATE, (double)count->rate, STYLE_CELL);
    book_formula(list->book, list->sheet, list->row, FEE_SUM, formula,
                 (double)(count->duties * count->rate), STYLE_CELL);
    list->row++;
}

/* The positions of one provider, the first of them counts[from], and their sum; returns where the
 * next one's begin. */
static guint
put_provider(List *list, const Region *region, const GArray *counts, guint from, gint64 *all)
{
    int index = g_array_index(counts, DutyCount, from).provider;
    const Provider *provider = region_provider(region, index);
    guint first = list->row, next = from;
    gint64 sum = 0;
    for (; next < counts->len; next++) {
        const DutyCount *count = &g_array_index(counts, DutyCount, next);
        if (count->provider != index)
            break;
        if (count->duties == 0)
            continue;
        put_position(list, region, count);
        sum += count->duties * count->rate;
    }
    g_autofree char *formula = g_strdup_printf("=SUBTOTAL(9,H%u:H%u)", first + 1, list->row);
    if (list->row > first)
        put_total(list, provider->id, provider->name, formula, sum);
    *all += sum;
    return next;
}

void
sheet_fees(Book *book, const Edition *edition)
{
    const Region *region = edition->question->region;
    g_autoptr(GArray) counts = duty_counts(edition->question, edition->rota, TRUE);
    const char *const headings[FEE_COLUMNS] = {_("id"),    _("name"),   _("line"), _("days"),
                                               _("hours"), _("duties"), _("rate"), _("fee")};
    List list = list_new(book, _("Fees"), headings, FEE_COLUMNS);
    gint64 all = 0;
    for (guint from = 0; from < counts->len;)
        from = put_provider(&list, region, counts, from, &all);
    g_autofree char *formula = g_strdup_printf("=SUBTOTAL(9,H2:H%u)", MAX(list.row, 2));
    if (list.row > 1)
        put_total(&list, "", "", formula, all);
    widen(&list, FEE_SUM, 12);
    list_end(&list, 2, FALSE);
}
