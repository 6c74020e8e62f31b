#include "explain/alternatives.h"

#include "audit/audit.h"
#include "base/language.h"
#include "explain/breach.h"
#include "explain/inquiry.h"
#include "region/division.h"

#include <string.h>

/** Two rotas of one question. */
typedef struct {
    const Question *question;
    const Rota *rotas[2];
    Audit *audits[2];
    GPtrArray *differences;
} Pair;

static void
difference_free(gpointer data)
{
    Difference *difference = data;
    g_free(difference->text);
    g_free(difference);
}

static void
add(Pair *pair, int tier, gboolean worse, gint64 size, char *text)
{
    Difference *difference = g_new(Difference, 1);
    *difference = (Difference){tier, worse, size, text};
    g_ptr_array_add(pair->differences, difference);
}

/* -- places --------------------------------------------------------------------------------- */

static void
compare_slot(Pair *pair, int slot, Role role)
{
    int more = rota_filled(pair->rotas[0], slot, role) - rota_filled(pair->rotas[1], slot, role);
    if (more == 0)
        return;
    const Slot *s = question_slot(pair->question, slot);
    const char *line = region_line(pair->question->region, s->line)->id;
    g_autofree char *date = day_format(s->day);
    const char *text = role == ROLE_RESERVE ? _("%s@%s: open places of the reserve: %d more")
                                            : _("%s@%s: open places: %d more");
    const char *gain = role == ROLE_RESERVE ? _("%s@%s: open places of the reserve: %d fewer")
                                            : _("%s@%s: open places: %d fewer");
    add(pair, role == ROLE_RESERVE ? TIER_RESERVE : TIER_FILL, more > 0, ABS(more),
        g_strdup_printf(more > 0 ? text : gain, line, date, ABS(more)));
}

/* -- breaches ------------------------------------------------------------------------------- */

/** Two duties of one provider too close to each other, in days. */
static char *
gap_text(const Question *question, const Breach *breach)
{
    const Slot *slot = question_slot(question, breach->slot);
    const Slot *other = question_slot(question, breach->other);
    g_autofree char *from = day_format(other->day);
    g_autofree char *to = day_format(slot->day);
    return g_strdup_printf(_("two duties in %d days for %s (%s@%s, %s@%s)"),
                           ABS(slot->day - other->day) + 1,
                           region_provider(question->region, breach->provider)->id,
                           region_line(question->region, other->line)->id, from,
                           region_line(question->region, slot->line)->id, to);
}

static char *
breach_text(const Question *question, const Breach *breach)
{
    const Rule *rule = breach->kind == BREACH_RULE && breach->index >= 0
                           ? g_ptr_array_index(question->region->rules, breach->index)
                           : NULL;
    if (rule && rule->kind == RULE_gap && breach->slot >= 0 && breach->other >= 0 &&
        breach->provider >= 0)
        return gap_text(question, breach);
    return breach_sentence(question, breach);
}

static int
count_same(const Audit *audit, const Breach *breach)
{
    int count = 0;
    for (guint i = 0; i < audit->breaches->len; i++)
        count += breach_same(&g_array_index(audit->breaches, Breach, i), breach);
    return count;
}

/** Breaches that only one of the two rotas has; those of `fixes` apart, which are nobody's price.
 */
static void
compare_breaches(Pair *pair, int having, gboolean worse)
{
    const GArray *breaches = pair->audits[having]->breaches;
    for (guint i = 0; i < breaches->len; i++) {
        const Breach *breach = &g_array_index(breaches, Breach, i);
        if (count_same(pair->audits[1 - having], breach) > 0 || breach->kind == BREACH_OVER)
            continue;
        int tier = breach->level == LEVEL_HARD ? TIER_FILL : TIER_OF_LEVEL(breach->level);
        add(pair, tier, worse, breach->units, breach_text(pair->question, breach));
    }
}

/* -- tallies -------------------------------------------------------------------------------- */

/** With at most two decimals. */
static char *
duties_text(gint64 micros)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(text, sizeof text, "%.2f", (double)micros / MICROS);
    char *end = text + strlen(text) - 1;
    while (*end == '0')
        *end-- = '\0';
    if (*end == '.')
        *end = '\0';
    return g_strdup(text);
}

static const char *
ordinal(gint64 number)
{
    static const char *const words[] = {NULL,         N_("first"), N_("second"), N_("third"),
                                        N_("fourth"), N_("fifth"), N_("sixth"),  N_("seventh"),
                                        N_("eighth"), N_("ninth"), N_("tenth")};
    return number >= 1 && number < (gint64)G_N_ELEMENTS(words) ? _(words[number]) : NULL;
}

/** What the provider has of the tally, in the two rotas. */
static char *
load_text(const Fair *fair, const char *id, gint64 before, gint64 after)
{
    const char *place = after == before + 1 && !fair->weigh ? ordinal(after) : NULL;
    if (place)
        return g_strdup_printf(_("a %s “%s” for %s"), place, fair->count, id);
    return g_strdup_printf(_("%s has %d of “%s” instead of %d"), id, (int)after, fair->count,
                           (int)before);
}

static char *
standing_text(gint64 standing)
{
    g_autofree char *size = duties_text(ABS(standing));
    if (standing == 0)
        return g_strdup(_("just the fair share"));
    return g_strdup_printf(
        standing > 0 ? _("%s above the fair share") : _("%s below the fair share"), size);
}

static void
compare_load(Pair *pair, int fair, int provider)
{
    const Region *region = pair->question->region;
    const FairPart *part = question_fair_part(pair->question, fair, provider);
    gsize at = (gsize)fair * region->providers->len + (gsize)provider;
    gint64 before = pair->audits[0]->load[at], after = pair->audits[1]->load[at];
    if (before == after || !part->member)
        return;
    const Fair *rule = g_ptr_array_index(region->fairs, fair);
    gint64 was = part->before + before * MICROS - part->part;
    gint64 is = part->before + after * MICROS - part->part;
    g_autofree char *load = load_text(rule, region_provider(region, provider)->id, before, after);
    g_autofree char *standing = standing_text(is);
    add(pair, TIER_OF_LEVEL(rule->level), ABS(is) > ABS(was), ABS(ABS(is) - ABS(was)),
        g_strdup_printf("%s: %s", load, standing));
}

static gint
compare_differences(gconstpointer first, gconstpointer second)
{
    const Difference *a = *(const Difference *const *)first;
    const Difference *b = *(const Difference *const *)second;
    if (a->worse != b->worse)
        return a->worse ? -1 : 1;
    if (a->tier != b->tier)
        return a->tier - b->tier;
    return (a->size < b->size) - (a->size > b->size);
}

GPtrArray *
explain_differences(const Question *question, const Rota *before, const Rota *after)
{
    Pair pair = {question,
                 {before, after},
                 {audit_rota(question, before), audit_rota(question, after)},
                 g_ptr_array_new_with_free_func(difference_free)};
    for (int s = 0; s < question_slot_count(question); s++) {
        compare_slot(&pair, s, ROLE_DUTY);
        compare_slot(&pair, s, ROLE_RESERVE);
    }
    compare_breaches(&pair, 1, TRUE);
    compare_breaches(&pair, 0, FALSE);
    for (guint f = 0; f < question->region->fairs->len; f++)
        for (int p = 0; p < question_provider_count(question); p++)
            compare_load(&pair, (int)f, p);
    g_ptr_array_sort(pair.differences, compare_differences);
    audit_free(pair.audits[0]);
    audit_free(pair.audits[1]);
    return pair.differences;
}
