#include "write/html/changes.h"

#include "base/language.h"
#include "write/changes.h"
#include "write/day_text.h"
#include "write/html/grid.h"
#include "write/html/html.h"
#include "write/ics/event.h"

static void
append_line(GString *html, const Region *region, const Record *record, const RecordDuty *duty)
{
    int line = region_find_line(region, duty->line);
    const RecordLine *row = record_line(record, duty->line);
    const char *name = row != NULL && row->name != NULL ? row->name : duty->line;
    html_element(html, "td", line >= 0 ? region_line(region, line)->name : name, NULL);
}

static void
append_standing(GString *html, const Region *region, const Record *record, const RecordDuty *duty)
{
    html_open(html, "td", NULL);
    if (duty != NULL) {
        g_autofree char *name = record_provider_name(region, record, duty->provider);
        html_text(html, name);
        if (g_strcmp0(duty->role, "reserve") == 0) {
            html_text(html, " ");
            html_element(html, "small", _("stand-by"), NULL);
        }
        if (duty->hours != NULL) {
            html_text(html, " ");
            html_open(html, "small", NULL);
            html_hours(html, duty->hours);
            html_close(html, "small");
        }
    } else {
        html_text(html, "–");
    }
    html_close(html, "td");
}

static void
append_change(GString *html, const Question *question, const Record *record,
              const DutyChange *change)
{
    const Region *region = question->region;
    const RecordDuty *duty = change->after != NULL ? change->after : change->before;
    g_autofree char *date = day_text(duty->day);
    g_autofree char *anchor = day_anchor(duty->day);
    g_autofree char *link = g_strconcat("#", anchor, NULL);
    g_string_append(html, "<tr><th scope=\"row\">");
    html_element(html, "a", date, "href", link, "class", day_class(region->calendar, duty->day),
                 NULL);
    g_string_append(html, "</th>");
    append_line(html, region, change->after != NULL ? record : change->told, duty);
    append_standing(html, region, change->told != NULL ? change->told : record, change->before);
    append_standing(html, region, record, change->after);
    g_string_append(html, "</tr>\n");
}

static void
append_table(GString *html, const Question *question, const Record *record, const GArray *changes)
{
    static const char *const headings[] = {N_("Date"), N_("Duty"), N_("was"), N_("is now")};
    g_autofree char *caption = g_strdup_printf(_("changed places: %d"), (int)changes->len);
    g_string_append(html, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
                          "aria-labelledby=\"changes-title\"><table>");
    html_element(html, "caption", caption, NULL);
    g_string_append(html, "\n<thead><tr>");
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++)
        html_element(html, "th", _(headings[i]), "scope", "col", NULL);
    g_string_append(html, "</tr></thead>\n<tbody>\n");
    for (guint i = 0; i < changes->len; i++)
        append_change(html, question, record, &g_array_index(changes, DutyChange, i));
    g_string_append(html, "</tbody></table></div>\n");
}

void
html_changes(GString *html, const Question *question, const Record *record)
{
    g_autoptr(GPtrArray) told = records_told_before(question->region, record);
    if (told->len == 0)
        return;
    g_autoptr(GArray) changes = record_changes(question->region, record);
    html_open(html, "section", "id", "changes", "aria-labelledby", "changes-title", NULL);
    html_element(html, "h2", _("Changes since the last publication"), "id", "changes-title", NULL);
    if (changes->len > 0)
        append_table(html, question, record, changes);
    else
        html_element(html, "p", _("Nothing has changed."), NULL);
    g_string_append(html, "</section>\n");
}
