#include "explain/why.h"

#include "audit/audit.h"
#include "base/language.h"
#include "region/credit.h"
#include "region/division.h"

typedef struct {
    const Question *question;
    const Rota *rota;
    Post post;
    const Alternatives *alternatives;
    GPtrArray *lines;
} Why;

int
open_places(const Question *question, const Rota *rota, int slot, Role role)
{
    const Slot *s = question_slot(question, slot);
    return (role == ROLE_DUTY ? s->need : s->reserve) - rota_filled(rota, slot, role);
}

/** Without trailing zeros, at most three decimals. */
static char *
number_text(double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(text, sizeof text, "%.3f", number);
    char *end = text;
    while (*end)
        end++;
    for (end--; *end == '0'; end--)
        *end = '\0';
    if (*end == '.')
        *end = '\0';
    return g_strdup(text);
}

char *
price_text(int tier, gint64 units)
{
    if (tier < TIER_FIRST_LEVEL)
        return g_strdup_printf(tier == TIER_FILL ? _("%d in open places")
                                                 : _("%d in open places of the reserve"),
                               (int)units);
    g_autofree char *costs = number_text((double)units / COST_UNIT);
    return g_strdup_printf(_("%s in tier %d"), costs, tier - TIER_FIRST_LEVEL + 1);
}

/** The first tier that tells two prices apart, or -1. */
static int
first_tier(const Alternative *alternative)
{
    for (int t = 0; t < alternative->known; t++)
        if (alternative->least[t] != 0)
            return t;
    return -1;
}

static const char *
id_of(const Why *why, int provider)
{
    return region_provider(why->question->region, provider)->id;
}

/** Those whose price is nothing. */
static int
count_equals(const Why *why)
{
    int equals = 0;
    for (guint i = 0; i < why->alternatives->all->len; i++) {
        const Alternative *alternative = g_ptr_array_index(why->alternatives->all, i);
        equals += alternative->kind == ALTERNATIVE_EXACT && first_tier(alternative) < 0;
    }
    return equals;
}

/** What the cheapest other choice is, said of whom. */
static char *
cheapest_text(const Why *why, const Alternative *cheapest)
{
    const char *id = id_of(why, cheapest->provider);
    gboolean exact = cheapest->kind == ALTERNATIVE_EXACT;
    int tier = first_tier(cheapest);
    if (tier < 0 && exact)
        return g_strdup_printf(_("others who would do exactly as well: %d, %s among them; between "
                                 "equals the seed decides"),
                               count_equals(why), id);
    if (tier < 0)
        return g_strdup_printf(_("whether %s would cost more could not be proven in the time"), id);
    g_autofree char *price = price_text(tier, ABS(cheapest->least[tier]));
    if (cheapest->least[tier] < 0)
        return g_strdup_printf(exact ? _("with %s the rota would be better: by %s")
                                     : _("with %s the rota would be better at most by %s"),
                               id, price);
    if (!exact)
        return g_strdup_printf(_("every other choice costs at least %s more"), price);
    return g_strdup_printf(_("the cheapest other choice is %s, and costs %s more"), id, price);
}

static void
say_summary(Why *why)
{
    const GPtrArray *all = why->alternatives->all;
    int barred = 0, forbidden = 0;
    for (guint i = 0; i < all->len; i++) {
        const Alternative *alternative = g_ptr_array_index(all, i);
        barred += alternative->kind == ALTERNATIVE_BARRED;
        forbidden += alternative->kind == ALTERNATIVE_FORBIDDEN;
    }
    int able = (int)all->len - barred - forbidden;
    const Alternative *cheapest = able > 0 ? g_ptr_array_index(all, 0) : NULL;
    g_autofree char *rest = cheapest ? cheapest_text(why, cheapest) : NULL;
    g_ptr_array_add(
        why->lines,
        g_strdup_printf(
            _("others: %d, of whom %d cannot stand here, %d only against a hard rule, %d could"),
            (int)all->len, barred, forbidden, able));
    if (rest)
        g_ptr_array_add(why->lines, g_steal_pointer(&rest));
}

/* -- what is known of the one who stands there ------------------------------------------------ */

