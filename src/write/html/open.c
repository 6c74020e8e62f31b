#include "write/html/open.h"

#include "base/language.h"
#include "explain/unfilled.h"
#include "write/day_text.h"
#include "write/html/grid.h"
#include "write/html/html.h"

/* So many places have their reasons on the page; `rinban explain` tells those of any other. */
#define EXPLAINED_MOST 60

int
html_open_count(const Edition *edition)
{
    return edition->audit->short_places + edition->audit->short_reserves;
}

/* Those whom one and the same sentence keeps away stand together. */
static void
append_reasons(GString *html, const Region *region, const GPtrArray *reasons)
{
    g_autofree gboolean *told = g_new0(gboolean, (gsize)reasons->len + 1);
    g_string_append(html, "<dl>");
    for (guint i = 0; i < reasons->len; i++) {
        const Reason *reason = g_ptr_array_index(reasons, i);
        const char *comma = "";
        if (told[i])
            continue;
        html_open(html, "dt", NULL);
        for (guint k = i; k < reasons->len; k++) {
            const Reason *like = g_ptr_array_index(reasons, k);
            if (g_strcmp0(like->message, reason->message) != 0)
                continue;
            told[k] = TRUE;
            html_text(html, comma);
            html_text(html, region_provider(region, like->provider)->name);
            comma = _(", ");
        }
        html_close(html, "dt");
        html_element(html, "dd", reason->message, NULL);
    }
    g_string_append(html, "</dl>");
}

static void
append_place(GString *html, const Question *question, const Unfilled *unfilled, gboolean explained)
{
    const Slot *slot = question_slot(question, unfilled->slot);
    g_autofree char *date = day_text(slot->day);
    g_autofree char *anchor = day_anchor(slot->day);
    g_autofree char *link = g_strconcat("#", anchor, NULL);
    g_autofree char *count = g_strdup_printf(
        unfilled->role == ROLE_RESERVE ? _("open stand-by places: %d") : _("open places: %d"),
        unfilled->short_places);
    html_open(html, "article", NULL);
    html_open(html, "h3", NULL);
    html_element(html, "a", date, "href", link, "class",
                 day_class(question->region->calendar, slot->day), NULL);
    html_text(html, " ");
    html_text(html, region_line(question->region, slot->line)->name);
    html_text(html, " ");
    html_open(html, "small", NULL);
    html_hours(html, slot->hours->text);
    html_close(html, "small");
    html_close(html, "h3");
    html_element(html, "p", count, NULL);
    if (explained && unfilled->reasons->len > 0)
        append_reasons(html, question->region, unfilled->reasons);
    else if (explained)
        html_element(html, "p", _("Nobody belongs to this duty on that day."), NULL);
    g_string_append(html, "</article>\n");
}

void
html_open_places(GString *html, const Edition *edition)
{
    const Question *question = edition->question;
    if (html_open_count(edition) == 0)
        return;
    gboolean known = edition->solution != NULL && edition->solution->unfilled != NULL;
    g_autoptr(GPtrArray) found = known ? NULL : explain_unfilled(question, edition->rota);
    const GPtrArray *unfilled = known ? edition->solution->unfilled : found;
    html_open(html, "section", "id", "open", "aria-labelledby", "open-title", NULL);
    html_element(html, "h2", _("Open places"), "id", "open-title", NULL);
    g_string_append(html, "<div class=\"opens\">\n");
    for (guint i = 0; i < unfilled->len; i++)
        append_place(html, question, g_ptr_array_index(unfilled, i), i < EXPLAINED_MOST);
    g_string_append(html, "</div>\n");
    if (unfilled->len > EXPLAINED_MOST)
        html_element(html, "p", _("The reasons of the later ones are told by “rinban explain”."),
                     NULL);
    g_string_append(html, "</section>\n");
}
