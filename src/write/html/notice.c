#include "write/notice.h"
#include "base/language.h"
#include "write/day_text.h"
#include "write/html/grid.h"
#include "write/html/html.h"
#include "write/html/page.h"

static void
append_row(GString *html, const Region *region, const NoticeRow *row, guint same, gboolean names)
{
    g_autofree char *rows = same > 1 ? g_strdup_printf("%u", same) : NULL;
    const char *holiday = calendar_holiday(region->calendar, row->day);
    g_autofree char *day = day_format(row->day);
    html_open(html, "tr", "class", day_class(region->calendar, row->day), "data-day", day, NULL);
    if (same > 0) {
        g_autofree char *date = day_text_short(row->day);
        html_open(html, "th", "scope", same > 1 ? "rowgroup" : "row", "rowspan", rows, NULL);
        html_text(html, date);
        if (holiday != NULL) {
            html_text(html, " ");
            html_element(html, "small", holiday, NULL);
        }
        html_close(html, "th");
    }
    html_element(html, "td", region_line(region, row->line)->name, NULL);
    html_element(html, "td", row->name != NULL ? row->name : _("to be announced"), "class", "name",
                 NULL);
    html_open(html, "td", NULL);
    html_hours(html, row->hours);
    html_close(html, "td");
    html_element(html, "td", row->phone, "class", "phone", NULL);
    html_element(html, "td", row->address, NULL);
    if (names)
        html_element(html, "td", row->doctors, NULL);
    g_string_append(html, "</tr>\n");
}

/* How many rows from there on are of the same day. */
static guint
rows_of_day(const GArray *rows, guint first)
{
    guint end = first;
    while (end < rows->len &&
           g_array_index(rows, NoticeRow, end).day == g_array_index(rows, NoticeRow, first).day)
        end++;
    return end - first;
}

static void
append_headings(GString *html, gboolean names)
{
    static const char *const headings[] = {N_("Date"),  N_("Department"), N_("Place"), N_("Hours"),
                                           N_("Phone"), N_("Address"),    N_("Doctor")};
    g_string_append(html, "<thead><tr>");
    for (guint i = 0; i < G_N_ELEMENTS(headings) - (names ? 0 : 1); i++)
        html_element(html, "th", _(headings[i]), "scope", "col", NULL);
    g_string_append(html, "</tr></thead>\n");
}

/* The month that begins at row `first`; the row after its last. */
static guint
append_month(GString *html, const Region *region, const GArray *rows, guint first)
{
    Day day = g_array_index(rows, NoticeRow, first).day;
    Day end = month_after(day);
    gboolean names = notice_tells_names(region);
    g_autofree char *anchor = month_anchor(day);
    g_autofree char *title = month_text(day);
    html_open(html, "div", "class", "month wide", "role", "region", "tabindex", "0",
              "aria-labelledby", anchor, NULL);
    g_string_append(html, "<table class=\"notice\"><caption>");
    html_element(html, "h2", title, "id", anchor, NULL);
    g_string_append(html, "</caption>\n");
    append_headings(html, names);
    guint i = first;
    while (i < rows->len && g_array_index(rows, NoticeRow, i).day < end) {
        guint same = rows_of_day(rows, i);
        g_string_append(html, "<tbody>\n");
        for (guint k = 0; k < same; k++)
            append_row(html, region, &g_array_index(rows, NoticeRow, i + k), k == 0 ? same : 0,
                       names);
        g_string_append(html, "</tbody>\n");
        i += same;
    }
    g_string_append(html, "</table></div>\n");
    return i;
}

char *
write_notice_html(const Edition *edition, gsize *length)
{
    PageHead head = {_("Duty notice"), "notice", NULL, FALSE};
    g_autoptr(GArray) rows = notice_rows(edition);
    GString *html = page_begin(edition, &head);
    g_string_append(html, "<main id=\"main\">\n");
    for (guint i = 0; i < rows->len;)
        i = append_month(html, edition->question->region, rows, i);
    if (rows->len == 0)
        html_element(html, "p", _("No line is open to the public in this period."), NULL);
    g_string_append(html, "</main>\n");
    return page_end(html, length);
}
