#include "write/html/rota.h"

#include "base/language.h"
#include "write/changes.h"
#include "write/day_text.h"
#include "write/html/changes.h"
#include "write/html/fair.h"
#include "write/html/grid.h"
#include "write/html/html.h"
#include "write/html/open.h"
#include "write/html/page.h"
#include "write/html/people.h"
#include "write/html/proof.h"
#include "write/publication.h"

/* A draft is compared as if it were published after everything. */
#define AFTER_ALL "9999-12-31T23:59:59Z"

static Record *
record_of_draft(const Edition *edition)
{
    PublicationFacts facts = {AFTER_ALL, NULL, 0, NULL};
    return record_from_rota(edition->question, edition->rota, &facts);
}

static void
append_link(GString *html, const char *anchor, const char *text, const char *class)
{
    g_autofree char *link = g_strconcat("#", anchor, NULL);
    html_open(html, "li", "class", class, NULL);
    html_element(html, "a", text, "href", link, NULL);
    g_string_append(html, "</li>\n");
}

static void
append_months(GString *html, const Edition *edition, const Roster *roster)
{
    Period period = edition->question->period;
    gboolean one_year = day_civil(period.first).year == day_civil(period.last).year;
    for (Day day = period.first; day <= period.last; day = month_after(day)) {
        g_autofree char *anchor = month_anchor(day);
        g_autofree char *text =
            one_year ? g_strdup(month_name(day_civil(day).month)) : month_text(day);
        if (month_has_duty(roster, period, day))
            append_link(html, anchor, text, NULL);
    }
}

static void
append_contents(GString *html, const Edition *edition, const Roster *roster, const Record *record)
{
    g_autoptr(GPtrArray) told = records_told_before(edition->question->region, record);
    html_open(html, "nav", "aria-label", _("Contents"), NULL);
    g_string_append(html, "<ul>\n<li id=\"today\" class=\"part\" hidden>");
    html_element(html, "a", _("Today"), "href", "#main", NULL);
    g_string_append(html, "</li>\n");
    append_months(html, edition, roster);
    append_link(html, "people", _("By name"), "part");
    if (edition->question->region->fairs->len > 0)
        append_link(html, "fair", _("Fairness"), "part");
    if (told->len > 0)
        append_link(html, "changes", _("Changes"), "part");
    if (html_open_count(edition) > 0) {
        g_autofree char *open = g_strdup_printf(_("Open places: %d"), html_open_count(edition));
        append_link(html, "open", open, "part alert");
    }
    append_link(html, "proof", _("Rules and proof"), "part");
    g_string_append(html, "</ul></nav>\n");
}

char *
write_rota_html(const Edition *edition, gsize *length)
{
    PageHead head = {_("Duty rota"), "rota", NULL, TRUE};
    g_autoptr(Roster) roster = roster_new(edition->question, edition->rota);
    g_autoptr(Record) planned = edition->draft ? record_of_draft(edition) : NULL;
    const Record *record = edition->draft ? planned : edition->record;
    g_autofree gboolean *shown = people_shown(edition);
    GString *html = page_begin(edition, &head);
    append_contents(html, edition, roster, record);
    g_string_append(html, "<main id=\"main\">\n");
    html_grid(html, edition, roster);
    html_people(html, edition, shown);
    html_fair(html, edition);
    html_changes(html, edition->question, record);
    html_open_places(html, edition);
    html_proof(html, edition);
    g_string_append(html, "</main>\n");
    return page_end(html, length);
}
