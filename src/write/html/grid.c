#include "write/html/grid.h"

#include "base/language.h"
#include "write/day_text.h"
#include "write/html/html.h"

char *
month_anchor(Day day)
{
    Civil civil = day_civil(day);
    return g_strdup_printf("m%04d-%02d", civil.year, civil.month);
}

char *
day_anchor(Day day)
{
    g_autofree char *date = day_format(day);
    return g_strconcat("d", date, NULL);
}

const char *
day_class(const Calendar *calendar, Day day)
{
    if (day_weekday(day) == SUNDAY || calendar_holiday(calendar, day) != NULL)
        return "su";
    return day_weekday(day) == SATURDAY ? "sa" : NULL;
}

Day
month_after(Day day)
{
    Civil civil = day_civil(day);
    return day + month_length(civil.year, civil.month) - civil.day + 1;
}

gboolean
month_has_duty(const Roster *roster, Period period, Day day)
{
    for (Day end = month_after(day); day < end && day <= period.last; day++)
        if (roster_has_day(roster, day))
            return TRUE;
    return FALSE;
}

void
html_day_heading(GString *html, const Calendar *calendar, Day day)
{
    const char *holiday = calendar_holiday(calendar, day);
    g_autofree char *text =
        g_strdup_printf(_("%d (%s)"), day_civil(day).day, weekday_text(day_weekday(day)));
    html_open(html, "th", "scope", "row", NULL);
    html_text(html, text);
    if (holiday != NULL) {
        html_text(html, " ");
        html_element(html, "small", holiday, NULL);
    }
    html_close(html, "th");
}

static void
append_stand(GString *html, const Region *region, const Stand *stand)
{
    const Provider *provider = region_provider(region, stand->provider);
    g_autofree char *link = g_strconcat("#p-", provider->id, NULL);
    gboolean reserve = stand->role == ROLE_RESERVE;
    html_open(html, "a", "href", link, "class", reserve ? "r" : NULL, NULL);
    html_text(html, provider->name);
    if (reserve) {
        html_text(html, " ");
        html_element(html, "small", _("stand-by"), NULL);
    }
    html_close(html, "a");
}

static void
append_cell(GString *html, const Edition *edition, const Roster *roster, int line, Day day)
{
    const Region *region = edition->question->region;
    const Slot *slot = roster_slot(roster, line, day);
    const GArray *stands = roster_at(roster, line, day);
    if (slot == NULL && stands == NULL) {
        g_string_append(html, "<td></td>");
        return;
    }
    html_open(html, "td", NULL);
    if (slot != NULL && region_line(region, line)->hours->len > 1) {
        html_open(html, "small", "class", "h", NULL);
        html_hours(html, slot->hours->text);
        html_close(html, "small");
    }
    for (guint i = 0; stands != NULL && i < stands->len; i++)
        append_stand(html, region, &g_array_index(stands, Stand, i));
    for (int open = roster_open(roster, line, day, ROLE_DUTY); open > 0; open--)
        html_element(html, "em", _("open"), NULL);
    html_close(html, "td");
}

static void
append_line_heading(GString *html, const Line *line)
{
    html_open(html, "th", "scope", "col", NULL);
    html_text(html, line->name);
    if (line->place_name != NULL)
        html_element(html, "small", line->place_name, NULL);
    if (line->hours->len == 1)
        html_element(html, "small", ((const Hours *)g_ptr_array_index(line->hours, 0))->text,
                     "class", "t", NULL);
    html_close(html, "th");
}

static void
append_row(GString *html, const Edition *edition, const Roster *roster, Day day)
{
    const Region *region = edition->question->region;
    g_autofree char *anchor = day_anchor(day);
    html_open(html, "tr", "id", anchor, "class",
              roster_has_day(roster, day) ? day_class(region->calendar, day) : "no", NULL);
    html_day_heading(html, region->calendar, day);
    for (guint l = 0; l < region->lines->len; l++)
        append_cell(html, edition, roster, (int)l, day);
    g_string_append(html, "</tr>\n");
}

static void
append_month(GString *html, const Edition *edition, const Roster *roster, Day first)
{
    const Region *region = edition->question->region;
    Period period = edition->question->period;
    g_autofree char *anchor = month_anchor(first);
    g_autofree char *title = month_text(first);
    html_open(html, "div", "class", "month wide", "role", "region", "tabindex", "0",
              "aria-labelledby", anchor, NULL);
    g_string_append(html, "<table class=\"grid\"><caption>");
    html_element(html, "h3", title, "id", anchor, NULL);
    g_string_append(html, "</caption>\n<thead><tr>");
    html_element(html, "th", _("Date"), "scope", "col", NULL);
    for (guint l = 0; l < region->lines->len; l++)
        append_line_heading(html, region_line(region, (int)l));
    g_string_append(html, "</tr></thead>\n<tbody>\n");
    for (Day day = first; day < month_after(first) && day <= period.last; day++)
        append_row(html, edition, roster, day);
    g_string_append(html, "</tbody></table></div>\n");
}

void
html_grid(GString *html, const Edition *edition, const Roster *roster)
{
    Period period = edition->question->period;
    html_open(html, "section", "id", "rota", "aria-labelledby", "rota-title", NULL);
    html_element(html, "h2", _("By day"), "id", "rota-title", NULL);
    for (Day day = period.first; day <= period.last; day = month_after(day))
        if (month_has_duty(roster, period, day))
            append_month(html, edition, roster, day);
    g_string_append(html, "</section>\n");
}
