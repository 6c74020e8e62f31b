#include "write/credits.h"

#include "base/language.h"
#include "region/credit.h"
#include "write/html/html.h"

void
json_owed(Json *json, const Question *question, const Assignment *assignment)
{
    int credited = credit_of(question, assignment->provider, assignment->line, assignment->day);
    if (assignment->role == ROLE_DUTY && credited != assignment->provider)
        json_string(json, "owed", region_provider(question->region, credited)->id);
}

static char *
credit_text(const Question *question, const Credit *credit)
{
    const Region *region = question->region;
    g_autofree char *date = day_format(credit->day);
    return g_strdup_printf(_("%s %s: %s serves, counted for %s"), date,
                           region_line(region, credit->line)->name,
                           region_provider(region, credit->provider)->name,
                           region_provider(region, credit->owed)->name);
}

char *
show_credits(const Question *question, const Rota *rota, int provider)
{
    g_autoptr(GArray) credits = credits_standing(question, rota);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < credits->len; i++) {
        const Credit *credit = &g_array_index(credits, Credit, i);
        g_autofree char *line = credit_text(question, credit);
        if (provider < 0 || credit->provider == provider || credit->owed == provider)
            g_string_append_printf(text, "%s%s\n", text->len == 0 ? "\n" : "", line);
    }
    return g_string_free(text, FALSE);
}

void
html_credits(GString *html, const Question *question, const Rota *rota)
{
    g_autoptr(GArray) credits = credits_standing(question, rota);
    if (credits->len == 0)
        return;
    html_element(html, "h3", _("Counted for who owed them"), NULL);
    html_open(html, "ul", "class", "credits", NULL);
    for (guint i = 0; i < credits->len; i++) {
        g_autofree char *line = credit_text(question, &g_array_index(credits, Credit, i));
        html_element(html, "li", line, NULL);
    }
    html_close(html, "ul");
    g_string_append_c(html, '\n');
}
