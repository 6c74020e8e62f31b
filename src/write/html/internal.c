#include "write/html/internal.h"

#include "base/language.h"
#include "write/day_text.h"
#include "write/html/grid.h"
#include "write/html/html.h"
#include "write/html/page.h"
#include "write/roster.h"
#include "write/substitutes.h"

#define SUBSTITUTES_MOST 5

/* A name with its number, which a telephone can dial. */
static void
append_person(GString *html, const Provider *provider, const char *note)
{
    html_element(html, "b", provider->name, NULL);
    if (note != NULL) {
        html_text(html, " ");
        html_element(html, "em", note, NULL);
    }
    if (provider->phone != NULL) {
        g_autofree char *link = g_strconcat("tel:", provider->phone, NULL);
        html_text(html, " ");
        html_element(html, "a", provider->phone, "href", link, NULL);
    }
}

static void
append_stands(GString *html, const Region *region, const Roster *roster, const Slot *slot)
{
    const GArray *stands = roster_at(roster, slot->line, slot->day);
    g_string_append(html, "<td>");
    for (guint i = 0; stands != NULL && i < stands->len; i++) {
        const Stand *stand = &g_array_index(stands, Stand, i);
        html_open(html, "div", NULL);
        append_person(html, region_provider(region, stand->provider),
                      stand->role == ROLE_RESERVE ? _("stand-by") : NULL);
        html_close(html, "div");
    }
    for (int open = roster_open(roster, slot->line, slot->day, ROLE_DUTY); open > 0; open--) {
        g_string_append(html, "<div>");
        html_element(html, "em", _("open"), "class", "open", NULL);
        g_string_append(html, "</div>");
    }
    g_string_append(html, "</td>");
}

static void
append_distance(GString *html, const Substitute *substitute)
{
    g_autofree char *last = substitute->last != DAY_NONE ? day_text_short(substitute->last) : NULL;
    g_autofree char *next = substitute->next != DAY_NONE ? day_text_short(substitute->next) : NULL;
    g_autofree char *before = last != NULL ? g_strdup_printf(_("last %s"), last) : NULL;
    g_autofree char *after = next != NULL ? g_strdup_printf(_("next %s"), next) : NULL;
    g_autofree char *both = before != NULL && after != NULL
                                ? g_strconcat(before, _(", "), after, NULL)
                                : g_strdup(before != NULL ? before : after);
    html_text(html, " ");
    html_element(html, "small", both != NULL ? both : _("no duty yet"), NULL);
}

static void
append_substitutes(GString *html, const Region *region, Substitutes *substitutes, int slot)
{
    g_autoptr(GArray) found = substitutes_of(substitutes, slot, SUBSTITUTES_MOST);
    g_string_append(html, "<td>");
    if (found->len == 0)
        html_text(html, _("nobody"));
    else
        g_string_append(html, "<ol>");
    for (guint i = 0; i < found->len; i++) {
        const Substitute *one = &g_array_index(found, Substitute, i);
        g_string_append(html, "<li>");
        g_autofree char *instead =
            one->instead >= 0
                ? g_strdup_printf(_("for %s"), region_provider(region, one->instead)->name)
                : NULL;
        append_person(html, region_provider(region, one->provider), instead);
        append_distance(html, one);
        g_string_append(html, "</li>");
    }
    g_string_append(html, found->len > 0 ? "</ol></td>" : "</td>");
}

static void
append_row(GString *html, const Question *question, const Roster *roster, Substitutes *substitutes,
           int index)
{
    const Region *region = question->region;
    const Slot *slot = question_slot(question, index);
    gboolean first = index == 0 || question_slot(question, index - 1)->day != slot->day;
    g_autofree char *anchor = first ? day_anchor(slot->day) : NULL;
    g_autofree char *date = day_format(slot->day);
    html_open(html, "tr", "id", anchor, "class", day_class(region->calendar, slot->day), "data-day",
              date, NULL);
    html_day_heading(html, region->calendar, slot->day);
    html_open(html, "td", NULL);
    html_text(html, region_line(region, slot->line)->name);
    html_text(html, " ");
    html_open(html, "small", NULL);
    html_hours(html, slot->hours->text);
    html_close(html, "small");
    html_close(html, "td");
    append_stands(html, region, roster, slot);
    append_substitutes(html, region, substitutes, index);
    g_string_append(html, "</tr>\n");
}

/* The month that begins with slot `first`; the slot after its last. */
static int
append_month(GString *html, const Question *question, const Roster *roster,
             Substitutes *substitutes, int first)
{
    static const char *const headings[] = {N_("Date"), N_("Duty"), N_("On duty"),
                                           N_("Could stand in, longest without duty first")};
    Day day = question_slot(question, first)->day;
    g_autofree char *anchor = month_anchor(day);
    g_autofree char *title = month_text(day);
    int slot = first;
    html_open(html, "div", "class", "month wide", "role", "region", "tabindex", "0",
              "aria-labelledby", anchor, NULL);
    g_string_append(html, "<table class=\"internal\"><caption>");
    html_element(html, "h2", title, "id", anchor, NULL);
    g_string_append(html, "</caption>\n<thead><tr>");
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++)
        html_element(html, "th", _(headings[i]), "scope", "col", NULL);
    g_string_append(html, "</tr></thead>\n<tbody>\n");
    for (; slot < question_slot_count(question) &&
           question_slot(question, slot)->day < month_after(day);
         slot++)
        append_row(html, question, roster, substitutes, slot);
    g_string_append(html, "</tbody></table></div>\n");
    return slot;
}

char *
write_internal_html(const Edition *edition, gsize *length)
{
    const Question *question = edition->question;
    PageHead head = {_("Substitutes"), "internal",
                     _("Internal: with telephone numbers, not to be "
                       "passed on"),
                     FALSE};
    g_autoptr(Roster) roster = roster_new(question, edition->rota);
    g_autoptr(Substitutes) substitutes = substitutes_new(question, edition->rota);
    GString *html = page_begin(edition, &head);
    g_string_append(html, "<main id=\"main\">\n");
    html_element(html, "p",
                 _("Who could stand in is free then and breaks no hard rule by it. Call from "
                   "the top."),
                 NULL);
    for (int slot = 0; slot < question_slot_count(question);)
        slot = append_month(html, question, roster, substitutes, slot);
    g_string_append(html, "</main>\n");
    return page_end(html, length);
}
