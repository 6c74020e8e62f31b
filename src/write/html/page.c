#include "write/html/page.h"

#include "base/language.h"
#include "write/day_text.h"
#include "write/html/html.h"
#include "write/page-resources.h"

/* No page fetches anything, whatever text stands in it. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

/* Style or script, as it stands in page/. */
static void
append_resource(GString *html, const char *tag, const char *name)
{
    g_autofree char *path = g_strconcat("/rinban/page/", name, NULL);
    g_autoptr(GBytes) bytes =
        g_resource_lookup_data(page_get_resource(), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(bytes != NULL);
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    g_string_append_printf(html, "<%s>\n", tag);
    g_string_append_len(html, text, (gssize)length);
    g_string_append_printf(html, "</%s>\n", tag);
}

static void
append_state(GString *html, const Edition *edition)
{
    const Record *record = edition->record;
    html_open(html, "p", "class", "state", NULL);
    if (edition->draft) {
        /* The character is the stamp that marks a draft in Japan. */
        html_element(html, "strong", "案", "class", "stamp", "lang", "ja", NULL);
        html_text(html, _("Draft: not published"));
    } else {
        g_autofree char *revision = g_strdup_printf(_("revision %d"), record->revision);
        g_autofree char *moment =
            moment_text(record->moment, edition->question->region->association.timezone);
        html_element(html, "span", revision, "class", "revision", NULL);
        if (moment != NULL) {
            g_autofree char *published =
                g_strdup_printf(record->withdrawn ? _("withdrawn %s") : _("published %s"), moment);
            html_text(html, " ");
            html_element(html, "span", published, NULL);
        }
    }
    html_close(html, "p");
}

static void
append_search(GString *html)
{
    g_string_append(html, "<form class=\"search\" role=\"search\" hidden>");
    html_element(html, "label", _("Find a name"), "for", "find", NULL);
    html_open(html, "input", "type", "search", "id", "find", "autocomplete", "off", NULL);
    html_open(html, "output", "id", "found", "for", "find", "data-none", _("nothing found"),
              "data-some", _("found: {people} people, {duties} duties"), NULL);
    g_string_append(html, "</output></form>\n");
}

GString *
page_begin(const Edition *edition, const PageHead *head)
{
    const Association *association = &edition->question->region->association;
    GString *html = g_string_new("<!DOCTYPE html>\n");
    g_autofree char *period = period_text(edition->question->period);
    g_autofree char *title = g_strdup_printf("%s %s – %s%s", head->title, period, association->name,
                                             edition->draft ? " 【案】" : "");
    html_open(html, "html", "lang", language_get(), "data-zone", association->timezone, NULL);
    g_string_append(html, "\n<head>\n<meta charset=\"utf-8\">\n");
    html_open(html, "meta", "http-equiv", "Content-Security-Policy", "content", POLICY, NULL);
    g_string_append(html,
                    "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                    "\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                    "<meta name=\"robots\" content=\"noindex\">\n");
    html_element(html, "title", title, NULL);
    append_resource(html, "style", "page.css");
    g_string_append(html, "</head>\n");
    html_open(html, "body", "class", head->kind, NULL);
    html_element(html, "a", _("To the contents"), "class", "skip", "href", "#main", NULL);
    g_string_append(html, "\n<header>");
    html_element(html, "p", association->name, "class", "association", NULL);
    html_open(html, "h1", NULL);
    html_text(html, head->title);
    html_text(html, " ");
    html_element(html, "span", period, NULL);
    html_close(html, "h1");
    if (head->notice != NULL)
        html_element(html, "p", head->notice, "class", "mark", NULL);
    append_state(html, edition);
    if (head->search)
        append_search(html);
    g_string_append(html, "</header>\n");
    return html;
}

char *
page_end(GString *html, gsize *length)
{
    append_resource(html, "script", "page.js");
    g_string_append(html, "</body>\n</html>\n");
    if (length != NULL)
        *length = html->len;
    return g_string_free(html, FALSE);
}
