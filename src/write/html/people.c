#include "write/html/people.h"

#include "base/language.h"
#include "write/day_text.h"
#include "write/html/grid.h"
#include "write/html/html.h"

gboolean *
people_shown(const Edition *edition)
{
    const Question *question = edition->question;
    int providers = question_provider_count(question);
    gboolean *shown = g_new0(gboolean, (gsize)providers + 1);
    for (guint i = 0; i < edition->rota->assignments->len; i++)
        shown[g_array_index(edition->rota->assignments, Assignment, i).provider] = TRUE;
    for (int p = 0; p < providers; p++)
        for (int s = 0; s < question_slot_count(question) && !shown[p]; s++) {
            Bar bar = question_bar(question, p, s);
            shown[p] = bar != BAR_WHO && bar != BAR_MEMBER;
        }
    return shown;
}

/* What a name is found by: name, reading and id. */
static char *
words_of(const Provider *provider)
{
    return g_strjoin(" ", provider->name, provider->id, provider->kana, NULL);
}

static void
append_index(GString *html, const Region *region, const gboolean *shown)
{
    html_open(html, "ul", "class", "names", NULL);
    for (guint p = 0; p < region->providers->len; p++) {
        const Provider *provider = region_provider(region, (int)p);
        g_autofree char *link = g_strconcat("#p-", provider->id, NULL);
        if (!shown[p])
            continue;
        g_string_append(html, "<li>");
        html_element(html, "a", provider->name, "href", link, NULL);
        g_string_append(html, "</li>");
    }
    g_string_append(html, "</ul>\n");
}

static void
append_duty(GString *html, const Question *question, const Assignment *assignment)
{
    g_autofree char *anchor = day_anchor(assignment->day);
    g_autofree char *link = g_strconcat("#", anchor, NULL);
    g_autofree char *date = day_text_short(assignment->day);
    const char *class = day_class(question->region->calendar, assignment->day);
    html_open(html, "li", NULL);
    html_element(html, "a", date, "href", link, "class", class, NULL);
    html_text(html, " ");
    html_text(html, region_line(question->region, assignment->line)->name);
    if (assignment->slot >= 0) {
        html_text(html, " ");
        html_open(html, "small", NULL);
        html_hours(html, question_slot(question, assignment->slot)->hours->text);
        html_close(html, "small");
    }
    if (assignment->role == ROLE_RESERVE) {
        html_text(html, " ");
        html_element(html, "em", _("stand-by"), NULL);
    }
    html_close(html, "li");
}

static void
append_person(GString *html, const Edition *edition, int index, const GArray *duties)
{
    const Region *region = edition->question->region;
    const Provider *provider = region_provider(region, index);
    g_autofree char *anchor = g_strconcat("p-", provider->id, NULL);
    g_autofree char *words = words_of(provider);
    g_autofree char *count = g_strdup_printf(_("duties: %d"), (int)duties->len);
    html_open(html, "section", "class", "person", "id", anchor, "data-words", words, NULL);
    html_open(html, "h3", NULL);
    html_text(html, provider->name);
    if (provider->clinic >= 0) {
        html_text(html, " ");
        html_element(html, "small", region_provider(region, provider->clinic)->name, NULL);
    }
    html_close(html, "h3");
    html_element(html, "p", count, NULL);
    if (duties->len > 0)
        html_open(html, "ol", NULL);
    for (guint i = 0; i < duties->len; i++)
        append_duty(html, edition->question, &g_array_index(duties, Assignment, i));
    g_string_append(html, duties->len > 0 ? "</ol></section>\n" : "</section>\n");
}

void
html_people(GString *html, const Edition *edition, const gboolean *shown)
{
    const Region *region = edition->question->region;
    g_autoptr(GPtrArray) duties = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint p = 0; p < region->providers->len; p++)
        g_ptr_array_add(duties, g_array_new(FALSE, FALSE, sizeof(Assignment)));
    for (guint i = 0; i < edition->rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(edition->rota->assignments, Assignment, i);
        g_array_append_vals(g_ptr_array_index(duties, a->provider), a, 1);
    }
    html_open(html, "section", "id", "people", "aria-labelledby", "people-title", NULL);
    html_element(html, "h2", _("By name"), "id", "people-title", NULL);
    append_index(html, region, shown);
    g_string_append(html, "<div class=\"people\">\n");
    for (guint p = 0; p < region->providers->len; p++)
        if (shown[p])
            append_person(html, edition, (int)p, g_ptr_array_index(duties, p));
    g_string_append(html, "</div></section>\n");
}
