#include "write/html/proof.h"

#include "base/language.h"
#include "explain/breach.h"
#include "explain/certificate.h"
#include "write/html/html.h"

/* So many broken rules stand on the page; `rinban audit` tells all. */
#define BREACHES_MOST 100

static void
append_hard(GString *html, const Edition *edition)
{
    const GArray *breaches = edition->audit->breaches;
    if (edition->audit->hard == 0) {
        html_element(html, "p", _("No hard rule is broken."), NULL);
        return;
    }
    g_autofree char *count =
        g_strdup_printf(_("Hard rules are broken: %d times."), edition->audit->hard);
    html_element(html, "p", count, "class", "hard", NULL);
    g_string_append(html, "<ul>\n");
    for (guint i = 0; i < breaches->len && i < BREACHES_MOST; i++) {
        const Breach *breach = &g_array_index(breaches, Breach, i);
        if (breach->level != LEVEL_HARD)
            continue;
        g_autofree char *sentence = breach_sentence(edition->question, breach);
        html_element(html, "li", sentence, NULL);
        g_string_append_c(html, '\n');
    }
    g_string_append(html, "</ul>\n");
}

/* How often each soft rule gives way, as the region orders them. */
static void
append_soft(GString *html, const Edition *edition)
{
    const GPtrArray *rules = edition->question->region->rules;
    g_autofree int *times = g_new0(int, (gsize)rules->len + 1);
    gboolean any = FALSE;
    for (guint i = 0; i < edition->audit->breaches->len; i++) {
        const Breach *breach = &g_array_index(edition->audit->breaches, Breach, i);
        if (breach->kind != BREACH_RULE || breach->level == LEVEL_HARD || breach->index < 0)
            continue;
        times[breach->index]++;
        any = TRUE;
    }
    if (!any)
        return;
    g_string_append(html, "<table>");
    html_element(html, "caption", _("What gives way"), NULL);
    g_string_append(html, "\n<thead><tr>");
    html_element(html, "th", _("rule"), "scope", "col", NULL);
    html_element(html, "th", _("tier"), "scope", "col", NULL);
    html_element(html, "th", _("times"), "scope", "col", NULL);
    g_string_append(html, "</tr></thead>\n<tbody>\n");
    for (guint r = 0; r < rules->len; r++) {
        const Rule *rule = g_ptr_array_index(rules, r);
        if (times[r] == 0)
            continue;
        g_string_append(html, "<tr>");
        html_element(html, "th", rule->id, "scope", "row", NULL);
        g_string_append_printf(html, "<td>%d</td><td>%d</td></tr>\n", rule->level, times[r]);
    }
    g_string_append(html, "</tbody></table>\n");
}

static void
append_certificate(GString *html, const Edition *edition)
{
    g_autoptr(GArray) certificate =
        certificate_new(edition->question, edition->rota, edition->audit);
    g_autoptr(GPtrArray) sentences = certificate_sentences(edition->question, certificate);
    if (sentences->len == 0)
        return;
    html_element(html, "h3", _("Certificate of fairness"), NULL);
    html_element(
        html, "p",
        _("Counted and proven by rinban, whatever the rules may be: nobody can make a rota "
          "that does better than the following bounds."),
        NULL);
    g_string_append(html, "<ul class=\"proof\">\n");
    for (guint i = 0; i < sentences->len; i++) {
        html_element(html, "li", g_ptr_array_index(sentences, i), NULL);
        g_string_append_c(html, '\n');
    }
    g_string_append(html, "</ul>\n");
}

void
html_proof(GString *html, const Edition *edition)
{
    html_open(html, "section", "id", "proof", "aria-labelledby", "proof-title", NULL);
    html_element(html, "h2", _("Rules and proof"), "id", "proof-title", NULL);
    append_hard(html, edition);
    append_soft(html, edition);
    append_certificate(html, edition);
    g_string_append(html, "</section>\n");
}