static char *
source_text(const Request *request)
{
    if (request && request->taken_in)
        return g_strdup("records/");
    if (!request || !request->place.source)
        return g_strdup("--pin");
    return g_strdup_printf("%s:%d", source_name(request->place.source), request->place.line);
}

static void
say_fixes(Why *why)
{
    for (guint i = 0; i < why->question->fixes->len; i++) {
        const Fix *fix = g_ptr_array_index(why->question->fixes, i);
        gboolean here = FALSE;
        for (guint k = 0; k < fix->slots->len; k++)
            here = here || g_array_index(fix->slots, int, k) == why->post.slot;
        if (!here || fix->provider != why->post.provider)
            continue;
        g_autofree char *source = source_text(fix->request);
        g_ptr_array_add(why->lines, g_strdup_printf(_("%s is fixed here by hand (%s)"),
                                                    id_of(why, fix->provider), source));
    }
}

static void
say_wishes(Why *why)
{
    for (guint i = 0; i < why->question->wishes->len; i++) {
        const Wish *wish = g_ptr_array_index(why->question->wishes, i);
        for (guint k = 0; k < wish->slots->len; k++) {
            if (wish->provider != why->post.provider ||
                g_array_index(wish->slots, int, k) != why->post.slot)
                continue;
            g_autofree char *source = source_text(wish->request);
            const char *text = wish->kind == REQUEST_WANT ? _("%s asked for this day (%s)")
                                                          : _("%s asked to avoid this day (%s)");
            g_ptr_array_add(why->lines, g_strdup_printf(text, id_of(why, wish->provider), source));
        }
    }
}

/** What a provider has coming in a tally before this rota. */
static gint64
due_of(const Why *why, int fair, int provider)
{
    const FairPart *part = question_fair_part(why->question, fair, provider);
    return part->part - part->before;
}

/** How many of those who could stand there have more coming, and of how many. */
static int
count_more_due(const Why *why, int fair, int *among)
{
    const GPtrArray *all = why->alternatives->all;
    gint64 own = due_of(why, fair, why->post.provider);
    int more = 0;
    *among = 0;
    for (guint i = 0; i < all->len; i++) {
        const Alternative *alternative = g_ptr_array_index(all, i);
        if (alternative->kind < ALTERNATIVE_EXACT ||
            !question_fair_part(why->question, fair, alternative->provider)->member)
            continue;
        (*among)++;
        more += due_of(why, fair, alternative->provider) > own;
    }
    return more;
}

static void
say_tallies(Why *why)
{
    const Region *region = why->question->region;
    int credited = question_credited(why->question, why->post.provider, why->post.slot);
    if (credited != why->post.provider) {
        g_ptr_array_add(why->lines, g_strdup_printf(_("this duty counts for %s, who owed it"),
                                                    id_of(why, credited)));
        return;
    }
    g_autoptr(Audit) audit = audit_rota(why->question, why->rota);
    for (guint f = 0; f < region->fairs->len; f++) {
        const Fair *fair = g_ptr_array_index(region->fairs, f);
        if (!fair_counts(why->question, fair, why->post.provider, why->post.slot))
            continue;
        int among, more = count_more_due(why, (int)f, &among);
        gint64 load = audit->load[f * region->providers->len + (guint)why->post.provider];
        g_autofree char *due =
            number_text((double)due_of(why, (int)f, why->post.provider) / MICROS);
        g_ptr_array_add(why->lines,
                        g_strdup_printf(_("“%s”: %s had %s coming and has %d with this rota; %d of "
                                          "the %d others who could had more coming"),
                                        fair->count, id_of(why, why->post.provider), due, (int)load,
                                        more, among));
    }
}

GPtrArray *
explain_why(const Question *question, const Rota *rota, Post post, const Alternatives *alternatives)
{
    Why why = {question, rota, post, alternatives, g_ptr_array_new_with_free_func(g_free)};
    say_summary(&why);
    if (post.provider < 0)
        return why.lines;
    say_fixes(&why);
    say_wishes(&why);
    if (post.role == ROLE_DUTY)
        say_tallies(&why);
    return why.lines;
}
