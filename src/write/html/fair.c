#include "write/html/fair.h"

#include "base/language.h"
#include "region/division.h"
#include "write/credits.h"
#include "write/html/html.h"
#include "write/number.h"

#include <string.h>

/* The picture in tenths of its unit: the load from the left, the balance around a line. */
#define LOAD_WIDTH 1100
#define BALANCE_LEFT 1300
#define BALANCE_WIDTH 1100

/* One provider in one tally, millionths. */
typedef struct {
    int provider;
    gint64 load;
    gint64 part;
    gint64 before;
    gint64 standing;
} Row;

/* The ends of the two scales. */
typedef struct {
    gint64 load;   /* the greatest load or fair part */
    gint64 lowest; /* balances, zero among them */
    gint64 highest;
} Scale;

static GArray *
rows_of(const Edition *edition, int fair)
{
    const Question *question = edition->question;
    int providers = question_provider_count(question);
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(Row));
    for (int p = 0; p < providers; p++) {
        const FairPart *part = question_fair_part(question, fair, p);
        gint64 load = edition->audit->load[(gsize)fair * (gsize)providers + (gsize)p] * MICROS;
        if (!part->member && load == 0)
            continue;
        Row row = {p, load, part->part, part->before, part->before + load - part->part};
        g_array_append_val(rows, row);
    }
    return rows;
}

static Scale
scale_of(const GArray *rows)
{
    Scale scale = {1, 0, 0};
    for (guint i = 0; i < rows->len; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        scale.load = MAX(scale.load, MAX(row->load, row->part));
        scale.lowest = MIN(scale.lowest, MIN(row->before, row->standing));
        scale.highest = MAX(scale.highest, MAX(row->before, row->standing));
    }
    scale.highest += scale.highest == scale.lowest;
    return scale;
}

static int
load_x(const Scale *scale, gint64 micros)
{
    return (int)((__int128)micros * LOAD_WIDTH / scale->load);
}

static int
balance_x(const Scale *scale, gint64 micros)
{
    return BALANCE_LEFT + (int)((__int128)(micros - scale->lowest) * BALANCE_WIDTH /
                                (scale->highest - scale->lowest));
}

/* The numbers beside it say the same, so readers of the screen pass over it. */
static void
append_picture(GString *html, const Scale *scale, const Row *row)
{
    int zero = balance_x(scale, 0);
    int before = balance_x(scale, row->before);
    int now = balance_x(scale, row->standing);
    g_string_append_printf(
        html,
        "<td><svg viewBox=\"-50 0 2500 160\" aria-hidden=\"true\">"
        "<path class=\"b\" d=\"M0 40h%dv80H0z\"/><path class=\"f\" d=\"M%d 10v140\"/>"
        "<path class=\"z\" d=\"M%d 0v160\"/><path class=\"w\" d=\"M%d 80H%d\"/>"
        "<circle class=\"o\" cx=\"%d\" cy=\"80\" r=\"32\"/>"
        "<circle class=\"s\" cx=\"%d\" cy=\"80\" r=\"36\"/></svg></td>",
        load_x(scale, row->load), load_x(scale, row->part), zero, before, now, before, now);
}

static void
append_number(GString *html, gint64 micros, gboolean sign)
{
    g_autofree char *number = micros_format(micros, 2);
    gboolean plus = sign && micros > 0 && strcmp(number, "0") != 0;
    html_open(html, "td", NULL);
    /* A true minus sign is as wide as the plus. */
    html_text(html, plus ? "+" : number[0] == '-' ? "−" : "");
    html_text(html, number[0] == '-' ? number + 1 : number);
    html_close(html, "td");
}

static void
append_row(GString *html, const Region *region, const Scale *scale, const Row *row)
{
    const Provider *provider = region_provider(region, row->provider);
    g_autofree char *link = g_strconcat("#p-", provider->id, NULL);
    g_string_append(html, "<tr><th scope=\"row\">");
    html_element(html, "a", provider->name, "href", link, NULL);
    g_string_append(html, "</th>");
    append_number(html, row->load, FALSE);
    append_number(html, row->part, FALSE);
    append_number(html, row->before, TRUE);
    append_number(html, row->standing, TRUE);
    append_picture(html, scale, row);
    g_string_append(html, "</tr>\n");
}

static void
append_legend_entry(GString *html, const char *shape, const char *text)
{
    g_string_append_printf(
        html, "<span><svg viewBox=\"0 0 160 160\" aria-hidden=\"true\">%s</svg> ", shape);
    html_text(html, text);
    g_string_append(html, "</span> ");
}

static void
append_legend(GString *html)
{
    html_element(html, "p",
                 _("Everybody's fair share follows from their share of the load and from who may "
                   "stand where. The balance says by how much somebody has done more (+) or less "
                   "(−) than that: before this rota, and with it."),
                 NULL);
    html_open(html, "p", "class", "legend", NULL);
    append_legend_entry(html, "<path class=\"b\" d=\"M0 40h160v80H0z\"/>", _("planned"));
    append_legend_entry(html, "<path class=\"f\" d=\"M80 10v140\"/>", _("fair share"));
    append_legend_entry(html, "<circle class=\"o\" cx=\"80\" cy=\"80\" r=\"36\"/>",
                        _("balance before"));
    append_legend_entry(html, "<circle class=\"s\" cx=\"80\" cy=\"80\" r=\"40\"/>",
                        _("balance now"));
    g_string_append(html, "</p>\n");
}

static void
append_tally(GString *html, const Edition *edition, int index)
{
    const Region *region = edition->question->region;
    const Fair *fair = g_ptr_array_index(region->fairs, index);
    g_autoptr(GArray) rows = rows_of(edition, index);
    static const char *const headings[] = {N_("Name"),        N_("planned"),
                                           N_("fair share"),  N_("balance before"),
                                           N_("balance now"), N_("picture")};
    if (rows->len == 0)
        return;
    Scale scale = scale_of(rows);
    g_autofree char *anchor = g_strdup_printf("f-%d", index + 1);
    html_open(html, "div", "class", "tally wide", "role", "region", "tabindex", "0",
              "aria-labelledby", anchor, NULL);
    g_string_append(html, "<table class=\"fair\"><caption>");
    html_element(html, "h3", fair->count, "id", anchor, NULL);
    g_string_append(html, "</caption>\n<thead><tr>");
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++)
        html_element(html, "th", _(headings[i]), "scope", "col", NULL);
    g_string_append(html, "</tr></thead>\n<tbody>\n");
    for (guint i = 0; i < rows->len; i++)
        append_row(html, region, &scale, &g_array_index(rows, Row, i));
    g_string_append(html, "</tbody></table></div>\n");
}

void
html_fair(GString *html, const Edition *edition)
{
    const GPtrArray *fairs = edition->question->region->fairs;
    if (fairs->len == 0)
        return;
    html_open(html, "section", "id", "fair", "aria-labelledby", "fair-title", NULL);
    html_element(html, "h2", _("Fairness"), "id", "fair-title", NULL);
    append_legend(html);
    for (guint f = 0; f < fairs->len; f++)
        append_tally(html, edition, (int)f);
    html_credits(html, edition->question, edition->rota);
    g_string_append(html, "</section>\n");
}
