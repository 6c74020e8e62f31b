#include "write/terminal/show.h"

#include "base/language.h"
#include "explain/certificate.h"
#include "region/division.h"
#include "region/granted.h"
#include "write/credits.h"
#include "write/number.h"
#include "write/terminal/show_parts.h"

#include <string.h>

static void
put_micros(GArray *row, gint64 micros, gboolean sign)
{
    g_autofree char *number = micros_format(micros, 2);
    grid_put(row,
             g_strconcat(sign && micros > 0 && strcmp(number, "0") != 0 ? "+" : "", number, NULL),
             NULL, TRUE);
}

static void
grid_provider(Grid *grid, const Question *question, const Audit *audit, int provider)
{
    const Region *region = question->region;
    GArray *row = grid_row(grid);
    grid_put(row, g_strdup(region_provider(region, provider)->id), NULL, FALSE);
    grid_put(row, g_strdup(region_provider(region, provider)->name), NULL, FALSE);
    for (guint f = 0; f < region->fairs->len; f++) {
        const FairPart *part = question_fair_part(question, (int)f, provider);
        gint64 load = audit->load[f * region->providers->len + (guint)provider];
        if (!part->member && load == 0) {
            for (int i = 0; i < 3; i++)
                grid_put(row, g_strdup(""), NULL, TRUE);
            continue;
        }
        put_micros(row, load * MICROS, FALSE);
        put_micros(row, part->part, FALSE);
        put_micros(row, part->before + load * MICROS - part->part, TRUE);
    }
}

static gboolean
has_tally(const Question *question, const Audit *audit, int provider)
{
    for (guint f = 0; f < question->region->fairs->len; f++)
        if (question_fair_part(question, (int)f, provider)->member ||
            audit->load[f * question->region->providers->len + (guint)provider] != 0)
            return TRUE;
    return FALSE;
}

static char *
show_tallies(const Question *question, const Audit *audit, int only, ShowStyle style)
{
    Grid grid = grid_new(style.colour);
    GArray *heading = grid_row(&grid);
    grid_put(heading, g_strdup(""), NULL, FALSE);
    grid_put(heading, g_strdup(""), NULL, FALSE);
    for (guint f = 0; f < question->region->fairs->len; f++) {
        const Fair *fair = g_ptr_array_index(question->region->fairs, f);
        grid_put(heading, g_strdup(fair->count), NULL, TRUE);
        grid_put(heading, g_strdup(_("fair")), NULL, TRUE);
        grid_put(heading, g_strdup(_("standing")), NULL, TRUE);
    }
    for (guint p = 0; p < question->region->providers->len; p++)
        if ((only < 0 || (int)p == only) && has_tally(question, audit, (int)p))
            grid_provider(&grid, question, audit, (int)p);
    return grid_free(&grid);
}

static char *
show_proofs(const Question *question, const Rota *rota, const Audit *audit)
{
    g_autoptr(GArray) certificate = certificate_new(question, rota, audit);
    g_autoptr(GPtrArray) sentences = certificate_sentences(question, certificate);
    GString *text = g_string_new(sentences->len > 0 ? "\n" : "");
    for (guint i = 0; i < sentences->len; i++)
        g_string_append_printf(text, "%s\n", (char *)g_ptr_array_index(sentences, i));
    return g_string_free(text, FALSE);
}

/* Of whoever ever asked: wishes granted and asked, in this period and before. */
static char *
show_wishes(const Question *question, const Rota *rota, const Record *record, int only)
{
    GString *text = g_string_new(NULL);
    g_autofree WishSum *sums = wishes_summed(question, rota, record);
    for (guint p = 0; p < question->region->providers->len; p++) {
        if ((only >= 0 && (int)p != only) || (sums[p].asked == 0 && sums[p].asked_before == 0))
            continue;
        const Provider *provider = region_provider(question->region, (int)p);
        g_string_append_printf(text, _("%s: %d of %d wishes granted, before %d of %d"),
                               provider->id, sums[p].granted, sums[p].asked, sums[p].granted_before,
                               sums[p].asked_before);
        g_string_append_c(text, '\n');
    }
    if (text->len > 0)
        g_string_prepend_c(text, '\n');
    return g_string_free(text, FALSE);
}

char *
write_show(const Question *question, const Rota *rota, const Audit *audit, const Record *record,
           ShowStyle style)
{
    g_autofree char *days =
        style.list ? show_list(question, rota, style) : show_calendar(question, rota, style);
    g_autofree char *credits = show_credits(question, rota, -1);
    g_autofree char *wishes = show_wishes(question, rota, record, -1);
    if (question->region->fairs->len == 0)
        return g_strconcat(days, wishes, NULL);
    g_autofree char *tallies = show_tallies(question, audit, -1, style);
    g_autofree char *proofs = show_proofs(question, rota, audit);
    return g_strconcat(days, "\n", tallies, proofs, credits, wishes, NULL);
}

char *
write_show_provider(const Question *question, const Rota *rota, const Audit *audit,
                    const Record *record, int provider, ShowStyle style)
{
    g_autofree char *duties = show_duties(question, rota, provider, style);
    g_autofree char *credits = show_credits(question, rota, provider);
    g_autofree char *wishes = show_wishes(question, rota, record, provider);
    if (!has_tally(question, audit, provider))
        return g_strconcat(duties, wishes, NULL);
    g_autofree char *tallies = show_tallies(question, audit, provider, style);
    return g_strconcat(duties, "\n", tallies, credits, wishes, NULL);
}
